"""A person with an account: one office role, one organisation."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import OFFICES, Role
from ovop_portal.accounts.models.place import Organisation

SYSTEM_EMAIL = "sistem@portal.invalid"


class UserQuerySet(models.QuerySet):
    def people(self):
        return self.exclude(role=Role.SYSTEM)

    def visible_to(self, user):
        """The secretariat, director and auditor see everybody; an officer the colleagues of the own office."""
        if not user.is_authenticated:
            return self.none()
        if user.role in {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR}:
            return self.people()
        return self.people().filter(organisation_id=user.organisation_id) if user.organisation_id else self.filter(pk=user.pk)

    def colleagues_of(self, person):
        """Who can take over the work of an officer, or the office itself: active people of the same dinas, the person not among them."""
        if person.role not in OFFICES:
            return self.none()
        return self.filter(organisation=person.organisation_id, role=person.role, is_active=True).exclude(pk=person.pk)

    def for_list(self):
        return self.select_related("organisation__region__parent")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """The technical administrator of Django's admin: accounts and reference data, no business rights."""
        fields |= {"is_staff": True, "is_superuser": True, "role": Role.ADMINISTRATOR}
        fields.setdefault("name", email)
        return self.create_user(email, password, **fields)

    def system(self):
        """The actor of timed acts; it cannot sign in."""
        return self.get(role=Role.SYSTEM)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("alamat e-mail"), unique=True)
    name = models.CharField(_("nama"), max_length=120)
    role = models.CharField(_("peran"), max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("organisasi")
    )
    heads_office = models.BooleanField(
        _("kepala atau koordinator kantor"),
        default=False,
        help_text=_("Mengundang dan menonaktifkan petugas kantornya sendiri."),
    )
    phone = models.CharField(_("nomor telepon"), max_length=20, blank=True)
    is_active = models.BooleanField(_("aktif"), default=True)
    is_staff = models.BooleanField(_("boleh membuka admin"), default=False)
    date_joined = models.DateTimeField(_("dibuat"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        ordering = ["name", "email"]
        verbose_name = _("pengguna")
        verbose_name_plural = _("pengguna")
        constraints = [
            models.CheckConstraint(
                name="office_role_needs_an_organisation",
                condition=Q(role__in=[Role.SYSTEM, Role.ADMINISTRATOR]) | Q(organisation__isnull=False),
                violation_error_message=_("Peran ini membutuhkan organisasi."),
            ),
            models.UniqueConstraint(fields=["role"], condition=Q(role=Role.SYSTEM), name="one_system_actor"),
        ]

    def __str__(self):
        return self.name or self.email

    @property
    def scope(self):
        """The code prefix of the region this person's office answers for; empty: none."""
        return (self.organisation.region_id or "") if self.organisation_id else ""

    @property
    def is_system(self):
        """Whether this is the actor of timed acts; it cannot sign in, but rules may name it."""
        return self.role == Role.SYSTEM

    @property
    def leads_office(self):
        """Whether this person heads a dinas; nobody heads a ministry, a balai or the inspectorate here."""
        return self.heads_office and self.role in OFFICES

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

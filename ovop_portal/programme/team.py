"""The selection team of an edition: who may sit, what hangs on a seat, how it ends and comes back, and last edition's team again."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Mandate, Organisation, Region, User
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require
from ovop_portal.programme.models import Edition
from ovop_portal.programme.scopes import SEAT_DUTIES, SEAT_ENDS, SEAT_FAULTS

MAY_SIT = (Role.EXPERT, Role.SECRETARIAT, Role.PROVINCE, Role.REGENCY)  # the director decides and the auditor looks on: neither scores
OFFICES = (OrganisationKind.REGENCY_OFFICE, OrganisationKind.PROVINCE_OFFICE)
NONE = {"planned": 0, "going": 0, "all": 0}


def people():
    """Everybody who may be given a seat."""
    return User.objects.filter(is_active=True, role__in=MAY_SIT, organisation__isnull=False)


def candidates(words=""):
    """Those of them whose name, address or institution holds these words; without words the assessors alone."""
    if words:
        found = Q(name__icontains=words) | Q(email__icontains=words) | Q(organisation__name__icontains=words)
        return people().filter(found).select_related("organisation__region").order_by("name", "pk")
    return people().filter(role=Role.EXPERT).select_related("organisation__region").order_by("name", "pk")


def institutions(person):
    """For whom somebody may sit: the own organisation, or any that is no dinas."""
    return Organisation.objects.filter(~Q(kind__in=OFFICES) | Q(pk=person.organisation_id)).order_by("name")


def home_of(institution):
    """The province of an institution, as Region, or None for a national body."""
    code = institution.region_id[:2] if institution and institution.region_id else None
    return Region.objects.filter(pk=code).first() if code else None


def bound_to(person):
    """The code of the province that somebody of a dinas must name as the own; "" for everybody else."""
    return person.scope[:2] if person.role in {Role.REGENCY, Role.PROVINCE} else ""


def seats(edition):
    """All seats of an edition with what a list shows, in two queries; those in force first."""
    rows = Mandate.objects.filter(edition=edition).select_related("user", "institution", "home_province").prefetch_related("commodities")
    return rows.order_by(F("ended_at").asc(nulls_first=True), "-lead", "user__name", "pk")


def duties_of(rows):
    """mandate id → {"planned", "going", "all"} over these seats, as far as a higher app knows."""
    found = {}
    for answer in SEAT_DUTIES.ask(rows):
        found |= answer
    return found


def rows(page, edition, duties):
    """One dict of ready strings per seat of this edition."""
    return [
        {
            "url": reverse("programme:seat", args=[edition.year, seat.pk]),
            "name": seat.user.name,
            "email": seat.user.email,
            "institution": seat.institution.name,
            "commodities": commodities_of(seat),
            "home": seat.home_province.name if seat.home_province else "",
            "lead": seat.lead,
            "ended": seat.ended_at is not None,
            "sheets": duties.get(seat.pk, NONE)["all"],
        }
        for seat in page
    ]


def facts(seat, duties):
    """[(label, value)] of one seat, for whoever only reads."""
    return [
        (_("Alamat e-mail"), seat.user.email),
        (_("Peran"), seat.user.get_role_display()),
        (_("Lembaga"), seat.institution.name),
        (_("Komoditas"), commodities_of(seat)),
        (_("Provinsi asal"), home_in_words(seat)),
        (_("Ketua tim"), _("ya") if seat.lead else _("tidak")),
        (_("Penugasan yang dihitung"), str(duties["all"])),
    ]


def home_in_words(seat):
    return seat.home_province.name if seat.home_province else _("tidak ada, lembaga nasional")


def commodities_of(seat):
    return ", ".join(one.name for one in seat.commodities.all()) or _("tanpa komoditas")


def faults(seat, commodities):
    """Why the unsaved values of this seat cannot be saved: what it has been given already would not suit them."""
    return [sentence for sentences in SEAT_FAULTS.ask(seat, commodities) for sentence in sentences]


def bars_to_ending(seat):
    """The sentences that keep a seat from being ended: sheets that were handed out and are not final."""
    going = duties_of([seat]).get(seat.pk, NONE)["going"]
    if not going:
        return []
    word = ngettext("%d penugasan", "%d penugasan", going) % going
    sentence = _("%(name)s masih memegang %(word)s yang belum final. Tunggu sampai final, minta ia mundur, atau nyatakan lewat waktu.")
    return [sentence % {"name": seat.user.name, "word": word}]


@unit()
def end(actor, seat, note):
    """End a seat: its plans are taken back, its final sheets stay counted. Raises ValidationError when it may not end."""
    seat = _locked(seat)
    require(actor, "programme.seat", seat.edition)
    if seat.ended_at is not None:
        raise ValidationError(_("Mandat ini sudah berakhir."), code="stale")
    if bars := bars_to_ending(seat):
        raise ValidationError(bars, code="blocked")
    dropped = sum(SEAT_ENDS.ask(seat, actor, note))
    seat.ended_at = timezone.now()
    seat.version += 1
    seat.save(update_fields=["ended_at", "version"])
    record(actor, "programme.end_seat", seat, note, edition=seat.edition.year, dropped=dropped)
    return dropped


@unit()
def reinstate(actor, seat):
    """Give an ended seat back, as it was; plans that were taken back stay so."""
    seat = _locked(seat)
    require(actor, "programme.seat", seat.edition)
    if seat.ended_at is None:
        raise ValidationError(_("Mandat ini masih berlaku."), code="stale")
    if not people().filter(pk=seat.user_id).exists():
        raise ValidationError(
            _("%s tidak dapat duduk dalam tim: akunnya nonaktif, atau perannya kini lain.") % seat.user.name, code="person"
        )
    seat.ended_at = None
    seat.version += 1
    seat.save(update_fields=["ended_at", "version"])
    record(actor, "programme.reinstate_seat", seat, edition=seat.edition.year)
    return seat


def _locked(seat):
    return Mandate.objects.select_for_update(of=("self",)).select_related("edition", "user", "institution").get(pk=seat.pk)


@dataclass
class Proposal:
    """One seat of the earlier team: what it would be in this one, or the sentence that leaves it out."""

    seat: Mandate
    commodities: list
    left_out: str = ""


def source_of(edition):
    """The edition before this one that has a team, or None."""
    return Edition.objects.filter(year__lt=edition.year, mandates__isnull=False).order_by("-year").first()


def proposals(source, edition):
    """One Proposal per seat of `source`, changing nothing; in five queries."""
    here = {one.pk: one for one in edition.commodities.order_by("order", "name")}
    seated = set(Mandate.objects.filter(edition=edition).values_list("user", flat=True))
    able = set(people().values_list("pk", flat=True))
    return [_proposal(seat, here, seated, able) for seat in seats(source)]


def _proposal(seat, here, seated, able):
    kept = [here[one.pk] for one in seat.commodities.all() if one.pk in here]
    if seat.user_id in seated:
        why = _("Sudah ada dalam tim periode ini.")
    elif seat.ended_at is not None:
        why = _("Mandatnya pada periode itu sudah berakhir.")
    elif seat.user_id not in able:
        why = _("Akunnya nonaktif, atau perannya kini lain.")
    else:
        why = "" if kept else _("Komoditasnya tidak ada pada periode ini.")
    return Proposal(seat, kept, why)


@unit()
def copy(actor, source, edition, chosen):
    """Seat the chosen people of the earlier team; those that are left out by now stay out. Returns the new seats."""
    require(actor, "programme.seat", edition)
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)  # two presses wait for each other
    made = []
    for one in proposals(source, edition):
        if one.left_out or one.seat.pk not in chosen:
            continue
        old = one.seat
        seat = Mandate.objects.create(
            user=old.user, edition=edition, institution=old.institution, home_province=old.home_province, lead=old.lead
        )
        seat.commodities.set(one.commodities)
        record(actor, "programme.seat", seat, edition=edition.year, copied_from=source.year)
        made.append(seat)
    return made

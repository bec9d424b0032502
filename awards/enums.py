"""The fixed vocabularies of an award."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    RECOMMENDED = "recommended", _("Direkomendasikan")
    PROPOSED = "proposed", _("Diajukan")
    DECIDED = "decided", _("Ditetapkan")
    PUBLISHED = "published", _("Diumumkan")
    REVOKED = "revoked", _("Dicabut")


class Scheme(models.TextChoices):
    """Two scales that are never mixed: one to three stars today, one to five until 2018."""

    THREE = "1-3", _("Satu sampai tiga bintang")
    FIVE = "1-5", _("Satu sampai lima bintang (sampai 2018)")


class Standing(models.TextChoices):
    """What a published star is worth today; a date decides, not a job."""

    VALID = "berlaku", _("Berlaku")
    EXPIRED = "kedaluwarsa", _("Kedaluwarsa")
    REVOKED = "dicabut", _("Dicabut")
    HISTORIC = "riwayat", _("Riwayat")


STARS = {Scheme.THREE: 3, Scheme.FIVE: 5}
EVERYTHING = (State.PUBLISHED, State.REVOKED)  # what the registry shows once its instant has come

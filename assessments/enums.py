"""The fixed vocabularies of an assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The life of one assignment; its sheet lives inside it."""

    PLANNED = "planned", _("Direncanakan")
    RELEASED = "released", _("Ditugaskan")
    ACCEPTED = "accepted", _("Sedang dinilai")
    FINAL = "final", _("Final")
    REOPENED = "reopened", _("Dibuka kembali")
    RECUSED = "recused", _("Mundur")
    CANCELLED = "cancelled", _("Dibatalkan")
    EXPIRED = "expired", _("Lewat waktu")


COUNTED = (State.PLANNED, State.RELEASED, State.ACCEPTED, State.FINAL, State.REOPENED)  # still expected to give a sheet
OWED = tuple(state for state in COUNTED if state != State.FINAL)  # the assessor still owes it: nobody else's marks exist for them
SHOWN = (State.RELEASED, State.ACCEPTED, State.FINAL, State.REOPENED, State.RECUSED)  # what the assessor knows of
OPENED = (State.ACCEPTED, State.FINAL, State.REOPENED)  # the file is open to the assessor
WRITABLE = (State.ACCEPTED, State.REOPENED)  # the sheet takes marks

"""The life of more time to send: proposed by one person, confirmed or rejected by another, and then as it is."""

from datetime import UTC

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ovop_portal.programme import extending, notices
from ovop_portal.programme.enums import ExtensionState as S
from ovop_portal.programme.models import Edition
from ovop_portal.workflow import Transition, Workflow


def grant(extension, actor, note, **facts):
    """From now on the office has this time; granted to all, it is the closing of the edition itself."""
    edition = extension.edition = Edition.objects.select_for_update(of=("self",)).get(pk=extension.edition_id)
    if missing := extending.blockers(extension):  # asked again, now that nobody else can move the edition
        raise ValidationError(missing, code="blocked")
    extension.previous = extending.present(edition, extension.office)
    if extension.office_id is None:
        edition.nomination_closes = extension.until
        edition.version += 1
        edition.save(update_fields=["nomination_closes", "version"])
    return decide(extension, actor, note) | {"previous": extension.previous.astimezone(UTC).isoformat()}


def decide(extension, actor, note, **facts):
    extension.decided_by, extension.decided_at = actor, timezone.now()
    return extending.facts(extension)


# fmt: off
EXTENSION = Workflow(
    "programme",
    #          name                 button                 from            to
    Transition("confirm_extension", _("Berlakukan"),       {S.PROPOSED},   S.CONFIRMED,
               blockers=extending.blockers,                effect=grant,   notify=notices.extension_confirmed,
               confirm=_("Dinas diberi tahu lewat e-mail. Yang sudah berlaku tidak dapat ditarik lagi.")),
    Transition("reject_extension",  _("Tolak"),            {S.PROPOSED},   S.REJECTED,
               needs_note=True,                            effect=decide,  notify=notices.extension_rejected,
               tone="danger"),
)
# fmt: on

"""The life of a draft of a rubric: begun from the version in force, changed as a whole, put in force for ever or thrown away.

Every change locks the rubric, writes its whole content and raises its version; one event says what changed.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from ovop_portal.audit.trail import record, unit
from ovop_portal.programme import rubric_content, rubrics
from ovop_portal.programme.models import Commodity, Rubric
from ovop_portal.programme.rubric_blockers import blockers
from ovop_portal.programme.rubric_changes import compare
from ovop_portal.programme.rubric_rows import day


class InForce(Exception):
    """The rubric is no draft (any more): it is never changed again."""


@unit()
def start(actor, commodity):
    """The commodity's open draft: the one there is, or a new one that says what the version in force says (nothing, if there is none)."""
    commodity = Commodity.objects.select_for_update(of=("self",)).get(pk=commodity.pk)
    if draft := commodity.rubrics.drafts().first():
        return draft
    newest = commodity.rubrics.with_indicators().newest()
    number = rubrics.next_number(commodity)
    draft = Rubric.objects.create(commodity=commodity, number=number, name=rubrics.name_of(commodity, number), based_on=newest)
    content = rubric_content.of(newest) if newest else rubric_content.empty(draft.name)
    rubric_content.write(draft, content | {"name": draft.name})
    draft.save(update_fields=["source_note"])
    record(actor, "programme.draft_rubric", draft, number=number, based_on=newest.number if newest else None)
    return draft


def locked(user, pk):
    """The draft with its content, locked for the rest of the unit. Raises Rubric.DoesNotExist, InForce."""
    rubric = Rubric.objects.visible_to(user).with_indicators().select_for_update(of=("self",)).get(pk=pk)
    if not rubric.is_draft:
        raise InForce(rubric.pk)
    return rubric


def check_version(rubric, version):
    """Raise a ValidationError when the page showed an older draft than there is."""
    if str(rubric.version) != str(version):
        raise ValidationError(
            _("Draf ini sudah diubah sejak halaman Anda dibuka. Periksa isinya yang sekarang, lalu ulangi."), code="stale"
        )


def keep(actor, rubric, content, action="programme.edit_rubric", **facts):
    """Write this content into a locked draft with one event; False where it says this already."""
    before = rubric_content.of(rubric)
    if content == before:
        return False
    rubric_content.write(rubric, content)
    _raise_version(rubric, "name", "source_note")
    told = facts or {"changes": compare(before, content).facts()}
    record(actor, action, rubric, version=rubric.version, **told)
    return True


def publish(actor, rubric):
    """From now on editions may take a locked draft, and nobody changes it. Raises a ValidationError with what it lacks."""
    content = rubric_content.of(rubric)
    if lacking := blockers(content):
        raise ValidationError([one.sentence for one in lacking], code="blocked")
    rubric.published_at, rubric.digest = timezone.now(), rubric_content.digest(content)
    _raise_version(rubric, "published_at", "digest")
    facts = rubric_content.counts(content) | {"number": rubric.number, "digest": rubric.digest}
    record(actor, "programme.publish_rubric", rubric, before="draft", after="in_force", **facts)


def discard(actor, rubric):
    """Throw a locked draft away; the trail keeps how much it held."""
    facts = rubric_content.counts(rubric_content.of(rubric))
    record(actor, "programme.discard_rubric", rubric, before="draft", number=rubric.number, version=rubric.version, **facts)
    rubric.delete()


def difference(before, after):
    """The Changes from one version to another; that each is named after its own number is no change."""
    old, new = rubric_content.of(before), rubric_content.of(after)
    if all(one.name == rubrics.name_of(one.commodity, one.number) for one in (before, after)):
        old["name"] = new["name"]
    return compare(old, new)


def in_force_since(rubric):
    """Why a rubric is not changed: "Berlaku sejak 3 Maret 2026 …"."""
    sentence = _("Rubrik ini berlaku sejak %s dan tidak dapat diubah lagi. Perubahan dibuat dalam draf versi berikutnya.")
    return sentence % day(rubric.published_at)


def _raise_version(rubric, *fields):
    rubric.version += 1
    rubric.save(update_fields=[*fields, "version"])

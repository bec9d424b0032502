"""Commodities beyond one edition: their code, which KBLI they take, where they are used."""

import re

from django.core.exceptions import ValidationError
from django.db.models import Max, Prefetch, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.references import references, sentence
from ovop_portal.programme.models import Commodity, Edition

RESERVED = {"baru", "unduh"}  # what the address of a commodity may not be called
PREFIX = re.compile(r"[0-9]{2,5}", re.ASCII)


def code_from(name, limit=30):
    """The code that a name suggests: "Kopi & Teh" is "kopi_teh"; empty where nothing of it can be one."""
    return slugify(name).replace("-", "_")[:limit].strip("_")


def read_prefixes(text):
    """The prefixes in a text, in order, each once: ["10", "11"]. Raises ValueError with the part that is none."""
    found = []
    for part in re.split(r"[,;\s]+", text.strip()):
        if part and not PREFIX.fullmatch(part):
            raise ValueError(part)
        if part and part not in found:
            found.append(part)
    return found


def prefixes_of(text):
    """The prefixes that a commodity holds, as Commodity.takes_kbli reads them."""
    return [one.strip() for one in text.split(",") if one.strip()]


def narrower(before, after):
    """The prefixes of `before` whose KBLI `after` would no longer take; both are lists, an empty one takes everything."""
    if not after:
        return []
    return [one for one in before if not one.startswith(tuple(after))] if before else [_("semua KBLI")]


def running_in(commodity, now):
    """The edition in which offices nominate in this commodity, or mend what was returned, right now; None: nowhere."""
    running = Edition.objects.filter(nomination_opens__lte=now, screening_closes__gte=now)
    return running.filter(edition_commodities__commodity=commodity).order_by("year").first()


def with_use():
    """All commodities with their editions, newest first, and the `newest` rubric in force; in two queries."""
    editions = Prefetch("editions", Edition.objects.order_by("-year"))
    newest = Max("rubrics__number", filter=Q(rubrics__published_at__isnull=False))
    return Commodity.objects.annotate(newest=newest).prefetch_related(editions).order_by("order", "name")


def rows(commodities):
    """One dict of ready strings per commodity of `with_use`."""
    return [
        {
            "url": reverse("programme:commodity", args=[one.code]),
            "code": one.code,
            "name": one.name,
            "kbli": shown_prefixes(one) or _("tidak diperiksa"),
            "rubric": _("versi %d") % one.newest if one.newest else _("belum ada"),
            "editions": ", ".join(str(edition.year) for edition in one.editions.all()) or _("belum dipakai"),
        }
        for one in commodities
    ]


def shown_prefixes(commodity):
    return ", ".join(prefixes_of(commodity.kbli_prefixes))


def next_place():
    """Where a new commodity stands: after all others."""
    last = Commodity.objects.order_by("-order").first()
    return last.order + 1 if last else 1


def used(commodity):
    """What names this commodity, in words: "3 produk, 1 rubrik"; empty: nothing does."""
    return sentence(references(commodity))


def bar_to_deleting(commodity):
    """The sentence that says why a commodity stays for ever, or "" while nothing uses it."""
    what = used(commodity)
    return _("%(name)s sudah dipakai (%(what)s) dan tidak dapat dihapus.") % {"name": commodity.name, "what": what} if what else ""


@unit()
def delete(actor, commodity):
    """Delete a commodity that nothing names. Raises ValidationError with the reason otherwise."""
    commodity = Commodity.objects.select_for_update(of=("self",)).get(pk=commodity.pk)
    if bar := bar_to_deleting(commodity):
        raise ValidationError(bar, code="used")
    record(actor, "programme.delete_commodity", commodity, code=commodity.code, name=commodity.name)
    commodity.delete()

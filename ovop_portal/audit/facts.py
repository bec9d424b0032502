"""Events as the plain words that the page of the trail and its workbook show."""

import json

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ovop_portal.audit import words
from ovop_portal.audit.models import Head, Seal

COLUMNS = [
    _("Nomor"), _("Waktu"), _("Pelaku"), _("Alamat e-mail"), _("Tindakan"), _("Kode tindakan"), _("Jenis objek"), _("Id objek"), _("Objek"),
    _("Sebelum"), _("Sesudah"), _("Catatan"), _("Rincian"), _("Sidik jari"),
]  # fmt: skip


def row(event):
    """One event for the list and for its own page. Needs the actor loaded."""
    return {
        "seq": event.seq,
        "url": reverse("audit:event", args=[event.seq]),
        "at": event.at,
        "actor": event.actor.name,
        "action": words.action(event.action),
        "kind": words.kind(event.target_type),
        "target": event.target_name,
        "before": words.state(event.target_type, event.before),
        "after": words.state(event.target_type, event.after),
        "note": event.note,
    }


def details(event):
    """[(label, value)] of everything an event says, codes and fingerprints included."""
    return [
        (_("Pelaku"), f"{event.actor.name} ({event.actor.email})"),
        (_("Tindakan"), f"{words.action(event.action)} ({event.action})"),
        (_("Objek"), f"{words.kind(event.target_type)}: {event.target_name}"),
        (_("Sebelum"), words.state(event.target_type, event.before) or "–"),
        (_("Sesudah"), words.state(event.target_type, event.after) or "–"),
        (_("Catatan"), event.note or "–"),
        (_("Rincian"), _details(event) or "–"),
        (_("Sidik jari peristiwa sebelumnya"), event.prev),
        (_("Sidik jari peristiwa ini"), event.hash),
    ]


def export_rows(events):
    for event in events:
        shown = row(event)
        yield [
            event.seq, event.at, event.actor.name, event.actor.email, shown["action"], event.action, shown["kind"], event.target_id,
            event.target_name, shown["before"], shown["after"], event.note, _details(event), event.hash,
        ]  # fmt: skip


def chain():
    """Where the chain ends and what was sealed last, in two queries."""
    return {"head": Head.objects.get(pk=1), "seal": Seal.objects.order_by("-at", "-pk").first()}


def _details(event):
    return json.dumps(event.data, ensure_ascii=False, sort_keys=True) if event.data else ""

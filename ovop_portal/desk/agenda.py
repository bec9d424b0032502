"""What needs me now: the lines of a person's desk, most urgent first, each with its number, its dates and one button."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.enums import State as SheetState
from awards.enums import State as AwardState
from nominations.enums import State, Step
from nominations.models import checklist
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.permissions import mandates_of
from ovop_portal.desk.waiting import SHOWN, Waiting
from ovop_portal.desk.words import LINES
from ovop_portal.kit import clocks
from ovop_portal.kit.permissions import can
from ovop_portal.programme.enums import ExtensionState

ONE_BY_ONE = 5  # own rows that get a line each; the rest are one line


@dataclass(frozen=True)
class Item:
    """One line: what, how many, since when it waits, until when it may, and the one button that leads to it.

    `listing`: where all of them stand, for a button that opens the first of several.
    """

    title: str
    url: str
    button: str
    detail: str = ""
    count: int = 1
    since: date | datetime | None = None
    begins: datetime | None = None
    due: datetime | None = None
    listing: str = ""


def agenda(user, now):
    """The lines of this person, in the order in which they should be done."""
    return lines(Waiting(user, now))


def lines(waiting):
    """The same from numbers that the page asks for elsewhere too."""
    items = ROLES.get(waiting.user.role, nobody)(waiting)
    return [*items, *seated(waiting)] if mandates_of(waiting.user) else items


# --- by role ---------------------------------------------------------------------------------------------------------


def regency(waiting):
    return [*_own(waiting), *_doors(waiting)]


def province(waiting):
    return [*_to_endorse(waiting), *_own(waiting), *_doors(waiting), *_drafts(waiting)]


def secretariat(waiting):
    return [
        *_line("screen", waiting.received["screen"], _list("screening:list", status="siap")),
        *_samples(waiting),
        *_more_time(waiting),
        *_team_work(waiting),
        *_stars(waiting, "propose"),
        *_stars(waiting, "publish"),
    ]


def director(waiting):
    return _stars(waiting, "decide")


def auditor(waiting):
    """Whether the end of the chain fits its last event; the whole chain is recomputed by verify_audit."""
    head, last, seal = waiting.trail["head"], waiting.trail["last"], waiting.trail["seal"]
    sealed = _("Segel terakhir %s.") % clocks.in_zone(seal.at) if seal else _("Belum pernah disegel.")
    if head.seq and (last is None or (last.seq, last.hash) != (head.seq, head.hash)):
        return [
            Item(_("Ujung rantai riwayat tidak cocok"), reverse("audit:list"), _("Periksa riwayat"), _("Minta verify_audit dijalankan."))
        ]
    return [Item(_("Ujung rantai cocok: %d peristiwa") % head.seq, reverse("audit:list"), _("Buka riwayat"), sealed, head.seq)]


def administrator(waiting):
    """Accounts and reference data are kept in the admin; mail that does not go out is seen there too."""
    found = waiting.mail
    title = ngettext("%d pesan tidak terkirim", "%d pesan tidak terkirim", found["n"]) % found["n"]
    failed = Item(
        title, reverse("admin:notices_message_changelist") + "?tertahan=ya", _("Periksa pesan"), count=found["n"], since=found["since"]
    )
    door = Item(_("Akun, kantor, dan data rujukan"), reverse("admin:index"), _("Buka administrasi"), _("Diurus di administrasi teknis."))
    return [failed, door] if found["n"] else [door]


def nobody(waiting):
    return []


def seated(waiting):
    """A seat in the team: what the lead hands out and discusses, then the own sheets."""
    led = waiting.led
    leading = [*_plenary(waiting), *([] if waiting.user.role == Role.SECRETARIAT else _team_work(waiting))] if led else []
    return [*_sheets(waiting), *leading]


ROLES = {
    Role.REGENCY: regency,
    Role.PROVINCE: province,
    Role.SECRETARIAT: secretariat,
    Role.DIRECTOR: director,
    Role.AUDITOR: auditor,
    Role.ADMINISTRATOR: administrator,
}


# --- nominating ------------------------------------------------------------------------------------------------------


def _own(waiting):
    """A line for each of the first of my office's open nominations, one line for the rest."""
    rows = waiting.own
    lines = [_returned(row, waiting) if row.state == State.RETURNED else _draft(row, waiting) for row in rows[:ONE_BY_ONE]]
    rest = len(rows) - ONE_BY_ONE
    if rest > 0:
        words = _("%d atau lebih usulan lain belum selesai") if len(rows) == SHOWN else _("%d usulan lain belum selesai")
        lines.append(Item(words % rest, reverse("nominations:list"), _("Lihat semua"), count=rest))
    return lines


def _returned(row, waiting):
    due = checklist.limit(row, waiting.granted)
    late = clocks.passed(due, waiting.now)
    return Item(
        _("Perbaiki %s") % row.product.name,
        row.get_absolute_url(),
        _("Buka usulan") if late else _("Perbaiki"),
        _("%s · dikembalikan, batasnya sudah lewat; hubungi sekretariat.") % row.product.ikm.name
        if late
        else _("%s · dikembalikan untuk perbaikan.") % row.product.ikm.name,
        due=due,
    )


def _draft(row, waiting):
    ready = row.readiness == 100
    return Item(
        (_("Kirim %s") if ready else _("Lengkapi %s")) % row.product.name,
        reverse("nominations:step", args=[row.code, Step.SEND.value]) if ready else row.get_absolute_url(),
        _("Periksa dan kirim") if ready else _("Lanjutkan mengisi"),
        _("%(firm)s · draf, siap %(percent)d persen.") % {"firm": row.product.ikm.name, "percent": row.readiness},
        due=checklist.limit(row, waiting.granted),
    )


def _doors(waiting):
    """Editions in which my office may nominate: open now, or soon."""
    user, now = waiting.user, waiting.now
    if not can(user, "nominations.create"):
        return []
    return [
        _open_door(edition, waiting.until(edition), now) if clocks.passed(edition.nomination_opens, now) else _coming_door(edition)
        for edition in waiting.editions
        if not clocks.passed(waiting.until(edition), now) and can(user, "nominations.create_in", edition)
    ]


def _open_door(edition, until, now):
    return Item(
        _("Pengusulan %s sedang dibuka") % edition.name,
        reverse("nominations:start"),
        _("Mulai usulan"),
        _("Tutup %s.") % clocks.time_left(until, now),
        due=until,
    )


def _coming_door(edition):
    return Item(
        _("Pengusulan %s akan dibuka") % edition.name,
        edition.get_absolute_url(),
        _("Lihat syaratnya"),
        begins=edition.nomination_opens,
    )


def _to_endorse(waiting):
    """The only one is opened at once."""
    tasks = _list("nominations:list", tugas="rekomendasi")
    return _line("endorse", waiting.received["endorse"], _single("nominations:detail", tasks))


def _drafts(waiting):
    found = waiting.drafts
    if not found["n"]:
        return []
    title = ngettext("%d draf sedang disusun di provinsi Anda", "%d draf sedang disusun di provinsi Anda", found["n"]) % found["n"]
    facts = {"offices": found["offices"], "ready": round(found["ready"]), "complete": found["complete"]}
    detail = _("Di %(offices)d dinas; rata-rata siap %(ready)d persen, %(complete)d sudah lengkap tetapi belum dikirim.") % facts
    return [Item(title, reverse("nominations:list"), _("Lihat usulan"), detail, found["n"])]


# --- the ministry and the team ---------------------------------------------------------------------------------------


def _samples(waiting):
    return _line("samples", waiting.samples, _single("screening:desk", _list("screening:list", contoh="belum")))


def _more_time(waiting):
    """Proposals of others that a second person must decide; my own wait for somebody else."""
    rows = [row for row in waiting.extensions if row.more_state == ExtensionState.PROPOSED and row.more_proposed_by_id != waiting.user.pk]
    if not rows:
        return []
    title = ngettext("%d usulan perpanjangan waktu menunggu keputusan", "%d usulan perpanjangan waktu menunggu keputusan", len(rows))
    first = rows[0]
    url = reverse("programme:extension", args=[first.year, first.more_id])
    listing = reverse("programme:extensions", args=[first.year]) if len(rows) > 1 else ""
    detail = _("Batas kirim baru diusulkan untuk %s.") % (first.more_office_name or _("semua dinas"))
    return [Item(title % len(rows), url, _("Periksa perpanjangan"), detail, len(rows), listing=listing)]


def _team_work(waiting):
    """Seats to fill, assignments to hand out, complete nominations to recommend."""
    return [
        *_line("release", waiting.assignments["planned"], _list("assessments:release")),
        *_line("short", waiting.received["short"], _list("assessments:assignments", kurang="ya")),
        *_line("recommend", waiting.received["ready"], _edition("awards:recommend")),
    ]


def _plenary(waiting):
    return _line("plenary", waiting.received["plenary"], _edition("assessments:team", tanda="dibahas"))


def _stars(waiting, step):
    """The first key and the announcement have a page that does them all; the second key begins with the list of what was proposed."""
    url = {
        "propose": _edition("awards:propose_all"),
        "decide": _edition("awards:edition", status=AwardState.PROPOSED),
        "publish": _edition("awards:announce"),
    }[step]
    return _line(step, waiting.stars[step], url)


def _sheets(waiting):
    """My own sheets: reopened first, then under way, then to be declared, then what only opens later."""
    found = waiting.assignments
    done = found["final"].n
    detail = ngettext("%d lembar Anda sudah final.", "%d lembar Anda sudah final.", done) % done if done else ""
    return [
        *_line("reopened", found["reopened"], _sheet, listing=_mine(SheetState.REOPENED)),
        *_line("score", found["score"], _sheet, detail, listing=_mine(SheetState.ACCEPTED)),
        *_line("declare", found["declare"], _sheet, detail, listing=_mine(SheetState.RELEASED)),
        *_line("early", found["early"], _mine(SheetState.RELEASED), begins=True),
    ]


# --- words and addresses ---------------------------------------------------------------------------------------------


def _line(name, tallies, url_of, detail="", begins=False, listing=None):
    """One line per edition in which something waits; where there are several, each says its own."""
    words, button = LINES[name]
    return [
        Item(
            words % tally.n,
            url_of(tally),
            str(button),
            " ".join(word for word in (f"{tally.edition.name}." if len(tallies) > 1 else "", detail) if word),
            tally.n,
            since=tally.since,
            begins=tally.until if begins else None,
            due=None if begins else tally.until,
            listing=listing(tally) if listing and tally.n > 1 else "",
        )
        for tally in tallies
        if tally.n
    ]


def _list(name, **query):
    """Leads to the list of the tally's edition, narrowed to what the line counts."""
    return lambda tally: f"{reverse(name)}?{urlencode({'periode': tally.edition.year} | query)}"


def _edition(name, **query):
    """Leads to a page of the tally's edition."""
    tail = f"?{urlencode(query)}" if query else ""
    return lambda tally: f"{reverse(name, args=[tally.edition.year])}{tail}"


def _single(name, several):
    """Leads to the only row itself, to the list where there are several."""
    return lambda tally: reverse(name, args=[tally.first]) if tally.n == 1 else several(tally)


def _sheet(tally):
    """Leads into the first sheet, from which "next" goes on through all of them."""
    return reverse("assessments:sheet", args=[tally.first])


def _mine(state):
    """Leads to my sheets in this state."""
    return _list("assessments:list", status=state.value)

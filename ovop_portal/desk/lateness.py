"""What has lain too long in an edition, and at whose desk: lines from the numbers of pulse.py, the late ones on top."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from awards.enums import State as AwardState
from nominations.enums import State
from ovop_portal.accounts.enums import OrganisationKind
from ovop_portal.kit import clocks

SUMS = ("n", "slow", "overdue", "soon")
SECRETARIAT = gettext_lazy("Sekretariat")
HANDS = [
    (AwardState.RECOMMENDED, SECRETARIAT, ngettext_lazy("%d bintang menunggu diajukan", "%d bintang menunggu diajukan")),
    (
        AwardState.PROPOSED,
        gettext_lazy("Direktur (pejabat penetap)"),
        ngettext_lazy("%d bintang menunggu penetapan", "%d bintang menunggu penetapan"),
    ),
    (AwardState.DECIDED, SECRETARIAT, ngettext_lazy("%d bintang siap diumumkan", "%d bintang siap diumumkan")),
]


@dataclass(frozen=True)
class Late:
    """One desk with something on it: who, what (as many as the list behind `url` shows), how many of it late, why, since when."""

    desk: str
    what: str
    url: str
    late: int
    detail: str
    since: datetime | None = None


def lines(pulse):
    """Everything that somebody should ask after; most late first, then the oldest."""
    found = [*_returned(pulse), *_to_endorse(pulse), *_to_screen(pulse), *_sheets(pulse), *_stars(pulse)]
    return sorted(found, key=lambda line: (-line.late, line.since is None, line.since or pulse.now, line.desk))


def awaits_endorsement(row, edition):
    """Whether sent files of this group wait for their province."""
    return edition.needs_endorsement and row["state"] == State.SUBMITTED and row["office__kind"] == OrganisationKind.REGENCY_OFFICE


def _by_province(pulse, rows):
    """{code: name, n, slow, overdue, soon, since} summed over the groups."""
    found = {}
    for row in rows:
        code = row["province"]
        one = found.setdefault(code, {"name": pulse.provinces[code], "since": row["since"]} | dict.fromkeys(SUMS, 0))
        one["since"] = min(one["since"], row["since"])
        for name in SUMS:
            one[name] += row[name]
    return found


def _returned(pulse):
    """Corrections whose day has passed or is near, at the offices of a province."""
    for code, one in _by_province(pulse, (row for row in pulse.sent if row["state"] == State.RETURNED)).items():
        if one["overdue"] or one["soon"]:
            over = ngettext("%d lewat batas waktunya", "%d lewat batas waktunya", one["overdue"]) % one["overdue"]
            near = ngettext("%d berakhir dalam 3 hari", "%d berakhir dalam 3 hari", one["soon"]) % one["soon"]
            detail = ", ".join(word for word, n in ((over, one["overdue"]), (near, one["soon"])) if n)
            what = ngettext("%d usulan dikembalikan", "%d usulan dikembalikan", one["n"]) % one["n"]
            url = _list("nominations:list", pulse, status=State.RETURNED.value, provinsi=code)
            yield Late(_("Dinas di %s") % one["name"], what, url, one["overdue"], detail)


def _to_endorse(pulse):
    """Files that have waited for their province for more than a week."""
    for code, one in _by_province(pulse, (row for row in pulse.sent if awaits_endorsement(row, pulse.edition))).items():
        if one["slow"]:
            what = ngettext("%d usulan menunggu rekomendasi", "%d usulan menunggu rekomendasi", one["n"]) % one["n"]
            detail = ngettext("%d lebih dari 7 hari", "%d lebih dari 7 hari", one["slow"]) % one["slow"]
            url = _list("screening:list", pulse, status="menunggu", provinsi=code)
            yield Late(_("Dinas provinsi %s") % one["name"], what, url, one["slow"], detail, one["since"])


def _to_screen(pulse):
    """Files that the secretariat can check now; all of them late once the screening is over."""
    rows = [row for row in pulse.sent if row["state"] in {State.SUBMITTED, State.ENDORSED} and not awaits_endorsement(row, pulse.edition)]
    n, since = sum(row["n"] for row in rows), min((row["since"] for row in rows), default=None)
    if not n:
        return
    closed = clocks.passed(pulse.edition.screening_closes, pulse.now)
    late = n if closed else sum(row["slow"] for row in rows)
    days = (pulse.now - since).days
    detail = ngettext("yang tertua dikirim %d hari lalu", "yang tertua dikirim %d hari lalu", days) % days
    if closed:
        detail = _("%s; masa seleksi sudah lewat") % detail
    what = ngettext("%d usulan menunggu seleksi administrasi", "%d usulan menunggu seleksi administrasi", n) % n
    yield Late(str(SECRETARIAT), what, _list("screening:list", pulse, status="siap"), late, detail, since)


def _sheets(pulse):
    """Files at an institution whose sheets are not final: late after a week without a declaration, all once the assessment is over."""
    over = clocks.passed(pulse.edition.assessment_closes, pulse.now)
    for row in pulse.sheets:
        words = [
            (row["declare"], ngettext("%d belum menyatakan bebas konflik", "%d belum menyatakan bebas konflik", row["declare"])),
            (row["score"], ngettext("%d lembar belum final", "%d lembar belum final", row["score"])),
        ]
        detail = ", ".join(word % n for n, word in words if n)
        what = ngettext("%d usulan sedang dinilai", "%d usulan sedang dinilai", row["files"]) % row["files"]
        desk, query = row["name"], {"status": "berjalan", "lembaga": row["institution"]}
        if row["ended"]:
            desk = _("Ketua tim: mandat penilai %s berakhir") % row["name"]
        late = row["files"] if over or row["ended"] else row["slow"]
        yield Late(desk, what, _list("assessments:assignments", pulse, **query), late, detail, row["since"])


def _stars(pulse):
    """Stars by the hand that they wait for; how many, never which."""
    over = clocks.passed(pulse.edition.publication_at, pulse.now)
    for state, desk, words in HANDS:
        if n := pulse.stars.get(state, 0):
            url = f"{reverse('awards:edition', args=[pulse.edition.year])}?{urlencode({'status': state.value})}"
            yield Late(str(desk), words % n, url, n if over else 0, _("hari pengumuman sudah lewat") if over else "")


def _list(name, pulse, **query):
    return f"{reverse(name)}?{urlencode({'periode': pulse.edition.year} | query)}"

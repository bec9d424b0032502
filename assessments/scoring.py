"""How points become a star: pure arithmetic over plain values, without database, clock or settings.

The same functions run on the page, in the nightly recount and in the verifier of a decision bundle. Points and maxima are exact
(`int`, `Decimal` or `Fraction`, never `float`); shares and totals of sheets are percentages from 0 to 100 kept as exact `Fraction`s.
Rounding happens once, at the end, to 0.01 half up, and what is compared with a threshold or a limit is the rounded value that
people read: 84.995 becomes 85.00 and reaches 85, 84.994 becomes 84.99 and does not. The order of marks or sheets never matters.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction

NEVER = 4  # as the first star of a gate: no star needs it


class MissingMarks(ValueError):
    """A sheet with indicators that nobody marked has no total: missing is never zero. `codes` names them."""

    def __init__(self, codes: Sequence[str]):
        super().__init__(f"no points for {', '.join(codes)}")
        self.codes = list(codes)


@dataclass(frozen=True)
class IndicatorMark:
    """One indicator of one sheet: points between 0 and its maximum, None as long as nobody chose a level."""

    code: str
    aspect: str
    points: Exact | None
    maximum: Exact
    applicable: bool = True

    def __post_init__(self):
        if _exact(self.maximum) <= 0:
            raise ValueError(f"{self.code}: a maximum is greater than 0, not {self.maximum}")
        if self.points is not None and not 0 <= _exact(self.points) <= _exact(self.maximum):
            raise ValueError(f"{self.code}: points lie between 0 and {self.maximum}, not at {self.points}")


@dataclass(frozen=True)
class Rule:
    """The star rule of an edition. Thresholds, c_share and spread_limit are in points of 100.

    A gate names the lowest star that needs it; `NEVER` (4) switches it off. The defaults are proposed (85/70/55; aspect C from 70 % for
    three stars; a visit for two and three; valid mandatory papers for every star), the official thresholds are not public.
    """

    three: Decimal = Decimal("85")
    two: Decimal = Decimal("70")
    one: Decimal = Decimal("55")
    c_share: Decimal = Decimal("70")
    spread_limit: Decimal = Decimal("15")
    documents_from: int = 1
    visit_from: int = 2
    c_share_from: int = 3

    def __post_init__(self):
        for value in (self.three, self.two, self.one, self.c_share, self.spread_limit):
            _exact(value)
        if not 0 < self.one < self.two < self.three <= 100:
            raise ValueError(f"thresholds rise from one to three stars within 0 and 100, not {self.one}, {self.two}, {self.three}")
        if not 0 <= self.c_share <= 100 or self.spread_limit < 0:
            raise ValueError("a share lies between 0 and 100, a limit is not negative")

    def thresholds(self) -> dict[int, Decimal]:
        """Star → least total, the highest star first."""
        return {3: self.three, 2: self.two, 1: self.one}


@dataclass(frozen=True)
class Gates:
    """What a star needs beside points. `c_share` is the rounded mean share of aspect C, 0 to 100."""

    documents_valid: bool
    visited: bool
    c_share: Decimal


@dataclass(frozen=True)
class Reason:
    """Why, as a code with its figures; `sentence` puts it into words."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """The computed star (0 = none), the star that the points alone would give, and the reasons in the order they were asked."""

    star: int
    by_total: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Combined:
    """A nomination over its n counted sheets, in points of 100, each figure rounded once to 0.01 half up."""

    total: Decimal
    spread: Decimal
    c_share: Decimal
    n: int


# --- one sheet -------------------------------------------------------------------------------------------------------


def missing(marks: Iterable[IndicatorMark]) -> list[str]:
    """Codes of applicable indicators without points, in the order given. As long as there is one, a sheet cannot be final."""
    return [mark.code for mark in marks if mark.applicable and mark.points is None]


def sheet_total(marks: Sequence[IndicatorMark]) -> Fraction:
    """100 × Σ points ÷ Σ maxima over the applicable indicators, exact, 0 to 100. Raises `MissingMarks`; ValueError if nothing applies."""
    return _share(list(marks), "the sheet")


def aspect_share(marks: Sequence[IndicatorMark], aspect: str) -> Fraction:
    """The same over the indicators of one aspect: per cent of what the aspect could give, exact, 0 to 100. Errors as `sheet_total`."""
    return _share([mark for mark in marks if mark.aspect == aspect], f"aspect {aspect}")


def running_total(marks: Sequence[IndicatorMark]) -> tuple[Fraction, Fraction]:
    """Points so far and Σ maxima of all applicable indicators: what the unfinished sheet shows, never what is compared or stored."""
    applicable = [mark for mark in marks if mark.applicable]
    points = sum((_exact(mark.points) for mark in applicable if mark.points is not None), Fraction(0))
    return points, sum((_exact(mark.maximum) for mark in applicable), Fraction(0))


# --- one nomination --------------------------------------------------------------------------------------------------


def combine(sheet_totals: Sequence[Exact], aspect_shares: Sequence[Exact]) -> Combined:
    """The mean of the counted sheets, their spread (highest − lowest) and the mean of their shares of aspect C.

    Both sequences hold one exact value per final, counted sheet. Raises ValueError without a sheet or with unequal lengths.
    """
    if not sheet_totals or len(sheet_totals) != len(aspect_shares):
        raise ValueError("a combination needs at least one sheet, and one share of aspect C for each")
    return Combined(
        total=rounded(_mean(sheet_totals)),
        spread=_spread(sheet_totals),
        c_share=rounded(_mean(aspect_shares)),
        n=len(sheet_totals),
    )


def star(total: Decimal, rule: Rule, gates: Gates) -> Verdict:
    """The star of a rounded total: the highest threshold reached (≥), lowered by each gate that is shut.

    `total` and `gates.c_share` carry two decimals at most (as `combine` gives them), else ValueError: nothing is rounded twice.
    """
    _rounded_already(total, gates.c_share)
    by_total = _band(total, rule)
    reasons = [_threshold_reason(total, by_total, rule)]
    result = by_total
    for first_star, is_open, reason in _gates(rule, gates):
        if by_total >= first_star and not is_open:
            result = min(result, first_star - 1)
            reasons.append(reason)
    if by_total < 3:
        goal = by_total + 1
        limit = rule.thresholds()[goal]
        reasons.append(Reason("next", {"star": goal, "limit": limit, "gap": limit - total}))
    return Verdict(result, by_total, tuple(reasons))


def needs_plenary(sheet_totals: Sequence[Exact], rule: Rule) -> tuple[Reason, ...]:
    """Why a nomination goes to the plenary; empty if it need not.

    Either the spread of the sheets is over the limit (a spread equal to the limit is not), or sheets stand on both sides of a threshold.
    """
    if not sheet_totals:
        return ()
    spread = _spread(sheet_totals)
    reasons = []
    if spread > rule.spread_limit:
        reasons.append(Reason("spread", {"spread": spread, "limit": rule.spread_limit}))
    lowest, highest = rounded(min(sheet_totals)), rounded(max(sheet_totals))
    for reached, limit in rule.thresholds().items():
        if lowest < limit <= highest:
            reasons.append(Reason("astride", {"star": reached, "limit": limit, "lowest": lowest, "highest": highest}))
    return tuple(reasons)


# --- words -----------------------------------------------------------------------------------------------------------


def _(message: str) -> str:
    """Marks a sentence for the catalogue; translating needs settings, so the caller hands in how."""
    return message


SENTENCES = {
    "reaches": _("Nilai %(total)s mencapai ambang bintang %(star)s (%(limit)s)."),
    "below": _("Nilai %(total)s di bawah ambang bintang 1 (%(limit)s)."),
    "documents": _("Ada dokumen wajib yang tidak berlaku; bintang paling tinggi %(star)s."),
    "visit": _("Kunjungan lapangan belum dilakukan; bintang paling tinggi %(star)s."),
    "c_share": _("Aspek C mencapai %(share)s %% dari yang disyaratkan %(limit)s %%; bintang paling tinggi %(star)s."),
    "next": _("Kurang %(gap)s poin untuk ambang bintang %(star)s (%(limit)s)."),
    "spread": _("Selisih antarlembar %(spread)s melebihi batas %(limit)s."),
    "astride": _("Nilai lembar (%(lowest)s sampai %(highest)s) berada di dua sisi ambang bintang %(star)s (%(limit)s)."),
}


def sentence(reason: Reason, translate: Callable[[str], str] = str) -> str:
    """A reason in words, decimals with a comma. Pages hand in gettext as `translate`; the verifier reads the Indonesian as it is."""
    return translate(SENTENCES[reason.code]) % {name: _shown(value) for name, value in reason.values.items()}


# --- exact arithmetic ------------------------------------------------------------------------------------------------


def rounded(value: Exact) -> Decimal:
    """To 0.01, halves away from zero, computed in whole numbers: 84.995 → 85.00, 84.994999… → 84.99."""
    exact = _exact(value)
    hundredths = (abs(exact) * 200 + 1) // 2
    return (Decimal(-hundredths if exact < 0 else hundredths) / 100).quantize(Decimal("0.01"))


def _exact(value: Exact) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"scores are int, Decimal or Fraction, never {type(value).__name__}")
    return Fraction(value)


def _share(marks: list[IndicatorMark], of: str) -> Fraction:
    if codes := missing(marks):
        raise MissingMarks(codes)
    points, maxima = running_total(marks)
    if not maxima:
        raise ValueError(f"no applicable indicator in {of}")
    return 100 * points / maxima


def _mean(values: Sequence[Exact]) -> Fraction:
    return sum((_exact(value) for value in values), Fraction(0)) / len(values)


def _spread(sheet_totals: Sequence[Exact]) -> Decimal:
    exact = [_exact(total) for total in sheet_totals]
    return rounded(max(exact) - min(exact))


def _band(total: Decimal, rule: Rule) -> int:
    return next((reached for reached, limit in rule.thresholds().items() if total >= limit), 0)


def _threshold_reason(total: Decimal, by_total: int, rule: Rule) -> Reason:
    if by_total:
        return Reason("reaches", {"total": total, "star": by_total, "limit": rule.thresholds()[by_total]})
    return Reason("below", {"total": total, "limit": rule.one})


def _gates(rule: Rule, gates: Gates) -> list[tuple[int, bool, Reason]]:
    """First star that needs the gate, whether it is open, and what is said when it is not."""
    share = {"share": gates.c_share, "limit": rule.c_share, "star": rule.c_share_from - 1}
    return [
        (rule.documents_from, gates.documents_valid, Reason("documents", {"star": rule.documents_from - 1})),
        (rule.visit_from, gates.visited, Reason("visit", {"star": rule.visit_from - 1})),
        (rule.c_share_from, gates.c_share >= rule.c_share, Reason("c_share", share)),
    ]


def _rounded_already(*values: Decimal) -> None:
    for value in values:
        if rounded(value) != value:
            raise ValueError(f"{value} has more than two decimals: round once, with combine()")


def _shown(value: object) -> str:
    return f"{value:.2f}".replace(".", ",") if isinstance(value, Decimal) else str(value)

"""For each threshold and gate of a star rule one nomination that just passes and one that just fails, in figures and in words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ovop_portal.kit.templatetags.look import points
from ovop_portal.programme.star_words import NAMES

STEP = Decimal("0.01")
FULL = Decimal(100)


@dataclass(frozen=True)
class Case:
    """A nomination as the rule sees it: final value, share of aspect C in per cent, visited or not, and the star that follows."""

    total: Decimal
    c_share: Decimal
    visited: bool
    star: int


def examples(rule):
    """[(what is asked, sentence of a case that passes, sentence of one that fails)] in the order of the form; "" where none can fail."""
    return [*(_row(rule, name) for name in CASES), _spread(rule)]


def threshold(rule, star):
    """The case that just reaches this star by its value, and the one just below, every gate open."""
    limit = {1: rule.one_from, 2: rule.two_from, 3: rule.three_from}[star]
    return _case(rule, limit, FULL, True), _case(rule, limit - STEP, FULL, True)


def c_share(rule):
    """Three stars by value, with the share of aspect C that is asked and with a hundredth less."""
    passes = _case(rule, rule.three_from, rule.three_c_share, True)
    return passes, _case(rule, rule.three_from, rule.three_c_share - STEP, True) if rule.three_c_share else None


def visit(rule):
    """Three stars by value, visited and not."""
    return _case(rule, rule.three_from, FULL, True), _case(rule, rule.three_from, FULL, False) if rule.visit_from else None


CASES = {
    "one_from": lambda rule: threshold(rule, 1),
    "two_from": lambda rule: threshold(rule, 2),
    "three_from": lambda rule: threshold(rule, 3),
    "three_c_share": c_share,
    "visit_from": visit,
}


def _case(rule, total, share, visited):
    return Case(total, share, visited, _star(rule, total, share, visited))


def _star(rule, total, share, visited):
    """As assessments.scoring has it: the highest threshold reached, lowered by each gate that is shut; a test holds both together."""
    reached = sum(total >= limit for limit in (rule.one_from, rule.two_from, rule.three_from))
    if reached == 3 and share < rule.three_c_share:
        reached = 2
    return min(reached, rule.visit_from - 1) if rule.visit_from and not visited else reached


def _row(rule, name):
    passes, fails = CASES[name](rule)
    return capfirst(rule._meta.get_field(name).verbose_name), _said(name, passes), _said(name, fails) if fails else ""


def _said(name, case):
    facts = {"total": points(case.total), "share": points(case.c_share), "star": NAMES[case.star] if case.star else _("Belum berbintang")}
    if name == "three_c_share":
        return _("%(star)s: nilai akhir %(total)s dengan aspek C %(share)s persen") % facts
    if name == "visit_from":
        visited = _("%(star)s: nilai akhir %(total)s, sudah dikunjungi")
        return (visited if case.visited else _("%(star)s: nilai akhir %(total)s, belum dikunjungi")) % facts
    return _("%(star)s: nilai akhir %(total)s") % facts


def _spread(rule):
    """Two sheets as far apart as the limit, and a hundredth further; on the scale of 0 to 100 the second may not exist."""
    label, limit = capfirst(rule._meta.get_field("spread_limit").verbose_name), rule.spread_limit
    low = min(Decimal(50), FULL - STEP - limit)
    if low < 0:
        return label, _("Tidak ada selisih yang melewati batas ini"), ""
    quiet = {"low": points(low), "high": points(low + limit)}
    loud = {"low": points(low), "high": points(low + limit + STEP)}
    passes = _("Tidak dibahas karena selisihnya: lembar %(low)s dan %(high)s") % quiet
    return label, passes, _("Dibahas dalam pleno: lembar %(low)s dan %(high)s") % loud

"""From points to a star, with every figure worked out by hand."""

import json
import random
from decimal import Decimal
from fractions import Fraction

import pytest
from django.conf import settings

from assessments import scoring
from assessments.scoring import Gates, IndicatorMark, Reason, Rule

D = Decimal
OPEN = Gates(documents_valid=True, visited=True, c_share=D("100.00"))
RULE = Rule()


def sheet(*rows):
    """Rows of (aspect, points, maximum), named A1, A2, …"""
    return [IndicatorMark(f"{aspect}{number}", aspect, points, maximum) for number, (aspect, points, maximum) in enumerate(rows, 1)]


# --- one sheet -------------------------------------------------------------------------------------------------------


def test_a_sheet_is_per_cent_of_what_applies():
    assert scoring.sheet_total(sheet(("A", 2, 3), ("B", 4, 5), ("C", 5, 12))) == 55
    assert scoring.sheet_total(sheet(("A", 2, 3), ("C", 3, 4))) == Fraction(500, 7)


def test_the_published_example_of_82_points_is_82_of_100():
    marks = sheet(("A", 24, 30), ("B", 20, 25), ("C", 38, 45))
    assert scoring.sheet_total(marks) == 82
    assert scoring.star(D("82.00"), RULE, OPEN).star == 2  # 4 of the old five stars, just under the top class


def test_the_lowest_total_of_the_loaded_rubrics_is_11_and_the_highest_100():
    rubrics = json.loads((settings.BASE_DIR / "ovop_portal/programme/data/rubrics.json").read_text())["rubrics"]
    assert len(rubrics) == 5
    for rubric in rubrics.values():
        levels = [
            (indicator["code"], aspect["code"], [level["points"] for level in indicator["levels"]], indicator["max_score"])
            for aspect in rubric["criteria"]
            for group in aspect["sub_criteria"]
            for indicator in group["indicators"]
        ]
        lowest = [IndicatorMark(code, aspect, min(points), maximum) for code, aspect, points, maximum in levels]
        highest = [IndicatorMark(code, aspect, max(points), maximum) for code, aspect, points, maximum in levels]
        assert (len(levels), scoring.sheet_total(lowest), scoring.sheet_total(highest)) == (25, 11, 100)


def test_a_missing_mark_is_never_zero():
    marks = sheet(("A", 3, 3), ("A", None, 3), ("C", None, 5))
    assert scoring.missing(marks) == ["A2", "C3"]
    with pytest.raises(scoring.MissingMarks) as caught:
        scoring.sheet_total(marks)
    assert caught.value.codes == ["A2", "C3"]
    assert scoring.running_total(marks) == (3, 11)


def test_zero_points_are_a_mark():
    assert scoring.missing(sheet(("A", 0, 3))) == []
    assert scoring.sheet_total(sheet(("A", 0, 3), ("A", 3, 3))) == 50


def test_what_does_not_apply_is_left_out_above_and_below():
    marks = [
        IndicatorMark("A1", "A", 3, 4),
        IndicatorMark("A2", "A", None, 6, applicable=False),
        IndicatorMark("A3", "A", 5, 5, applicable=False),
    ]
    assert scoring.missing(marks) == []
    assert scoring.sheet_total(marks) == 75


def test_a_sheet_or_aspect_without_anything_that_applies_has_no_total():
    marks = [IndicatorMark("A1", "A", 1, 3), IndicatorMark("C1", "C", None, 3, applicable=False)]
    with pytest.raises(ValueError, match="no applicable indicator in aspect C"):
        scoring.aspect_share(marks, "C")
    with pytest.raises(ValueError, match="no applicable indicator in the sheet"):
        scoring.sheet_total(marks[1:])


def test_the_share_of_an_aspect_looks_at_that_aspect_only():
    marks = sheet(("A", 0, 30), ("C", D("31.5"), 45), ("A", None, 5))
    assert scoring.aspect_share(marks, "C") == 70
    with pytest.raises(scoring.MissingMarks):
        scoring.aspect_share(marks, "A")


@pytest.mark.parametrize(("points", "maximum"), [(4, 3), (-1, 3), (0, 0), (1, -3)])
def test_points_outside_their_range_are_an_error(points, maximum):
    with pytest.raises(ValueError, match="A1"):
        IndicatorMark("A1", "A", points, maximum)


@pytest.mark.parametrize("points", [2.0, True, "2"])
def test_points_that_are_not_exact_are_an_error(points):
    with pytest.raises(TypeError, match="never"):
        IndicatorMark("A1", "A", points, 3)


# --- rounding --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (D("84.995"), "85.00"),
        (D("84.9949999999999999999999999999999"), "84.99"),
        (Fraction(254_985, 3_000), "85.00"),  # 84.995 exactly
        (Fraction(200, 3), "66.67"),
        (Fraction(100, 3), "33.33"),
        (D("0.005"), "0.01"),
        (D("-0.005"), "-0.01"),
        (D("-0.004"), "0.00"),
        (100, "100.00"),
        (0, "0.00"),
    ],
)
def test_rounding_is_half_up_to_two_decimals(exact, shown):
    assert str(scoring.rounded(exact)) == shown


def test_rounding_happens_once_and_not_on_the_way():
    thirds = [Fraction(254_984, 3_000), Fraction(254_985, 3_000), Fraction(254_986, 3_000)]
    assert scoring.combine(thirds, [70, 70, 70]).total == D("85.00")
    # each sheet rounded first would give (84.99 + 84.99 + 85.00) / 3 = 84.99
    below = [D("84.994"), D("84.994"), D("84.997")]
    assert scoring.combine(below, [70, 70, 70]).total == D("85.00")


# --- a nomination ----------------------------------------------------------------------------------------------------


def test_sheets_are_combined_by_their_mean():
    combined = scoring.combine([D("80"), D("90"), Fraction(250, 3)], [60, 75, Fraction(211, 3)])
    assert combined == scoring.Combined(total=D("84.44"), spread=D("10.00"), c_share=D("68.44"), n=3)


def test_one_sheet_has_no_spread():
    assert scoring.combine([82], [70]) == scoring.Combined(total=D("82.00"), spread=D("0.00"), c_share=D("70.00"), n=1)


@pytest.mark.parametrize(("totals", "shares"), [([], []), ([80], []), ([80, 81], [70])])
def test_nothing_cannot_be_combined(totals, shares):
    with pytest.raises(ValueError, match="at least one sheet"):
        scoring.combine(totals, shares)


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("100.00", 3),
        ("85.00", 3),
        ("84.99", 2),
        ("82.00", 2),
        ("70.00", 2),
        ("69.99", 1),
        ("55.00", 1),
        ("54.99", 0),
        ("11.00", 0),
        ("0.00", 0),
    ],
)
def test_a_threshold_is_reached_by_equality(total, expected):
    verdict = scoring.star(D(total), RULE, OPEN)
    assert (verdict.star, verdict.by_total) == (expected, expected)


@pytest.mark.parametrize(
    ("total", "documents", "visited", "c_share", "expected"),
    [
        ("90.00", True, True, "70.00", 3),
        ("90.00", True, True, "69.99", 2),
        ("90.00", True, False, "70.00", 1),
        ("90.00", True, False, "69.99", 1),
        ("90.00", False, True, "70.00", 0),
        ("90.00", False, False, "0.00", 0),
        ("75.00", True, True, "10.00", 2),
        ("75.00", True, False, "70.00", 1),
        ("60.00", True, False, "10.00", 1),
        ("60.00", False, True, "70.00", 0),
        ("50.00", False, False, "0.00", 0),
    ],
)
def test_a_gate_lowers_the_star_and_never_lifts_it(total, documents, visited, c_share, expected):
    assert scoring.star(D(total), RULE, Gates(documents, visited, D(c_share))).star == expected


def test_a_verdict_says_which_threshold_and_which_gates():
    verdict = scoring.star(D("90.00"), RULE, Gates(documents_valid=True, visited=False, c_share=D("66.67")))
    assert verdict == scoring.Verdict(
        star=1,
        by_total=3,
        reasons=(
            Reason("reaches", {"total": D("90.00"), "star": 3, "limit": D("85")}),
            Reason("visit", {"star": 1}),
            Reason("c_share", {"share": D("66.67"), "limit": D("70"), "star": 2}),
        ),
    )
    assert [scoring.sentence(reason) for reason in verdict.reasons] == [
        "Nilai 90,00 mencapai ambang bintang 3 (85,00).",
        "Kunjungan lapangan belum dilakukan; bintang paling tinggi 1.",
        "Aspek C mencapai 66,67 % dari yang disyaratkan 70,00 %; bintang paling tinggi 2.",
    ]


def test_a_gate_that_bars_nothing_is_not_named():
    verdict = scoring.star(D("60.00"), RULE, Gates(documents_valid=True, visited=False, c_share=D("10.00")))
    assert [reason.code for reason in verdict.reasons] == ["reaches", "next"]


def test_a_verdict_says_what_the_next_star_lacks():
    verdict = scoring.star(D("82.00"), RULE, OPEN)
    assert verdict.reasons[-1] == Reason("next", {"star": 3, "limit": D("85"), "gap": D("3.00")})
    assert scoring.sentence(verdict.reasons[-1]) == "Kurang 3,00 poin untuk ambang bintang 3 (85,00)."
    below = scoring.star(D("11.00"), RULE, OPEN)
    assert [scoring.sentence(reason) for reason in below.reasons] == [
        "Nilai 11,00 di bawah ambang bintang 1 (55,00).",
        "Kurang 44,00 poin untuk ambang bintang 1 (55,00).",
    ]


def test_an_edition_may_move_or_switch_off_each_gate():
    shut = Gates(documents_valid=False, visited=False, c_share=D("0.00"))
    off = Rule(documents_from=scoring.NEVER, visit_from=scoring.NEVER, c_share_from=scoring.NEVER)
    assert scoring.star(D("90.00"), off, shut).star == 3
    assert scoring.star(D("90.00"), Rule(documents_from=3, visit_from=scoring.NEVER, c_share_from=2), shut).star == 1
    assert scoring.star(D("62.00"), Rule(three=D("80"), two=D("60"), one=D("40")), OPEN).star == 2


SENSELESS = [
    {"two": D("85")},
    {"one": D("70")},
    {"one": D("0")},
    {"three": D("100.01")},
    {"c_share": D("100.01")},
    {"c_share": D("-0.01")},
    {"spread_limit": D("-0.01")},
]


@pytest.mark.parametrize("fields", SENSELESS)
def test_a_rule_that_makes_no_sense_is_an_error(fields):
    with pytest.raises(ValueError, match="between|rise"):
        Rule(**fields)


@pytest.mark.parametrize(
    "fields", [{"three": D("100")}, {"one": D("0.01")}, {"c_share": D("0")}, {"c_share": D("100")}, {"spread_limit": D("0")}]
)
def test_a_rule_may_go_to_the_ends_of_the_scale(fields):
    assert Rule(**fields)


def test_papers_that_are_not_valid_leave_no_star_and_say_so():
    reason = scoring.star(D("60.00"), RULE, Gates(False, True, D("70.00"))).reasons[1]
    assert scoring.sentence(reason) == "Ada dokumen wajib yang tidak berlaku; bintang paling tinggi 0."


def test_a_rule_of_floats_is_an_error():
    with pytest.raises(TypeError, match="never float"):
        Rule(three=85.0)


def test_a_total_that_was_not_rounded_is_an_error():
    with pytest.raises(ValueError, match="round once"):
        scoring.star(D("84.995"), RULE, OPEN)
    with pytest.raises(ValueError, match="round once"):
        scoring.star(D("85.00"), RULE, Gates(True, True, D("69.999")))


# --- the plenary -----------------------------------------------------------------------------------------------------


def test_a_wide_spread_goes_to_the_plenary_and_the_limit_itself_does_not():
    assert scoring.needs_plenary([D("86"), D("100")], RULE) == ()
    assert scoring.needs_plenary([D("0"), D("15")], RULE) == ()
    assert scoring.needs_plenary([D("0"), D("15.004")], RULE) == ()  # shown as 15.00
    reasons = scoring.needs_plenary([D("0"), D("15.005"), D("7")], RULE)
    assert reasons == (Reason("spread", {"spread": D("15.01"), "limit": D("15")}),)
    assert scoring.sentence(reasons[0]) == "Selisih antarlembar 15,01 melebihi batas 15,00."


def test_sheets_on_both_sides_of_a_threshold_go_to_the_plenary():
    reasons = scoring.needs_plenary([D("84.99"), D("85")], RULE)
    assert reasons == (Reason("astride", {"star": 3, "limit": D("85"), "lowest": D("84.99"), "highest": D("85.00")}),)
    assert scoring.sentence(reasons[0]) == "Nilai lembar (84,99 sampai 85,00) berada di dua sisi ambang bintang 3 (85,00)."
    assert scoring.needs_plenary([D("84.995"), D("85")], RULE) == ()  # both are read as 85.00
    assert [reason.values["star"] for reason in scoring.needs_plenary([50, 90], RULE) if reason.code == "astride"] == [3, 2, 1]


def test_one_sheet_or_none_never_needs_a_plenary():
    assert scoring.needs_plenary([], RULE) == ()
    assert scoring.needs_plenary([70], RULE) == ()


# --- properties ------------------------------------------------------------------------------------------------------


def test_a_second_way_of_counting_agrees_in_any_order():
    """Whole numbers only: totals over a common denominator, rounded by adding half a hundredth."""
    chance = random.Random(159)
    for _round in range(300):
        sheets = []
        for _sheet in range(chance.randint(1, 5)):
            maxima = [chance.randint(1, 9) for _indicator in range(25)]
            sheets.append([(chance.randint(0, maximum), maximum) for maximum in maxima])
        totals = [scoring.sheet_total(sheet(*(("C", *pair) for pair in rows))) for rows in sheets]
        numerator, denominator = 0, 1
        for rows in sheets:
            points, maxima = sum(pair[0] for pair in rows), sum(pair[1] for pair in rows)
            numerator, denominator = numerator * maxima + 100 * points * denominator, denominator * maxima
        denominator *= len(sheets)
        hundredths = (2 * 100 * numerator + denominator) // (2 * denominator)
        chance.shuffle(totals)
        assert scoring.combine(totals, totals).total == D(hundredths) / 100


def test_more_points_never_lose_a_star():
    previous = 0
    for hundredths in range(0, 10_001, 7):
        verdict = scoring.star(D(hundredths) / 100, RULE, OPEN)
        assert verdict.star >= previous
        previous = verdict.star
    assert previous == 3


def test_every_reason_has_a_sentence_and_is_handed_to_the_translator():
    seen = []
    reasons = [
        *scoring.star(D("54.00"), RULE, OPEN).reasons,
        *scoring.star(D("90.00"), RULE, Gates(False, False, D("0.00"))).reasons,
        *scoring.needs_plenary([50, 90], RULE),
    ]
    for reason in reasons:
        scoring.sentence(reason, lambda message: seen.append(message) or message)
    assert set(seen) == set(scoring.SENTENCES.values())

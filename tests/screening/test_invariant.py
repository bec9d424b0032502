"""An unmet mandatory item can never end in "eligible": every combination of results, against the life itself."""

from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nominations.enums import Result
from nominations.models import Nomination, ScreeningItem
from nominations.models.checklist import rules_of
from nominations.workflow import NOMINATION
from ovop_portal.audit.trail import unit

CHOICES = [None, *Result.values]  # None: not looked at
PAPERS = ["sentra_decree", "nomination_letter", "industry_legality"]
COMBINATIONS = list(product(CHOICES, repeat=len(PAPERS) + 1))  # the last one is the sample


class _Undo(Exception):
    """Ends one attempt, so that the next finds the file as it was."""


def fill(nomination, results, by):
    """Items with these results, written past every form."""
    rules = {rule.code: rule for rule in rules_of(nomination)}
    ScreeningItem.objects.bulk_create(
        ScreeningItem(
            revision=nomination.revision(),
            rule=rules[code],
            result=result,
            reason="incomplete" if result == Result.NOT_MET else "",
            checked_by=by,
            checked_at=timezone.now(),
        )  # fmt: skip
        for code, result in results.items()
        if result is not None
    )


def attempt(nomination, results, by):
    """The state that pressing "Nyatakan lolos" leads to with these items; nothing of it stays."""
    reached = ""
    try:
        with unit():
            fill(nomination, results, by)
            try:
                NOMINATION.perform("pass", nomination, by)
            except ValidationError:
                pass
            reached = Nomination.objects.get(pk=nomination.pk).state
            raise _Undo
    except _Undo:
        return reached


def test_only_a_file_whose_mandatory_items_are_all_met_becomes_eligible(nominate, cast):
    nomination = nominate("endorsed")

    wrong = []
    for results in COMBINATIONS:
        found = dict(zip([*PAPERS, "product_sample"], results, strict=True))
        met = all(found[code] == Result.MET for code in PAPERS) and found["product_sample"] in {None, Result.MET}
        if attempt(nomination, found, cast.secretariat) != ("eligible" if met else "endorsed"):
            wrong.append(found)

    assert len(COMBINATIONS) == 256
    assert wrong == []
    assert ScreeningItem.objects.count() == 0


@pytest.mark.parametrize("sample", CHOICES)
def test_without_the_recommendation_of_the_province_the_best_results_do_not_help(nominate, cast, sample):
    results = dict.fromkeys(PAPERS, Result.MET) | {"product_sample": sample}

    assert attempt(nominate("submitted"), results, cast.secretariat) == "submitted"


@pytest.mark.parametrize("bonus", CHOICES)
@pytest.mark.parametrize("decree, expected", [(Result.MET, "eligible"), (Result.UNCLEAR, "endorsed")])
def test_a_bonus_paper_never_bars_and_never_helps(nominate, cast, bonus, decree, expected):
    results = dict.fromkeys(PAPERS, Result.MET) | {"sentra_decree": decree, "trademark": bonus}

    assert attempt(nominate("endorsed"), results, cast.secretariat) == expected


@pytest.mark.parametrize("without", ["sentra_decree", "product_sample"])
def test_a_mandatory_thing_that_is_not_there_at_all_bars_too(nominate, cast, without):
    nomination = nominate("endorsed")
    nomination.documents.filter(rule__code=without).delete()
    results = dict.fromkeys([code for code in PAPERS if code != without], Result.MET)

    assert attempt(nomination, results, cast.secretariat) == "endorsed"


def test_items_of_an_earlier_revision_do_not_count(nominate, cast):
    nomination = nominate("endorsed")
    with unit():
        fill(nomination, dict.fromkeys(PAPERS, Result.UNCLEAR), cast.secretariat)
    NOMINATION.perform("return", nomination, cast.secretariat, "Perbaiki", due=nomination.edition.nomination_closes)
    ScreeningItem.objects.update(result=Result.MET)  # the first revision looks clean now, the second was never looked at
    nomination = NOMINATION.perform("submit", nomination, cast.bandung)
    ScreeningItem.objects.filter(revision=nomination.revision()).delete()
    nomination = NOMINATION.perform("endorse", nomination, cast.jabar)

    assert attempt(nomination, {}, cast.secretariat) == "endorsed"
    assert attempt(nomination, dict.fromkeys(PAPERS, Result.MET), cast.secretariat) == "eligible"


@pytest.mark.parametrize("result, expected", [(Result.NOT_MET, "ineligible"), (Result.UNCLEAR, "endorsed"), (Result.MET, "endorsed")])
def test_only_a_refused_mandatory_item_can_end_in_ineligible(nominate, cast, result, expected):
    nomination = nominate("endorsed")
    with unit():
        fill(nomination, dict.fromkeys(PAPERS, Result.MET) | {"sentra_decree": result}, cast.secretariat)

    if expected == "ineligible":
        NOMINATION.perform("fail", nomination, cast.secretariat, "Alasan")
    else:
        with pytest.raises(ValidationError):
            NOMINATION.perform("fail", nomination, cast.secretariat, "Alasan")

    assert Nomination.objects.get(pk=nomination.pk).state == expected

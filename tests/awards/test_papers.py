"""Papers of many nominations on one day: the same answer as for one, in the same two queries."""

from datetime import timedelta

import pytest
from django.utils import timezone

from awards.papers import lapses_of
from nominations.models import Nomination, checklist


def test_the_answer_is_that_of_the_checklist(nominate, edition):
    made = [nominate("submitted", product=f"Tenun {letter}") for letter in "ABC"]
    made[0].documents.filter(rule__code="sentra_decree").update(expires=timezone.localdate() + timedelta(days=3))
    made[1].documents.filter(rule__code="nomination_letter").delete()

    for on in [timezone.localdate(), timezone.localdate() + timedelta(days=10)]:
        assert lapses_of(made, edition, on) == {one.pk: checklist.lapses(one, on) for one in made}
    assert [len(sentences) for sentences in lapses_of(made, edition, on).values()] == [1, 1, 0]


@pytest.mark.parametrize("rows", [1, 3])
def test_many_cost_as_much_as_one(nominate, edition, rows, django_assert_num_queries):
    for place in range(rows):
        nominate("submitted", product=f"Tenun {place}")
    made = list(Nomination.objects.select_related("product"))

    with django_assert_num_queries(2):
        lapses_of(made, edition, timezone.localdate())

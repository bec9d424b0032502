"""A rubric as an assessor will see it: the same form as a sheet's, marked as a rehearsal, saving nothing."""

import re

import pytest
from django.urls import reverse

from assessments.models import Score, Sheet
from ovop_portal.programme import rubric_drafts
from ovop_portal.programme.models import Commodity


@pytest.fixture
def address(rubric):
    return reverse("assessments:rehearsal", args=[rubric.pk])


def fieldsets(page):
    """The indicators of a page, without marks and keys."""
    return re.findall(r'<fieldset class="levels indicator">.*?</fieldset>', page.text.replace(" checked", ""), flags=re.DOTALL)


def test_it_shows_the_very_form_of_a_sheet(as_, nominate, assign, address):
    assignment = assign(nominate("eligible"), "assessor", "accepted")
    client = as_("assessor")
    sheet, rehearsal = client.get(reverse("assessments:sheet", args=[assignment.pk])), client.get(address)

    assert len(fieldsets(rehearsal)) == 25
    assert fieldsets(rehearsal) == fieldsets(sheet)


def test_it_says_that_it_is_a_rehearsal_and_has_nothing_to_press(as_, edition, address):
    page = as_("secretariat").get(address)
    content = page.text[page.text.index("<main") : page.text.index("</main")]

    assert "Ini latihan: lembar seperti yang dilihat penilai." in content
    assert not re.findall(r"<form|<button|hx-post|type=.submit", content)


def test_it_takes_no_marks(as_, edition, address):
    assert as_("secretariat").post(address, {"i1": "3"}).status_code == 405
    assert not Sheet.objects.exists() and not Score.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"), [("secretariat", 200), ("director", 200), ("auditor", 200), ("lead", 404), ("assessor", 404), ("bandung", 404)]
)
def test_a_draft_is_rehearsed_by_the_ministry_alone(as_, edition, cast, rubric, name, status):
    draft = rubric_drafts.start(cast.secretariat, rubric.commodity)

    assert as_(name).get(reverse("assessments:rehearsal", args=[draft.pk])).status_code == status


def test_an_empty_draft_says_what_is_missing(as_, edition, cast):
    draft = rubric_drafts.start(cast.secretariat, Commodity.objects.create(code="kopi", name="Kopi", order=6))

    assert "Belum ada indikator" in as_("secretariat").get(reverse("assessments:rehearsal", args=[draft.pk])).text


def test_it_costs_few_queries(as_, edition, address, django_assert_max_num_queries):
    client = as_("assessor")

    with django_assert_max_num_queries(10):
        client.get(address)

"""One rubric as it is read and printed."""

import pytest
from django.urls import reverse

from ovop_portal.programme.models import Indicator


@pytest.fixture
def address(rubric):
    return reverse("programme:rubric", args=[rubric.pk])


def test_a_stranger_is_sent_to_sign_in(client, address):
    assert client.get(address).url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["secretariat", "bandung", "assessor", "auditor"])
def test_every_indicator_every_level_and_every_hint_is_on_the_page(as_, edition, address, name):
    page = as_(name).get(address)

    assert page.status_code == 200
    for indicator in Indicator.objects.prefetch_related("levels"):
        assert f"{indicator.code} {indicator.name}" in page.text
        for words in [*(level.description for level in indicator.levels.all()), *indicator.evidence.splitlines()]:
            assert words in page.text, words


def test_totals_and_marks_are_counted(as_, edition, address):
    page = as_("assessor").get(address)
    sheet = page.context["sheet"]

    assert (sheet["count"], sheet["maximum"], sheet["least"]) == (25, 100, 11)
    assert [(aspect["code"], aspect["maximum"]) for aspect in sheet["aspects"]] == [("A", 30), ("B", 25), ("C", 45)]
    assert "25 indikator, nilai paling tinggi 100, paling rendah 11." in page.text
    marks = [one["sourcing"]["label"] for aspect in sheet["aspects"] for group in aspect["groups"] for one in group["indicators"]]
    assert {mark: marks.count(mark) for mark in set(marks)} == {"Terbit": 7, "Sebagian terbit": 1, "Usulan": 17}


def test_it_says_which_editions_judge_with_it(as_, edition, address):
    page = as_("assessor").get(address)

    assert reverse("programme:detail", args=[2026]) in page.text
    edition.edition_commodities.all().delete()
    assert "Belum dipakai pada periode mana pun." in as_("assessor").get(address).text


def test_sources_are_linked_and_leave_no_trace(as_, edition, address):
    text = as_("assessor").get(address).text

    assert 'href="https://www.slideshare.net/abdul300483/kriteria-untuk-seleksi-produk-ovop" rel="noopener noreferrer"' in text


@pytest.mark.parametrize("pk", [0, 999999, 10**30])
def test_a_rubric_that_is_not_there_is_a_404(as_, edition, pk):
    assert as_("assessor").get(reverse("programme:rubric", args=[pk])).status_code == 404


def test_it_costs_ten_queries_at_most(as_, edition, address, django_assert_max_num_queries):
    client = as_("assessor")

    with django_assert_max_num_queries(10):
        client.get(address)

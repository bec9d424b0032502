"""The list of rubrics, and the page that tells two of them apart."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from ovop_portal.programme import rubrics
from ovop_portal.programme.models import Commodity, Rubric
from tests import building
from tests.programme.rubric_contents import draft_of, fresh

ADDRESS = reverse("programme:rubrics")


def test_a_stranger_is_sent_to_sign_in(client, edition):
    assert client.get(ADDRESS).url.startswith(reverse("account_login"))


def test_each_version_is_a_row(as_, edition, cast, rubric):
    draft = draft_of(cast, rubric.commodity)
    page = as_("auditor").get(ADDRESS)

    facts = [
        (row["name"], row["number"], row["standing"]["label"], row["indicators"], row["points"], row["editions"])
        for row in page.context["rows"]
    ]
    assert facts == [(draft.name, 2, "Draf", 25, 100, "belum dipakai"), (rubric.name, 1, "Berlaku", 25, 100, "2026")]
    assert "belum diberlakukan" in page.text
    assert "Susun versi berikutnya" not in page.text


def test_the_secretariat_chooses_among_commodities_without_an_open_draft(as_, edition, cast, rubric):
    Commodity.objects.create(code="kopi", name="Kopi", order=6)
    assert [one.code for one in as_("secretariat").get(ADDRESS).context["commodities"]] == ["kain_tenun", "kopi"]

    draft_of(cast, rubric.commodity)
    assert [one.code for one in as_("secretariat").get(ADDRESS).context["commodities"]] == ["kopi"]
    draft_of(cast, Commodity.objects.get(code="kopi"))
    assert "Setiap komoditas sudah memiliki draf yang terbuka." in as_("secretariat").get(ADDRESS).text


def test_an_empty_list_says_why(as_, cast):
    assert "Rubrik muncul di sini setelah diberlakukan sekretariat." in as_("bandung").get(ADDRESS).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, edition, rows, django_assert_num_queries):
    rubrics.load(only=["kain_batik", "gerabah"][: rows - 1])
    building.make_edition(2027, "preparation", ["kain_tenun", "kain_batik", "gerabah"])
    client = as_("secretariat")

    with django_assert_num_queries(8):
        page = client.get(ADDRESS)
    assert len(page.context["rows"]) == rows


def test_the_list_leaves_as_a_workbook(as_, edition, cast, rubric):
    draft_of(cast, rubric.commodity)
    response = as_("bandung").get(reverse("programme:rubric_export"))
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))
    response.close()

    facts = dict(zip(rows[-2], rows[-1], strict=True))
    facts.pop("Diberlakukan")
    assert facts == {
        "Komoditas": "Kain Tenun", "Rubrik": rubric.name, "Versi": 1, "Status": "berlaku", "Indikator": 25, "Jumlah nilai": 100,
        "Periode": "2026",
    }  # fmt: skip


def test_a_page_of_an_edition_leads_here(as_, edition):
    assert f'href="{ADDRESS}"' in as_("bandung").get(reverse("programme:list")).text
    assert f'href="{ADDRESS}"' in as_("bandung").get(reverse("programme:detail", args=[2026])).text


# --- the difference --------------------------------------------------------------------------------------------------


@pytest.fixture
def changed(cast, edition, rubric):
    """A draft whose first indicator has another name."""
    draft = draft_of(cast, rubric.commodity)
    one = draft.indicators()[0]
    one.name = "Sumber bahan baku setempat"
    one.save()
    return fresh(draft)


def test_a_draft_is_told_apart_from_the_version_that_it_was_made_from(as_, changed):
    page = as_("director").get(reverse("programme:rubric_changes", args=[changed.pk]))

    assert page.context["other"] == changed.based_on
    assert page.context["told"]["counts"] == [(1, "kalimat diubah")]  # the name of the indicator; its own number in the name is none
    assert "Sumber bahan baku <del>utama </del> <ins>setempat </ins>" in page.text


def test_any_two_versions_are_told_apart(as_, changed, rubric):
    rubrics.load(only=["gerabah"])
    other = Rubric.objects.get(commodity__code="gerabah")
    page = as_("director").get(reverse("programme:rubric_changes", args=[rubric.pk]), {"dengan": other.pk})

    assert page.context["other"] == other
    assert page.context["told"]["parts"]


def test_a_first_version_has_nothing_to_be_told_apart_from(as_, edition, rubric):
    page = as_("bandung").get(reverse("programme:rubric_changes", args=[rubric.pk]))

    assert (page.status_code, "Belum ada versi lain" in page.text) == (200, True)


@pytest.mark.parametrize("wanted", ["0", "-1", "kata", "²", "9" * 40, "1\x00"])
def test_a_version_that_is_not_there_is_a_404(as_, edition, rubric, wanted):
    assert as_("secretariat").get(reverse("programme:rubric_changes", args=[rubric.pk]), {"dengan": wanted}).status_code == 404


def test_the_difference_costs_few_queries(as_, changed, django_assert_max_num_queries):
    client = as_("secretariat")

    with django_assert_max_num_queries(16):
        client.get(reverse("programme:rubric_changes", args=[changed.pk]))

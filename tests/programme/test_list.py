"""The list of editions: everybody signed in reads it, the secretariat starts a new one from it."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from ovop_portal.kit.sheets import XLSX
from tests import building

ADDRESS = reverse("programme:list")
PEOPLE = ["secretariat", "director", "auditor", "bandung", "jabar", "assessor", "administrator"]


def test_a_stranger_is_sent_to_sign_in(client, db):
    response = client.get(ADDRESS)

    assert (response.status_code, response.url) == (302, f"{reverse('account_login')}?next={ADDRESS}")


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_signed_in_sees_phase_and_next_instant(as_, edition, name):
    page = as_(name).get(ADDRESS)

    assert page.status_code == 200
    for words in ["OVOP 2026", "Permenperin 14/2021", "Pengusulan ditutup:", "WIB", "WITA", "WIT", "1 komoditas", "3 penilai"]:
        assert words in page.text


@pytest.mark.parametrize("name", PEOPLE)
def test_only_the_secretariat_is_offered_a_new_edition(as_, edition, name):
    offered = reverse("programme:copy", args=[2026]) in as_(name).get(ADDRESS).text

    assert offered is (name == "secretariat")


def test_the_newest_edition_stands_first_and_is_the_one_to_copy(as_, edition):
    building.make_edition(2024, "published")
    building.make_edition(2028, "preparation")
    page = as_("secretariat").get(ADDRESS)

    assert [row["year"] for row in page.context["rows"]] == [2028, 2026, 2024]
    assert reverse("programme:copy", args=[2028]) in page.text
    assert [row["phase"]["label"] for row in page.context["rows"]] == ["Persiapan", "Pengusulan", "Hasil diumumkan"]


def test_each_reader_counts_the_nominations_that_exist_for_them(as_, nominate):
    nominate("submitted", by="bandung")
    nominate("draft", by="garut")

    counts = {name: as_(name).get(ADDRESS).context["rows"][0]["counts"] for name in ["secretariat", "bandung", "garut", "jateng"]}
    assert counts == {
        "secretariat": [("Usulan", 1), ("Bintang", 0)],
        "bandung": [("Usulan", 1), ("Bintang", 0)],
        "garut": [("Usulan", 1), ("Bintang", 0)],
        "jateng": [("Usulan", 0), ("Bintang", 0)],
    }


@pytest.mark.parametrize(("state", "stars"), [("decided", 0), ("published", 1)])
def test_a_star_is_counted_once_it_is_public(as_, award, state, stars):
    award(state)

    assert as_("secretariat").get(ADDRESS).context["rows"][0]["counts"][1] == ("Bintang", stars)


@pytest.mark.parametrize("address", [ADDRESS, reverse("programme:detail", args=[2026])])
@pytest.mark.parametrize("is_sample", [True, False])
def test_sample_editions_are_marked(as_, edition, settings, address, is_sample):
    settings.DEMO = False
    edition.is_sample = is_sample
    edition.save()

    assert ("DATA CONTOH" in as_("bandung").get(address).text) is is_sample


def test_without_editions_the_page_says_what_to_do(as_, cast):
    page = as_("secretariat").get(ADDRESS)

    assert page.status_code == 200
    assert "Belum ada periode" in page.text and "table" not in page.text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, edition, rows, django_assert_num_queries):
    for year in range(2027, 2026 + rows):
        building.make_edition(year, "preparation")
    client = as_("secretariat")

    with django_assert_num_queries(8):
        page = client.get(ADDRESS)
    assert len(page.context["rows"]) == rows


def test_the_list_leaves_as_a_workbook(as_, nominate):
    nominate("submitted")
    response = as_("bandung").get(reverse("programme:export"))
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))

    assert response["Content-Type"] == XLSX and "periode.xlsx" in response["Content-Disposition"]
    named = dict(zip(*rows[-2:], strict=True))
    assert {word: named[word] for word in ["Tahun", "Nama", "Pengusul", "Perlu rekomendasi provinsi", "Tahap", "Usulan", "Bintang"]} == {
        "Tahun": 2026, "Nama": "OVOP 2026", "Pengusul": "Kabupaten/kota dan provinsi", "Perlu rekomendasi provinsi": "ya",
        "Tahap": "Pengusulan", "Usulan": 1, "Bintang": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("is_sample", "corner"), [(True, "DATA CONTOH"), (False, "Tahun")])
def test_a_workbook_of_sample_editions_says_so(as_, edition, settings, is_sample, corner):
    settings.DEMO = False
    edition.is_sample = is_sample
    edition.save()
    response = as_("bandung").get(reverse("programme:export"))
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))

    assert rows[0][0] == corner


def test_a_stranger_gets_no_workbook(client, edition):
    assert client.get(reverse("programme:export")).url.startswith(reverse("account_login"))


def test_the_list_is_only_read(as_, edition):
    assert as_("secretariat").post(ADDRESS).status_code == 405

"""The list of stars at the decision desk: who sees it, what it says, what it hides, what it costs."""

import pytest
from django.utils import timezone

from awards.models import Award
from tests import building
from tests.awards.reading import table, workbook


def test_the_desk_leads_to_the_newest_edition_under_assessment(as_, edition):
    building.shift(edition, "assessment")
    building.make_edition(2028, phase="preparation")

    response = as_("secretariat").get("/penetapan/")

    assert (response.status_code, response.url) == (302, "/penetapan/2026/")


def test_without_an_edition_the_desk_says_what_to_do(as_):
    response = as_("secretariat").get("/penetapan/")

    assert response.status_code == 200
    assert "Belum ada periode" in response.text


@pytest.mark.parametrize("who", ["bandung", "jabar", "assessor", "administrator"])
@pytest.mark.parametrize(
    "page", ["/penetapan/", "/penetapan/2026/", "/penetapan/2026/unduh/", "/penetapan/2026/umumkan/", "/penetapan/2026/keputusan/"]
)
def test_whoever_decides_nothing_is_told_so(as_, edition, who, page):
    assert as_(who).get(page).status_code == 403


def test_an_edition_that_does_not_exist_is_not_found(as_, edition):
    assert as_("secretariat").get("/penetapan/1999/").status_code == 404


@pytest.mark.parametrize("who", ["secretariat", "director", "auditor", "lead"])
def test_the_list_says_score_computed_star_proposed_star_and_state(as_, award, who):
    award("proposed", star=2)

    response = as_(who).get("/penetapan/2026/")

    assert table(response) == [
        ["Tenun Ikat Melati", "UD Melati Rejeki", "Jawa Barat", "100", "3 bintang", "2 bintang Keunikan motif diakui pleno", "Diajukan"]
    ]


def test_figures_say_how_far_the_edition_is(as_, stars, nominate, cast, edition):
    stars("recommended", "proposed", "published")
    building.shift(edition, "nomination")
    nominate("eligible", product="Belum dinilai")

    text = " ".join(as_("secretariat").get("/penetapan/2026/").text.split())

    assert "<dt>dinilai dari 4</dt><dd>3</dd>" in text
    assert "<dt>direkomendasikan</dt><dd>1</dd>" in text
    assert "<dt>diajukan</dt><dd>1</dd>" in text
    assert "<dt>diumumkan</dt><dd>1</dd>" in text
    assert "<dt>3 bintang</dt><dd>3</dd>" in text


@pytest.mark.parametrize(
    ("who", "buttons"),
    [
        ("secretariat", ["Ajukan bintang (1)", "Umumkan bintang (1)"]),
        ("director", ["Tetapkan bintang (1)"]),
        ("auditor", []),
        ("lead", []),
    ],
)
def test_everybody_is_offered_only_the_own_key(as_, stars, who, buttons):
    stars("recommended", "proposed", "decided")

    text = as_(who).get("/penetapan/2026/").text

    offered = ["Buat rekomendasi (", "Ajukan bintang (1)", "Tetapkan bintang (1)", "Umumkan bintang (1)"]
    assert [one for one in offered if one in text] == buttons


def test_filters_narrow_the_list(as_, stars):
    stars("recommended", "proposed")
    client = as_("secretariat")

    assert [row[0] for row in table(client.get("/penetapan/2026/?status=proposed"))] == ["Tenun B"]
    assert [row[0] for row in table(client.get("/penetapan/2026/?q=tenun+b"))] == ["Tenun B"]
    assert len(table(client.get("/penetapan/2026/?bintang=3&provinsi=32&komoditas=kain_tenun"))) == 2
    assert table(client.get("/penetapan/2026/?tanda=beda")) == []
    assert table(client.get("/penetapan/2026/?tanda=pleno")) == []


def test_a_filter_that_finds_nothing_says_so(as_, award):
    award("recommended")

    assert "Tidak ada yang cocok" in as_("secretariat").get("/penetapan/2026/?q=batik").text


def test_htmx_gets_the_list_alone(as_, award):
    award("recommended")

    text = as_("secretariat").get("/penetapan/2026/", headers={"HX-Request": "true"}).text

    assert text.lstrip().startswith('<div id="daftar">')
    assert "Tenun Ikat Melati" in text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, stars, rows, django_assert_num_queries):
    stars(*["proposed"] * rows)
    client = as_("secretariat")

    with django_assert_num_queries(10):
        client.get("/penetapan/2026/")


def test_whoever_still_owes_a_sheet_sees_no_mark_of_others(as_, cast, edition, nominate, assign, award):
    """A second assessment was asked for after the recommendation: the lead's own sheet is open."""
    nomination = nominate("eligible")
    award("recommended", nomination=nomination)
    assign(nomination, "lead", "accepted")
    client = as_("lead")

    assert table(client.get("/penetapan/2026/")) == [
        ["Tenun Ikat Melati", "UD Melati Rejeki", "Jawa Barat", "Tersembunyi sampai lembar penilaian Anda final", "Direkomendasikan"]
    ]
    page = client.get(f"/penetapan/bintang/{Award.objects.get().pk}/").text
    assert "tersembunyi sampai lembar penilaian Anda final" in page
    assert "Nilai 100" not in page
    assert "3 bintang" not in page
    assert "<dt>3 bintang</dt><dd>0</dd>" in client.get("/penetapan/2026/").text
    assert table(client.get("/penetapan/2026/?bintang=3")) == []
    assert workbook(client.get("/penetapan/2026/unduh/"))[1][6:9] == (None, None, None)


def test_the_workbook_holds_the_filtered_rows(as_, stars):
    stars("proposed", "decided")

    rows = workbook(as_("auditor").get("/penetapan/2026/unduh/?status=decided"))

    assert rows[0][:3] == ("Nomor usulan", "Produk", "IKM")
    assert [row[1:] for row in rows[1:]] == [
        (
            "Tenun B", "UD Melati Rejeki", "Kain Tenun", "Kabupaten Bandung", "Jawa Barat", 100, 3, 3, "Ditetapkan", "tidak", None,
            "2026/OVOP/1", rows[1][13],
        )
    ]  # fmt: skip
    assert rows[1][13].date() == timezone.localdate()


def test_sample_data_is_marked_in_the_workbook_and_on_the_page(as_, award, edition):
    award("proposed")
    edition.is_sample = True
    edition.save()
    client = as_("secretariat")

    assert workbook(client.get("/penetapan/2026/unduh/"))[0][0] == "DATA CONTOH"
    assert "DATA CONTOH" in client.get("/penetapan/2026/").text

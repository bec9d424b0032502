"""Who works with the portal: the list for each role, one person."""

import pytest

from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Organisation
from tests.building import make_user

LIST = "/akun/petugas/"


def names(page):
    return [row["name"] for row in page.context["rows"]]


def test_the_secretariat_sees_everybody_but_the_system(as_, cast):
    assert names(as_("secretariat").get(LIST)) == [
        "Administrator", "Assessor", "Auditor", "Bandung", "Colleague", "Director", "Garut", "Jabar", "Jateng", "Lead", "Second",
        "Secretariat",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["director", "auditor"])
def test_director_and_auditor_read_the_same_list_without_buttons(as_, name):
    page = as_(name).get(LIST)

    assert len(names(page)) == 12
    assert "Undang petugas" not in page.text


def test_an_officer_sees_the_own_office_alone(as_, cast):
    make_user("wakil", Role.REGENCY, cast.bandung.organisation)

    page = as_("bandung").get(LIST)

    assert names(page) == ["Bandung", "Wakil"]
    assert page.context["filterset"] is None and "Garut" not in page.text


@pytest.mark.parametrize("name", ["assessor", "administrator"])
def test_others_have_no_list(as_, name):
    assert [as_(name).get(path).status_code for path in (LIST, "/akun/petugas/unduh/")] == [403, 403]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "band"}, ["Bandung"]),
        ({"q": "dinas g"}, ["Garut"]),
        ({"q": "JATENG@"}, ["Jateng"]),
        ({"peran": "regency"}, ["Bandung", "Garut"]),
        ({"provinsi": "32"}, ["Bandung", "Garut", "Jabar"]),
        ({"provinsi": "32", "peran": "province"}, ["Jabar"]),
        ({"status": "nonaktif"}, ["Lead"]),
        ({"peran": "regency", "status": "aktif"}, ["Bandung", "Garut"]),
    ],
)
def test_the_list_is_narrowed(as_, cast, query, found):
    cast.lead.is_active = False
    cast.lead.save()

    assert names(as_("secretariat").get(LIST, query)) == found


@pytest.mark.parametrize("query", [{"peran": "raja"}, {"provinsi": "99"}, {"status": "x"}, {"page": "abc"}, {"page": "-1"}])
def test_a_forged_filter_shows_the_whole_list(as_, query):
    page = as_("secretariat").get(LIST, query)

    assert (page.status_code, len(names(page))) == (200, 12)


def test_a_search_with_a_null_character_is_no_crash(as_):
    assert as_("secretariat").get(LIST, {"q": "a\x00b"}).status_code == 200


def test_nobody_found_is_said_with_a_way_on(as_):
    assert "Tidak ada petugas yang cocok" in as_("secretariat").get(LIST, {"q": "tidak ada"}).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, cast, rows, django_assert_num_queries):
    for number in range(rows):
        office = Organisation.objects.create(name=f"Balai {number}", kind=OrganisationKind.BALAI)
        make_user(f"orang{number}", Role.EXPERT, office)
    client = as_("secretariat")

    with django_assert_num_queries(7):
        assert len(names(client.get(LIST, {"peran": "expert", "q": "orang"}))) == rows


def test_the_download_holds_the_filtered_rows(as_, cast, read_xlsx):
    rows = read_xlsx(as_("secretariat").get("/akun/petugas/unduh/", {"provinsi": "33"}))

    assert rows[0] == [
        "Nama", "E-mail", "Telepon", "Peran", "Organisasi", "Provinsi", "Kabupaten/kota", "Aktif", "Dibuat", "Terakhir masuk",
        "Kepala atau koordinator",
    ]  # fmt: skip
    assert rows[1][:8] == ["Jateng", "jateng@contoh.go.id", None, "Petugas dinas provinsi", "Dinas Jateng", "Jawa Tengah", None, "ya"]
    assert len(rows) == 2


def test_a_download_of_an_officer_holds_the_own_office(as_, read_xlsx):
    assert [row[0] for row in read_xlsx(as_("bandung").get("/akun/petugas/unduh/"))[1:]] == ["Bandung"]


# --- one person ------------------------------------------------------------------------------------------------------


def test_a_person_is_shown_with_office_and_open_work(as_, cast, nominate):
    nominate("submitted")

    page = as_("secretariat").get(f"{LIST}{cast.bandung.pk}/")

    assert all(words in page.text for words in ("Dinas Bandung", "bandung@contoh.go.id", "1 usulan yang belum selesai", "Nonaktifkan akun"))
    assert page.context["activity"] == ("valid", "Aktif")


def test_a_person_of_the_team_is_shown_with_the_mandate(as_, cast, edition):
    page = as_("secretariat").get(f"{LIST}{cast.lead.pk}/")

    assert all(words in page.text for words in ("OVOP 2026", "ketua tim", "Kain Tenun"))


@pytest.mark.parametrize("name", ["director", "auditor", "bandung"])
def test_who_may_only_read_sees_no_buttons(as_, cast, name):
    page = as_(name).get(f"{LIST}{cast.bandung.pk}/")

    assert (page.status_code, "Nonaktifkan" in page.text) == (200, False)


@pytest.mark.parametrize("pk", [0, 999999, 10**18, 10**30])
def test_a_forged_person_is_not_there(as_, cast, pk):
    assert as_("secretariat").get(f"{LIST}{pk}/").status_code == 404


def test_a_colleague_of_another_office_is_not_there(as_, cast):
    assert [as_("bandung").get(f"{LIST}{other.pk}/").status_code for other in (cast.garut, cast.jabar, cast.secretariat)] == [404] * 3


def test_the_system_actor_has_no_page(as_, cast):
    assert as_("secretariat").get(f"{LIST}{type(cast.bandung).objects.system().pk}/").status_code == 404

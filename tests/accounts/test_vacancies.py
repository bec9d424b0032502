"""Organisations that need somebody: why, how many, and the CSV in which the secretariat writes whom to invite."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Invitation, Organisation, User
from tests.accounts.mail import invite
from tests.building import make_user

LIST, CSV = "/akun/kantor/perlu-petugas/", "/akun/kantor/perlu-petugas/csv/"


@pytest.fixture
def offices(cast):
    """Five needs: nobody (Semarang, Balai Kosong), a closed head (Bandung), no head (Garut), one who never came (Jabar), none (Jateng)."""
    make_user("tutup", Role.REGENCY, cast.bandung.organisation, heads_office=True, is_active=False)
    User.objects.filter(pk__in=[cast.jabar.pk, cast.jateng.pk]).update(heads_office=True)
    User.objects.filter(pk=cast.jateng.pk).update(last_login=timezone.now())
    Organisation.objects.create(name="Balai Kosong", kind=OrganisationKind.BALAI)
    return Organisation.objects.create(name="Dinas Semarang", kind=OrganisationKind.REGENCY_OFFICE, region_id="33.74")


def found(page):
    return {row["name"]: row["need"] for row in page.context["rows"]}


def lines(response):
    return list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_each_office_says_what_it_needs(as_, offices):
    page = as_("secretariat").get(LIST)

    assert found(page) == {
        "Balai Kosong": "Tanpa petugas",
        "Dinas Bandung": "Kepalanya nonaktif",
        "Dinas Garut": "Belum ada kepala",
        "Dinas Jabar": "Kepalanya belum pernah masuk",
        "Dinas Semarang": "Tanpa petugas",
    }
    assert [(row["label"], row["n"]) for row in page.context["counts"]] == [
        ("Tanpa petugas", 2),
        ("Kepalanya nonaktif", 1),
        ("Belum ada kepala", 1),
        ("Kepalanya belum pernah masuk", 1),
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"keadaan": "kosong"}, {"Balai Kosong", "Dinas Semarang"}),
        ({"keadaan": "kepala-nonaktif"}, {"Dinas Bandung"}),
        ({"keadaan": "tanpa-kepala"}, {"Dinas Garut"}),
        ({"keadaan": "kepala-belum-masuk"}, {"Dinas Jabar"}),
        ({"provinsi": "33"}, {"Dinas Semarang"}),
        ({"jenis": "balai"}, {"Balai Kosong"}),
        ({"q": "band"}, {"Dinas Bandung"}),
        ({"keadaan": "x"}, {"Balai Kosong", "Dinas Bandung", "Dinas Garut", "Dinas Jabar", "Dinas Semarang"}),
        ({"q": "tidak ada"}, set()),
    ],
)
def test_the_list_is_narrowed_and_its_figures_lead_to_as_many_rows(as_, offices, query, names):
    assert set(found(as_("secretariat").get(LIST, query))) == names


def test_a_figure_leads_to_as_many_rows(as_, offices):
    client = as_("secretariat")

    for row in client.get(LIST).context["counts"]:
        assert len(found(client.get(row["url"]))) == row["n"], row


def test_a_second_head_who_works_is_enough(as_, offices, cast):
    make_user("kedua", Role.PROVINCE, cast.jabar.organisation, heads_office=True, last_login=timezone.now())

    assert "Dinas Jabar" not in found(as_("secretariat").get(LIST))


def test_all_is_well_is_said(as_, cast):
    User.objects.update(heads_office=True, last_login=timezone.now())

    assert "Semua kantor terisi" in as_("secretariat").get(LIST).text


def test_director_and_auditor_read_without_boxes(as_, offices):
    for name in ("director", "auditor"):
        page = as_(name).get(LIST)
        assert (page.status_code, "Unduh CSV yang dicentang" in page.text, 'type="checkbox"' in page.text) == (200, False, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, cast, rows, django_assert_num_queries):
    for number in range(rows):
        Organisation.objects.create(name=f"Universitas {number}", kind=OrganisationKind.UNIVERSITY)
    client = as_("secretariat")

    with django_assert_num_queries(8):
        assert len(found(client.get(LIST, {"jenis": "university"}))) == rows


def test_the_list_is_downloaded(as_, offices, read_xlsx):
    rows = read_xlsx(as_("secretariat").get(f"{LIST}unduh/", {"keadaan": "tanpa-kepala"}))

    assert rows[1:] == [["Dinas Garut", "Dinas kabupaten/kota", "Jawa Barat", "Kabupaten Garut", "Belum ada kepala", "tidak"]]


# --- inviting many ---------------------------------------------------------------------------------------------------


def test_the_file_of_the_ticked_offices_only_wants_names_and_addresses(as_, offices):
    balai = Organisation.objects.get(name="Balai Kosong")

    rows = lines(as_("secretariat").get(CSV, {"kantor": [offices.pk, balai.pk]}))

    assert rows == [
        ["nama", "email", "peran", "organisasi"],
        ["", "", "penilai", "Balai Kosong"],
        ["", "", "kabupaten/kota", "Dinas Semarang"],
    ]


def test_the_file_of_everything_follows_the_filter(as_, offices):
    rows = lines(as_("secretariat").get(CSV, {"semua": "1", "keadaan": "kosong", "jenis": "regency_office"}))

    assert [row[3] for row in rows[1:]] == ["Dinas Semarang"]


@pytest.mark.parametrize("ticked", [[], ["x"], ["9" * 40], ["-1"], ["\x00"], ["999999"]])
def test_nothing_ticked_is_refused_with_a_sentence(as_, offices, ticked):
    response = as_("secretariat").get(CSV, {"kantor": ticked})

    assert (response.status_code, "Centang sedikitnya satu kantor" in response.text) == (422, True)


def test_an_office_that_needs_nobody_is_not_in_the_file(as_, offices, cast):
    assert as_("secretariat").get(CSV, {"kantor": cast.jateng.organisation_id}).status_code == 422


def upload(client, text):
    return client.post("/akun/undangan/csv/", {"file": SimpleUploadedFile("a.csv", text.encode(), "text/csv")})


def test_the_filled_file_goes_through_the_preview_and_the_first_of_each_dinas_heads_it(as_, offices, cast):
    client = as_("secretariat")
    head = b"".join(client.get(CSV, {"semua": "1", "keadaan": "kosong"}).streaming_content).decode()
    text = head.replace(",,kabupaten/kota,", "Rina,rina@contoh.go.id,kabupaten/kota,")
    text += "Budi,budi@contoh.go.id,kabupaten/kota,Dinas Semarang\r\nAni,ani@contoh.go.id,kabupaten/kota,Dinas Garut\r\n"

    page = upload(client, text)

    assert page.status_code == 200
    assert [(line.name, line.heads, line.left_out) for line in page.context["lines"]] == [
        ("", False, "Nama dan alamat e-mail belum diisi; dilewati."),
        ("Rina", True, ""),
        ("Budi", False, ""),
        ("Ani", False, ""),
    ]
    assert "sebagai kepala atau koordinator" in page.text
    client.post("/akun/undangan/csv/", {"lines": page.context["packed"]})
    assert dict(Invitation.objects.values_list("name", "heads_office")) == {"Rina": True, "Budi": False, "Ani": False}


def test_an_office_whose_first_person_is_awaited_gets_no_second_head(as_, offices, cast):
    first = invite(cast.secretariat, offices)
    Invitation.objects.filter(pk=first.pk).update(heads_office=True)

    page = upload(as_("secretariat"), "nama,email,peran,organisasi\nBudi,budi@contoh.go.id,kabupaten,Dinas Semarang\n")

    assert [line.heads for line in page.context["lines"]] == [False]


def test_faults_are_shown_per_row_beside_lines_that_are_left_open(as_, offices):
    page = upload(as_("secretariat"), "nama,email,peran,organisasi\n,,kabupaten,Dinas Semarang\nBudi,,kabupaten,Dinas Semarang\n")

    assert page.status_code == 422
    assert [(line.number, line.faults) for line in page.context["faulty"]] == [(3, ["Alamat e-mail belum diisi."])]
    assert Invitation.objects.count() == 0

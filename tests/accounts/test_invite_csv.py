"""Many invitations from a CSV: every line is checked and shown, nothing is written before it is confirmed, then all or none."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ovop_portal.accounts.models import Invitation
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from tests.accounts.mail import invite

ADDRESS = "/akun/undangan/csv/"
HEAD = "nama,email,peran,organisasi\n"
TWO = HEAD + "Rina Kusuma,rina@contoh.go.id,kabupaten/kota,Dinas Bandung\nBudi Hartono,BUDI@contoh.go.id,Provinsi,dinas jabar\n"


def upload(client, text, name="petugas.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, data, "text/csv")})


def written():
    return Invitation.objects.count(), Message.objects.count(), Event.objects.count()


def test_the_page_shows_how_a_file_looks(as_):
    page = as_("secretariat").get(ADDRESS)

    assert "nama,email,peran,organisasi" in page.text and "kabupaten/kota" in page.text


def test_a_preview_writes_nothing(as_, cast):
    page = upload(as_("secretariat"), TWO)

    assert page.status_code == 200
    assert [(line.name, line.email, line.role, line.organisation) for line in page.context["lines"]] == [
        ("Rina Kusuma", "rina@contoh.go.id", "regency", cast.bandung.organisation),
        ("Budi Hartono", "budi@contoh.go.id", "province", cast.jabar.organisation),
    ]
    assert "Kirim 2 undangan" in page.text
    assert written() == (0, 0, 0)


def test_confirming_invites_everybody(as_, cast):
    client = as_("secretariat")
    page = upload(client, TWO)

    response = client.post(ADDRESS, {"lines": page.context["packed"]})

    assert response.url == "/akun/undangan/"
    assert set(Invitation.objects.values_list("email", "role", "organisation__name")) == {
        ("rina@contoh.go.id", "regency", "Dinas Bandung"),
        ("budi@contoh.go.id", "province", "Dinas Jabar"),
    }
    assert written() == (2, 2, 2)
    assert "2 undangan dikirim" in client.get(response.url).text


def test_confirming_twice_invites_nobody_twice(as_, cast):
    client = as_("secretariat")
    packed = upload(client, TWO).context["packed"]

    client.post(ADDRESS, {"lines": packed})
    response = client.post(ADDRESS, {"lines": packed})

    assert response.status_code == 302
    assert written() == (2, 2, 2)


FAULTS = {
    "Rina,bukan-alamat,kabupaten/kota,Dinas Bandung": "“bukan-alamat” bukan alamat e-mail yang benar.",
    ",rina@contoh.go.id,kabupaten/kota,Dinas Bandung": "Nama belum diisi.",
    "Rina,,kabupaten/kota,Dinas Bandung": "Alamat e-mail belum diisi.",
    "Rina,rina@contoh.go.id,camat,Dinas Bandung": "Peran “camat” tidak dikenal. Pilih salah satu:",
    "Rina,rina@contoh.go.id,administrator,Dinas Bandung": "Peran “administrator” tidak dikenal.",
    "Rina,rina@contoh.go.id,system,Dinas Bandung": "Peran “system” tidak dikenal.",
    "Rina,rina@contoh.go.id,kabupaten/kota,Dinas Antah": "Organisasi “Dinas Antah” belum terdaftar.",
    "Rina,rina@contoh.go.id,auditor,Dinas Bandung": "Auditor tidak bekerja pada Dinas Bandung",
}


@pytest.mark.parametrize("line", FAULTS, ids=FAULTS.values())
def test_one_faulty_line_bars_the_file_and_says_why(as_, cast, line):
    page = upload(as_("secretariat"), TWO + line + "\n")

    assert page.status_code == 422
    assert [(one.number, FAULTS[line] in " ".join(one.faults)) for one in page.context["faulty"]] == [(4, True)]
    assert page.context["packed"] == ""
    assert written() == (0, 0, 0)


def test_an_address_that_stands_twice_in_the_file_is_named_with_its_line(as_, cast):
    page = upload(as_("secretariat"), TWO + "Rina K.,RINA@contoh.go.id,kabupaten/kota,Dinas Bandung\n")

    assert page.context["faulty"][0].faults == ["Alamat e-mail ini sudah ada pada baris 2."]


def test_who_has_an_account_or_a_waiting_invitation_is_left_out_with_a_reason(as_, cast):
    invite(cast.secretariat, cast.bandung.organisation)
    client = as_("secretariat")

    page = upload(client, TWO + "Garut,garut@contoh.go.id,kabupaten/kota,Dinas Garut\n")

    assert page.status_code == 200
    assert [line.left_out for line in page.context["lines"]] == [
        "Undangannya masih menunggu; dilewati.",
        "",
        "Sudah memiliki akun; dilewati.",
    ]
    client.post(ADDRESS, {"lines": page.context["packed"]})
    assert written() == (2, 2, 2)  # the one from before, and Budi


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "kosong (0 byte)"),
        (HEAD, "hanya memuat judul kolom"),
        ("nama,email\nRina,rina@contoh.go.id\n", "kolom “peran”, “organisasi” tidak ada"),
        (TWO + "satu,dua\n", "Baris 4 berisi 2 kolom, seharusnya 4"),
        (b"PK\x03\x04bukan csv", "buku kerja Excel"),
        (b"a\x00b", "bukan teks CSV"),
    ],
)
def test_a_file_that_is_no_such_csv_is_refused_with_a_sentence(as_, cast, text, sentence):
    response = upload(as_("secretariat"), text)

    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors["file"])
    assert written() == (0, 0, 0)


def test_no_file_at_all_is_refused(as_):
    response = as_("secretariat").post(ADDRESS, {})

    assert (response.status_code, written()) == (422, (0, 0, 0))


def test_a_picture_is_refused_by_its_name(as_):
    assert "Pilih berkas CSV" in upload(as_("secretariat"), TWO, "foto.png").text


@pytest.mark.parametrize("packed", ["", "x", "a:b:c", "eyJhIjoxfQ:1tAAAA:xxxx"])
def test_an_altered_preview_is_refused(as_, cast, packed):
    response = as_("secretariat").post(ADDRESS, {"lines": packed})

    assert response.status_code == 422
    assert "Pratinjau ini sudah tidak berlaku" in response.text
    assert written() == (0, 0, 0)


def test_what_changed_between_preview_and_confirmation_is_checked_again(as_, cast):
    client = as_("secretariat")
    packed = upload(client, TWO).context["packed"]
    cast.jabar.organisation.name = "Dinas Lain"
    cast.jabar.organisation.save()

    response = client.post(ADDRESS, {"lines": packed})

    assert response.status_code == 422
    assert "belum terdaftar" in response.text
    assert written() == (0, 0, 0)


def test_all_or_none_are_written(as_, cast, monkeypatch):
    client = as_("secretariat")
    packed = upload(client, TWO).context["packed"]
    calls = []

    def fail_at_the_second(*args, **kwargs):
        calls.append(args)
        if len(calls) == 2:
            raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.invitations.record", fail_at_the_second)
    with pytest.raises(RuntimeError):
        client.post(ADDRESS, {"lines": packed})

    assert len(calls) == 2 and written() == (0, 0, 0)


def test_the_check_costs_the_same_however_many_lines(as_, cast, django_assert_num_queries):
    client = as_("secretariat")
    many = HEAD + "".join(f"Orang {n},orang{n}@contoh.go.id,kabupaten/kota,Dinas Bandung\n" for n in range(300))

    for text in (TWO, many):
        with django_assert_num_queries(9):
            assert upload(client, text).status_code == 200


@pytest.mark.parametrize("name", ["bandung", "auditor", "director"])
def test_only_the_secretariat_imports(as_, name):
    assert upload(as_(name), TWO).status_code == 403
    assert written() == (0, 0, 0)

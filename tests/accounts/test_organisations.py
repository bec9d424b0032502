"""Organisations: the list with its filters, one of them, a new one, a change, and what stands still once it is used."""

import pytest
from django.urls import reverse

from ovop_portal.accounts.enums import OrganisationKind
from ovop_portal.accounts.forms import OrganisationForm
from ovop_portal.accounts.models import Organisation
from ovop_portal.audit.models import Event
from tests.accounts.mail import invite

LIST = "/akun/kantor/"
ADD = "/akun/kantor/baru/"


def names(page):
    return [row["name"] for row in page.context["rows"]]


def of(office, act="office"):
    return reverse(f"accounts:{act}", args=[office.pk])


@pytest.fixture
def empty(cast):
    return Organisation.objects.create(name="Dinas Semarang", kind=OrganisationKind.REGENCY_OFFICE, region_id="33.74")


@pytest.mark.parametrize("name", ["secretariat", "director", "auditor"])
def test_the_ministry_sees_every_organisation_and_who_works_there(as_, cast, empty, name):
    page = as_(name).get(LIST)

    assert len(names(page)) == Organisation.objects.count()
    assert {row["name"]: row["staff"] for row in page.context["rows"]} == {
        one.name: one.people.filter(is_active=True).count() for one in Organisation.objects.all()
    }
    assert ("Tambah organisasi" in page.text) == (name == "secretariat")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"jenis": "balai"}, ["Balai Besar Contoh"]),
        ({"q": "semar"}, ["Dinas Semarang"]),
        ({"provinsi": "33"}, ["Dinas Jateng", "Dinas Semarang"]),
        ({"petugas": "tanpa"}, ["Dinas Semarang"]),
        ({"petugas": "ada", "provinsi": "33"}, ["Dinas Jateng"]),
    ],
)
def test_the_list_is_narrowed(as_, empty, query, found):
    assert names(as_("secretariat").get(LIST, query)) == found


@pytest.mark.parametrize("query", [{"jenis": "istana"}, {"petugas": "x"}, {"q": "a\x00b"}, {"page": "-1"}, {"provinsi": "9" * 40}])
def test_a_forged_filter_is_no_crash(as_, empty, query):
    assert as_("secretariat").get(LIST, query).status_code == 200


def test_an_office_with_a_waiting_invitation_says_so(as_, cast, empty):
    invite(cast.secretariat, empty)

    assert [(row["staff"], row["waiting"]) for row in as_("secretariat").get(LIST, {"petugas": "tanpa"}).context["rows"]] == [(0, True)]


def test_no_organisation_found_is_said_with_a_way_on(as_, cast):
    assert "Tidak ada organisasi yang cocok" in as_("secretariat").get(LIST, {"q": "tidak ada"}).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, cast, rows, django_assert_num_queries):
    for number in range(rows):
        Organisation.objects.create(name=f"Lembaga {number}", kind=OrganisationKind.UNIVERSITY)
    client = as_("secretariat")

    with django_assert_num_queries(7):
        assert len(names(client.get(LIST, {"q": "lembaga"}))) == rows


def test_the_download_holds_the_filtered_rows(as_, empty, read_xlsx):
    rows = read_xlsx(as_("secretariat").get("/akun/kantor/unduh/", {"petugas": "tanpa"}))

    assert rows == [
        ["Organisasi", "Jenis", "Provinsi", "Kabupaten/kota", "Petugas aktif"],
        ["Dinas Semarang", "Dinas kabupaten/kota", "Jawa Tengah", "Kota Semarang", 0],
    ]


# --- one organisation ------------------------------------------------------------------------------------------------


def test_one_organisation_shows_its_people_its_invitations_and_its_seats(as_, cast, edition):
    invite(cast.secretariat, cast.garut.organisation)

    text = as_("secretariat").get(of(cast.garut.organisation)).text
    assert all(words in text for words in ("Dinas kabupaten/kota", "garut@contoh.go.id", "Undangan yang menunggu", "Undang petugas"))
    text = as_("auditor").get(of(cast.lead.organisation)).text
    assert "OVOP 2026 · ketua tim" in text and "Undang petugas" not in text and "Ubah organisasi" not in text


@pytest.mark.parametrize("act", ["office", "edit_office"])
def test_an_organisation_that_is_not_there_is_a_404(as_, cast, act):
    assert [as_("secretariat").get(reverse(f"accounts:{act}", args=[pk])).status_code for pk in (999999, 10**30)] == [404, 404]


# --- a new one -------------------------------------------------------------------------------------------------------


def test_the_secretariat_adds_an_organisation(as_, cast):
    client = as_("secretariat")
    assert "Simpan organisasi" in client.get(ADD).text

    response = client.post(ADD, {"name": "Dinas Surabaya", "kind": "regency_office", "region": "35.78"})

    office = Organisation.objects.get(name="Dinas Surabaya")
    assert response.url == of(office)
    assert (office.kind, office.region_id) == ("regency_office", "35.78")
    assert (Event.objects.get().action, Event.objects.get().actor) == ("accounts.add_office", cast.secretariat)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "", "kind": "balai"}, "tidak boleh kosong"),
        ({"name": "Dinas Bandung", "kind": "balai"}, "sudah ada"),
        ({"name": "Dinas X", "kind": "regency_office"}, "Dinas harus memiliki wilayah."),
        ({"name": "Dinas X", "kind": "regency_office", "region": "32.04"}, "Wilayah ini sudah memiliki dinas."),
        ({"name": "Dinas X", "kind": "regency_office", "region": "35"}, "Pilih provinsi untuk dinas provinsi"),
        ({"name": "Dinas X", "kind": "province_office", "region": "35.78"}, "Pilih provinsi untuk dinas provinsi"),
        ({"name": "Balai X", "kind": "istana"}, "istana"),
        ({"name": "Balai X", "kind": "balai", "region": "99"}, "pilihan"),
    ],
)
def test_an_organisation_that_cannot_be_is_refused_with_a_sentence(as_, cast, typed, sentence):
    before = Organisation.objects.count()

    response = as_("secretariat").post(ADD, typed)

    assert response.status_code == 422
    assert sentence in " ".join(text for texts in response.context["form"].errors.values() for text in texts)
    assert (Organisation.objects.count(), Event.objects.count()) == (before, 0)


@pytest.mark.parametrize("name", ["bandung", "auditor", "director"])
def test_only_the_secretariat_adds_organisations(as_, name):
    assert [as_(name).get(ADD).status_code, as_(name).post(ADD, {"name": "Balai X", "kind": "balai"}).status_code] == [403, 403]


@pytest.mark.parametrize("kind", OrganisationKind.values)
def test_every_kind_can_be_added(as_, cast, kind):
    region = {"regency_office": "35.78", "province_office": "35"}.get(kind, "")

    assert as_("secretariat").post(ADD, {"name": "Lembaga Baru", "kind": kind, "region": region}).status_code == 302
    assert Organisation.objects.get(name="Lembaga Baru").kind == kind


# --- a change --------------------------------------------------------------------------------------------------------


def typed(office, **changed):
    return {"name": office.name, "kind": office.kind, "region": office.region_id or "", "version": office.version} | changed


def stored(office):
    return Organisation.objects.values().get(pk=office.pk)


def test_an_unused_organisation_changes_altogether(as_, cast, empty):
    response = as_("secretariat").post(of(empty, "edit_office"), typed(empty, name="Balai Baru", kind="balai", region=""))

    assert response.url == of(empty)
    assert stored(empty) | {"id": 0} == {"id": 0, "name": "Balai Baru", "kind": "balai", "region_id": None, "version": 2}
    event = Event.objects.get()
    assert (event.action, event.actor, event.target_id) == ("accounts.edit_office", cast.secretariat, str(empty.pk))
    assert event.data["changes"] == {
        "name": ["Dinas Semarang", "Balai Baru"], "kind": ["regency_office", "balai"], "region": ["Kota Semarang", ""],
    }  # fmt: skip


def test_of_one_with_people_the_name_alone_changes(as_, cast):
    office = cast.garut.organisation
    page = as_("secretariat").get(of(office, "edit_office"))
    assert "Terkunci: organisasi ini sudah dipakai (1 pengguna)." in page.text

    assert as_("secretariat").post(of(office, "edit_office"), {"name": "Dinas Garut Raya", "version": 1}).status_code == 302
    assert stored(office)["name"] == "Dinas Garut Raya"


@pytest.mark.parametrize("forged", [{"kind": "balai"}, {"region": "35.78"}, {"region": ""}])
def test_of_one_with_people_a_forged_kind_or_region_is_refused(as_, cast, forged):
    office = cast.garut.organisation
    before = stored(office)

    response = as_("secretariat").post(of(office, "edit_office"), typed(office, name="Lain", **forged))

    assert response.status_code == 422 and "Isian lain tidak diterima." in response.text
    assert (stored(office), Event.objects.count()) == (before, 0)


def test_an_invitation_that_waits_holds_the_kind_too(as_, cast, empty):
    invite(cast.secretariat, empty)

    response = as_("secretariat").post(of(empty, "edit_office"), typed(empty, kind="balai", region=""))

    assert response.status_code == 422 and "1 undangan" in response.text
    assert stored(empty)["kind"] == "regency_office"


def test_a_stale_edit_shows_both_names(as_, cast, empty):
    as_("colleague").post(of(empty, "edit_office"), typed(empty, name="Dinas Kota"))

    page = as_("secretariat").post(of(empty, "edit_office"), typed(empty, name="Dinas Semarang Baru"))

    assert page.status_code == 422
    assert [(row.mine, row.theirs) for row in page.context["form"].conflicts] == [("Dinas Semarang Baru", "Dinas Kota")]
    assert stored(empty)["name"] == "Dinas Kota"


@pytest.mark.parametrize("changed", [{"name": ""}, {"name": "Dinas Garut"}, {"name": "a\x00b"}, {"name": "a" * 161}, {"region": "9" * 40}])
def test_a_change_that_cannot_be_is_refused(as_, empty, changed):
    before = stored(empty)

    assert as_("secretariat").post(of(empty, "edit_office"), typed(empty, **changed)).status_code == 422
    assert (stored(empty), Event.objects.count()) == (before, 0)


def test_without_its_event_nothing_is_saved(as_, empty, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.views.organisations.record", broken)
    with pytest.raises(RuntimeError):
        as_("secretariat").post(of(empty, "edit_office"), typed(empty, name="Lain"))
    assert stored(empty)["name"] == "Dinas Semarang"


@pytest.mark.parametrize("address", ["new", "existing"])
def test_a_name_that_somebody_took_at_the_same_moment_is_refused_with_a_sentence(as_, cast, empty, address, monkeypatch):
    monkeypatch.setattr(OrganisationForm, "validate_unique", lambda form: None)  # both asked before either saved
    taken, events = cast.lead.organisation.name, Event.objects.count()
    client, path = as_("secretariat"), ADD if address == "new" else reverse("accounts:edit_office", args=[empty.pk])

    response = client.post(path, {"name": taken, "kind": "university", "region": "", "version": 1})

    assert response.status_code == 422
    assert "baru saja dipakai organisasi lain" in response.text
    assert (Organisation.objects.filter(name=taken).count(), Event.objects.count()) == (1, events)

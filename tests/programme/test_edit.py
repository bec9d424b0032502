"""Editing an edition: what may still change is saved with its event, what is frozen refuses even a forged post."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ovop_portal.audit.models import Event
from ovop_portal.programme.models import Edition
from tests import building
from tests.programme.pages import posted, stored, typed

ADDRESS = reverse("programme:edit", args=[2026])


@pytest.fixture
def desk(as_, edition):
    """desk(phase) → (client of the secretariat, what its form would post unchanged)."""

    def open_page(phase="preparation"):
        building.shift(edition, phase)
        client = as_("secretariat")
        return client, posted(client.get(ADDRESS).context["form"])

    return open_page


def refuse(client, data, sentence):
    """Post, and find the sentence, the status and the database as it was."""
    before, events = stored(Edition.objects.get()), Event.objects.count()
    page = client.post(ADDRESS, data)

    assert page.status_code == 422
    assert sentence in page.text
    assert stored(Edition.objects.get()) == before
    assert Event.objects.count() == events
    return page


@pytest.mark.parametrize("name", ["director", "auditor", "bandung", "jabar", "lead", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_secretariat_edits(as_, edition, name, method):
    before = stored(edition)

    assert getattr(as_(name), method)(ADDRESS, {"name": "Lain"}).status_code == 403
    assert stored(Edition.objects.get()) == before


def test_an_edition_that_is_not_there_is_a_404(as_, edition):
    assert as_("secretariat").get(reverse("programme:edit", args=[2030])).status_code == 404


def test_before_the_opening_everything_may_change_and_the_event_says_what(desk, edition, cast):
    client, data = desk("preparation")
    opens = edition.nomination_opens + timedelta(days=1)
    changes = {"name": "OVOP Nusantara", "nominators": "regency", "nomination_opens": typed(opens), "sheets_wanted": "5"}
    del data["needs_endorsement"]

    response = client.post(ADDRESS, data | changes, follow=True)

    assert response.redirect_chain == [(reverse("programme:detail", args=[2026]), 302)]
    assert "Perubahan tersimpan." in response.text
    edition = Edition.objects.get()
    assert (edition.name, edition.nominators, edition.needs_endorsement, edition.sheets_wanted) == ("OVOP Nusantara", "regency", False, 5)
    assert edition.nomination_opens == opens.replace(microsecond=0)
    event = Event.objects.get()
    assert (event.actor, event.action, event.target_type) == (cast.secretariat, "programme.edit", "programme.edition")
    assert sorted(event.data["changes"]) == ["name", "needs_endorsement", "nomination_opens", "nominators", "sheets_wanted"]
    assert event.data["changes"]["nominators"] == ["both", "regency"]


@pytest.mark.parametrize("phase", ["preparation", "nomination", "screening", "assessment", "decision", "published"])
def test_saving_without_a_change_changes_nothing_not_even_the_seconds(desk, phase):
    client, data = desk(phase)
    before = stored(Edition.objects.get())

    response = client.post(ADDRESS, data, follow=True)

    assert "Tidak ada yang berubah." in response.text
    assert stored(Edition.objects.get()) == before
    assert not Event.objects.exists()


FORGED = [
    ("nomination", "regulation", "Peraturan lain", "pengusulan telah dibuka"),
    ("nomination", "nominators", "province", "pengusulan telah dibuka"),
    ("nomination", "needs_endorsement", "", "pengusulan telah dibuka"),
    ("nomination", "nomination_opens", "2027-01-01T00:00", "pengusulan telah dibuka"),
    ("screening", "nomination_closes", "2027-01-01T00:00", "pengusulan telah ditutup"),
    ("assessment", "screening_closes", "2027-01-01T00:00", "seleksi administrasi telah selesai"),
    ("assessment", "assessment_opens", "2027-01-01T00:00", "penilaian telah dibuka"),
    ("assessment", "sheets_wanted", "9", "penilaian telah dibuka"),
    ("decision", "assessment_closes", "2027-01-01T00:00", "penilaian telah ditutup"),
    ("decision", "validity_months", "48", "penilaian telah ditutup"),
    ("published", "publication_at", "2027-01-01T00:00", "hasil telah diumumkan"),
    ("published", "name", "OVOP lain", "hasil telah diumumkan"),
]


@pytest.mark.parametrize(("phase", "field", "value", "why"), FORGED)
def test_a_frozen_field_refuses_a_forged_post_and_nothing_changes(desk, phase, field, value, why):
    client, data = desk(phase)
    if field == "needs_endorsement":
        Edition.objects.update(needs_endorsement=False)
        value = "on"

    page = refuse(client, data | {"name": "Sekalian ini"} | {field: value}, f"{why}. Isian lain tidak diterima.")
    assert page.context["form"].fields[field].disabled


def test_a_frozen_field_posted_as_it_stands_does_no_harm(desk, edition):
    client, data = desk("nomination")

    response = client.post(ADDRESS, data | {"regulation": edition.regulation, "name": "OVOP Nusantara"})

    assert response.status_code == 302
    assert Edition.objects.get().name == "OVOP Nusantara"


def test_the_page_says_next_to_the_field_why_it_is_locked(desk, edition):
    client, _data = desk("nomination")
    form = client.get(ADDRESS).context["form"]
    day = timezone.localtime(edition.nomination_opens)

    assert form.fields["nominators"].disabled and form.fields["nominators"].help_text.endswith(": pengusulan telah dibuka.")
    assert str(day.year) in form.fields["nominators"].help_text
    assert "(terkunci)" in client.get(ADDRESS).text
    assert not form.fields["sheets_wanted"].disabled


def test_a_closing_may_be_put_off_after_the_opening(desk, edition):
    client, data = desk("nomination")
    later = edition.nomination_closes + timedelta(days=3)

    assert client.post(ADDRESS, data | {"nomination_closes": typed(later)}).status_code == 302
    assert Edition.objects.get().nomination_closes == later.replace(microsecond=0)


@pytest.mark.parametrize(
    ("phase", "field"), [("nomination", "nomination_closes"), ("screening", "screening_closes"), ("assessment", "assessment_closes")]
)
def test_a_closing_that_people_rely_on_is_never_brought_forward(desk, edition, phase, field):
    client, data = desk(phase)
    earlier = getattr(edition, field) - timedelta(days=1)

    refuse(client, data | {field: typed(earlier)}, "Hanya dapat diundur, tidak dapat dimajukan")


def test_before_the_opening_a_closing_may_move_both_ways(desk, edition):
    client, data = desk("preparation")
    earlier = edition.nomination_closes - timedelta(days=1)

    assert client.post(ADDRESS, data | {"nomination_closes": typed(earlier)}).status_code == 302
    assert Edition.objects.get().nomination_closes < edition.nomination_closes


WRONG = [
    ({"nomination_opens": "2020-01-01T00:00"}, "Waktu ini sudah lewat. Pilih waktu yang akan datang."),
    ({"publication_at": "2062-01-01T00:00"}, "Waktu ini jauh dari tahun periode. Periksa tahunnya."),
    ({"publication_at": "0001-01-01T00:00"}, "Tahun 1 di luar jangkauan. Periksa tahunnya."),
    ({"publication_at": "9999-12-31T23:59"}, "Tahun 9999 di luar jangkauan. Periksa tahunnya."),
    ({"publication_at": "besok"}, "Masukkan tanggal/waktu yang valid."),
    ({"publication_at": ""}, "Bidang ini tidak boleh kosong."),
    ({"name": ""}, "Bidang ini tidak boleh kosong."),
    ({"name": "A\x00B"}, "Karakter null tidak diizinkan."),
    ({"nominators": "village"}, "village"),
    ({"sheets_wanted": "0"}, "Paling sedikit 1."),
    ({"sheets_wanted": "99999999999999999999"}, "Paling banyak 9."),
    ({"validity_months": "-3"}, "Paling sedikit 1."),
    ({"validity_months": "dua"}, "Angka ini tidak terbaca."),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG, ids=[str(change) for change, _ in WRONG])
def test_bad_input_gets_a_sentence_and_changes_nothing(desk, change, sentence):
    client, data = desk("preparation")

    page = refuse(client, data | change, sentence)
    assert "yang perlu diperbaiki" in page.text


@pytest.mark.parametrize(
    ("field", "other", "sentence"),
    [
        ("nomination_closes", "nomination_opens", "Pengusulan harus ditutup sesudah dibuka."),
        ("screening_closes", "nomination_closes", "Seleksi administrasi harus selesai sesudah pengusulan ditutup."),
        ("assessment_closes", "assessment_opens", "Penilaian harus ditutup sesudah dibuka."),
        ("publication_at", "assessment_closes", "Pengumuman harus sesudah penilaian ditutup."),
    ],
)
def test_instants_out_of_order_are_refused_at_the_later_field(desk, edition, field, other, sentence):
    client, data = desk("preparation")

    page = refuse(client, data | {field: typed(getattr(edition, other))}, sentence)
    assert page.context["form"].errors == {field: [sentence]}


def test_a_stale_edit_shows_both_values_and_saving_again_decides(desk, edition, as_):
    client, data = desk("preparation")
    as_("colleague").post(ADDRESS, data | {"name": "Nama rekan"})
    client = as_("secretariat")

    page = refuse(client, data | {"name": "Nama saya"}, "sudah diubah orang lain")
    assert "Nama saya" in page.text and "Nama rekan" in page.text
    again = posted(page.context["form"]) | {"version": page.context["form"]["version"].value(), "name": "Nama saya"}
    assert client.post(ADDRESS, again).status_code == 302
    assert Edition.objects.get().name == "Nama saya"


def test_the_same_post_twice_is_saved_once(desk):
    client, data = desk("preparation")

    assert client.post(ADDRESS, data | {"name": "OVOP Nusantara"}).status_code == 302
    assert "Tidak ada yang berubah." in client.post(ADDRESS, data | {"name": "OVOP Nusantara"}, follow=True).text
    assert Event.objects.count() == 1


def test_without_its_event_nothing_is_saved(desk, monkeypatch):
    client, data = desk("preparation")
    before = stored(Edition.objects.get())

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.programme.views.editions.record", broken)
    with pytest.raises(RuntimeError):
        client.post(ADDRESS, data | {"name": "OVOP Nusantara"})
    assert stored(Edition.objects.get()) == before


def test_an_empty_post_is_refused(desk):
    client, _data = desk("preparation")

    refuse(client, {}, "Bidang ini tidak boleh kosong.")

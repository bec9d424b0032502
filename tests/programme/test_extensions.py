"""More time to send: two people give it, every office sees it, nothing shortens it, and no phase that has passed is opened by it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from ovop_portal.programme.enums import ExtensionState
from ovop_portal.programme.models import Edition, Extension
from ovop_portal.programme.workflow import EXTENSION
from tests import building
from tests.programme.pages import typed

LIST = reverse("programme:extensions", args=[2026])


def of(extension, act=""):
    return f"{LIST}{extension.pk}/{act}"


def posted(edition, office=None, **changed):
    until = edition.nomination_closes + timedelta(days=3)
    whom = {"whom": "satu", "office": office.pk} if office else {"whom": "semua"}
    return whom | {"until": typed(until), "reason": "Banjir memutus internet"} | changed


def everything():
    return list(Extension.objects.order_by("pk").values()), list(Edition.objects.values()), Event.objects.count(), Message.objects.count()


def refuse(client, path, data, sentence):
    before = everything()
    page = client.post(path, data)
    assert page.status_code == 422
    assert sentence in page.text
    assert everything() == before
    return page


def test_a_proposal_waits_for_a_second_person_and_gives_no_time_yet(as_, cast, edition):
    page = as_("secretariat").post(LIST, posted(edition, cast.bandung.organisation))

    row = Extension.objects.get()
    assert page.url == of(row)
    assert (row.state, row.office, row.proposed_by, row.decided_by) == (
        ExtensionState.PROPOSED, cast.bandung.organisation, cast.secretariat, None,
    )  # fmt: skip
    event = Event.objects.get()
    assert (event.action, event.actor, event.note) == ("programme.propose_extension", cast.secretariat, "Banjir memutus internet")
    assert event.data == {"edition": 2026, "office": "Dinas Bandung", "until": row.until.isoformat()}
    assert [(mail.kind, mail.recipient) for mail in Message.objects.all()] == [("extension_proposed", cast.colleague)]
    assert Extension.objects.granted(cast.bandung.organisation_id) == {}
    assert as_("bandung").get(of(row)).status_code == 404
    assert "Banjir" not in as_("bandung").get(LIST).text


def test_confirmed_by_another_it_counts_for_that_office_and_everybody_sees_it(as_, cast, edition):
    row = building.propose_extension(edition, cast.secretariat, cast.bandung.organisation)

    assert as_("colleague").post(of(row, "confirm_extension/")).url == of(row)
    fresh = Extension.objects.get()
    assert (fresh.state, fresh.decided_by, fresh.previous) == (ExtensionState.CONFIRMED, cast.colleague, edition.nomination_closes)
    assert Extension.objects.granted(cast.bandung.organisation_id) == {edition.pk: row.until}
    assert Extension.objects.granted(cast.garut.organisation_id) == {}
    assert Edition.objects.get().nomination_closes == edition.nomination_closes
    event = Event.objects.get()
    assert (event.action, event.before, event.after) == ("programme.confirm_extension", "proposed", "confirmed")
    assert {(mail.kind, mail.recipient) for mail in Message.objects.all()} == {
        ("extension_confirmed", cast.bandung), ("extension_confirmed", cast.secretariat),
    }  # fmt: skip
    for who in ("garut", "jateng", "assessor"):
        for page in (LIST, of(row), edition.get_absolute_url(), reverse("desk:dashboard")):
            text = as_(who).get(page).text
            assert "Dinas Bandung" in text and "Banjir memutus internet tiga hari" in text, (who, page)


def test_granted_to_all_it_moves_the_closing_of_the_edition_and_tells_every_office(as_, cast, edition):
    row = building.propose_extension(edition, cast.secretariat)
    as_("colleague").post(of(row, "confirm_extension/"))

    moved = Edition.objects.get()
    assert (moved.nomination_closes, moved.version) == (row.until, edition.version + 1)
    assert Extension.objects.get().previous == edition.nomination_closes
    told = {mail.recipient for mail in Message.objects.filter(kind="extension_confirmed")}
    assert told == {cast.bandung, cast.garut, cast.jabar, cast.jateng, cast.secretariat}
    assert all("WITA" in mail.body and "Banjir" in mail.body and "&" not in mail.body for mail in Message.objects.all())


@pytest.mark.parametrize("name", ["confirm_extension", "reject_extension"])
def test_nobody_decides_what_they_proposed(as_, cast, edition, name):
    row = building.propose_extension(edition, cast.secretariat)
    before = everything()
    client = as_("secretariat")

    assert client.post(of(row, f"{name}/"), {"note": "Ya"}).status_code == 403
    assert "Anda yang mengajukannya" in client.get(of(row)).text
    assert f"{name}/" not in client.get(of(row)).text
    with pytest.raises(PermissionDenied):
        EXTENSION.perform(name, row, cast.secretariat, "Ya")
    assert everything() == before


def test_the_database_wants_two_people_a_reason_and_a_later_instant(cast, edition):
    row = building.extend(edition, cast, cast.bandung.organisation)

    for wrong in ({"decided_by": cast.secretariat}, {"decided_by": None}, {"reason": ""}, {"until": row.previous}, {"previous": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Extension.objects.filter(pk=row.pk).update(**wrong)


@pytest.mark.parametrize("office", [True, False])
def test_the_same_office_has_one_open_proposal(as_, cast, edition, office):
    office = cast.bandung.organisation if office else None
    building.propose_extension(edition, cast.colleague, office)

    refuse(as_("secretariat"), LIST, posted(edition, office), "menunggu konfirmasi")
    with pytest.raises(IntegrityError), transaction.atomic():
        building.propose_extension(edition, cast.secretariat, office)


def test_a_rejection_needs_a_reason_and_leaves_the_deadline(as_, cast, edition):
    row = building.propose_extension(edition, cast.secretariat, cast.bandung.organisation)
    client = as_("colleague")

    refuse(client, of(row, "reject_extension/"), {"note": " "}, "Catatan wajib diisi")
    client.post(of(row, "reject_extension/"), {"note": "Listrik sudah pulih"})
    assert Extension.objects.get().state == ExtensionState.REJECTED
    assert Extension.objects.granted(cast.bandung.organisation_id) == {}
    assert "Listrik sudah pulih" in client.get(of(row)).text
    assert [(mail.kind, mail.recipient) for mail in Message.objects.all()] == [("extension_rejected", cast.secretariat)]
    assert as_("bandung").get(of(row)).status_code == 404
    refuse(as_("colleague"), of(row, "confirm_extension/"), {}, "Sudah berstatus")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"until": "2020-01-01T00:00"}, "Waktu ini sudah lewat."),
        ({"until": "9999-12-31T23:59"}, "di luar jangkauan"),
        ({"until": ""}, "wajib diisi"),
        ({"until": "besok\x00"}, "Kolom"),
        ({"reason": ""}, "wajib diisi"),
        ({"reason": "x" * 501}, "500"),
        ({"reason": "a\x00b"}, "Karakter null"),
        ({"whom": ""}, "Pilih satu dinas atau semua dinas."),
        ({"whom": "satu"}, "Pilih dinasnya."),
        ({"whom": "satu", "office": "9" * 40}, "Pilihan"),
        ({"whom": "lain"}, "lain"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(as_, edition, changes, sentence):
    page = refuse(as_("secretariat"), LIST, posted(edition) | changes, "")
    assert sentence in page.text or page.context["form"].errors


def test_the_new_instant_lies_after_the_present_one_and_before_the_end_of_screening(as_, cast, edition):
    client, office = as_("secretariat"), cast.bandung.organisation
    building.extend(edition, cast, office, edition.nomination_closes + timedelta(days=5))

    refuse(client, LIST, posted(edition, office), "yang baru harus sesudahnya")
    late = posted(edition, office, until=typed(edition.screening_closes + timedelta(minutes=1)))
    refuse(client, LIST, late, "harus sebelum seleksi administrasi selesai")
    assert client.post(LIST, posted(edition, cast.garut.organisation)).status_code == 302


def test_a_directorate_gets_no_time(as_, cast, edition):
    refuse(as_("secretariat"), LIST, posted(edition, cast.secretariat.organisation), "")


@pytest.mark.parametrize(("phase", "sentence"), [("preparation", "belum dibuka"), ("assessment", "seleksi administrasi telah selesai")])
def test_before_the_opening_and_after_the_screening_nothing_is_given(as_, cast, edition, phase, sentence):
    row = building.propose_extension(edition, cast.secretariat)
    building.shift(edition, phase)
    client = as_("colleague")

    assert client.get(LIST).context["form"] is None
    refuse(client, LIST, posted(edition, cast.bandung.organisation), sentence)
    refuse(client, of(row, "confirm_extension/"), {}, sentence)


def test_after_the_closing_more_time_opens_the_door_again(cast, edition):
    building.shift(edition, "screening")
    assert not edition.accepts_nominations()
    building.extend(edition, cast, until=timezone.now() + timedelta(days=1))

    assert Edition.objects.get().accepts_nominations()


def test_a_proposal_that_was_overtaken_cannot_be_confirmed(cast, edition):
    row = building.propose_extension(edition, cast.secretariat, cast.bandung.organisation)
    building.extend(edition, cast, until=row.until + timedelta(days=1))
    before = everything()

    with pytest.raises(ValidationError, match="yang baru harus sesudahnya"):
        EXTENSION.perform("confirm_extension", row, cast.colleague)
    assert everything() == before


@pytest.mark.parametrize("who", ["bandung", "jabar", "director", "auditor", "assessor"])
def test_nobody_else_proposes(as_, edition, who):
    before = everything()

    assert as_(who).post(LIST, posted(edition)).status_code == 403
    assert everything() == before


def test_the_desk_of_the_second_person_leads_to_it(as_, cast, edition):
    row = building.propose_extension(edition, cast.secretariat, cast.bandung.organisation)

    assert of(row) in as_("colleague").get(reverse("desk:dashboard")).text
    assert of(row) not in as_("secretariat").get(reverse("desk:dashboard")).text


def test_the_workbook_holds_what_the_list_shows(as_, cast, edition, read_xlsx):
    building.extend(edition, cast, cast.bandung.organisation)
    building.propose_extension(edition, cast.secretariat, cast.garut.organisation)

    rows = read_xlsx(as_("secretariat").get(f"{LIST}unduh/"))
    assert {row[0] for row in rows[-2:]} == {"Dinas Bandung", "Dinas Garut"}
    assert "Dinas Garut" not in {row[0] for row in read_xlsx(as_("bandung").get(f"{LIST}unduh/"))}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, cast, edition, rows, django_assert_num_queries):
    for who in ("bandung", "garut", "jabar")[:rows]:
        building.extend(edition, cast, getattr(cast, who).organisation)
    client = as_("jateng")
    client.get(LIST)

    with django_assert_num_queries(7):
        client.get(LIST)


def test_an_unknown_button_and_a_foreign_year_do_not_exist(as_, cast, edition):
    row = building.propose_extension(edition, cast.secretariat)
    client = as_("colleague")

    assert client.post(of(row, "batalkan/")).status_code == 404
    for path in (f"/periode/2024/perpanjangan/{row.pk}/", f"{LIST}{'9' * 40}/", "/periode/2024/perpanjangan/"):
        assert client.get(path).status_code == 404

"""Inviting people one by one: the form, the mail, the list, sending again, revoking."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Invitation, Organisation
from ovop_portal.audit.models import Event
from ovop_portal.kit.tokens import fingerprint
from ovop_portal.notices.models import Message
from tests.accounts.mail import invite, token_of

time_machine = pytest.importorskip("time_machine", reason="time-machine is in requirements-dev.txt")

LIST = "/akun/undangan/"
FORM = "/akun/undangan/baru/"


def filled(organisation, /, **changed):
    return {
        "name": "Rina Kusuma", "email": "rina@contoh.go.id", "role": Role.REGENCY, "organisation": organisation.pk, "key": "kunci-satu",
    } | changed  # fmt: skip


def test_an_invitation_is_saved_mailed_and_recorded(as_, cast):
    client = as_("secretariat")
    assert "Kirim undangan" in client.get(FORM).text

    response = client.post(FORM, filled(cast.bandung.organisation, email="Rina@Contoh.go.id"))

    assert (response.status_code, response.url) == (302, LIST)
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role, invitation.organisation) == ("rina@contoh.go.id", "regency", cast.bandung.organisation)
    assert invitation.invited_by == cast.secretariat
    message = Message.objects.get()
    assert (message.address, message.recipient) == ("rina@contoh.go.id", None)
    assert "Rina Kusuma" in message.body and "Dinas Bandung" in message.body and "sekali" in message.body
    event = Event.objects.get()
    assert (event.actor, event.action, event.after) == (cast.secretariat, "accounts.invite", "pending")


def test_only_the_fingerprint_of_the_link_is_kept_with_the_invitation(as_, cast):
    invitation = invite(cast.secretariat, cast.bandung.organisation)

    token = token_of(Message.objects.get())
    assert len(token) >= 40
    assert invitation.token_hash == fingerprint(token) != token
    assert token not in str(list(Event.objects.values()))


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"name": ""}, "name", "tidak boleh kosong"),
        ({"email": "bukan alamat"}, "email", "valid"),
        ({"email": "bandung@contoh.go.id"}, "email", "sudah memiliki akun"),
        ({"email": "BANDUNG@contoh.go.id"}, "email", "sudah memiliki akun"),
        ({"role": "administrator"}, "role", "administrator"),
        ({"role": "system"}, "role", "system"),
        ({"role": Role.AUDITOR}, "organisation", "Auditor tidak bekerja pada Dinas Bandung"),
        ({"organisation": "999999"}, "organisation", "pilihan"),
        ({"organisation": "x\x00"}, "organisation", "null"),
        ({"name": "A" * 121}, "name", "120"),
    ],
)
def test_a_refused_invitation_names_the_field_and_writes_nothing(as_, cast, changed, field, sentence):
    response = as_("secretariat").post(FORM, filled(cast.bandung.organisation, **changed))

    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors[field])
    assert (Invitation.objects.count(), Message.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_an_address_with_a_waiting_invitation_is_not_invited_twice(as_, cast):
    invite(cast.secretariat, cast.bandung.organisation)

    response = as_("secretariat").post(FORM, filled(cast.bandung.organisation))

    assert response.status_code == 422
    assert "masih menunggu" in response.text
    assert (Invitation.objects.count(), Message.objects.count()) == (1, 1)


def test_a_button_pressed_twice_invites_once(as_, cast):
    client = as_("secretariat")

    answers = [client.post(FORM, filled(cast.bandung.organisation)) for _press in range(2)]

    assert [(one.status_code, one.url) for one in answers] == [(302, LIST), (302, LIST)]
    assert (Invitation.objects.count(), Message.objects.count(), Event.objects.count()) == (1, 1, 1)


def test_an_expired_or_revoked_address_can_be_invited_anew(as_, cast):
    client = as_("secretariat")
    invite(cast.secretariat, cast.bandung.organisation)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

    assert client.post(FORM, filled(cast.bandung.organisation)).status_code == 302
    assert Invitation.objects.count() == 2


def test_the_form_is_filled_in_for_an_office_of_the_list_of_empty_ones(as_, cast):
    office = Organisation.objects.create(name="Inspektorat Lain", kind=OrganisationKind.INSPECTORATE)

    form = as_("secretariat").get(FORM, {"organisasi": office.pk}).context["form"]

    assert (form["organisation"].value(), form["role"].value()) == (office.pk, Role.AUDITOR)


@pytest.mark.parametrize("value", ["x", "99999", "9" * 40, "1 OR 1=1", ""])
def test_a_forged_office_leaves_the_form_empty(as_, cast, value):
    response = as_("secretariat").get(FORM, {"organisasi": value})

    assert (response.status_code, response.context["form"]["organisation"].value()) == (200, None)


def test_nothing_is_written_when_the_event_cannot_be(as_, cast, monkeypatch):
    monkeypatch.setattr("ovop_portal.accounts.invitations.record", _broken)
    with pytest.raises(RuntimeError):
        as_("secretariat").post(FORM, filled(cast.bandung.organisation))

    assert (Invitation.objects.count(), Message.objects.count(), Event.objects.count()) == (0, 0, 0)


def _broken(*args, **kwargs):
    raise RuntimeError("no trail")


# --- list, sending again, revoking -----------------------------------------------------------------------------------


@pytest.fixture
def four(cast):
    """One invitation in each state, by name."""
    rows = {name: invite(cast.secretariat, cast.bandung.organisation, email=f"{name}@contoh.go.id") for name in ("a", "b", "c", "d")}
    Message.objects.all().delete()
    now = timezone.now()
    Invitation.objects.filter(pk=rows["b"].pk).update(used_at=now)
    Invitation.objects.filter(pk=rows["c"].pk).update(expires_at=now - timedelta(seconds=1))
    Invitation.objects.filter(pk=rows["d"].pk).update(revoked_at=now)
    return rows


def test_the_list_says_where_each_invitation_stands(as_, four):
    page = as_("secretariat").get(LIST)

    assert {row["email"][0]: (row["label"], row["resend"], row["revoke"]) for row in page.context["rows"]} == {
        "a": ("Menunggu", True, True),
        "b": ("Dipakai", False, False),
        "c": ("Kedaluwarsa", True, False),
        "d": ("Dibatalkan", False, False),
    }


def test_the_auditor_reads_the_list_and_sees_no_buttons(as_, four):
    page = as_("auditor").get(LIST)

    assert page.status_code == 200
    assert [row["resend"] or row["revoke"] for row in page.context["rows"]] == [False] * 4
    assert "Kirim ulang" not in page.text and "Undang petugas" not in page.text


@pytest.mark.parametrize(
    ("state", "found"), [("pending", "a"), ("used", "b"), ("expired", "c"), ("revoked", "d"), ("", "abcd"), ("x", "abcd")]
)
def test_the_list_is_narrowed_by_state(as_, four, state, found):
    page = as_("secretariat").get(LIST, {"status": state})

    assert {row["email"][0] for row in page.context["rows"]} == set(found)


def test_the_list_is_searched_by_name_address_and_office(as_, four):
    client = as_("secretariat")

    assert [row["email"] for row in client.get(LIST, {"q": "b@con"}).context["rows"]] == ["b@contoh.go.id"]
    assert len(client.get(LIST, {"q": "dinas bandung"}).context["rows"]) == 4
    assert "Tidak ada undangan yang cocok" in client.get(LIST, {"q": "tidak ada"}).text


def test_an_empty_list_says_where_to_begin(as_, cast):
    assert "Belum ada undangan" in as_("secretariat").get(LIST).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, cast, rows, django_assert_num_queries):
    for number in range(rows):
        invite(cast.secretariat, cast.bandung.organisation, email=f"orang{number}@contoh.go.id")
    client = as_("secretariat")

    with django_assert_num_queries(6):
        assert client.get(LIST).status_code == 200


def test_the_download_holds_the_filtered_rows(as_, four, read_xlsx):
    rows = read_xlsx(as_("secretariat").get("/akun/undangan/unduh/", {"status": "pending"}))

    assert rows[0][:5] == ["Nama", "E-mail", "Peran", "Organisasi", "Status"]
    assert [row[1] for row in rows[1:]] == ["a@contoh.go.id"]


def test_a_download_of_sample_data_says_so(as_, four, read_xlsx, settings):
    settings.DEMO = True

    assert read_xlsx(as_("secretariat").get("/akun/undangan/unduh/"))[0][0] == "DATA CONTOH"


def test_sending_again_kills_the_old_link_and_gives_24_hours_more(as_, cast):
    invitation = invite(cast.secretariat, cast.bandung.organisation)
    old = token_of(Message.objects.get())
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=3))

    response = as_("secretariat").post(f"/akun/undangan/{invitation.pk}/kirim-ulang/")

    assert response.url == LIST
    new = token_of(Message.objects.first())
    invitation.refresh_from_db()
    assert new != old and invitation.token_hash == fingerprint(new)
    assert invitation.is_usable and invitation.expires_at - timezone.now() > timedelta(hours=23)
    assert Event.objects.last().action == "accounts.resend" and Event.objects.last().before == "expired"


@pytest.mark.parametrize(("name", "word"), [("b", "dipakai"), ("d", "dibatalkan")])
def test_a_used_or_revoked_invitation_is_not_sent_again(as_, four, name, word):
    response = as_("secretariat").post(f"/akun/undangan/{four[name].pk}/kirim-ulang/")

    assert response.status_code == 422
    assert f"sudah {word}" in response.text
    assert Message.objects.count() == 0


def test_an_invitation_whose_address_got_an_account_meanwhile_is_not_sent_again(as_, cast, four):
    Invitation.objects.filter(pk=four["a"].pk).update(email="garut@contoh.go.id")

    response = as_("secretariat").post(f"/akun/undangan/{four['a'].pk}/kirim-ulang/")

    assert (response.status_code, Message.objects.count()) == (422, 0)


def test_revoking_kills_the_link(as_, cast, four):
    assert as_("secretariat").post(f"/akun/undangan/{four['a'].pk}/batalkan/").url == LIST

    four["a"].refresh_from_db()
    assert four["a"].standing == "revoked"
    assert (Event.objects.last().action, Event.objects.last().after) == ("accounts.revoke", "revoked")


@pytest.mark.parametrize("name", ["b", "c", "d"])
def test_what_is_over_cannot_be_revoked(as_, four, name):
    before = Event.objects.count()

    assert as_("secretariat").post(f"/akun/undangan/{four[name].pk}/batalkan/").status_code == 422
    assert Event.objects.count() == before


@pytest.mark.parametrize("path", [LIST, FORM, "/akun/undangan/csv/", "/akun/undangan/unduh/"])
@pytest.mark.parametrize("name", ["bandung", "jabar", "director", "lead", "administrator"])
def test_invitations_are_closed_to_everybody_else(as_, path, name):
    assert as_(name).get(path).status_code == 403


@pytest.mark.parametrize(("name", "status"), [("auditor", 403), ("bandung", 404), ("director", 404)])
@pytest.mark.parametrize("act", ["kirim-ulang", "batalkan"])
def test_others_cannot_act_on_an_invitation(as_, four, name, status, act):
    before = Invitation.objects.values_list("token_hash", "revoked_at").get(pk=four["a"].pk)

    assert as_(name).post(f"/akun/undangan/{four['a'].pk}/{act}/").status_code == status
    assert Invitation.objects.values_list("token_hash", "revoked_at").get(pk=four["a"].pk) == before


def test_acts_on_invitations_are_posts(as_, four):
    assert [as_("secretariat").get(f"/akun/undangan/{four['a'].pk}/{act}/").status_code for act in ("kirim-ulang", "batalkan")] == [
        405,
        405,
    ]
    assert as_("secretariat").post("/akun/undangan/999999/batalkan/").status_code == 404


def test_an_invitation_is_pending_for_24_hours(cast):
    invitation = invite(cast.secretariat, cast.bandung.organisation)
    now = timezone.localtime()

    with time_machine.travel(now + timedelta(hours=23, minutes=59)):
        assert Invitation.objects.get(pk=invitation.pk).standing == "pending"
    with time_machine.travel(now + timedelta(hours=24, minutes=1)):
        assert Invitation.objects.get(pk=invitation.pk).standing == "expired"


def test_the_people_page_leads_to_the_invitations(as_):
    assert reverse("accounts:invitations") in as_("secretariat").get("/akun/petugas/").text

"""Whoever heads a dinas runs the own office: invites, sends again, revokes, closes and opens accounts, and nothing beyond it."""

import pytest

from nominations.models import Nomination
from ovop_portal.accounts import invitations
from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Invitation, Organisation, User
from ovop_portal.audit.models import Event
from ovop_portal.kit.permissions import can
from ovop_portal.notices.models import Message
from tests.accounts.mail import invite, token_of
from tests.building import PASSWORD, make_user

FORM, LIST = "/akun/undangan/baru/", "/akun/undangan/"
FILLED = {"name": "Rina Kusuma", "email": "rina@contoh.go.id"}

# asked of: an officer of the same dinas, oneself, an officer of another dinas, the province's officer, the secretariat
TABLE = """
    action           colleague  self  garut  jabar  secretariat
    see_people       yes        yes   yes    yes    yes
    see_everybody    -          -     -      -      -
    see_invitations  yes        yes   yes    yes    yes
    see_trail        -          -     -      -      -
    invite           yes        yes   yes    yes    yes
    invite_many      -          -     -      -      -
    add_office       -          -     -      -      -
    invite_into      yes        yes   -      -      -
    resend           yes        yes   -      -      -
    revoke           yes        yes   -      -      -
    edit_person      yes        yes   -      -      -
    name_head        yes        yes   -      -      -
    hand_over        yes        yes   -      -      -
    disable          yes        -     -      -      -
    enable           yes        -     -      -      -
    administer       -          -     -      -      -
    oversee          -          -     -      -      -
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("action", "expected"), [(row[0], row[1:]) for row in ROWS[1:]], ids=[row[0] for row in ROWS[1:]])
def test_what_the_head_of_an_office_may(cast, head, action, expected):
    people = [cast.bandung, head, cast.garut, cast.jabar, cast.secretariat]

    assert [("yes" if can(head, f"accounts.{action}", person) else "-") for person in people] == expected


@pytest.mark.parametrize("name", ["assessor", "director", "auditor", "administrator"])
def test_the_mark_opens_nothing_outside_a_dinas(cast, name):
    person = getattr(cast, name)
    person.heads_office = True
    person.save()

    assert [can(person, f"accounts.{act}", person) for act in ("invite", "invite_into", "edit_person", "name_head")] == [False] * 4
    assert Invitation.objects.visible_to(person).count() == 0


# --- inviting --------------------------------------------------------------------------------------------------------


def test_a_head_invites_into_the_own_office_whatever_is_posted(as_head, head, cast):
    assert "Yang diundang menjadi Petugas dinas kabupaten/kota pada Dinas Bandung." in as_head.get(FORM).text

    forged = {"role": Role.DIRECTOR, "organisation": cast.director.organisation_id, "preset": "1", "key": "k"}
    assert as_head.post(FORM, FILLED | forged).url == LIST

    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.organisation, invitation.heads_office) == (Role.REGENCY, head.organisation, False)
    assert (Event.objects.get().actor, Message.objects.get().address) == (head, "rina@contoh.go.id")


def test_a_head_may_invite_a_second_head(as_head):
    as_head.post(FORM, FILLED | {"heads_office": "on"})

    assert Invitation.objects.get().heads_office is True


def test_an_address_with_an_account_elsewhere_is_refused(as_head):
    response = as_head.post(FORM, FILLED | {"email": "garut@contoh.go.id"})

    assert (response.status_code, Invitation.objects.count()) == (422, 0)
    assert "sudah memiliki akun" in response.text


def test_a_head_sees_sends_again_and_revokes_the_invitations_of_the_own_office(as_head, cast):
    own = invite(cast.secretariat, cast.bandung.organisation, "satu@contoh.go.id")
    foreign = invite(cast.secretariat, cast.garut.organisation, "dua@contoh.go.id")

    assert [row["email"] for row in as_head.get(LIST).context["rows"]] == ["satu@contoh.go.id"]
    assert "Undang dari CSV" not in as_head.get(LIST).text
    assert [as_head.post(f"{LIST}{foreign.pk}/{act}/").status_code for act in ("kirim-ulang", "batalkan")] == [404, 404]
    assert [as_head.post(f"{LIST}{own.pk}/{act}/").url for act in ("kirim-ulang", "batalkan")] == [LIST, LIST]
    assert [Invitation.objects.get(pk=one.pk).standing for one in (own, foreign)] == ["revoked", "pending"]


def test_the_import_and_the_lists_of_offices_stay_with_the_secretariat(as_head):
    paths = ["/akun/undangan/csv/", "/akun/kantor/", "/akun/kantor/perlu-petugas/", "/akun/kantor/perlu-petugas/csv/?semua=1"]

    assert [as_head.get(path).status_code for path in paths] == [403] * 4


def test_a_colleague_who_heads_nothing_sees_the_office_as_before(as_, head):
    client = as_("bandung")

    assert [row["name"] for row in client.get("/akun/petugas/").context["rows"]] == ["Bandung", "Kepala"]
    assert "Undang rekan" not in client.get("/akun/petugas/").text
    assert [client.get(path).status_code for path in (FORM, LIST)] == [403, 403]


# --- the first person of an office -----------------------------------------------------------------------------------


@pytest.fixture
def empty(cast):
    return Organisation.objects.create(name="Dinas Semarang", kind=OrganisationKind.REGENCY_OFFICE, region_id="33.74")


def typed(office, **changed):
    return FILLED | {"role": Role.REGENCY, "organisation": office.pk} | changed


def test_the_tick_is_set_beforehand_for_an_office_without_anybody(as_, empty, cast):
    client = as_("secretariat")

    assert client.get(FORM, {"organisasi": empty.pk}).context["form"]["heads_office"].value() is True
    assert client.get(FORM, {"organisasi": cast.bandung.organisation_id}).context["form"]["heads_office"].value() is False


@pytest.mark.parametrize(
    ("posted", "heads"), [({}, True), ({"heads_office": "on"}, True), ({"preset": "own"}, False), ({"preset": "9" * 40}, True)]
)
def test_the_first_person_heads_the_office_unless_the_tick_was_taken_away(as_, empty, posted, heads):
    posted = {key: str(empty.pk) if value == "own" else value for key, value in posted.items()}

    as_("secretariat").post(FORM, typed(empty, **posted))

    assert Invitation.objects.get().heads_office is heads


def test_the_second_person_does_not(as_, empty, cast):
    client = as_("secretariat")
    client.post(FORM, typed(empty))
    client.post(FORM, typed(empty, email="dua@contoh.go.id"))
    client.post(FORM, typed(cast.garut.organisation, email="tiga@contoh.go.id"))

    assert list(Invitation.objects.order_by("pk").values_list("heads_office", flat=True)) == [True, False, False]


def test_nobody_heads_a_balai_or_the_ministry(as_, cast):
    response = as_("secretariat").post(FORM, typed(cast.lead.organisation, role=Role.EXPERT, heads_office="on"))

    assert response.status_code == 422
    assert "Hanya petugas dinas" in " ".join(response.context["form"].errors["heads_office"])
    assert Invitation.objects.count() == 0


def test_who_accepts_as_head_is_head(cast, empty):
    invite_head = Invitation(name="Rina", email="rina@contoh.go.id", role=Role.REGENCY, organisation=empty, heads_office=True)
    invitations.invite(cast.secretariat, invite_head)

    user = invitations.accept(token_of(Message.objects.get()), PASSWORD)

    assert (user.heads_office, user.leads_office) == (True, True)


# --- closing and opening accounts ------------------------------------------------------------------------------------


def page_of(person, act="nonaktifkan"):
    return f"/akun/petugas/{person.pk}/{act}/"


def test_a_head_closes_the_account_of_a_colleague_who_is_told_and_opens_it_again(as_head, head, cast, nominate):
    nomination = nominate("submitted")
    Message.objects.all().delete()

    as_head.post(page_of(cast.bandung), {"successor": head.pk, "note": "Pindah"})
    assert not User.objects.get(pk=cast.bandung.pk).is_active
    assert Nomination.objects.get(pk=nomination.pk).officer == head
    as_head.post(page_of(cast.bandung, "aktifkan"))

    assert User.objects.get(pk=cast.bandung.pk).is_active
    told = Message.objects.order_by("pk").values_list("kind", "recipient__name")
    assert list(told) == [("account_disabled", "Bandung"), ("handover", "Kepala"), ("account_enabled", "Bandung")]


@pytest.mark.parametrize("act", ["nonaktifkan", "aktifkan", "ubah", "serahkan"])
def test_a_head_reaches_nobody_of_another_office(as_head, cast, act):
    before = Event.objects.count()

    assert [as_head.post(page_of(person, act)).status_code for person in (cast.garut, cast.jabar, cast.secretariat)] == [404] * 3
    assert Event.objects.count() == before


def test_a_head_does_not_close_the_own_account(as_head, head):
    assert as_head.post(page_of(head)).status_code == 403
    assert User.objects.get(pk=head.pk).is_active


def test_the_only_head_is_closed_only_with_the_next_one_named(as_, head, cast):
    client = as_("secretariat")
    assert "Kepala atau koordinator berikutnya" in client.get(page_of(head)).text

    refused = client.post(page_of(head), {})
    assert (refused.status_code, "Pilih kepala atau koordinator berikutnya" in refused.text) == (422, True)
    assert User.objects.get(pk=head.pk).is_active
    client.post(page_of(head), {"heir": cast.bandung.pk})

    rows = dict(User.objects.filter(organisation=head.organisation).values_list("name", "heads_office"))
    assert rows == {"Bandung": True, "Kepala": False}
    assert Event.objects.get(action="accounts.disable").data["heir"] == cast.bandung.pk
    assert set(Message.objects.values_list("kind", "recipient__name")) == {("account_disabled", "Kepala"), ("head_named", "Bandung")}


@pytest.mark.parametrize("who", ["garut", "head", "closed", "forged"])
def test_the_next_head_is_an_active_colleague(as_, head, cast, who):
    closed = make_user("tutup", Role.REGENCY, head.organisation, is_active=False)
    heir = {"garut": cast.garut.pk, "head": head.pk, "closed": closed.pk, "forged": 10**30}[who]

    response = as_("secretariat").post(page_of(head), {"heir": heir})

    assert (response.status_code, "harus petugas aktif dari kantor yang sama" in response.text) == (422, True)
    assert User.objects.get(pk=head.pk).is_active and Event.objects.count() == 0


def test_the_last_person_of_an_office_is_closed_without_a_next_head(as_, cast):
    User.objects.filter(pk=cast.garut.pk).update(heads_office=True)

    as_("secretariat").post(page_of(cast.garut), {})

    assert not User.objects.get(pk=cast.garut.pk).is_active

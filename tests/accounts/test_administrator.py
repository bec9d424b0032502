"""What the technical administrator does in Django's admin: accounts, organisations, regions, the outbox."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from nominations.models import Nomination
from ovop_portal.accounts.models import Mandate, Organisation, User
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from ovop_portal.notices.outbox import MAX_TRIES, put
from tests.building import shift

ADD = "/admin/accounts/user/add/"


def of(user):
    return f"/admin/accounts/user/{user.pk}/change/"


def account(organisation=None, /, **changed):
    return {"name": "Rina Kusuma", "email": "Rina@Contoh.go.id", "role": "secretariat", "phone": ""} | (
        {"organisation": organisation.pk} if organisation else {}
    ) | changed  # fmt: skip


def shown(user, **changed):
    """The fields of the page of this account, as the browser would post them back."""
    fields = {"name": user.name, "role": user.role, "organisation": user.organisation_id or "", "phone": user.phone}
    return fields | ({"is_active": "on"} if user.is_active else {}) | changed


def errors_of(response):
    return " ".join(text for texts in response.context["adminform"].form.errors.values() for text in texts)


def test_the_first_secretariat_is_made_here_and_gets_its_password_by_mail(as_, cast):
    client = as_("administrator")

    response = client.post(ADD, account(cast.secretariat.organisation), follow=True)

    assert "Lupa sandi?" in response.text
    user = User.objects.get(email="rina@contoh.go.id")
    assert (user.role, user.has_usable_password(), user.is_staff, user.is_superuser, user.is_active) == (
        "secretariat",
        False,
        False,
        False,
        True,
    )
    event = Event.objects.get()
    assert (event.actor, event.action, event.target_id, event.data["added"]) == (
        cast.administrator,
        "accounts.administer",
        str(user.pk),
        True,
    )


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"role": "auditor"}, "Auditor tidak bekerja pada Direktorat Jenderal IKMA"),
        ({"organisation": ""}, "Peran ini membutuhkan organisasi."),
        ({"role": "system"}, "system"),
        ({"email": "bandung@contoh.go.id"}, "telah ada"),
        ({"email": "BANDUNG@contoh.go.id"}, "telah ada"),
        ({"name": ""}, "tidak boleh kosong"),
    ],
)
def test_an_account_that_cannot_be_is_refused(as_, cast, changed, sentence):
    before = User.objects.count()

    response = as_("administrator").post(ADD, account(cast.secretariat.organisation) | changed)

    assert (response.status_code, sentence in errors_of(response)) == (200, True), errors_of(response)
    assert (User.objects.count(), Event.objects.count()) == (before, 0)


def test_a_change_of_role_is_written_down_with_before_and_after(as_, cast):
    balai = Organisation.objects.create(name="Inspektorat Lain", kind="inspectorate")

    as_("administrator").post(of(cast.garut), shown(cast.garut, role="auditor", organisation=balai.pk))

    assert User.objects.get(pk=cast.garut.pk).role == "auditor"
    changed = Event.objects.get().data["changed"]
    assert changed["role"] == ["regency", "auditor"]
    assert changed["organisation"] == [str(cast.garut.organisation_id), str(balai.pk)]


def test_flags_follow_the_role(as_, cast):
    as_("administrator").post(of(cast.garut), shown(cast.garut, role="administrator", organisation=""))
    assert User.objects.values_list("is_staff", "is_superuser").get(pk=cast.garut.pk) == (True, True)

    cast.garut.refresh_from_db()
    as_("administrator").post(of(cast.garut), shown(cast.garut, role="regency", organisation=cast.bandung.organisation_id))
    assert User.objects.values_list("is_staff", "is_superuser").get(pk=cast.garut.pk) == (False, False)


def test_an_address_is_never_changed(as_, cast):
    as_("administrator").post(of(cast.director), shown(cast.director, email="jahat@contoh.go.id"))

    assert User.objects.get(pk=cast.director.pk).email == "director@contoh.go.id"


@pytest.mark.parametrize("field", ["password", "is_superuser", "is_staff", "user_permissions", "groups"])
def test_the_page_of_an_account_has_no_password_and_no_rights_of_django(as_, cast, field):
    assert f'name="{field}"' not in as_("administrator").get(of(cast.director)).text


def test_closing_an_account_here_ends_its_seats_and_leaves_the_work_with_the_office(as_, cast, edition, nominate):
    nomination = nominate("submitted")

    as_("administrator").post(of(cast.lead), {**shown(cast.lead), "is_active": ""})
    as_("administrator").post(of(cast.bandung), {**shown(cast.bandung), "is_active": ""})

    assert not User.objects.filter(pk__in=[cast.lead.pk, cast.bandung.pk], is_active=True).exists()
    assert not Mandate.objects.in_force().filter(user=cast.lead).exists()
    assert Nomination.objects.get(pk=nomination.pk).officer == cast.bandung


def test_the_system_actor_has_no_page(as_, cast):
    assert as_("administrator").get(of(User.objects.system())).status_code == 302


def test_organisations_and_regions_are_kept_and_recorded(as_, cast):
    client = as_("administrator")

    assert client.post("/admin/accounts/organisation/add/", {"name": "Balai Baru", "kind": "balai", "region": ""}).status_code == 302
    assert client.post("/admin/accounts/organisation/add/", {"name": "Dinas X", "kind": "regency_office", "region": ""}).status_code == 200
    region = cast.garut.organisation.region
    client.post(f"/admin/accounts/region/{region.pk}/change/", {"name": "Garut Baru", "parent": "32", "time_zone": region.time_zone})

    assert type(region).objects.get(pk=region.pk).name == "Garut Baru"
    assert [one.target_type for one in Event.objects.all()] == ["accounts.organisation", "accounts.region"]
    assert not Organisation.objects.filter(name="Dinas X").exists()


def test_of_an_organisation_with_people_the_name_alone_changes_and_whoever_edits_it_elsewhere_is_told(as_, cast):
    office = cast.garut.organisation
    path = f"/admin/accounts/organisation/{office.pk}/change/"

    as_("administrator").post(path, {"name": "Dinas Baru", "kind": "balai", "region": ""})

    assert Organisation.objects.values_list("name", "kind", "region", "version").get(pk=office.pk) == (
        "Dinas Baru", "regency_office", "32.05", 2,
    )  # fmt: skip


ELSEWHERE = {
    "programme/edition": lambda edition: edition,
    "programme/starrule": lambda edition: edition.star_rule,
    "programme/rubric": lambda edition: edition.edition_commodities.first().rubric,
    "programme/commodity": lambda edition: edition.commodities.first(),
    "programme/documentrule": lambda edition: edition.document_rules.first(),
    "programme/editioncommodity": lambda edition: edition.edition_commodities.first(),
    "accounts/mandate": lambda edition: edition.mandates.first(),
}


@pytest.mark.parametrize("path", ELSEWHERE)
@pytest.mark.parametrize("phase", ["preparation", "nomination"])
def test_what_an_edition_is_made_of_is_read_here_and_changed_elsewhere(as_, edition, path, phase):
    shift(edition, phase)
    row = ELSEWHERE[path](edition)
    client, before = as_("administrator"), type(row).objects.values().get(pk=row.pk)

    assert client.get(f"/admin/{path}/{row.pk}/change/").status_code == 200
    assert client.post(f"/admin/{path}/{row.pk}/change/", {"one_from": "1", "year": "2000", "name": "X", "lead": "on"}).status_code == 403
    assert client.post(f"/admin/{path}/add/", {"name": "Baru", "code": "baru", "edition": edition.pk}).status_code == 403
    assert type(row).objects.values().get(pk=row.pk) == before
    assert not Event.objects.exists()


def test_what_failed_is_sent_again_and_nothing_else(as_, cast):
    rows = {
        name: put("invitation" if name == "secret" else "kabar", f"{name}@contoh.go.id", "Judul", "Isi")[0]
        for name in ("failed", "sent", "secret")
    }
    Message.objects.filter(pk__in=[rows["failed"].pk, rows["secret"].pk]).update(
        state="failed", tries=MAX_TRIES, next_try_at=timezone.now() + timedelta(days=1)
    )
    Message.objects.filter(pk=rows["sent"].pk).update(state="sent")

    response = as_("administrator").post(
        "/admin/notices/message/", {"action": "send_again", "_selected_action": [one.pk for one in rows.values()]}, follow=True
    )

    assert "1 pesan akan dikirim lagi" in response.text
    assert dict(Message.objects.values_list("address", "state")) == {
        "failed@contoh.go.id": "pending", "sent@contoh.go.id": "sent", "secret@contoh.go.id": "failed",
    }  # fmt: skip
    assert Message.objects.get(pk=rows["failed"].pk).message_id == rows["failed"].message_id
    assert (Event.objects.get().action, Event.objects.get().actor) == ("notices.send_again", cast.administrator)


def test_a_change_is_not_made_when_its_event_cannot_be_written(as_, cast, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.oversight.record", broken)
    with pytest.raises(RuntimeError):
        as_("administrator").post(of(cast.garut), shown(cast.garut, name="Lain"))

    assert User.objects.get(pk=cast.garut.pk).name == "Garut"


def test_a_superuser_from_the_command_line_is_an_administrator(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "Kopi-Gayo-Wangi-Pagi")
    call_command("createsuperuser", email="teknis@contoh.go.id", interactive=False, verbosity=0)

    user = User.objects.get(email="teknis@contoh.go.id")
    assert (user.role, user.is_superuser) == ("administrator", True)

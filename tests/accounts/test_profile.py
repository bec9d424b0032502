"""My own account: what I may change, what I am told."""

import pytest

from ovop_portal.accounts.models import User
from ovop_portal.audit.models import Event


def test_name_and_number_are_mine_to_change(as_, cast):
    client = as_("bandung")

    response = client.post("/akun/", {"name": "Rina Kusuma", "phone": "0812 3456 7890"})

    assert (response.status_code, response.url) == (302, "/akun/")
    me = User.objects.get(pk=cast.bandung.pk)
    assert (me.name, me.phone) == ("Rina Kusuma", "+6281234567890")
    event = Event.objects.get()
    assert (event.actor, event.action, event.data) == (me, "accounts.edit_profile", {"changed": ["name", "phone"]})
    assert "Profil Anda tersimpan" in client.get("/akun/").text


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"name": "", "phone": ""}, "name", "tidak boleh kosong"),
        ({"name": "Rina", "phone": "bukan nomor"}, "phone", "Nomor telepon"),
        ({"name": "R" * 121, "phone": ""}, "name", "120"),
        ({"name": "Rina\x00", "phone": ""}, "name", "null"),
    ],
)
def test_what_cannot_be_is_refused_and_kept_in_the_form(as_, cast, typed, field, sentence):
    response = as_("bandung").post("/akun/", typed)

    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors[field])
    assert User.objects.get(pk=cast.bandung.pk).name == "Bandung"
    assert Event.objects.count() == 0


def test_role_office_address_and_rights_are_not_mine_to_change(as_, cast):
    forged = {
        "role": "secretariat",
        "organisation": cast.secretariat.organisation_id,
        "email": "x@x.id",
        "is_staff": "on",
        "is_superuser": "on",
    }
    as_("bandung").post("/akun/", {"name": "Bandung", "phone": ""} | forged)

    me = User.objects.get(pk=cast.bandung.pk)
    assert (me.role, me.organisation, me.email) == ("regency", cast.bandung.organisation, "bandung@contoh.go.id")
    assert (me.is_staff, me.is_superuser) == (False, False)


def test_the_page_says_who_i_am_and_what_i_hold(as_, cast, edition):
    page = as_("lead").get("/akun/").text

    assert all(
        words in page for words in ("lead@contoh.go.id", "Tim penilai", "Balai Besar Contoh", "OVOP 2026", "ketua tim", "/akun/sandi/")
    )


@pytest.mark.parametrize("name", ["bandung", "jabar", "secretariat", "director", "auditor", "assessor", "administrator"])
def test_everybody_has_one(as_, name):
    assert as_(name).get("/akun/").status_code == 200


def test_nothing_is_saved_when_the_event_cannot_be(as_, cast, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.views.profile.record", broken)
    with pytest.raises(RuntimeError):
        as_("bandung").post("/akun/", {"name": "Rina", "phone": ""})

    assert User.objects.get(pk=cast.bandung.pk).name == "Bandung"

"""Django's admin, address by address: the administrator finds no business row anywhere, the auditor reads all and changes nothing."""

import json

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.db import models
from django.urls import reverse

from assessments.models import Score, Sheet, Visit
from awards.models import Award, Certificate, Decree
from nominations.models import Answers, Confirmation, Document, Ikm, Product, Revision, ScreeningItem, Sentra, Upload
from ovop_portal.accounts import invitations
from ovop_portal.accounts.models import Invitation
from ovop_portal.accounts.oversight import KeptByAdministrator, Reference
from ovop_portal.audit.models import Seal
from ovop_portal.notices.models import Message
from tests.building import propose_extension, visit

CANARY = "KANARI"
REGISTRY = admin.site._registry
LABELS = sorted(model._meta.label_lower for model in REGISTRY)
KEPT = {model._meta.label_lower for model, page in REGISTRY.items() if isinstance(page, KeptByAdministrator)}
READ = {model._meta.label_lower for model, page in REGISTRY.items() if isinstance(page, Reference)}
BARRED = set(LABELS) - KEPT - READ
BUSINESS = {"nominations", "assessments", "awards", "audit"}


def address(label, act, pk=None):
    return reverse(f"admin:{label.replace('.', '_')}_{act}", args=[pk] if pk is not None else [])


def addresses(label, pk):
    """act → address, of all five pages of a model."""
    return {
        "changelist": address(label, "changelist"),
        "add": address(label, "add"),
        "change": address(label, "change", pk),
        "history": address(label, "history", pk),
        "delete": address(label, "delete", pk),
    }


def everything():
    """All rows of all our tables, to compare before and after."""
    ours = [model for model in apps.get_models() if model._meta.app_label not in {"sessions", "admin", "account", "contenttypes"}]
    return {model._meta.label_lower: serializers.serialize("json", model._base_manager.order_by("pk")) for model in ours}


@pytest.fixture
def canaries(cast, award, nominate):
    """A published star whose every business row holds a canary; returns label → pk of one row of each model of the admin."""
    nomination = nominate("eligible", product=f"{CANARY} produk")
    visit(nomination, cast.secretariat)
    propose_extension(nomination.edition, cast.secretariat)
    star = award("published", nomination=nomination)
    Upload.objects.create(nomination=nomination, begun_by=cast.bandung, file_name=f"{CANARY}.pdf", size=9)
    Confirmation.objects.create(nomination=nomination, asked_by=cast.bandung, token_hash="x", words=f"{CANARY} keliru")
    Ikm.objects.update(name=f"{CANARY} ikm", owner=f"{CANARY} pemilik", address=f"{CANARY} alamat")
    Sentra.objects.update(name=f"{CANARY} sentra")
    Product.objects.update(story=f"{CANARY} cerita", photo="")
    Answers.objects.update(capacity=f"{CANARY} kapasitas")
    Document.objects.update(number=f"{CANARY} nomor", issuer=f"{CANARY} penerbit", file_name=f"{CANARY}.pdf")
    Revision.objects.update(sha256=f"{CANARY}0")
    ScreeningItem.objects.update(remark=f"{CANARY} catatan", clause=f"{CANARY} pasal")
    Sheet.objects.update(note=f"{CANARY} lembar")
    Score.objects.update(note=f"{CANARY} nilai")
    Visit.objects.update(findings=f"{CANARY} temuan", team=f"{CANARY} tim")
    Award.objects.update(ikm_name=f"{CANARY} ikm", slug=f"{CANARY.lower()}{star.pk}")
    Decree.objects.update(number=f"{CANARY} keputusan")
    Certificate.objects.update(number=f"{CANARY} piagam")
    Message.objects.update(subject=f"{CANARY} judul", body=f"{CANARY} isi", link=f"/usulan/{CANARY}/")
    Seal.objects.create(seq=1, hash=f"{CANARY}1")
    invitations.invite(
        cast.secretariat, Invitation(name="Rina", email="rina@contoh.go.id", role="regency", organisation=cast.bandung.organisation)
    )
    rows = {model._meta.label_lower: model._default_manager.order_by("-pk").first().pk for model in REGISTRY}
    return rows | {"notices.message": Message.objects.exclude(kind="invitation").first().pk}


def test_the_admin_holds_what_was_agreed_and_nothing_else():
    ours = {
        model._meta.label_lower for model in apps.get_models() if model._meta.app_label in BUSINESS | {"accounts", "programme", "notices"}
    }

    assert set(LABELS) == ours
    assert KEPT == {"accounts.user", "accounts.organisation", "accounts.region"}
    assert {label.split(".")[0] for label in READ} == {"accounts", "programme", "notices"}
    assert BARRED == {label for label in ours if label.split(".")[0] in BUSINESS}


def test_the_administrator_meets_no_business_row_at_any_address(as_, canaries):
    client, found = as_("administrator"), {}
    for label, pk in canaries.items():
        for act, path in addresses(label, pk).items():
            response = client.get(path)
            found[label, act] = response.status_code
            assert CANARY not in response.text and CANARY.lower() not in response.text, path
            if act == "changelist":
                assert CANARY not in client.get(path, {"q": CANARY[:-1]}).text, path

    reading, nothing = {"changelist": 200, "change": 200, "history": 200}, dict.fromkeys(["changelist", "change", "history"], 403)
    assert found == {
        (label, act): status
        for label in canaries
        for act, status in ((nothing if label in BARRED else reading) | {"add": 200 if label in KEPT else 403, "delete": 403}).items()
    }


def test_the_index_and_the_lists_of_apps_show_the_administrator_no_business_model(as_, canaries):
    client = as_("administrator")

    pages = [client.get(reverse("admin:index"))]
    pages += [client.get(reverse("admin:app_list", args=[label])) for label in ("accounts", "programme", "notices")]
    assert [page.status_code for page in pages] == [200] * 4
    for page in pages:
        assert CANARY not in page.text
        assert [path for label in BARRED if (path := address(label, "changelist")) in page.text] == []
    assert [client.get(reverse("admin:app_list", args=[label])).status_code for label in sorted(BUSINESS)] == [404] * 4


def test_no_autocompletion_tells_the_administrator_of_a_business_row(as_, canaries):
    client, asked = as_("administrator"), 0
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey | models.ManyToManyField):
                continue
            query = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field.name}
            for term in (CANARY[:-1], ""):
                response = client.get(reverse("admin:autocomplete"), query | {"term": term})
                asked += 1
                assert CANARY not in response.content.decode(), query
                if field.remote_field.model._meta.label_lower in BARRED:
                    assert response.status_code == 403, query
    assert asked > 50
    offices = {"app_label": "accounts", "model_name": "user", "field_name": "organisation", "term": "dinas band"}
    allowed = client.get(reverse("admin:autocomplete"), offices)
    assert [row["text"] for row in json.loads(allowed.content)["results"]] == ["Dinas Bandung"]


QUESTIONS = [
    ("accounts.organisation", {"nominations__product__name__startswith": "K"}),
    ("accounts.organisation", {"nominations": "1"}),
    ("accounts.organisation", {"nominations__isnull": "False"}),
    ("accounts.user", {"nominations__product__name__startswith": "K"}),
    ("accounts.user", {"password__startswith": "a"}),
    ("programme.edition", {"nominations__award__star": "3"}),
    ("programme.commodity", {"awards__star": "3"}),
    ("notices.message", {"body__contains": "KANA"}),
    ("notices.message", {"subject__contains": "KANA"}),
    ("notices.message", {"link__contains": "KANA"}),
    ("accounts.invitation", {"token_hash__startswith": "a"}),
]


def test_the_address_of_a_list_answers_no_question_about_what_is_not_shown(as_, canaries):
    client = as_("administrator")
    for label, query in QUESTIONS:
        response = client.get(address(label, "changelist"), query)

        assert response.status_code == 400, (label, query)
        assert CANARY not in response.text
    assert client.get(address("accounts.user", "changelist"), {"role__exact": "regency"}).status_code == 200


def test_no_address_leads_from_a_row_to_its_page(as_, canaries):
    client = as_("administrator")
    for label in sorted(BARRED):
        kind = ContentType.objects.get_for_model(apps.get_model(label))
        response = client.get(f"/admin/r/{kind.pk}/{canaries[label]}/")
        assert (response.status_code, CANARY in response.text) == (404, False)


def test_posts_of_the_administrator_to_business_addresses_change_nothing(as_, canaries):
    client, before = as_("administrator"), everything()
    for label in sorted(BARRED):
        paths = addresses(label, canaries[label])
        for act in ("add", "change", "delete"):
            assert client.post(paths[act], {"state": "published", "post": "yes", "_save": "1"}).status_code == 403, paths[act]
        posted = client.post(paths["changelist"], {"action": "delete_selected", "_selected_action": canaries[label], "post": "yes"})
        assert posted.status_code == 403
    assert everything() == before


def test_the_administrator_deletes_nothing_else_either(as_, canaries):
    client, before = as_("administrator"), everything()
    for label in sorted(KEPT | READ):
        paths = addresses(label, canaries[label])
        assert client.post(paths["delete"], {"post": "yes"}).status_code == 403
        client.post(paths["changelist"], {"action": "delete_selected", "_selected_action": canaries[label], "post": "yes"})
    assert everything() == before


# --- the auditor -----------------------------------------------------------------------------------------------------


def test_the_auditor_reads_every_page(as_, canaries):
    client, told = as_("auditor"), set()
    for label, pk in canaries.items():
        paths = addresses(label, pk)
        answers = {act: client.get(path) for act, path in paths.items()}
        assert {act: answer.status_code for act, answer in answers.items()} == {
            "changelist": 200, "add": 403, "change": 200, "history": 200, "delete": 403,
        }, label  # fmt: skip
        if any(CANARY in answer.text for answer in answers.values()):
            told.add(label)
        assert 'name="_save"' not in answers["change"].text, label
    assert told >= BARRED - {"audit.head"}  # else the walk above proves nothing
    assert "notices.message" in told


@pytest.mark.slow
def test_posts_of_the_auditor_change_nothing(as_, canaries):
    client, before = as_("auditor"), everything()
    for label, pk in canaries.items():
        paths = addresses(label, pk)
        for act in ("add", "change", "delete"):
            assert client.post(paths[act], {"name": "Lain", "_save": "1"}).status_code == 403, paths[act]
        for action in ("send_again", "delete_selected"):
            client.post(paths["changelist"], {"action": action, "_selected_action": pk, "post": "yes"})
    assert everything() == before


def test_the_auditor_searches_the_lists(as_, canaries):
    client = as_("auditor")
    for model, page in REGISTRY.items():
        if page.search_fields:
            assert client.get(address(model._meta.label_lower, "changelist"), {"q": "a"}).status_code == 200, model


def test_secrets_are_shown_to_nobody(as_, canaries):
    message, invitation = Message.objects.get(kind="invitation"), Invitation.objects.get()
    token = message.link.split("/")[-2]
    for name in ("administrator", "auditor"):
        client = as_(name)
        for path in (address("notices.message", "change", message.pk), address("accounts.invitation", "change", invitation.pk)):
            page = client.get(path).text
            assert token not in page and invitation.token_hash not in page
        for user in ("auditor", "director"):
            assert "argon2" not in page and "md5$" not in page, user


def test_drafts_stay_with_their_office(as_, nominate):
    draft = nominate("draft", product=f"{CANARY} draf")

    client = as_("auditor")
    assert CANARY not in client.get(address("nominations.nomination", "changelist")).text
    assert client.get(address("nominations.nomination", "change", draft.pk)).status_code == 302
    assert CANARY not in client.get(address("nominations.answers", "changelist")).text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("label", ["nominations.nomination", "nominations.document", "nominations.ikm", "audit.event"])
def test_a_list_costs_the_same_however_long(as_, nominate, rows, label, django_assert_max_num_queries):
    for number in range(rows):
        nominate("submitted", product=f"Tenun {number}")

    client = as_("auditor")
    with django_assert_max_num_queries(10):
        assert client.get(address(label, "changelist")).status_code == 200


# --- who gets in -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bandung", "jabar", "secretariat", "director", "lead", "assessor"])
def test_the_admin_is_closed_to_everybody_else(as_, name):
    client = as_(name)

    assert client.get("/admin/", follow=True).status_code == 403
    assert client.get(address("accounts.user", "changelist"), follow=True).status_code == 403


@pytest.mark.parametrize("flag", ["is_staff", "is_superuser"])
def test_a_flag_of_django_opens_nothing(as_, cast, canaries, flag):
    setattr(cast.bandung, flag, True)
    cast.bandung.save()

    assert as_("bandung").get("/admin/", follow=True).status_code == 403
    assert as_("bandung").get(address("awards.award", "changelist"), follow=True).status_code == 403


def test_a_stranger_is_led_to_the_door_and_back(client, cast):
    assert client.get("/admin/", follow=True).redirect_chain[-1] == ("/masuk/?next=/admin/", 302)
    assert client.get("/admin/login/", {"next": "https://jahat.example/"}).url == "/masuk/?next=/admin/"


def test_signing_in_passwords_and_leaving_are_the_portals_own(as_):
    client = as_("administrator")

    assert client.get("/admin/login/", {"next": "/admin/accounts/"}).url == "/admin/accounts/"
    assert client.get("/admin/password_change/").url == "/akun/sandi/"
    assert client.get("/admin/password_change/done/").url == "/akun/"
    assert client.get("/admin/jsi18n/").status_code == 200
    assert client.get("/admin/tidak-ada/").status_code == 404
    assert client.get("/admin/logout/").status_code == 405
    client.post("/admin/logout/")
    assert "_auth_user_id" not in client.session

"""The life of a draft: begun once, seen by the ministry alone, put in force for ever or thrown away, and never taken for the newest."""

import time

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from ovop_portal.audit.models import Event
from ovop_portal.programme import copying, rubric_content, rubric_drafts, rubrics
from ovop_portal.programme.models import Commodity, EditionCommodity, Rubric
from tests import building
from tests.programme.rubric_contents import draft_of, fresh, said, small
from tests.threads import at_once, only_on_postgresql

START = reverse("programme:rubric_start")
READERS = ["secretariat", "colleague", "director", "auditor"]
OTHERS = ["bandung", "jabar", "lead", "assessor", "administrator"]


@pytest.fixture
def draft(cast, edition, rubric):
    return draft_of(cast, rubric.commodity)


@pytest.fixture
def whole(draft, cast):
    """A draft that says little and lacks nothing."""
    return fill(draft, small(), cast)


def fill(draft, content, cast):
    with building.unit():
        rubric_drafts.keep(cast.secretariat, rubric_drafts.locked(cast.secretariat, draft.pk), content)
    return fresh(draft)


def address(name, rubric, *args):
    return reverse(f"programme:{name}", args=[rubric.pk, *args])


# --- begun -----------------------------------------------------------------------------------------------------------


def test_a_draft_says_what_the_version_in_force_says(as_, edition, rubric, cast):
    response = as_("secretariat").post(START, {"commodity": "kain_tenun"})

    made = Rubric.objects.drafts().get()
    assert response.url == address("rubric_edit", made)
    assert (made.number, made.based_on, made.name, made.digest, made.published_at) == (2, rubric, "Rubrik Kain Tenun versi 2", "", None)
    assert said(made) == said(rubric) | {"name": made.name}
    event = Event.objects.get()
    assert (event.actor, event.action, event.target_id) == (cast.secretariat, "programme.draft_rubric", str(made.pk))
    assert event.data == {"number": 2, "based_on": 1}


def test_pressed_again_by_anyone_it_is_the_same_draft(as_, edition):
    first = as_("secretariat").post(START, {"commodity": "kain_tenun"})
    second = as_("colleague").post(START, {"commodity": "kain_tenun"})

    assert first.url == second.url
    assert (Rubric.objects.drafts().count(), Event.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_get_one_draft(cast, edition, rubric, monkeypatch):
    only_on_postgresql()
    number = rubrics.next_number

    def slow(commodity):
        time.sleep(0.3)  # long enough for the other to have asked whether there is a draft, if nothing kept it waiting
        return number(commodity)

    monkeypatch.setattr(rubrics, "next_number", slow)
    people = [cast.secretariat, cast.colleague]
    drafts = at_once(lambda place: rubric_drafts.start(people[place], rubric.commodity), 2)

    assert drafts == [Rubric.objects.drafts().get()] * 2
    assert Event.objects.filter(action="programme.draft_rubric").count() == 1


def test_a_sixth_commodity_begins_with_an_empty_first_version(as_, edition):
    Commodity.objects.create(code="kopi", name="Kopi", order=6)
    page = as_("secretariat").post(START, {"commodity": "kopi"}, follow=True)

    made = Rubric.objects.drafts().get()
    assert (made.number, made.based_on, made.name, made.aspects.count()) == (1, None, "Rubrik Kopi versi 1", 0)
    assert "Draf ini masih kosong" in page.text


@pytest.mark.parametrize("code", ["", "tidak-ada", "kain\x00tenun", "9" * 400])
def test_a_commodity_that_is_not_there_is_a_404(as_, edition, code):
    assert as_("secretariat").post(START, {"commodity": code}).status_code == 404
    assert not Rubric.objects.drafts().exists()


@pytest.mark.parametrize("name", ["director", "auditor", *OTHERS])
def test_only_the_secretariat_begins_one(as_, edition, name):
    assert as_(name).post(START, {"commodity": "kain_tenun"}).status_code == 403
    assert not Rubric.objects.drafts().exists()


def test_the_database_keeps_it_to_one_draft(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rubric.objects.create(commodity=draft.commodity, number=9, name="Lagi")


# --- seen ------------------------------------------------------------------------------------------------------------


def readings(draft):
    named = [address(name, draft) for name in ("rubric", "rubric_changes", "rubric_book")]
    return [*named, reverse("assessments:rehearsal", args=[draft.pk])]


@pytest.mark.parametrize("name", READERS)
def test_the_ministry_reads_a_draft(as_, draft, name):
    client = as_(name)

    for path in readings(draft):
        response = client.get(path)
        assert response.status_code == 200, path
        response.close()
    assert "Draf" in client.get(address("rubric", draft)).text


@pytest.mark.parametrize("name", OTHERS)
def test_for_everybody_else_a_draft_does_not_exist(as_, draft, rubric, name):
    client = as_(name)

    assert [client.get(path).status_code for path in readings(draft)] == [404] * 4
    assert draft.name not in client.get(reverse("programme:rubrics")).text
    assert client.get(address("rubric_changes", rubric), {"dengan": draft.pk}).status_code == 404
    assert [client.get(path).status_code for path in readings(rubric)[:2]] == [200, 200]


def test_the_admin_shows_no_draft(as_, draft):
    client = as_("administrator")
    draft.aspects.update(name="Aspek rahasia")

    for model in ("rubric", "aspect", "indicatorgroup", "indicator", "level"):
        page = client.get(reverse(f"admin:programme_{model}_changelist"))
        assert page.status_code == 200
        assert draft.name not in page.text and "Aspek rahasia" not in page.text
        assert page.context["cl"].result_count > 0
    assert client.get(reverse("admin:programme_rubric_change", args=[draft.pk])).status_code == 302


# --- never the newest ------------------------------------------------------------------------------------------------


def test_a_draft_is_never_the_newest(draft, edition, rubric, cast):
    assert rubric.commodity.rubrics.newest() == rubric
    assert not copying.has_newer_rubrics(edition)
    made = copying.copy(cast.secretariat, edition, copying.proposal(edition, 2028), newest_rubrics=True)
    assert [row.rubric for row in made.edition_commodities.all()] == [rubric]
    assert rubrics.next_number(rubric.commodity) == 2


def test_in_force_it_is_the_newest_and_a_copy_may_take_it(whole, edition, cast):
    with building.unit():
        rubric_drafts.publish(cast.secretariat, rubric_drafts.locked(cast.secretariat, whole.pk))

    assert copying.has_newer_rubrics(edition)
    made = copying.copy(cast.secretariat, edition, copying.proposal(edition, 2028), newest_rubrics=True)
    assert [row.rubric_id for row in made.edition_commodities.all()] == [whole.pk]


def test_loading_the_file_again_does_not_override_what_the_secretariat_has_put_in_force(whole, cast):
    with building.unit():
        rubric_drafts.publish(cast.secretariat, rubric_drafts.locked(cast.secretariat, whole.pk))

    assert rubrics.load(only=["kain_tenun"]) == []
    assert whole.commodity.rubrics.newest() == whole


def test_a_version_from_the_file_steps_before_an_open_draft(draft, rubric):
    Rubric.objects.filter(pk=rubric.pk).update(digest="anders")
    [added] = rubrics.load(only=["kain_tenun"])

    moved = fresh(draft)
    assert (added.number, moved.number, moved.name, moved.version) == (2, 3, "Rubrik Kain Tenun versi 3", draft.version + 1)


def test_an_untouched_draft_differs_in_nothing_and_a_renamed_one_in_its_name(as_, draft, cast):
    client, path = as_("secretariat"), address("rubric_changes", draft)
    assert "Tidak ada perbedaan: kedua isi sama." in client.get(path).text

    fill(draft, said(draft) | {"name": "Rubrik Kain Tenun 2030"}, cast)

    [part] = client.get(path).context["told"]["parts"]
    assert (part["title"], [label for label, _marks in part["lines"]]) == ("Rubrik", ["Nama"])


# --- in force --------------------------------------------------------------------------------------------------------


def test_a_whole_draft_comes_into_force(as_, whole, cast, edition):
    path, events = address("rubric_publish", whole), Event.objects.count()
    page = as_("secretariat").get(path)
    assert "Berlakukan rubrik ini" in page.text and "Perbedaan dengan Rubrik Kain Tenun versi 1" in page.text

    response = as_("secretariat").post(path, {"version": whole.version}, follow=True)

    assert response.redirect_chain == [(address("rubric", whole), 302)]
    assert "berlaku sejak sekarang" in response.text
    made = fresh(whole)
    assert made.published_at and made.digest == rubric_content.digest(said(made))
    event = Event.objects.latest("seq")
    assert (event.action, event.before, event.after, event.actor) == ("programme.publish_rubric", "draft", "in_force", cast.secretariat)
    assert event.data == rubric_content.counts(said(made)) | {"number": 2, "digest": made.digest}
    assert Event.objects.count() == events + 1
    assert as_("bandung").get(address("rubric", made)).status_code == 200
    assert edition.edition_commodities.get().rubric.number == 1


def test_what_it_lacks_keeps_it_back(as_, draft, cast):
    fill(draft, small() | {"aspects": small()["aspects"][:1]}, cast)
    path, lacking = address("rubric_publish", draft), "Tidak ada aspek berkode C."
    page = as_("secretariat").get(path)
    assert lacking in page.text and "Berlakukan rubrik ini" not in page.text
    events = Event.objects.count()

    refusal = as_("secretariat").post(path, {"version": fresh(draft).version})
    assert (refusal.status_code, lacking in refusal.text) == (422, True)
    assert (fresh(draft).is_draft, Event.objects.count()) == (True, events)


def test_each_thing_it_lacks_leads_to_where_it_is_mended(as_, draft, cast):
    content = small()
    content["aspects"][0]["groups"][0]["indicators"][0]["levels"] = [[20, "Ada"]]
    fill(draft, content, cast)

    assert f'href="{address("rubric_part", draft, "indikator", "A1.1")}"' in as_("secretariat").get(address("rubric_edit", draft)).text
    reading = as_("auditor").get(address("rubric", draft)).text
    assert "Indikator A1.1 baru memiliki 1 tingkat" in reading and address("rubric_part", draft, "indikator", "A1.1") not in reading


@pytest.mark.parametrize("name", ["rubric_publish", "rubric_discard"])
@pytest.mark.parametrize("version", ["", "1", "kata", "9" * 40])
def test_a_page_older_than_the_draft_is_refused(as_, whole, name, version):
    events = Event.objects.count()
    page = as_("secretariat").post(address(name, whole), {"version": version})

    assert (page.status_code, "Draf ini sudah diubah sejak halaman Anda dibuka." in page.text) == (422, True)
    assert (fresh(whole).is_draft, Event.objects.count()) == (True, events)


def acts(rubric):
    """(address, post) of everything that would change a draft."""
    return [
        (address("rubric_head", rubric), {"name": "Lain"}),
        (address("rubric_add", rubric, "aspek"), {"code": "D", "name": "D", "sourcing": "proposed"}),
        (address("rubric_part", rubric, "aspek", "A"), {"code": "A", "name": "Lain", "sourcing": "proposed"}),
        (address("rubric_move", rubric, "aspek", "A"), {"ke": "turun", "version": rubric.version}),
        (address("rubric_remove", rubric, "aspek", "A"), {"version": rubric.version}),
        (address("rubric_import", rubric), {"packed": "x"}),
        (address("rubric_publish", rubric), {"version": rubric.version}),
        (address("rubric_discard", rubric), {"version": rubric.version}),
    ]


def test_what_is_in_force_is_never_changed_again(as_, edition, rubric):
    before, client = said(rubric), as_("secretariat")
    stamps = Rubric.objects.values_list("version", "published_at", "digest", "number").get()

    for path, data in acts(rubric):
        page = client.post(path, data)
        assert (page.status_code, "dan tidak dapat diubah lagi." in page.text) == (422, True), path
    for path in [address("rubric_edit", rubric), *(path for path, _data in acts(rubric) if "geser" not in path)]:
        page = client.get(path)
        assert (page.status_code, "dan tidak dapat diubah lagi." in page.text) == (200, True), path
    assert said(rubric) == before
    assert Rubric.objects.values_list("version", "published_at", "digest", "number").get() == stamps
    assert not Event.objects.exists()


@pytest.mark.parametrize("name", ["director", "auditor", "bandung", "lead", "administrator"])
def test_only_the_secretariat_changes_a_draft(as_, whole, name):
    client, before, events = as_(name), said(whole), Event.objects.count()
    expected = 403 if name in READERS else 404

    assert {client.post(path, data).status_code for path, data in acts(whole)} == {expected}
    assert client.get(address("rubric_edit", whole)).status_code == expected
    assert (said(whole), Event.objects.count()) == (before, events)


@pytest.mark.parametrize("act", [place for place in range(8) if place != 5])  # the import: test_rubric_import.py
def test_without_its_event_nothing_is_changed(as_, whole, monkeypatch, act):
    before, stamps = said(whole), Rubric.objects.values_list("pk", "version", "published_at")
    stored = list(stamps)

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.programme.rubric_drafts.record", broken)
    place, data = acts(whole)[act]
    with pytest.raises(RuntimeError):
        as_("secretariat").post(place, data | {"version": whole.version})
    assert (said(whole), list(stamps)) == (before, stored)


# --- thrown away -----------------------------------------------------------------------------------------------------


def test_a_draft_is_thrown_away_with_what_it_held_in_the_trail(as_, whole, cast, rubric):
    page = as_("secretariat").get(address("rubric_discard", whole))
    assert "memuat 2 aspek, 2 kelompok, dan 3 indikator" in page.text

    response = as_("secretariat").post(address("rubric_discard", whole), {"version": whole.version}, follow=True)

    assert response.redirect_chain == [(reverse("programme:rubrics"), 302)]
    assert list(Rubric.objects.all()) == [rubric]
    event = Event.objects.latest("seq")
    assert (event.action, event.target_id, event.target_name) == ("programme.discard_rubric", str(whole.pk), "Rubrik Uji versi 1")
    assert event.data == {"aspects": 2, "groups": 2, "indicators": 3, "levels": 7, "points": 100, "number": 2, "version": whole.version}
    assert EditionCommodity.objects.get().rubric == rubric


def test_a_new_one_can_begin_after_it(as_, whole):
    client = as_("secretariat")
    client.post(address("rubric_discard", whole), {"version": whole.version})
    client.post(START, {"commodity": "kain_tenun"})

    assert Rubric.objects.drafts().get().number == 2

"""A new edition from an earlier one: everything copied, the calendar moved, made once and with one event."""

import copy
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from ovop_portal.audit.models import Event
from ovop_portal.programme import copying, rubrics
from ovop_portal.programme.models import DocumentRule, Edition, EditionCommodity, StarRule
from ovop_portal.programme.models.edition import INSTANTS
from tests import building
from tests.programme.pages import posted, typed

ADDRESS = reverse("programme:copy", args=[2026])


@pytest.fixture
def desk(as_, edition):
    """Client of the secretariat and what the first page would post."""
    client = as_("secretariat")
    page = client.get(ADDRESS)
    return client, posted(page.context["form"]) | {"key": page.context["key"]}


def refuse(client, data, sentence):
    events = Event.objects.count()
    page = client.post(ADDRESS, data)

    assert page.status_code == 422
    assert sentence in page.text
    assert list(Edition.objects.values_list("year", flat=True)) == [2026]
    assert (DocumentRule.objects.exclude(edition__year=2026).count(), Event.objects.count()) == (0, events)
    return page


@pytest.mark.parametrize("name", ["director", "auditor", "bandung", "jabar", "lead", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_secretariat_copies(as_, edition, name, method):
    assert getattr(as_(name), method)(ADDRESS, {"year": "2028"}).status_code == 403
    assert Edition.objects.count() == 1


def test_an_edition_that_is_not_there_is_a_404(as_, edition):
    assert as_("secretariat").get(reverse("programme:copy", args=[2030])).status_code == 404


def test_the_first_page_proposes_the_same_calendar_two_years_on(desk, edition):
    _client, data = desk

    assert (data["year"], data["name"], data["regulation"]) == ("2028", "OVOP 2028", "Permenperin 14/2021")
    assert {name: data[name] for name in INSTANTS} == {name: typed(copying.moved(getattr(edition, name), 2)) for name in INSTANTS}
    assert Edition.objects.count() == 1


def test_the_copy_holds_all_that_the_source_is_made_of(desk, edition, cast):
    client, data = desk
    edition.needs_endorsement, edition.sheets_wanted, edition.validity_months = False, 4, 36
    edition.save()
    edition.star_rule.three_from, edition.star_rule.version = 90, 7
    edition.star_rule.save()
    edition.document_rules.filter(code="halal").delete()
    edition.document_rules.filter(code="trademark").update(demand="mandatory", clause="Pasal 9")

    response = client.post(ADDRESS, data, follow=True)

    assert response.redirect_chain == [(reverse("programme:detail", args=[2028]), 302)]
    assert "OVOP 2028 sudah dibuat." in response.text
    made = Edition.objects.get(year=2028)
    assert made.copied_from == edition
    assert (made.nominators, made.needs_endorsement, made.sheets_wanted, made.validity_months) == ("both", False, 4, 36)
    assert (made.star_rule.three_from, made.star_rule.version) == (90, 1)
    assert [row.rubric for row in made.edition_commodities.all()] == [row.rubric for row in edition.edition_commodities.all()]
    fields = [field.name for field in DocumentRule._meta.concrete_fields if field.name not in {"id", "edition"}]
    assert list(made.document_rules.values_list(*fields)) == list(edition.document_rules.values_list(*fields))
    assert not made.mandates.exists()


def test_the_copy_is_one_event_and_the_source_stays_as_it_was(desk, edition, cast):
    client, data = desk
    rules = edition.document_rules.count()
    client.post(ADDRESS, data)

    event = Event.objects.get()
    made = Edition.objects.get(year=2028)
    assert (event.actor, event.action, event.target_id) == (cast.secretariat, "programme.copy", str(made.pk))
    assert event.data == {"key": data["key"], "from": 2026, "rubrics": {"kain_tenun": 1}, "rules": rules}
    edition.refresh_from_db()
    assert (edition.document_rules.count(), edition.star_rule.edition_id, EditionCommodity.objects.filter(edition=edition).count()) == (
        rules, edition.pk, 1,
    )  # fmt: skip


def test_the_calendar_is_moved_without_saving_when_asked(desk, edition):
    client, data = desk
    page = client.post(ADDRESS, data | {"year": "2029", "name": "OVOP Nusantara", "move": "1"})

    form = page.context["form"]
    assert page.status_code == 200
    assert (form["year"].value(), form["name"].value()) == (2029, "OVOP Nusantara")
    assert posted(form)["publication_at"] == typed(copying.moved(edition.publication_at, 3))
    assert page.context["key"] == data["key"]
    assert Edition.objects.count() == 1


def test_the_year_in_the_name_goes_along_with_the_calendar(desk, edition):
    client, data = desk
    page = client.post(ADDRESS, data | {"year": "2030", "move": "1"})

    assert (data["name"], page.context["form"]["name"].value()) == ("OVOP 2028", "OVOP 2030")


@pytest.mark.parametrize("year", ["1999", "dua", "", "20280", "²028"])
def test_a_calendar_cannot_be_moved_to_no_year(desk, year):
    client, data = desk

    page = client.post(ADDRESS, data | {"year": year, "move": "1"})
    assert page.status_code == 422
    assert page.context["form"].errors["year"]
    assert Edition.objects.count() == 1


def test_changed_instants_are_taken_as_typed(desk):
    client, data = desk

    client.post(ADDRESS, data | {"publication_at": "2029-08-01T10:00"})
    assert Edition.objects.get(year=2028).publication_at == datetime(2029, 8, 1, 3, tzinfo=UTC)


WRONG = [
    ({"year": "2026"}, "Periode tahun ini sudah ada."),
    ({"year": "2012"}, "Periode pertama OVOP adalah tahun 2013."),
    ({"year": "2100"}, "Tahun paling akhir adalah 2099."),
    ({"year": "dua"}, "Tulis tahun dengan empat angka, misalnya 2028."),
    ({"year": ""}, "Bidang ini tidak boleh kosong."),
    ({"year": "9" * 30}, "Tahun paling akhir adalah 2099."),
    ({"name": " "}, "Bidang ini tidak boleh kosong."),
    ({"name": "x" * 121}, "120"),
    ({"regulation": ""}, "Bidang ini tidak boleh kosong."),
    ({"nomination_opens": "2020-01-01T00:00"}, "Waktu ini sudah lewat."),
    ({"publication_at": "2082-01-01T00:00"}, "Waktu ini jauh dari tahun periode."),
    ({"publication_at": "0001-01-01T00:00"}, "Tahun 1 di luar jangkauan."),
    ({"publication_at": "2027-01-01T00:00"}, "Pengumuman harus sesudah penilaian ditutup."),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG, ids=[str(change)[:40] for change, _ in WRONG])
def test_bad_input_gets_a_sentence_and_makes_nothing(desk, change, sentence):
    client, data = desk

    refuse(client, data | change, sentence)


def test_a_calendar_that_would_lie_in_the_past_is_refused(as_, cast, rubric):
    building.make_edition(2016, "published", **{name: datetime(2016, 1 + place, 1, tzinfo=UTC) for place, name in enumerate(INSTANTS)})
    client = as_("secretariat")
    address = reverse("programme:copy", args=[2016])
    page = client.post(address, posted(client.get(address).context["form"]))

    assert page.status_code == 422
    assert set(page.context["form"].errors) == set(INSTANTS)
    assert Edition.objects.count() == 1


def test_the_same_form_sent_twice_makes_one_edition_and_leads_to_it(desk):
    client, data = desk
    first, second = client.post(ADDRESS, data), client.post(ADDRESS, data)

    assert first.url == second.url == reverse("programme:detail", args=[2028])
    assert (Edition.objects.count(), Event.objects.count()) == (2, 1)


def test_newer_rubrics_are_offered_and_taken_when_ticked(as_, edition, monkeypatch):
    content = copy.deepcopy(rubrics.read())
    content["kain_tenun"]["criteria"][0]["name_id"] = "Aspek Produksi"
    monkeypatch.setattr(rubrics, "read", lambda: content)
    rubrics.load(only=["kain_tenun"])
    client = as_("secretariat")
    data = posted(client.get(ADDRESS).context["form"])

    assert "Pakai versi rubrik terbaru" in client.get(ADDRESS).text
    client.post(ADDRESS, data | {"year": "2027"})
    client.post(ADDRESS, data | {"newest_rubrics": "on"})
    used = {row.edition.year: row.rubric.number for row in EditionCommodity.objects.all()}
    assert used == {2026: 1, 2027: 1, 2028: 2}


def test_nothing_is_offered_where_the_rubrics_are_the_newest(desk):
    client, _data = desk

    assert "Pakai versi rubrik terbaru" not in client.get(ADDRESS).text


def test_without_its_event_nothing_is_made(desk, monkeypatch):
    client, data = desk

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.programme.copying.record", broken)
    with pytest.raises(RuntimeError):
        client.post(ADDRESS, data)
    assert (Edition.objects.count(), StarRule.objects.count(), EditionCommodity.objects.count()) == (1, 1, 1)


def test_seconds_of_a_closing_survive_the_copy(as_, edition):
    edition.nomination_closes = edition.nomination_closes.replace(second=59, microsecond=0)
    edition.save()
    client = as_("secretariat")
    client.post(ADDRESS, posted(client.get(ADDRESS).context["form"]))

    assert Edition.objects.get(year=2028).nomination_closes == copying.moved(edition.nomination_closes, 2)


def test_a_leap_day_moves_to_the_last_of_february():
    leap = datetime(2028, 2, 28, 17, 30, tzinfo=UTC)  # 29 February 00.30 WIB

    assert copying.moved(leap, 2) == datetime(2030, 2, 27, 17, 30, tzinfo=UTC)
    assert copying.moved(leap, 4) == datetime(2032, 2, 28, 17, 30, tzinfo=UTC)
    assert copying.moved(leap + timedelta(days=1), 2) == datetime(2030, 2, 28, 17, 30, tzinfo=UTC)


def test_the_facts_of_the_event_are_plain_json(desk):
    client, data = desk
    client.post(ADDRESS, data)

    assert json.loads(json.dumps(Event.objects.get().data)) == Event.objects.get().data

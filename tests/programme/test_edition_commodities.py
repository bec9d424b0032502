"""Which commodities an edition takes, and with which rubric in force: chosen on one page, frozen in two steps."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ovop_portal.audit.models import Event
from ovop_portal.programme import rubrics
from ovop_portal.programme.models import Commodity, EditionCommodity, Rubric
from tests import building
from tests.programme.pages import posted

ADDRESS = reverse("programme:edition_commodities", args=[2026])


def taken():
    """code → number of the rubric, of the edition."""
    return dict(EditionCommodity.objects.values_list("commodity__code", "rubric__number"))


def field(code):
    return f"rubrik_{Commodity.objects.get(code=code).pk}"


def version(code, number, in_force=True):
    """One more version of a commodity's rubric."""
    commodity = Commodity.objects.get(code=code)
    since = timezone.now() if in_force else None
    return Rubric.objects.create(commodity=commodity, number=number, name=f"Rubrik {code} versi {number}", published_at=since)


@pytest.fixture
def shelf(edition):
    """Batik with a rubric that the edition does not take, a second version of the woven one, a draft, and coffee without any."""
    rubrics.load(only=["kain_batik"])
    version("kain_tenun", 2)
    version("kain_tenun", 3, in_force=False)
    Commodity.objects.create(code="kopi", name="Kopi", order=6)
    return edition


@pytest.fixture
def desk(as_, shelf):
    """desk(phase) → (client of the secretariat, what its form would post unchanged)."""

    def open_page(phase="preparation"):
        building.shift(shelf, phase)
        client = as_("secretariat")
        return client, posted(client.get(ADDRESS).context["form"])

    return open_page


def refuse(client, data, sentence):
    before, events = taken(), Event.objects.count()
    page = client.post(ADDRESS, data)

    assert page.status_code == 422
    assert sentence in page.text
    assert (taken(), Event.objects.count()) == (before, events)
    return page


def pk(code, number):
    return str(Rubric.objects.get(commodity__code=code, number=number).pk)


def test_the_page_offers_rubrics_in_force_alone(desk):
    client, _data = desk()
    form = client.get(ADDRESS).context["form"]

    assert [str(label).partition(",")[0] for _value, label in form.fields[field("kain_tenun")].choices] == [
        "Tidak diikutkan", "Versi 2", "Versi 1",
    ]  # fmt: skip
    assert form.fields[field("kopi")].disabled
    assert "Belum ada rubrik yang berlaku untuk komoditas ini." in client.get(ADDRESS).text


def test_commodities_are_added_changed_and_removed_with_one_event(desk, cast, shelf):
    client, data = desk()

    response = client.post(ADDRESS, data | {field("kain_batik"): pk("kain_batik", 1), field("kain_tenun"): pk("kain_tenun", 2)})

    assert response.url == ADDRESS
    assert taken() == {"kain_tenun": 2, "kain_batik": 1}
    event = Event.objects.get()
    assert (event.action, event.actor, event.target_id) == ("programme.edit_commodities", cast.secretariat, str(shelf.pk))
    assert event.data["changes"] == {"kain_tenun": [1, 2], "kain_batik": ["", 1]}

    data = posted(client.get(ADDRESS).context["form"])
    client.post(ADDRESS, data | {field("kain_tenun"): ""})
    assert taken() == {"kain_batik": 1}
    assert Event.objects.latest("seq").data["changes"] == {"kain_tenun": [2, ""]}


@pytest.mark.parametrize("phase", ["preparation", "nomination", "screening", "assessment", "published"])
def test_saving_without_a_change_writes_nothing(desk, phase):
    client, data = desk(phase)

    assert "Tidak ada yang berubah." in client.post(ADDRESS, data, follow=True).text
    assert not Event.objects.exists()


@pytest.mark.parametrize("name", ["director", "auditor"])
def test_the_ministry_reads_without_a_form(as_, shelf, name):
    page = as_(name).get(ADDRESS)

    assert "Rubrik Kain Tenun versi 1" in page.text and "<select" not in page.text
    assert as_(name).post(ADDRESS, {field("kain_tenun"): ""}).status_code == 403
    assert taken() == {"kain_tenun": 1}


@pytest.mark.parametrize("name", ["bandung", "jabar", "lead", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_comes_in(as_, shelf, name, method):
    assert getattr(as_(name), method)(ADDRESS).status_code == 403
    assert taken() == {"kain_tenun": 1}


# --- frozen in two steps ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", ["nomination", "screening"])
def test_once_offices_nominate_commodities_stand_still_and_their_rubric_may_still_change(desk, phase):
    client, data = desk(phase)

    assert "pengusulan telah dibuka." in client.get(ADDRESS).text
    refuse(client, data | {field("kain_batik"): pk("kain_batik", 1)}, "pengusulan telah dibuka. Isian lain tidak diterima.")
    refuse(client, data | {field("kain_tenun"): ""}, "pengusulan telah dibuka. Komoditas ini tidak dapat dikeluarkan.")
    assert client.post(ADDRESS, data | {field("kain_tenun"): pk("kain_tenun", 2)}).status_code == 302
    assert taken() == {"kain_tenun": 2}


@pytest.mark.parametrize("phase", ["assessment", "decision", "published"])
def test_once_the_assessment_is_open_nothing_changes(desk, phase):
    client, data = desk(phase)
    page = client.get(ADDRESS)

    assert "penilaian telah dibuka." in page.text and "Simpan komoditas periode" not in page.text
    for change in ({"kain_tenun": ("kain_tenun", 2)}, {"kain_batik": ("kain_batik", 1)}):
        [(code, rubric)] = change.items()
        refuse(client, data | {field(code): pk(*rubric)}, "Isian lain tidak diterima.")


def test_a_commodity_that_has_drafts_is_not_removed(desk, nominate, shelf):
    nominate("draft")
    nominate("submitted", product="Tenun Lain")
    client, data = desk("preparation")

    refuse(client, data | {field("kain_tenun"): ""}, "Kain Tenun sudah memiliki 2 usulan atau draf pada periode ini")


# --- stale and hostile -----------------------------------------------------------------------------------------------


def test_a_stale_choice_shows_both(desk, as_):
    client, data = desk()
    as_("colleague").post(ADDRESS, data | {field("kain_batik"): pk("kain_batik", 1)})
    page = refuse(as_("secretariat"), data | {field("kain_tenun"): pk("kain_tenun", 2)}, "sudah diubah orang lain")

    rows = {row.label: (row.mine.partition(",")[0], row.theirs.partition(",")[0]) for row in page.context["form"].conflicts}
    assert rows == {
        "Kain Tenun": ("Versi 2", "Versi 1"),
        "Kain Batik": ("Tidak diikutkan", "Versi 1"),
    }
    again = posted(page.context["form"]) | {"version": page.context["form"].data["version"], field("kain_batik"): pk("kain_batik", 1)}
    assert as_("secretariat").post(ADDRESS, again).status_code == 302
    assert taken() == {"kain_tenun": 2, "kain_batik": 1}


@pytest.mark.parametrize("value", ["x", "-1", "9" * 40, "a\x00b", "another's", "draft"])
def test_a_forged_rubric_is_refused(desk, value):
    client, data = desk()
    value = {"another's": pk("kain_batik", 1), "draft": pk("kain_tenun", 3)}.get(value, value)

    refuse(client, data | {field("kain_tenun"): value}, "Pilih salah satu versi rubrik dari daftar.")


def test_an_edition_that_is_not_there_is_a_404(as_, shelf):
    assert as_("secretariat").get(reverse("programme:edition_commodities", args=[2031])).status_code == 404


def test_without_its_event_nothing_is_saved(desk, monkeypatch):
    client, data = desk()

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.programme.views.saving.record", broken)
    with pytest.raises(RuntimeError):
        client.post(ADDRESS, data | {field("kain_tenun"): pk("kain_tenun", 2)})
    assert taken() == {"kain_tenun": 1}


def test_the_page_of_an_edition_leads_here(as_, shelf):
    detail = reverse("programme:detail", args=[2026])

    assert [ADDRESS in as_(name).get(detail).text for name in ("secretariat", "auditor", "bandung")] == [True, True, False]


def test_it_costs_the_same_whatever_it_holds(desk, django_assert_max_num_queries):
    client, _data = desk()

    with django_assert_max_num_queries(9):
        client.get(ADDRESS)

"""Stars of earlier years, known from the press: sixteen, each with its source, none of them valid today."""

import io

import pytest
from django.core.management import call_command

from awards import historic
from awards.enums import Standing
from awards.models import Award
from ovop_portal.accounts import regions
from ovop_portal.accounts.models import Region
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Event
from ovop_portal.programme import rubrics
from tests.awards.reading import table, words


@pytest.fixture
def everywhere(db):
    """All regions and commodities."""
    regions.load()
    rubrics.load()


def load():
    out, err = io.StringIO(), io.StringIO()
    call_command("load_awardees", stdout=out, stderr=err)
    return out.getvalue().strip(), err.getvalue().strip()


def test_the_command_records_each_once_with_its_source_and_its_event(everywhere):
    assert load() == ("historic awardees: 16 added, 0 left out", "")
    assert load() == ("historic awardees: 0 added, 0 left out", "")

    assert Award.objects.count() == Event.objects.filter(action="awards.import").count() == 16
    assert not Award.objects.filter(source_url="").exists()
    assert first_fault() is None


def test_the_two_scales_are_kept_apart(everywhere):
    load()

    assert set(Award.objects.filter(year__lte=2018).values_list("scheme", flat=True)) == {"1-5"}
    assert set(Award.objects.filter(year__gte=2022).values_list("scheme", flat=True)) == {"1-3"}
    batik = Award.objects.get(year=2018, ikm_name="Batik Winotosastro")
    assert (batik.star, batik.region.name, batik.commodity.name) == (5, "Kota Yogyakarta", "Kain Batik")


def test_none_is_valid_today_and_all_say_where_they_come_from(client, everywhere):
    load()

    assert {award.standing() for award in Award.objects.published()} == {Standing.HISTORIC}
    assert table(client.get("/bintang/")) == []
    assert len(table(client.get("/bintang/?skema=1-5"))) == 13
    assert len(table(client.get("/bintang/?status=riwayat"))) == 3
    star = Award.objects.get(year=2024, star=3)
    text = words(client.get(star.get_absolute_url()).text)
    assert "Tunjung Biru Artshop" in text
    assert "Riwayat, bersumber dari pemberitaan" in text
    assert "https://kabarbaliterkini.com/?p=757" in text
    assert client.get(f"/bintang/{star.slug}/piagam/").status_code == 404


def test_the_history_of_a_firm_stands_on_its_pages(client, everywhere):
    load()
    star = Award.objects.get(year=2013, ikm_name="Dapoer Rendang Riry")
    later = Award.objects.get(year=2015, ikm_name="Dapoer Rendang Riry")

    assert f'href="{later.get_absolute_url()}"' in client.get(star.get_absolute_url()).text


def test_a_row_without_a_known_region_or_star_is_left_out_and_named(everywhere, monkeypatch):
    rows = historic.read()[:2]
    rows[0]["regency"], rows[1]["star"] = "Kabupaten Antah Berantah", ""
    monkeypatch.setattr(historic, "read", lambda: rows)

    out, err = load()

    assert out == "historic awardees: 0 added, 2 left out"
    assert "no region is named “Kabupaten Antah Berantah”" in err
    assert "names no star" in err
    assert Award.objects.count() == 0


def test_without_regions_nothing_is_guessed(db):
    assert Region.objects.count() == 0

    assert load()[0] == "historic awardees: 0 added, 16 left out"

"""The decree and the publication: a rehearsal of exactly what will appear, then one instant for all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from awards.models import Award, Decree
from ovop_portal.audit.models import Event
from tests import building
from tests.awards.reading import table, words

DECREE, ANNOUNCE = "/penetapan/2026/keputusan/", "/penetapan/2026/umumkan/"


def a_decree(**fields):
    today = timezone.localdate()
    return {
        "number": "780 Tahun 2026",
        "date": today.isoformat(),
        "signatory": "Menteri Contoh",
        "position": "Menteri Perindustrian",
    } | fields


# --- decree ----------------------------------------------------------------------------------------------------------


def test_the_director_records_a_decree_and_goes_on_to_decide(as_, stars):
    stars("proposed")

    response = as_("director").post(DECREE, a_decree())

    decree = Decree.objects.get(number="780 Tahun 2026")
    assert response.url == f"/penetapan/2026/keputusan/{decree.pk}/"
    assert (decree.edition.year, decree.signatory) == (2026, "Menteri Contoh")
    assert Event.objects.filter(action="awards.draw_decree").get().data["number"] == "780 Tahun 2026"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"number": ""}, "Bidang ini tidak boleh kosong."),
        ({"date": "2126-01-01"}, "Tanggal ini belum tiba. Catat keputusan setelah ditandatangani."),
        ({"date": "1926-11-24"}, "Tanggal ini mendahului penilaian periode ini. Periksa tahunnya."),
        ({"date": "kemarin"}, "Masukkan tanggal yang valid."),
        ({"signatory": ""}, "Bidang ini tidak boleh kosong."),
    ],
)
def test_a_wrong_decree_is_refused_and_keeps_what_was_typed(as_, stars, fields, sentence):
    stars("proposed")

    response = as_("director").post(DECREE, a_decree(**fields))

    assert response.status_code == 422
    assert sentence in response.text
    assert 'value="Menteri Perindustrian"' in response.text
    assert Decree.objects.count() == 1


def test_a_number_is_used_once(as_, stars):
    stars("decided")

    response = as_("director").post(DECREE, a_decree(number="2026/OVOP/1"))

    assert response.status_code == 422
    assert "Nomor keputusan ini sudah dipakai." in response.text
    assert Decree.objects.count() == 1


def test_others_read_decrees_and_add_none(as_, stars):
    stars("decided")

    for who in ("secretariat", "auditor"):
        page = as_(who).get(DECREE)
        assert [row[0] for row in table(page)] == ["2026/OVOP/1"]
        assert "Catat keputusan baru" not in page.text
        assert as_(who).post(DECREE, a_decree()).status_code == 403
    assert Decree.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_decrees_costs_the_same_however_long(as_, edition, rows, django_assert_num_queries):
    for number in range(rows):
        building.make_decree(edition, f"{number}/2026")
    client = as_("director")

    with django_assert_num_queries(8):
        client.get(DECREE)


# --- rehearsal and publication ---------------------------------------------------------------------------------------


def seen(client):
    """What the hidden field of the rehearsal holds."""
    return client.get(ANNOUNCE).text.split('name="seen" value="')[1].split('"')[0]


def test_the_rehearsal_lists_exactly_what_the_register_will(as_, stars):
    stars("decided", "decided", "proposed")
    client = as_("secretariat")

    page = client.get(ANNOUNCE)
    assert [row[0] for row in table(page)] == ["Tenun A UD Melati Rejeki", "Tenun B UD Melati Rejeki"]
    assert "1 lainnya belum ditetapkan dan tidak ikut diumumkan." in words(page.text)
    client.post(ANNOUNCE, {"when": "now", "seen": seen(client)})

    assert [row[1] for row in table(as_(None).get("/bintang/"))] == ["Tenun A UD Melati Rejeki", "Tenun B UD Melati Rejeki"]


def test_all_are_published_at_one_instant(as_, stars):
    stars("decided", "decided", "decided")
    client = as_("secretariat")

    response = client.post(ANNOUNCE, {"when": "now", "seen": seen(client)}, follow=True)

    assert "3 hasil sudah terbuka untuk umum." in response.text
    assert len(set(Award.objects.values_list("visible_from", flat=True))) == 1
    assert Award.objects.published().count() == 3
    assert Event.objects.filter(action="awards.publish").count() == 3


def test_a_later_instant_keeps_all_closed_until_then(as_, stars):
    stars("decided")
    client = as_("secretariat")
    later = timezone.localtime() + timedelta(days=2)

    response = client.post(ANNOUNCE, {"when": "later", "at": later.strftime("%Y-%m-%dT%H:%M"), "seen": seen(client)}, follow=True)

    assert "1 hasil akan terbuka pada" in response.text
    assert Award.objects.get().visible_from == later.replace(second=0, microsecond=0)
    assert Award.objects.published().count() == 0
    assert "1 hasil terjadwal" in client.get(ANNOUNCE).text


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("", "Isi tanggal dan jam pengumuman."),
        ("2020-01-01T10:00", "Waktu ini sudah lewat"),
        ("besok", "Tulis tanggal dan jam"),
    ],
)
def test_an_instant_that_cannot_be_is_refused(as_, stars, at, sentence):
    stars("decided")
    client = as_("secretariat")

    response = client.post(ANNOUNCE, {"when": "later", "at": at, "seen": seen(client)})

    assert response.status_code == 422
    assert sentence in response.text
    assert Award.objects.get().state == "decided"


def test_a_list_that_changed_since_the_rehearsal_is_shown_again(as_, stars, press):
    first, second = stars("decided", "proposed")
    before = seen(as_("secretariat"))
    press("director", "decide", second, decree=Decree.objects.get().pk)

    response = as_("secretariat").post(ANNOUNCE, {"when": "now", "seen": before})

    assert response.status_code == 422
    assert "Daftar bintang berubah sejak Anda membuka halaman ini." in response.text
    assert [row[0] for row in table(response)] == ["Tenun A UD Melati Rejeki", "Tenun B UD Melati Rejeki"]
    assert set(Award.objects.values_list("state", flat=True)) == {"decided"}


def test_a_second_press_publishes_nothing_more(as_, stars):
    stars("decided")
    client = as_("secretariat")
    data = {"when": "now", "seen": seen(client), "key": "sekali"}

    client.post(ANNOUNCE, data)
    response = client.post(ANNOUNCE, data, follow=True)

    assert "tidak ada yang berubah" in response.text
    assert Event.objects.filter(action="awards.publish").count() == 1


def test_what_has_no_star_is_opened_to_its_office_alone(as_, stars):
    stars("decided", points="low")
    client = as_("secretariat")

    assert "Belum berbintang: 1 usulan" in words(client.get(ANNOUNCE).text)
    client.post(ANNOUNCE, {"when": "now", "seen": seen(client)})

    assert Award.objects.get().state == "published"
    assert Award.objects.published().count() == 0


@pytest.mark.parametrize("who", ["director", "auditor", "lead"])
def test_others_of_the_team_see_the_rehearsal_and_publish_nothing(as_, stars, who):
    stars("decided")

    page = as_(who).get(ANNOUNCE)
    assert "Tenun A" in page.text
    assert "Umumkan 1 bintang" not in page.text
    assert as_(who).post(ANNOUNCE, {"when": "now"}).status_code == 403
    assert Award.objects.get().state == "decided"


def test_nothing_to_announce_is_said(as_, edition):
    assert "Tidak ada yang menunggu pengumuman" in as_("secretariat").get(ANNOUNCE).text


def test_a_scheduled_publication_is_taken_back_as_a_whole_with_its_reason(as_, stars):
    stars("published", "published", visible_from=timezone.now() + timedelta(days=1))
    client = as_("secretariat")

    refused = client.post(f"{ANNOUNCE}tarik/")
    assert (refused.status_code, Award.objects.filter(state="published").count()) == (422, 2)
    assert '<a href="#note-recall">Tuliskan alasannya.</a>' in refused.text
    client.post(f"{ANNOUNCE}tarik/", {"note": "Acara ditunda"})

    assert set(Award.objects.values_list("state", flat=True)) == {"decided"}


def test_others_take_nothing_back(as_, stars):
    stars("published", visible_from=timezone.now() + timedelta(days=1))

    assert as_("auditor").post(f"{ANNOUNCE}tarik/", {"note": "x"}).status_code == 403
    assert as_("secretariat").get(f"{ANNOUNCE}tarik/").status_code == 405
    assert Award.objects.get().state == "published"


def test_a_failing_trail_publishes_nobody(as_, stars, monkeypatch):
    stars("decided", "decided")
    client = as_("secretariat")
    data = {"when": "now", "seen": seen(client)}
    calls = []
    monkeypatch.setattr("ovop_portal.workflow.record", lambda *args, **kw: calls.append(1) or (len(calls) > 1 and 1 / 0))

    with pytest.raises(ZeroDivisionError):
        client.post(ANNOUNCE, data)

    assert set(Award.objects.values_list("state", flat=True)) == {"decided"}

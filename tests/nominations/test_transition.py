"""The other buttons of a nomination: recommend, return, withdraw, each confirmed on a page of its own."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from nominations.models import Nomination
from ovop_portal.accounts.models import Region
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message


def address(nomination, name):
    return f"/usulan/{nomination.code}/aksi/{name}/"


def state():
    return Nomination.objects.get().state


def local(days=5, zone="Asia/Jakarta"):
    """A day from now at 16.00 on the clock of a zone, as the browser posts it, and as an instant."""
    day = (timezone.now().astimezone(ZoneInfo(zone)) + timedelta(days=days)).replace(hour=16, minute=0, second=0, microsecond=0)
    return day.strftime("%Y-%m-%dT%H:%M"), day


def test_a_province_recommends_after_a_page_that_says_what_it_means(as_, nominate, cast):
    nomination = nominate("submitted")
    page = as_("jabar").get(address(nomination, "endorse")).content.decode()

    response = as_("jabar").post(address(nomination, "endorse"), {"note": "Sudah ditinjau", "key": "x"}, follow=True)

    assert "provinsi menyatakan telah memeriksa usulan ini" in page
    assert state() == "endorsed"
    assert "Usulan direkomendasikan dan diteruskan ke sekretariat." in response.content.decode()
    assert Event.objects.get(action="nominations.endorse").note == "Sudah ditinjau"


def test_a_press_twice_is_one_act(as_, nominate):
    nomination = nominate("submitted")
    for _time in range(2):
        assert as_("jabar").post(address(nomination, "endorse"), {"key": "satu"}).status_code == 302
    assert Event.objects.filter(action="nominations.endorse").count() == 1


def test_a_stale_press_is_refused_on_the_page_of_the_nomination(as_, nominate):
    nomination = nominate("endorsed")

    response = as_("jabar").post(address(nomination, "endorse"), {"key": "lain"})

    assert response.status_code == 422
    assert "Sudah berstatus “Direkomendasikan”." in response.content.decode()
    assert as_("jabar").get(address(nomination, "endorse")).url == f"/usulan/{nomination.code}/"


def test_a_province_returns_with_a_limit_on_the_clock_of_the_region(as_, nominate):
    nomination = nominate("submitted")
    Region.objects.filter(pk="32.04").update(time_zone="Asia/Jayapura")
    page = as_("jabar").get(address(nomination, "return")).content.decode()
    typed, due = local(zone="Asia/Jayapura")

    response = as_("jabar").post(address(nomination, "return"), {"note": "Lengkapi surat", "due": typed, "key": "x"})

    assert "Batas perbaikan (WIT, waktu Kabupaten Bandung)" in page
    assert response.status_code == 302
    nomination.refresh_from_db()
    assert (nomination.state, nomination.return_due) == ("returned", due)
    shown = as_("bandung").get(f"/usulan/{nomination.code}/").content.decode()
    assert "Lengkapi surat" in shown
    assert "WITA" in shown


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({"note": ""}, "note", None),
        ({"due": ""}, "due", None),
        ({"due": "besok"}, "due", None),
        ({"due": "2020-01-01T10:00"}, "due", "Isi waktu yang akan datang."),
        ({"due": "2090-01-01T10:00"}, "due", "saat seleksi administrasi selesai."),
    ],
)
def test_a_bad_return_is_named_and_changes_nothing(as_, nominate, data, field, sentence):
    nomination = nominate("submitted")
    before = Message.objects.count(), Event.objects.count()

    response = as_("jabar").post(address(nomination, "return"), {"note": "Ketikan saya", "due": local()[0], "key": "x"} | data)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    if sentence:
        assert sentence in response.content.decode()
    assert "Ketikan saya" in response.content.decode() or field == "note"
    assert state() == "submitted"
    assert (Message.objects.count(), Event.objects.count()) == before


def test_the_suggested_limit_is_never_after_the_screening(as_, nominate, edition):
    nomination = nominate("submitted")
    edition.nomination_closes = timezone.now() - timedelta(hours=1)
    edition.screening_closes = timezone.now() + timedelta(days=2)
    edition.save()

    suggested = as_("jabar").get(address(nomination, "return")).context["form"]["due"].value()

    assert datetime.fromisoformat(str(suggested)).replace(tzinfo=ZoneInfo("Asia/Jakarta")) <= edition.screening_closes


def test_an_office_withdraws_with_a_reason(as_, nominate):
    nomination = nominate("submitted")
    page = as_("bandung").get(address(nomination, "withdraw")).content.decode()

    refused = as_("bandung").post(address(nomination, "withdraw"), {"note": "  ", "key": "x"})
    assert "tidak dapat dikirim lagi pada periode ini" in page
    assert refused.status_code == 422
    assert "Catatan wajib diisi: tuliskan alasannya." in refused.content.decode()
    assert state() == "submitted"

    as_("bandung").post(address(nomination, "withdraw"), {"note": "Atas permintaan IKM", "key": "y"})
    assert state() == "withdrawn"
    assert "Atas permintaan IKM" in as_("bandung").get(f"/usulan/{nomination.code}/").content.decode()


def test_a_draft_is_withdrawn_without_telling_anybody(as_, nominate):
    nomination = nominate()

    as_("bandung").post(address(nomination, "withdraw"), {"note": "Keliru", "key": "y"})

    assert state() == "withdrawn"
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "name", "status"),
    [
        ("bandung", "endorse", 403), ("bandung", "return", 403), ("bandung", "pass", 403), ("jabar", "withdraw", 403),
        ("jabar", "pass", 403),
        ("secretariat", "endorse", 403), ("director", "return", 403), ("auditor", "endorse", 403), ("auditor", "withdraw", 403),
        ("garut", "withdraw", 404), ("jateng", "endorse", 404), ("assessor", "return", 404), ("administrator", "pass", 404),
        ("bandung", "hapus", 404), ("bandung", "state", 404),
    ],
)  # fmt: skip
def test_who_may_not_press_changes_nothing(as_, nominate, who, name, status):
    nomination = nominate("submitted")
    data = {"note": "x", "due": local()[0], "key": "x"}

    assert as_(who).get(address(nomination, name)).status_code == status
    assert as_(who).post(address(nomination, name), data).status_code == status
    assert state() == "submitted"


def test_a_blocked_button_says_why_on_its_page(as_, nominate):
    nomination = nominate("submitted")

    page = as_("secretariat").get(address(nomination, "fail")).content.decode()
    response = as_("secretariat").post(address(nomination, "fail"), {"note": "Tidak sah", "key": "x"})

    assert "Belum ada syarat wajib yang dinyatakan tidak terpenuhi." in page
    assert response.status_code == 422
    assert "Belum ada syarat wajib yang dinyatakan tidak terpenuhi." in response.content.decode()
    assert state() == "submitted"


def test_an_objection_that_is_upheld_is_pressed_by_a_colleague(as_, nominate):
    nomination = nominate("ineligible")

    assert as_("secretariat").post(address(nomination, "reinstate"), {"note": "Diterima", "key": "x"}).status_code == 403
    assert as_("colleague").post(address(nomination, "reinstate"), {"note": "Diterima", "key": "x"}).status_code == 302
    assert state() == "submitted"

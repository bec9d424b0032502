"""One star at the desk: the two keys, the reasons, and every refusal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from awards.models import Award
from ovop_portal.audit.models import Event
from tests import building
from tests.awards.reading import words


@pytest.fixture
def page(as_):
    """page("secretariat", award) → the response of the star's page."""
    return lambda who, award: as_(who).get(f"/penetapan/bintang/{award.pk}/")


def test_the_page_says_why_this_star(page, award):
    text = words(page("secretariat", award("recommended")).text)

    assert "Nilai 100,00 mencapai ambang bintang 3 (85,00)." in text
    assert "Semua dokumen wajib berlaku hari ini." in text
    assert "3 bintang (terhitung)" in text


def test_the_page_names_papers_that_do_not_hold_today(page, award):
    star = award("recommended")
    star.nomination.documents.filter(rule__code="nomination_letter").update(expires=timezone.localdate() - timedelta(days=1))

    assert "Surat usulan dinas berakhir pada" in words(page("secretariat", star).text)


def test_a_foreign_office_finds_no_star_and_the_own_office_is_sent_away(page, award):
    star = award("published")

    assert page("garut", star).status_code == 404
    assert page("bandung", star).status_code == 403


def test_a_star_of_the_past_has_no_page_at_the_desk(as_, director_of_history):
    assert as_("director").get(f"/penetapan/bintang/{director_of_history.pk}/").status_code == 404


@pytest.fixture
def director_of_history(cast):
    return Award.objects.create(
        year=2015, scheme="1-5", star=4, ikm_name="Dapur Contoh", product_name="Rendang", region_id="32.04", slug="contoh2015",
        source_url="https://contoh.id/", visible_from=timezone.now(),
    )  # fmt: skip


def test_the_first_key_proposes_the_computed_star(press, award):
    response = press("secretariat", "propose", award(), star=3)

    star = Award.objects.get()
    assert response.status_code == 302
    assert (star.state, star.star, star.reason, star.proposed_by.name) == ("proposed", 3, "", "Secretariat")


def test_another_star_needs_a_reason(press, award):
    response = press("secretariat", "propose", award(), star=1)

    assert response.status_code == 422
    assert "Bintang berbeda dari yang terhitung. Tuliskan alasannya." in response.text
    assert Award.objects.get().state == "recommended"


def test_another_star_with_its_reason_is_proposed_and_both_are_kept(press, award):
    press("secretariat", "propose", award(), star=2, note="Pleno: motif belum khas")

    star = Award.objects.get()
    assert (star.star, star.computed_star, star.reason) == (2, 3, "Pleno: motif belum khas")
    assert Event.objects.filter(action="awards.propose").get().data == {"star": 2, "computed": 3}


@pytest.mark.parametrize("star", ["4", "-1", "", "tiga"])
def test_a_star_outside_the_scheme_is_refused(press, award, star):
    response = press("secretariat", "propose", award(), star=star)

    assert response.status_code == 422
    assert Award.objects.get().state == "recommended"


def test_the_second_key_decides_by_a_decree(press, award, edition):
    star = award("proposed")

    response = press("director", "decide", star, decree=building.make_decree(edition).pk)

    star.refresh_from_db()
    assert response.status_code == 302
    assert (star.state, star.decree.number, star.decided_by.name) == ("decided", "2026/OVOP/1", "Director")


def test_without_a_decree_nothing_is_decided(press, award, edition):
    star = award("proposed")
    building.make_decree(edition)

    response = press("director", "decide", star)

    assert response.status_code == 422
    assert "Pilih keputusan menteri yang menetapkan bintang ini." in response.text
    assert Award.objects.get().state == "proposed"


def test_a_paper_that_had_ended_on_the_date_of_the_decree_bars_the_second_key(press, award, edition):
    star = award("proposed")
    star.nomination.documents.filter(rule__code="nomination_letter").update(expires=timezone.localdate() - timedelta(days=1))

    response = press("director", "decide", star, decree=building.make_decree(edition).pk)

    assert response.status_code == 422
    assert "Surat usulan dinas berakhir pada" in response.text
    assert Award.objects.get().state == "proposed"


@pytest.mark.parametrize(
    ("who", "state", "name"),
    [
        ("director", "recommended", "propose"),
        ("colleague", "proposed", "decide"),
        ("auditor", "recommended", "propose"),
        ("lead", "proposed", "decide"),
    ],
)
def test_the_other_key_is_forbidden(press, award, edition, who, state, name):
    star = award(state)

    response = press(who, name, star, star=3, decree=building.make_decree(edition).pk)

    assert response.status_code == 403
    assert "Langkah ini bukan wewenang peran Anda." in response.text
    assert Award.objects.get().state == state


@pytest.mark.parametrize(("who", "state", "name"), [("secretariat", "recommended", "propose"), ("director", "proposed", "decide")])
def test_whoever_assessed_turns_neither_key(press, page, cast, edition, nominate, assign, award, who, state, name):
    nomination = nominate("eligible")
    building.shift(edition, "assessment")
    nomination.refresh_from_db()
    building.assign(nomination, building.seat(edition, getattr(cast, who)), cast, "final")
    award("recommended", nomination=nomination)
    star = Award.objects.get()
    if state == "proposed":
        press("colleague", "propose", star, star=3)

    assert "Anda menilai usulan ini" in page(who, star).text
    response = press(who, name, star, star=3, decree=building.make_decree(edition).pk)

    assert response.status_code == 403
    assert "Anda menilai usulan ini" in response.text
    assert Award.objects.get().state == state


def test_the_director_sends_back_with_a_reason(press, award):
    star = award("proposed", star=2)

    assert press("director", "send_back", star).status_code == 422
    assert Award.objects.get().state == "proposed"
    assert press("director", "send_back", star, note="Bahas lagi di pleno").status_code == 302

    star.refresh_from_db()
    assert (star.state, star.star, star.reason, star.proposed_by) == ("recommended", 3, "", None)


def test_a_decision_is_undone_by_another_person(press, award):
    star = award("decided")

    refused = press("director", "undo", star, note="Salah nomor")
    assert refused.status_code == 403
    assert "Anda yang menetapkan bintang ini." in refused.text
    assert press("secretariat", "undo", star, note="Salah nomor").status_code == 302

    star.refresh_from_db()
    assert (star.state, star.decree, star.decided_by) == ("proposed", None, None)


def test_a_public_star_is_revoked_with_a_reason(press, award):
    star = award("published")

    assert press("director", "revoke", star).status_code == 422
    assert press("secretariat", "revoke", star, note="Izin dicabut").status_code == 403
    assert Award.objects.get().state == "published"
    assert press("director", "revoke", star, note="Izin dicabut").status_code == 302
    assert Award.objects.get().state == "revoked"


def test_a_publication_before_its_instant_is_taken_back_on_the_page(press, award):
    star = award("published", visible_from=timezone.now() + timedelta(days=2))

    assert press("secretariat", "recall", star, note="Nama salah").status_code == 302
    assert Award.objects.get().state == "decided"


def test_publication_has_its_own_page(press, award):
    response = press("secretariat", "publish", award("decided"))

    assert (response.status_code, response.url) == (302, "/penetapan/2026/umumkan/")
    assert Award.objects.get().state == "decided"


def test_a_second_press_of_the_same_button_is_no_second_act(press, award):
    star = award()

    for _ in range(2):
        assert press("secretariat", "propose", star, star=3, key="sama").status_code == 302
    assert Event.objects.filter(action="awards.propose").count() == 1


def test_a_stale_button_says_where_the_star_stands(press, award):
    response = press("secretariat", "propose", award("proposed"), star=3, key="lain")

    assert response.status_code == 422
    assert "Sudah berstatus “Diajukan”." in response.text


def test_an_address_of_a_button_leads_to_the_star_and_an_unknown_one_nowhere(as_, award):
    star = award()
    client = as_("secretariat")

    assert client.get(f"/penetapan/bintang/{star.pk}/aksi/propose/").url == f"/penetapan/bintang/{star.pk}/"
    assert client.get(f"/penetapan/bintang/{star.pk}/aksi/hapus/").status_code == 404
    assert client.get("/penetapan/bintang/999999/").status_code == 404


def test_a_failing_trail_leaves_the_star_as_it_was(press, award, monkeypatch):
    star = award()
    monkeypatch.setattr("ovop_portal.workflow.record", lambda *args, **data: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        press("secretariat", "propose", star, star=3)

    star.refresh_from_db()
    assert (star.state, star.proposed_by) == ("recommended", None)

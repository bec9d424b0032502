"""Recommend, propose and decide many: shown before, the single act in a loop, told after."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from awards.models import Award
from awards.recommending import candidates, recommend
from ovop_portal.audit.models import Event
from tests import building
from tests.awards.reading import table, words

RECOMMEND, PROPOSE = "/penetapan/2026/rekomendasi/", "/penetapan/2026/ajukan/"


@pytest.fixture
def assessed(nominate, assign):
    """assessed("A", "B") → nominations with one final sheet each."""

    def make(*names, points="high"):
        made = [nominate("eligible", product=f"Tenun {name}") for name in names]
        for nomination in made:
            assign(nomination, "assessor", "final", points=points)
        return made

    return make


def states():
    return sorted(Award.objects.values_list("product_name", "state"))


# --- recommend -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["lead", "secretariat"])
def test_complete_nominations_are_shown_and_recommended(as_, assessed, who):
    assessed("A", "B")
    client = as_(who)

    assert sorted(row[0] for row in table(client.get(RECOMMEND))) == ["Tenun A UD Melati Rejeki", "Tenun B UD Melati Rejeki"]
    picked = [standing.pk for standing in candidates_of(who)]
    response = client.post(RECOMMEND, {"pick": picked}, follow=True)

    assert "2 usulan direkomendasikan" in response.text
    assert states() == [("Tenun A", "recommended"), ("Tenun B", "recommended")]
    assert Event.objects.filter(action="awards.recommend").count() == 2


def candidates_of(who):
    edition = building.Edition.objects.get(year=2026)
    return candidates(edition, building.User.objects.get(email=f"{who}@contoh.go.id"))


def test_what_is_not_complete_is_named_and_left_out(as_, cast, nominate, assign):
    waiting = nominate("eligible", product="Tenun Menunggu")
    nominate("eligible", product="Tenun Sendiri")
    assign(waiting, "assessor", "accepted")

    text = words(as_("secretariat").get(RECOMMEND).text)

    assert "Tidak ada yang menunggu rekomendasi" in text
    assert "2 usulan belum lengkap" in text
    assert "Tenun Menunggu UD Melati Rejeki Kabupaten Bandung 0 dari 1 lembar" in text
    assert "Tenun Sendiri UD Melati Rejeki Kabupaten Bandung belum ada penilai" in text


def test_nothing_ticked_is_said(as_, assessed):
    assessed("A")

    response = as_("secretariat").post(RECOMMEND)

    assert response.status_code == 422
    assert "Belum ada usulan yang dipilih." in response.text
    assert states() == []


def test_a_forged_tick_recommends_nothing(as_, cast, nominate, assign):
    unfinished = nominate("eligible")
    assign(unfinished, "assessor", "accepted")

    as_("secretariat").post(RECOMMEND, {"pick": [unfinished.standing.pk, "abc", "9" * 30, "²"]})

    assert states() == []


def test_a_second_press_recommends_nobody_twice(as_, assessed):
    assessed("A")
    client, picked = as_("secretariat"), [standing.pk for standing in candidates_of("secretariat")]

    for _ in range(2):
        assert client.post(RECOMMEND, {"pick": picked}).status_code == 302
    assert Award.objects.count() == Event.objects.filter(action="awards.recommend").count() == 1


@pytest.mark.parametrize("who", ["director", "auditor", "assessor", "bandung"])
def test_others_recommend_nothing(as_, cast, assessed, edition, who):
    assessed("A")

    assert as_(who).get(RECOMMEND).status_code == 403
    assert as_(who).post(RECOMMEND, {"pick": [1]}).status_code == 403
    with pytest.raises(PermissionDenied):
        recommend(getattr(cast, who), edition, candidates(edition, cast.secretariat))
    assert states() == []


# --- first key -------------------------------------------------------------------------------------------------------


def test_all_are_proposed_with_the_computed_star(as_, stars):
    made = stars("recommended", "recommended", "proposed")
    client = as_("secretariat")

    assert sorted(row[0] for row in table(client.get(PROPOSE))) == ["Tenun A UD Melati Rejeki", "Tenun B UD Melati Rejeki"]
    response = client.post(PROPOSE, {"pick": [star.pk for star in made], "key": "sekali"}, follow=True)

    assert "2 bintang diajukan." in response.text
    assert states() == [("Tenun A", "proposed"), ("Tenun B", "proposed"), ("Tenun C", "proposed")]
    assert Event.objects.filter(action="awards.propose").count() == 3


def test_only_the_ticked_are_proposed(as_, stars):
    first, second = stars("recommended", "recommended")

    as_("secretariat").post(PROPOSE, {"pick": [second.pk]})

    assert states() == [("Tenun A", "recommended"), ("Tenun B", "proposed")]


def test_a_second_press_proposes_nothing_and_says_so(as_, stars):
    made = stars("recommended")
    client = as_("secretariat")
    client.post(PROPOSE, {"pick": [made[0].pk], "key": "sekali"})

    response = client.post(PROPOSE, {"pick": [made[0].pk], "key": "sekali"}, follow=True)

    assert "tidak ada yang berubah" in response.text
    assert Event.objects.filter(action="awards.propose").count() == 1


def test_what_one_assessed_oneself_is_named_and_not_ticked(as_, cast, edition, nominate, award):
    nomination = nominate("eligible")
    building.shift(edition, "assessment")
    nomination.refresh_from_db()
    building.assign(nomination, building.seat(edition, cast.secretariat), cast, "final")
    star = award("recommended", nomination=nomination)
    client = as_("secretariat")

    page = client.get(PROPOSE).text
    assert "Anda menilai usulan ini; rekan yang tidak menilainya yang mengajukan." in page
    assert 'name="pick"' not in page
    client.post(PROPOSE, {"pick": [star.pk]})
    assert states() == [("Tenun Ikat Melati", "recommended")]


def test_nothing_ticked_proposes_nothing(as_, stars):
    stars("recommended")

    assert as_("secretariat").post(PROPOSE).status_code == 422
    assert states() == [("Tenun A", "recommended")]


@pytest.mark.parametrize("who", ["director", "lead", "auditor"])
def test_the_first_key_belongs_to_the_secretariat(as_, stars, who):
    made = stars("recommended")

    assert as_(who).post(PROPOSE, {"pick": [made[0].pk]}).status_code == 403
    assert states() == [("Tenun A", "recommended")]


# --- second key ------------------------------------------------------------------------------------------------------


@pytest.fixture
def decide(edition):
    """The page of one decree."""
    return f"/penetapan/2026/keputusan/{building.make_decree(edition).pk}/"


def test_all_proposed_are_decided_by_one_decree(as_, stars, decide):
    made = stars("proposed", "proposed", "recommended")
    client = as_("director")

    assert sorted(row[0] for row in table(client.get(decide))) == ["Tenun A UD Melati Rejeki", "Tenun B UD Melati Rejeki"]
    response = client.post(decide, {"pick": [star.pk for star in made]}, follow=True)

    assert "2 bintang ditetapkan." in response.text
    assert states() == [("Tenun A", "decided"), ("Tenun B", "decided"), ("Tenun C", "recommended")]


def test_papers_that_had_ended_are_named_and_bar_only_their_star(as_, stars, decide):
    first, second = stars("proposed", "proposed")
    first.nomination.documents.filter(rule__code="nomination_letter").update(expires=timezone.localdate() - timedelta(days=1))
    client = as_("director")

    page = client.get(decide).text
    assert "Surat usulan dinas berakhir pada" in page
    assert f'value="{first.pk}"' not in page
    response = client.post(decide, {"pick": [first.pk, second.pk]}, follow=True)

    assert "1 bintang ditetapkan." in response.text
    assert "Tenun A: Surat usulan dinas berakhir pada" in response.text
    assert states() == [("Tenun A", "proposed"), ("Tenun B", "decided")]


def test_a_nomination_without_a_star_needs_no_valid_paper(as_, stars, decide):
    (none,) = stars("proposed", points="low")
    none.nomination.documents.filter(rule__code="nomination_letter").update(expires=timezone.localdate() - timedelta(days=1))

    as_("director").post(decide, {"pick": [none.pk]})

    assert (Award.objects.get().star, Award.objects.get().state) == (0, "decided")


def test_a_decree_of_another_edition_is_not_found(as_, stars, decide):
    other = building.make_edition(2028, phase="preparation")

    assert as_("director").get(f"/penetapan/2026/keputusan/{building.make_decree(other, '2028/1').pk}/").status_code == 404


@pytest.mark.parametrize("who", ["secretariat", "lead", "auditor"])
def test_the_second_key_belongs_to_the_director(as_, stars, decide, who):
    made = stars("proposed")

    assert as_(who).get(decide).status_code == 403
    assert as_(who).post(decide, {"pick": [made[0].pk]}).status_code == 403
    assert states() == [("Tenun A", "proposed")]


def test_nothing_ticked_decides_nothing(as_, stars, decide):
    stars("proposed")

    assert as_("director").post(decide).status_code == 422
    assert states() == [("Tenun A", "proposed")]


def test_a_failing_trail_leaves_all_as_it_was(as_, stars, decide, monkeypatch):
    made = stars("proposed", "proposed")
    monkeypatch.setattr("ovop_portal.workflow.record", lambda *args, **data: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        as_("director").post(decide, {"pick": [star.pk for star in made]})

    assert states() == [("Tenun A", "proposed"), ("Tenun B", "proposed")]


# --- all of them -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("who", "state", "page", "questions"),
    [
        ("secretariat", "recommended", PROPOSE, 7),
        ("director", "proposed", "decide", 10),
        ("secretariat", "decided", "/penetapan/2026/umumkan/", 9),
    ],
)
def test_a_preview_costs_the_same_however_long(as_, stars, decide, who, state, page, questions, rows, django_assert_num_queries):
    stars(*[state] * rows)
    client = as_(who)

    with django_assert_num_queries(questions):
        client.get(decide if page == "decide" else page)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_of_recommendations_costs_the_same_however_long(as_, assessed, rows, django_assert_num_queries):
    assessed(*"ABC"[:rows])
    client = as_("secretariat")

    with django_assert_num_queries(7):
        client.get(RECOMMEND)


def test_more_than_one_act_can_hold_wait_for_the_next(as_, stars, monkeypatch):
    monkeypatch.setattr("awards.views.bulk.AT_ONCE", 2)
    stars("recommended", "recommended", "recommended")

    page = as_("secretariat").get(PROPOSE)

    assert len(table(page)) == 2
    assert "Yang lain tampil setelah yang ini diproses." in page.text

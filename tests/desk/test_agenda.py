"""What each desk says needs its person now: the line, its number, its dates, its one button."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nominations.models import Nomination
from ovop_portal.audit.models import Event, Head, Seal
from ovop_portal.desk.agenda import agenda
from ovop_portal.notices.models import Message
from ovop_portal.programme.models import Edition
from tests import building


def lines(person, now=None):
    """The desk of a person as (title, button) pairs."""
    return [(item.title, item.button) for item in agenda(person, now or timezone.now())]


def only(person, title, now=None):
    """The one line with this title."""
    [item] = [one for one in agenda(person, now or timezone.now()) if one.title == title]
    return item


# --- offices ---------------------------------------------------------------------------------------------------------


def test_a_regency_sees_what_was_returned_first_then_drafts_then_the_open_door(cast, nominate):
    nominate("draft", product="Tenun Draf", without=["nomination_letter"])
    nominate("returned", product="Tenun Kembali")

    assert lines(cast.bandung) == [
        ("Perbaiki Tenun Kembali", "Perbaiki"),
        ("Lengkapi Tenun Draf", "Lanjutkan mengisi"),
        ("Pengusulan OVOP 2026 sedang dibuka", "Mulai usulan"),
    ]


def test_a_returned_nomination_shows_until_when_it_can_be_repaired(cast, nominate):
    nomination = nominate("returned", product="Tenun Kembali")
    item = only(cast.bandung, "Perbaiki Tenun Kembali")

    assert (item.due, item.url) == (nomination.return_due, nomination.get_absolute_url())
    late = only(cast.bandung, "Perbaiki Tenun Kembali", nomination.return_due + timedelta(seconds=1))
    assert "batasnya sudah lewat; hubungi sekretariat" in late.detail and late.button == "Buka usulan"


def test_a_complete_draft_leads_straight_to_sending(cast, nominate):
    nomination = nominate("draft", product="Tenun Siap")
    Nomination.objects.update(readiness=100)
    item = only(cast.bandung, "Kirim Tenun Siap")

    assert item.url == reverse("nominations:step", args=[nomination.code, "kirim"])
    assert item.detail == "UD Melati Rejeki · draf, siap 100 persen."
    assert item.due == Edition.objects.get().nomination_closes


def test_a_draft_that_came_too_late_needs_nobody(cast, nominate, edition):
    nominate("draft", product="Tenun Terlambat")

    assert lines(cast.bandung, edition.nomination_closes + timedelta(seconds=1)) == []


def test_beyond_five_own_rows_are_told_in_one_line(cast, nominate):
    for number in range(7):
        nominate("draft", product=f"Tenun {number}")

    titles = [title for title, _ in lines(cast.bandung)]
    assert len(titles) == 7 and titles[5] == "2 usulan lain belum selesai"


def test_the_door_says_how_long_it_is_open(cast, edition):
    now = edition.nomination_closes - timedelta(days=12)
    item = only(cast.bandung, "Pengusulan OVOP 2026 sedang dibuka", now)

    assert (item.detail, item.due, item.url) == ("Tutup 12 hari lagi.", edition.nomination_closes, reverse("nominations:start"))


def test_a_door_that_opens_later_says_when(cast, edition):
    building.shift(edition, "preparation")
    item = only(cast.bandung, "Pengusulan OVOP 2026 akan dibuka")

    assert (item.begins, item.button) == (edition.nomination_opens, "Lihat syaratnya")


@pytest.mark.parametrize(("nominators", "open_to"), [("regency", {"bandung"}), ("province", {"jabar"}), ("both", {"bandung", "jabar"})])
def test_the_door_is_shown_to_whom_the_edition_lets_in(cast, edition, nominators, open_to):
    Edition.objects.update(nominators=nominators)

    assert {name for name in ["bandung", "jabar"] if lines(getattr(cast, name))} == open_to


def test_another_office_never_stands_on_my_desk(cast, nominate):
    nominate("draft", by="garut", product="Tenun Garut")
    nominate("returned", by="garut", product="Tenun Garut Dua")

    assert lines(cast.bandung) == [("Pengusulan OVOP 2026 sedang dibuka", "Mulai usulan")]


def test_a_province_sees_what_it_must_endorse_and_leads_to_the_only_one(cast, nominate, edition):
    nomination = nominate("submitted")
    item = only(cast.jabar, "1 usulan menunggu rekomendasi Anda")

    assert (item.since, item.due, item.url) == (nomination.submitted_at, edition.screening_closes, nomination.get_absolute_url())
    nominate("submitted", by="garut")
    assert only(cast.jabar, "2 usulan menunggu rekomendasi Anda").url == f"{reverse('nominations:list')}?periode=2026&tugas=rekomendasi"
    assert not [title for title, _ in lines(cast.jateng) if "rekomendasi" in title]


def test_where_no_endorsement_is_asked_the_secretariat_screens_at_once(cast, nominate):
    Edition.objects.update(needs_endorsement=False)
    nominate("submitted")

    assert not [title for title, _ in lines(cast.jabar) if "rekomendasi" in title]
    assert only(cast.secretariat, "1 usulan menunggu seleksi administrasi")


def test_of_drafts_a_province_learns_the_tally_and_nothing_else(cast, nominate):
    nominate("draft", product="Tenun Rahasia")
    nominate("draft", by="garut", product="Tenun Rahasia Dua")
    Nomination.objects.filter(office=cast.bandung.organisation).update(readiness=100)
    Nomination.objects.filter(office=cast.garut.organisation).update(readiness=40)
    item = only(cast.jabar, "2 draf sedang disusun di provinsi Anda")

    assert item.detail == "Di 2 dinas; rata-rata siap 70 persen, 1 sudah lengkap tetapi belum dikirim."
    assert not [title for title, _ in lines(cast.jabar) if "Rahasia" in title]
    assert lines(cast.jateng) == [("Pengusulan OVOP 2026 sedang dibuka", "Mulai usulan")]


# --- the ministry ----------------------------------------------------------------------------------------------------


def test_the_secretariat_screens_what_was_endorsed_and_notes_the_samples(cast, nominate, edition):
    nominate("submitted")
    nomination = nominate("endorsed")

    assert lines(cast.secretariat) == [
        ("1 usulan menunggu seleksi administrasi", "Mulai memeriksa"),
        ("2 usulan dengan contoh produk yang belum dicatat", "Catat penerimaan"),
    ]
    item = only(cast.secretariat, "1 usulan menunggu seleksi administrasi")
    assert (item.since, item.due) == (nomination.submitted_at, edition.screening_closes)
    assert item.url == f"{reverse('screening:list')}?periode=2026&status=siap"


def test_the_only_sample_leads_to_its_file(cast, nominate):
    nomination = nominate("endorsed")

    item = only(cast.secretariat, "1 usulan dengan contoh produk yang belum dicatat")
    assert item.url == reverse("screening:desk", args=[nomination.code])


def test_the_secretariat_fills_seats_and_hands_out_what_is_planned(cast, nominate, assign, edition):
    assign(nominate("eligible"), "assessor", "planned")

    assert lines(cast.secretariat) == [
        ("1 penugasan siap dikirim ke penilai", "Tugaskan"),
        ("1 usulan lolos belum lengkap penilainya", "Rencanakan"),
    ]
    assert only(cast.secretariat, "1 penugasan siap dikirim ke penilai").url == f"{reverse('assessments:release')}?periode=2026"


@pytest.mark.parametrize(
    ("state", "person", "line"),
    [
        (None, "secretariat", ("1 usulan selesai dinilai, belum direkomendasikan", "Rekomendasikan")),
        ("recommended", "secretariat", ("1 bintang menunggu diajukan", "Ajukan")),
        ("proposed", "director", ("1 bintang menunggu penetapan Anda", "Tetapkan")),
        ("decided", "secretariat", ("1 bintang siap diumumkan", "Umumkan")),
    ],
)
def test_a_star_waits_for_one_hand_at_a_time(cast, edition, nominate, assign, award, state, person, line):
    edition.sheets_wanted = 1
    edition.save()
    if state is None:
        assign(nominate("eligible"), "assessor", "final")
    else:
        award(state)

    everybody = {name: lines(getattr(cast, name)) for name in ["secretariat", "director"]}
    assert everybody == {"secretariat": [], "director": []} | {person: [line]}


def test_a_published_star_waits_for_nobody(cast, award):
    award("published")

    assert lines(cast.secretariat) == lines(cast.director) == []


def test_the_auditor_sees_whether_the_end_of_the_chain_fits(cast, nominate):
    nominate("submitted")
    [item] = agenda(cast.auditor, timezone.now())

    assert (item.title, item.detail) == (f"Ujung rantai cocok: {Event.objects.count()} peristiwa", "Belum pernah disegel.")
    Seal.objects.create(seq=1, hash="0" * 64)
    assert agenda(cast.auditor, timezone.now())[0].detail.startswith("Segel terakhir ")
    Head.objects.update(hash="f" * 64)
    assert lines(cast.auditor) == [("Ujung rantai riwayat tidak cocok", "Periksa riwayat")]


def test_the_administrator_is_led_to_the_admin_and_told_of_mail_that_fails(as_, cast):
    assert lines(cast.administrator) == [("Akun, kantor, dan data rujukan", "Buka administrasi")]
    late = timezone.now() - timedelta(hours=1)
    for number, state in enumerate([Message.State.FAILED, Message.State.PENDING, Message.State.SENT]):
        Message.objects.create(address="a@contoh.go.id", kind="x", subject="x", message_id=str(number), state=state, next_try_at=late)

    item = only(cast.administrator, "2 pesan tidak terkirim")
    assert (item.button, item.count) == ("Periksa pesan", 2)
    shown = as_("administrator").get(item.url).context["cl"].queryset
    assert sorted(shown.values_list("state", flat=True)) == ["failed", "pending"]


# --- the team --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("released", ("1 usulan menunggu pernyataan bebas konflik", "Nyatakan bebas konflik")),
        ("accepted", ("1 usulan sedang Anda nilai", "Lanjutkan menilai")),
        ("reopened", ("1 lembar dibuka kembali untuk Anda", "Buka lembar")),
        ("planned", None),
        ("final", None),
        ("recused", None),
        ("cancelled", None),
        ("expired", None),
    ],
)
def test_an_assessor_sees_the_sheets_that_want_something(cast, nominate, assign, state, line):
    assignment = assign(nominate("eligible"), "assessor", state)

    assert lines(cast.assessor) == ([line] if line else [])
    if line:
        item = agenda(cast.assessor, timezone.now())[0]
        assert item.url == reverse("assessments:sheet", args=[assignment.pk])
    assert lines(cast.second) == []


def test_before_the_assessment_opens_an_assessor_is_told_when(cast, nominate, assign, edition):
    assign(nominate("eligible"), "assessor", "released")
    before = Edition.objects.get().assessment_opens - timedelta(days=1)
    [item] = agenda(cast.assessor, before)

    assert (item.title, item.begins, item.due) == ("1 usulan akan Anda nilai", Edition.objects.get().assessment_opens, None)


def test_after_the_assessment_closed_nothing_is_asked_any_more(cast, nominate, assign):
    assign(nominate("eligible"), "assessor", "accepted")

    assert lines(cast.assessor, Edition.objects.get().assessment_closes + timedelta(seconds=1)) == []


def test_a_lead_hands_out_and_discusses_what_is_open(cast, nominate, assign):
    nomination, other = nominate("eligible"), nominate("eligible", by="garut")
    assign(nomination, "assessor", "final", points="high")
    assign(nomination, "second", "final", points="low")
    assign(other, "assessor", "planned")

    assert lines(cast.lead) == [
        ("1 usulan perlu dibahas dalam pleno", "Buka pleno"),
        ("1 penugasan siap dikirim ke penilai", "Tugaskan"),
        ("2 usulan lolos belum lengkap penilainya", "Rencanakan"),
        ("1 usulan selesai dinilai, belum direkomendasikan", "Rekomendasikan"),
    ]
    assert only(cast.lead, "1 usulan perlu dibahas dalam pleno").url == f"{reverse('assessments:team', args=[2026])}?tanda=dibahas"


def test_a_lead_who_still_owes_a_sheet_hears_nothing_of_others(cast, nominate, assign):
    nomination = nominate("eligible")
    assign(nomination, "assessor", "final", points="high")
    assign(nomination, "second", "final", points="low")
    assign(nomination, "lead", "accepted")

    assert lines(cast.lead) == [("1 usulan sedang Anda nilai", "Lanjutkan menilai")]


def test_a_seat_that_ended_asks_nothing(cast, nominate, assign):
    assign(nominate("eligible"), "assessor", "accepted")
    cast.assessor.mandates.update(ended_at=timezone.now())

    assert lines(cast.assessor) == []


def test_an_expert_without_a_seat_has_an_empty_desk(cast):
    assert lines(cast.assessor) == []

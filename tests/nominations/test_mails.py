"""What the mails of a nomination say: who, what, until when."""

import pytest

from nominations.workflow import NOMINATION
from ovop_portal.notices.models import Message


def mails(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


@pytest.mark.parametrize(
    ("state", "kind", "people", "subject", "words"),
    [
        ("submitted", "nomination_submitted", {"Jabar"}, "Perlu rekomendasi: Tenun Ikat Melati (Dinas Bandung)",
         ["Yth. Jabar", "UD Melati Rejeki"]),
        ("endorsed", "nomination_endorsed", {"Bandung", "Secretariat", "Colleague"}, "Direkomendasikan provinsi: Tenun Ikat Melati",
         ["Dinas Jabar merekomendasikan"]),
        ("returned", "nomination_returned", {"Bandung"}, "Perlu diperbaiki sebelum", ["Perbaiki surat usulan", "WITA", "WIT"]),
        ("eligible", "nomination_eligible", {"Bandung"}, "Lolos seleksi administrasi: Tenun Ikat Melati", ["Selamat", "tim penilai"]),
        ("ineligible", "nomination_ineligible", {"Bandung"}, "Tidak lolos seleksi administrasi: Tenun Ikat Melati",
         ["SK sentra tidak sah", "keberatan"]),
        ("lapsed", "nomination_lapsed", {"Bandung"}, "Usulan gugur: Tenun Ikat Melati", ["Surat usulan berakhir"]),
    ],
)  # fmt: skip
def test_a_mail_says_who_what_and_until_when(nominate, state, kind, people, subject, words):
    nominate(state)

    assert {mail.recipient.name for mail in mails(kind)} == people
    for mail in mails(kind):
        assert mail.subject.startswith(subject)
        assert all(word in mail.body for word in words)
        assert "{{" not in mail.body and "&" not in mail.body


def test_without_endorsement_the_secretariat_is_told_at_once(nominate):
    nominate("submitted", by="jabar")

    assert [mail.subject for mail in mails("nomination_submitted")] == [
        "Menunggu seleksi administrasi: Tenun Ikat Melati (Dinas Jabar)"
    ] * 2


def test_a_withdrawal_and_an_upheld_objection_are_told(nominate, cast):
    NOMINATION.perform("withdraw", nominate("submitted"), cast.bandung, "Atas permintaan IKM")
    NOMINATION.perform("reinstate", nominate("ineligible", product="Lain"), cast.colleague, "Surat ternyata sah")

    assert {mail.recipient.name for mail in mails("nomination_withdrawn")} == {"Jabar", "Secretariat", "Colleague"}
    assert "Atas permintaan IKM" in mails("nomination_withdrawn")[0].body
    assert "Surat ternyata sah" in mails("nomination_reinstated")[0].body


def test_a_name_with_a_sign_stays_as_it_is_written(nominate):
    nominate("submitted", product='Ibu\'s "Ikat" & Songket <Melati>')

    assert 'Ibu\'s "Ikat" & Songket <Melati>' in mails("nomination_receipt")[0].subject

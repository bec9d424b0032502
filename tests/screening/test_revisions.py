"""After a return: what changed between two revisions, which results were carried over and which are asked again."""

import pytest

from nominations import drafting
from nominations.differences import Difference, changed_papers, differences, in_words
from nominations.models import Answers, Ikm
from ovop_portal.audit.trail import unit
from tests import building
from tests.screening import reading

PAPER = {
    "name": "Surat usulan dinas", "code": "aaa", "number": "12/2026", "issuer": "Dinas", "issued": "2026-01-02", "expires": None,
    "file_name": "surat.pdf", "sha256": "0" * 64, "sent_on": None, "courier": "",
}  # fmt: skip


def content(papers=None, **sections):
    return {"ikm": {}, "sentra": {}, "product": {}, "answers": {}, "documents": papers or {}} | sections


def test_equal_contents_have_no_differences():
    one = content({"letter": PAPER}, ikm={"owner": "Sri", "founded": 2009})

    assert differences(one, one) == []
    assert changed_papers(one, one) == {}


def test_a_changed_field_is_named_with_both_values():
    before, after = content(ikm={"owner": "Sri", "brand": "Melati"}), content(ikm={"owner": "Sri Wahyuni", "brand": "Melati"})

    assert differences(before, after) == [Difference("ikm", "owner", "Sri", "Sri Wahyuni")]
    assert in_words(before, after) == [{"title": "IKM", "label": "Nama pemilik", "before": "Sri", "after": "Sri Wahyuni"}]


@pytest.mark.parametrize("old, new, count", [(None, "", 0), ("", None, 0), (None, 0, 1), (0, None, 1), ("", "x", 1), (3, 3, 0)])
def test_nothing_is_no_answer_and_zero_is_one(old, new, count):
    assert len(differences(content(answers={"workers_men": old}), content(answers={"workers_men": new}))) == count


def test_values_are_said_as_people_read_them():
    before = content(answers={"turnover_last": 615000000, "reach": "national"}, sentra={"decree_date": "2019-04-02"})
    after = content(answers={"turnover_last": 700000000, "reach": "export"}, sentra={"decree_date": None})

    assert [(row["label"], row["before"], row["after"]) for row in in_words(before, after)] == [
        ("Tanggal keputusan", "2 April 2019", ""),
        ("Omzet tahun lalu", "Rp615.000.000", "Rp700.000.000"),
        ("Jangkauan pasar terjauh", "Nasional", "Ekspor"),
    ]


@pytest.mark.parametrize(
    "old, new, change, shown",
    [
        (None, PAPER, "new", [("Dokumen", "", "12/2026 · surat.pdf")]),
        (PAPER, None, "dropped", [("Dokumen", "12/2026 · surat.pdf", "")]),
        (PAPER, PAPER | {"code": "bbb"}, "replaced", [("Dokumen", "", "diunggah ulang, isinya sama")]),
        (PAPER, PAPER | {"code": "bbb", "number": "14/2026"}, "replaced", [("Nomor", "12/2026", "14/2026")]),
        (
            PAPER,
            PAPER | {"code": "bbb", "sha256": "1" * 64, "file_name": "surat2.pdf", "issued": "2026-02-03"},
            "replaced",
            [("Tanggal terbit", "2 Januari 2026", "3 Februari 2026"), ("Berkas", "surat.pdf", "surat2.pdf")],
        ),
    ],
)
def test_what_became_of_a_paper(old, new, change, shown):
    before, after = content({"letter": old} if old else {}), content({"letter": new} if new else {})

    assert changed_papers(before, after) == {"letter": change}
    rows = in_words(before, after)
    assert {row["title"] for row in rows} == {"Surat usulan dinas"}
    assert [(row["label"], row["before"], row["after"]) for row in rows] == shown


def test_every_field_that_a_revision_copies_can_be_said_in_words(nominate):
    full = nominate("submitted").revision().content
    empty = content() | {"documents": {}}

    rows = in_words(empty, full)

    assert all(row["after"] for row in rows)
    assert len(rows) == sum(
        1 for name in ("ikm", "sentra", "product", "answers") for value in full[name].values() if value not in (None, "")
    ) + len(full["documents"])


@pytest.fixture
def sent_again(nominate, save, cast):
    """A file whose second revision has another letter, another owner and a bonus paper; of the first all mandatory items were judged."""
    nomination = nominate("endorsed")
    save(nomination, {"sentra_decree": "met", "nomination_letter": "not_met", "industry_legality": "unclear"})
    building.NOMINATION.perform("return", nomination, cast.secretariat, "Perbaiki surat usulan", due=nomination.edition.nomination_closes)
    with unit():
        letter = nomination.edition.document_rules.get(code="nomination_letter")
        drafting.hand_in(nomination, letter, cast.bandung, {"number": "99/BARU"}, before=drafting.current_paper(nomination, letter))
        building.add_paper(nomination, nomination.edition.document_rules.get(code="trademark"), cast.bandung)
        Ikm.objects.filter(pk=nomination.product.ikm_id).update(owner="Sri Wahyuni Melati")
        Answers.objects.filter(nomination=nomination).update(workers_men=5)
    nomination = type(nomination).objects.get(pk=nomination.pk)
    nomination = building.NOMINATION.perform("submit", nomination, cast.bandung)
    return building.NOMINATION.perform("endorse", nomination, cast.jabar)


def test_met_items_of_unchanged_papers_are_carried_over_and_marked(desk, sent_again):
    page = desk(sent_again)

    assert reading.item(page, "sentra_decree").startswith("Keputusan bupati/wali kota tentang sentra dari revisi 1")
    held = reading.form(page)
    assert held["revisi"] == "2"
    assert held["sentra_decree-result"] == "met"
    assert "industry_legality-result" not in held  # it was unclear: it is asked again


def test_a_replaced_paper_is_marked_and_asked_again(desk, sent_again):
    page = desk(sent_again)

    assert reading.item(page, "nomination_letter").startswith("Surat usulan dinas diganti nomor 99/BARU")
    assert reading.item(page, "trademark").startswith("Merek, HKI, atau indikasi geografis baru")
    assert "nomination_letter-result" not in reading.form(page)


def test_what_changed_is_shown_beside_the_checklist_with_what_was_asked(desk, sent_again):
    page = desk(sent_again, query="?lihat=perubahan")

    shown = reading.words(page.text)
    assert "Diminta saat dikembalikan: Perbaiki surat usulan" in shown
    assert "Nama pemilik IKM Sri Wahyuni Sri Wahyuni Melati" in shown
    assert "Tenaga kerja laki-laki Isian usulan 3 5" in shown
    assert "Nomor Surat usulan dinas nomination_letter/2025/017 99/BARU" in shown


def test_items_belong_to_the_revision_that_was_judged(save, sent_again):
    first, second = sent_again.revisions.all()

    save(sent_again, {"nomination_letter": "met", "industry_legality": "met"}, putusan="pass")

    assert {item.rule.code: item.result for item in first.screening.all()} == {
        "sentra_decree": "met", "nomination_letter": "not_met", "industry_legality": "unclear",
    }  # fmt: skip
    assert {item.rule.code: item.result for item in second.screening.all()} == {
        "sentra_decree": "met", "nomination_letter": "met", "industry_legality": "met",
    }  # fmt: skip
    sent_again.refresh_from_db()
    assert sent_again.state == "eligible"


def test_a_carried_item_that_is_judged_anew_is_no_longer_marked(desk, save, sent_again):
    save(sent_again, {"sentra_decree": "unclear"})

    assert "dari revisi 1" not in reading.item(desk(sent_again), "sentra_decree")


def test_a_first_revision_has_nothing_to_compare(desk, nominate):
    page = desk(nominate("endorsed"), query="?lihat=perubahan")

    assert page.status_code == 200
    assert "Perubahan dari revisi" not in page.text

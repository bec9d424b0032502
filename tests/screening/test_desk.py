"""The desk: the paper beside the checklist, what is prefilled, what the calendar says, who may look."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nominations.models import Document
from tests import building
from tests.screening import reading

MANDATORY = ["sentra_decree", "nomination_letter", "industry_legality"]


def test_the_paper_stands_beside_the_checklist(desk, nominate):
    nomination = nominate("endorsed")

    page = desk(nomination)

    paper = nomination.documents.current().get(rule__code="sentra_decree")
    assert page.status_code == 200
    assert (
        f'<iframe class="paper-frame" src="/usulan/berkas/{paper.code}/#navpanes=0&amp;view=FitH" title="{paper.rule.name}"></iframe>'
        in page.text
    )
    assert "sandbox" not in page.text  # the sandbox is in the file's own answer; on the frame Chromium would show nothing
    assert reading.form(page)["dokumen"] == "sentra_decree"
    for code in [*MANDATORY, "product_sample"]:
        assert f'id="butir-{code}"' in page.text
        assert f'name="{code}-result"' in page.text


def test_the_ground_of_a_rule_is_prefilled(desk, nominate):
    held = reading.form(desk(nominate("endorsed")))

    assert held["sentra_decree-clause"] == "Permenperin 14/2021; siaran pers OVOP 2024"
    assert "sentra_decree-result" not in held
    assert held["sentra_decree-remark"] == held["sentra_decree-reason"] == ""


def test_a_paper_is_chosen_by_a_link_and_htmx_swaps_only_the_viewer(as_, desk, nominate):
    nomination = nominate("endorsed")
    letter = nomination.documents.current().get(rule__code="nomination_letter")

    whole = desk(nomination, query="?dokumen=nomination_letter")
    part = as_("secretariat").get(f"/seleksi/{nomination.code}/?dokumen=nomination_letter", headers={"HX-Request": "true"})

    for page in (whole, part):
        assert f"/usulan/berkas/{letter.code}/" in page.text
        assert '<input type="hidden" name="dokumen" value="nomination_letter" form="periksa">' in page.text
    assert "<html" in whole.text
    assert "<html" not in part.text
    assert part.text.strip().startswith('<section class="stay" id="berkas"')
    assert "butir-sentra_decree" not in part.text


def test_a_picture_is_shown_as_a_picture(desk, nominate):
    nomination = nominate("endorsed")
    nomination.documents.current().filter(rule__code="sentra_decree").update(content_type="image/jpeg")

    page = desk(nomination)

    assert '<img class="paper-picture"' in page.text
    assert "<iframe" not in page.text


def test_a_file_that_the_scanner_refused_is_not_offered(desk, nominate):
    nomination = nominate("endorsed")
    nomination.documents.current().filter(rule__code="sentra_decree").update(scan="infected")

    page = desk(nomination, query="?dokumen=sentra_decree")

    assert "ditandai berbahaya" in page.text
    assert "<iframe" not in page.text


def test_what_was_filed_can_be_read_beside_the_checklist(desk, nominate):
    page = desk(nominate("endorsed"), query="?lihat=isian")

    assert "UD Melati Rejeki" in page.text
    assert "430/Kep.12/2019" in page.text
    assert "Rp615.000.000" in page.text
    assert 'name="sentra_decree-result"' in page.text


def test_the_desk_shows_what_was_sent_and_not_what_stands_there_since(desk, nominate):
    nomination = nominate("endorsed")
    type(nomination.product.ikm).objects.update(owner="Nama Baru Sesudah Kirim")

    page = desk(nomination, query="?lihat=isian")

    assert "Sri Wahyuni" in page.text
    assert "Nama Baru Sesudah Kirim" not in page.text


@pytest.mark.parametrize("days, sentence", [(-1, "berakhir pada"), (20, "sebelum penetapan")])
def test_a_paper_that_ends_is_hinted_at_and_not_judged(desk, nominate, days, sentence):
    end = timezone.localdate() + timedelta(days=days)
    nomination = nominate("draft")
    Document.objects.filter(nomination=nomination, rule__code="sentra_decree").update(expires=end if days > 0 else None)
    nomination = building.NOMINATION.perform("submit", nomination, nomination.officer)
    if days < 0:  # it was valid when it was sent
        revision = nomination.revision()
        revision.content["documents"]["sentra_decree"]["expires"] = end.isoformat()
        revision.save()

    page = desk(nomination)

    assert sentence in reading.item(page, "sentra_decree").lower()
    assert "sentra_decree-result" not in reading.form(page)


def test_papers_that_are_only_asked_wait_for_no_result(desk, nominate):
    page = desk(nominate("endorsed"))

    assert "Tidak dilampirkan: SK kelompok dan daftar anggota; " in reading.words(page.text)
    assert 'name="group_decree-result"' not in page.text


def test_a_bonus_paper_that_was_handed_in_is_a_row(desk, nominate, edition):
    draft = nominate("draft")
    building.add_paper(draft, edition.document_rules.get(code="trademark"), draft.officer)
    nomination = building.NOMINATION.perform("submit", draft, draft.officer)

    assert 'name="trademark-result"' in desk(nomination).text


@pytest.mark.parametrize("who", ["director", "auditor"])
def test_who_only_reads_finds_results_and_no_controls(desk, nominate, cast, who):
    nomination = nominate("endorsed")
    building.screen(nomination, cast.secretariat, refuse=["sentra_decree"])

    page = desk(nomination, who)

    assert page.status_code == 200
    assert "Tidak terpenuhi Berkas tidak lengkap atau tidak terbaca" in reading.item(page, "sentra_decree")
    assert 'id="periksa"' not in page.text
    assert 'type="radio"' not in page.text


def test_the_desk_is_closed_to_everybody_else(desk, nominate):
    nomination = nominate("endorsed")
    expected = {"bandung": 403, "garut": 404, "jabar": 403, "jateng": 404, "lead": 404, "assessor": 404, "administrator": 404}

    assert {who: desk(nomination, who).status_code for who in expected} == expected


def test_an_assessor_of_the_file_does_not_see_its_checks(desk, nominate, assign):
    nomination = nominate("eligible")
    assign(nomination, "assessor", "accepted")

    assert desk(nomination, "assessor").status_code == 403


def test_a_stranger_is_asked_to_sign_in(desk, nominate):
    page = desk(nominate("endorsed"), None)

    assert page.status_code == 302
    assert page.url.startswith("/masuk/")


def test_a_draft_and_a_misspelt_code_do_not_exist(desk, nominate, as_):
    assert desk(nominate("draft")).status_code == 404
    assert as_("secretariat").get("/seleksi/TIDAKADA/").status_code == 404


def test_the_mark_of_sample_data_follows_the_edition(desk, nominate, edition):
    nomination = nominate("endorsed")
    assert "DATA CONTOH" not in desk(nomination).text

    edition.is_sample = True
    edition.save()

    assert "DATA CONTOH" in desk(nomination).text

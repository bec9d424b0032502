"""The list of what is missing, to print or to send on to the IKM: the same rules as the screening, in words for somebody else."""

from datetime import timedelta
from random import Random
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from nominations import handout, slots
from nominations.models import checklist
from nominations.models.checklist import rules_of
from nominations.workflow import NOMINATION
from ovop_portal.programme.enums import DocumentKind
from tests import building


def page_of(client, nomination):
    response = client.get(f"/usulan/{nomination.code}/kelengkapan/")
    assert response.status_code == 200
    return response


def test_it_names_each_missing_thing_once_under_who_issues_it(as_, nominate):
    nomination = nominate(without=["sentra_decree", "nomination_letter"])
    type(nomination.product).objects.filter(pk=nomination.product_id).update(story="")

    response = page_of(as_("bandung"), nomination)

    assert response.context["count"] == 3
    issuers = {rule.code: rule.issuer for rule in rules_of(nomination)}
    assert dict(response.context["groups"]) == {
        f"Dari {issuers['sentra_decree']}": ["Keputusan bupati/wali kota tentang sentra belum diunggah."],
        f"Dari {issuers['nomination_letter']}": ["Surat usulan dinas belum diunggah."],
        "Keterangan yang diisi dinas bersama IKM": ["Cerita produk belum diisi."],
    }
    assert "3 hal masih kurang" in response.text


def test_the_message_is_the_list_and_opens_whatsapp_with_the_number_of_the_ikm(as_, nominate):
    nomination = nominate(product="Tenun Sutra & Emas", without=["sentra_decree"])

    context = page_of(as_("bandung"), nomination).context

    said = context["text"].splitlines()
    assert said[0] == "Yth. Sri Wahyuni (UD Melati Rejeki)"
    assert said[2].startswith("Usulan OVOP 2026 untuk produk *Tenun Sutra & Emas* sudah ")
    assert said[3].startswith("1. Keputusan bupati/wali kota tentang sentra belum diunggah. (dari ")
    assert said[-1] == "Dinas Bandung"
    address = urlsplit(context["chat"])
    assert (address.scheme, address.netloc, address.path) == ("https", "wa.me", "/6281234567890")
    assert parse_qs(address.query) == {"text": [context["text"]]}


def test_a_complete_draft_is_led_to_sending(as_, nominate):
    nomination = nominate()

    response = page_of(as_("bandung"), nomination)

    assert response.context["ready"] == 100
    assert "Semua isian dan dokumen wajib sudah lengkap." in response.text
    assert f"/usulan/{nomination.code}/isi/kirim/" in response.text
    assert "wa.me" not in response.text


def test_it_counts_as_of_today_whatever_was_stored_at_the_last_save(as_, nominate):
    nomination = nominate()
    nomination.documents.filter(rule__code="nomination_letter").update(expires=timezone.localdate() - timedelta(days=1))

    context = page_of(as_("bandung"), nomination).context

    assert (context["count"], context["ready"] < 100) == (1, True)


def test_a_returned_file_says_until_when_it_may_be_repaired(as_, nominate):
    nomination = nominate("returned")

    assert page_of(as_("bandung"), nomination).context["due"] == nomination.return_due


def test_a_sent_file_has_no_such_page(as_, nominate):
    nomination = nominate("submitted")

    response = as_("bandung").get(f"/usulan/{nomination.code}/kelengkapan/")

    assert response.url == nomination.get_absolute_url()


@pytest.mark.parametrize("who", ["garut", "jabar", "secretariat", "lead"])
def test_a_draft_is_nobody_elses(as_, nominate, who):
    assert as_(who).get(f"/usulan/{nominate().code}/kelengkapan/").status_code == 404


def test_a_firm_without_owner_and_number_is_written_to_all_the_same(nominate):
    nomination = nominate(without=["sentra_decree"])
    nomination.product.ikm.owner = nomination.product.ikm.phone = ""

    sheet = handout.sheet(nomination)

    assert sheet["text"].startswith("Yth. UD Melati Rejeki\n")
    assert sheet["chat"].startswith("https://wa.me/?text=")


def damage(nomination, rng):
    """Take away or spoil any of the papers, in any combination."""
    today = timezone.localdate()
    for paper in nomination.documents.current():
        match rng.randrange(6):
            case 0:
                paper.delete()
            case 1:
                paper.number, paper.expires = "", paper.expires and today - timedelta(days=rng.randrange(-1, 3))
                paper.save()
            case 2:
                paper.issued = today + timedelta(days=rng.randrange(0, 2))
                paper.save()
            case 3 if paper.rule.kind == DocumentKind.FILE:
                paper.file, paper.expires = "", None
                paper.save()


@pytest.mark.parametrize("rounds", [60, pytest.param(1000, marks=pytest.mark.slow)])
def test_readiness_and_screening_ask_the_same_rules(nominate, cast, rounds):
    """Whatever happens to the papers: what is missing before sending is what the screening finds in the same papers."""
    rng = Random(rounds)
    nomination = nominate()
    rules = list(rules_of(nomination).mandatory().filter(asked_at_submission=True))
    for _round in range(rounds):
        nomination.documents.all().delete()
        for rule in rules_of(nomination).mandatory():
            building.add_paper(nomination, rule, cast.bandung)
        damage(nomination, rng)
        missing = {gap.sentence for gap in nomination.gaps()}
        wanting = {row["title"] for row in slots.slots(nomination) if row["state"] in {"missing", "not_met"}}
        names = {rule.name for rule in rules}
        assert {name for name in names if any(sentence.startswith(name) for sentence in missing)} == wanting & names
        assert (checklist.readiness(nomination) == 100) == (not missing) == (not list(NOMINATION["submit"].blockers(nomination)))

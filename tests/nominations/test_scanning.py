"""A paper and the virus scanner: nobody else opens it before it is clean, and nothing is called clean by mistake."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from nominations import scanning
from nominations.models import Document, Nomination
from nominations.workflow import NOMINATION
from ovop_portal.audit.models import Event
from ovop_portal.desk.readiness import readiness
from ovop_portal.notices.models import Message
from tests import scanner
from tests.kit import hostile
from tests.nominations.test_document import current, post
from tests.nominations.test_file import ask

RULE = "sentra_decree"
PAPER = hostile.pdf()
NOBODY = "unix:/nonexistent/clamd.ctl"


@pytest.fixture(scope="module")
def clamd(tmp_path_factory):
    if not scanner.CLAMD:
        pytest.skip("no clamd on this machine: apt-get install clamav-daemon")
    with scanner.clamd(tmp_path_factory.mktemp("clamd")) as address:
        yield address


@pytest.fixture
def upload(as_, settings, django_capture_on_commit_callbacks):
    """upload(nomination, data) → the paper, after everything that follows the commit."""

    def send(nomination, data=PAPER, clamd=None, **facts):
        settings.CLAMD = settings.CLAMD if clamd is None else clamd
        with django_capture_on_commit_callbacks(execute=True):
            response = post(as_("bandung"), nomination, upload=SimpleUploadedFile("keputusan.pdf", data), **facts)
        assert response.status_code == 302
        return current(nomination)

    return send


def opened(as_, who, paper):
    return ask(as_(who), f"/usulan/berkas/{paper.code}/")


def send(nomination, cast):
    return NOMINATION.perform("submit", Nomination.objects.get(pk=nomination.pk), cast.bandung)


def all_clean():
    Document.objects.update(scan="clean")


# --- without a scanner -----------------------------------------------------------------------------------------------


def test_without_a_scanner_nothing_is_called_clean_and_everything_opens(as_, nominate, upload, cast):
    nomination = nominate()
    paper = upload(nomination)
    send(nomination, cast)

    assert (paper.scan, scanning.scan_waiting()) == ("not_scanned", "")
    assert opened(as_, "secretariat", paper) == 200
    page = as_("secretariat").get(f"/seleksi/{nomination.code}/?dokumen={RULE}").text
    assert "pemindaian virus: belum dipindai" in page
    assert "Pemindaian virus: belum dipindai" in as_("auditor").get(f"/usulan/{nomination.code}/").text
    assert not Event.objects.filter(action="nominations.scan").exists()


# --- clean and infected, by a real clamd ---------------------------------------------------------------------------------


@pytest.mark.xdist_group("clamd")
def test_a_clean_paper_opens_for_everybody_as_soon_as_it_is_handed_in(as_, nominate, upload, cast, clamd):
    all_clean()
    nomination = nominate()
    paper = upload(nomination, clamd=clamd)

    assert paper.scan == "clean"
    event = Event.objects.get(action="nominations.scan")
    assert (event.actor.is_system, event.before, event.after, event.target_id) == (True, "not_scanned", "clean", str(nomination.pk))
    assert event.data == {"rule": RULE, "code": paper.code}
    send(nomination, cast)
    assert opened(as_, "secretariat", paper) == 200
    assert "pemindaian virus: bersih" in as_("secretariat").get(f"/seleksi/{nomination.code}/?dokumen={RULE}").text


@pytest.mark.xdist_group("clamd")
@pytest.mark.parametrize(
    "data",
    [scanner.PAPER, hostile.pdf(lambda made: setattr(made.Root, "X", made.make_stream(b"0" * 5_000 + scanner.MARK)))],
    ids=["known by its sum", "a mark in a compressed stream"],
)
def test_an_infected_paper_opens_for_nobody_and_the_office_learns_what_to_do(as_, nominate, upload, cast, clamd, data):
    nomination = nominate(without=[RULE])
    paper = upload(nomination, data, clamd=clamd)

    assert paper.scan == "infected"
    answer = as_("bandung").get(f"/usulan/berkas/{paper.code}/")
    assert (answer.status_code, "Jangan buka berkas aslinya" in answer.text) == (403, True)
    for address in (f"/usulan/{nomination.code}/isi/dokumen/", f"/usulan/{nomination.code}/dokumen/{RULE}/"):
        page = as_("bandung").get(address).text
        assert "Pemindai virus menandai berkas yang Anda unggah berbahaya" in page
        assert f"/usulan/berkas/{paper.code}/" not in page
    mail = Message.objects.get(kind="nomination_infected")
    assert mail.recipient == cast.bandung
    assert mail.subject == "Berkas berbahaya: Keputusan bupati/wali kota tentang sentra, Tenun Ikat Melati"
    assert all(word in mail.body for word in ("keputusan.pdf", "Ovop.Uji.", "unggah berkas yang baru"))
    event = Event.objects.get(action="nominations.scan")
    assert (event.actor.is_system, event.after, event.data["signature"].startswith("Ovop.Uji.")) == (True, "infected", True)


@pytest.mark.xdist_group("clamd")
def test_an_infected_paper_counts_as_not_handed_in_until_a_clean_one_replaces_it(as_, nominate, upload, clamd):
    nomination = nominate(without=[RULE])
    upload(nomination, scanner.PAPER, clamd=clamd)

    refused = as_("bandung").post(f"/usulan/{nomination.code}/aksi/submit/")
    assert refused.status_code == 422
    assert "Keputusan bupati/wali kota tentang sentra belum diunggah." in refused.text
    assert Nomination.objects.get().state == "draft"

    paper = upload(nomination, clamd=clamd)
    assert paper.scan == "clean"
    as_("bandung").post(f"/usulan/{nomination.code}/aksi/submit/")
    assert Nomination.objects.get().state == "submitted"


@pytest.mark.xdist_group("clamd")
def test_a_paper_found_infected_after_it_was_sent_is_told_to_the_secretariat_too(as_, nominate, upload, cast, settings, clamd):
    nomination = nominate()
    paper = upload(nomination, scanner.PAPER, clamd=NOBODY)
    send(nomination, cast)
    settings.CLAMD = clamd
    call_command("run_periodic")

    assert current(nomination).scan == "infected"
    assert opened(as_, "secretariat", paper) == 403
    page = as_("secretariat").get(f"/seleksi/{nomination.code}/?dokumen={RULE}").text
    assert "ditandai berbahaya oleh pemindai" in page
    assert f"/usulan/berkas/{paper.code}/" not in page
    told = {mail.recipient.name: mail.body for mail in Message.objects.filter(kind="nomination_infected")}
    assert set(told) == {"Bandung", "Secretariat", "Colleague"}
    assert "sekretariat mengembalikannya" in told["Bandung"]


# --- while the scanner has not answered -----------------------------------------------------------------------------------


def test_while_the_scanner_is_down_a_paper_is_taken_but_opens_for_the_own_office_alone(as_, nominate, upload, cast, assign):
    all_clean()
    nomination = nominate()
    paper = upload(nomination, clamd=NOBODY)
    assert paper.scan == "not_scanned"
    assert "Sedang diperiksa pemindai virus" in as_("bandung").get(f"/usulan/{nomination.code}/isi/dokumen/").text
    send(nomination, cast)

    assert opened(as_, "bandung", paper) == 200
    for who in ("jabar", "secretariat", "director", "auditor"):
        answer = as_(who).get(f"/usulan/berkas/{paper.code}/?unduh")
        assert (answer.status_code, "Berkas ini sedang diperiksa" in answer.text) == (409, True)
    desk = as_("secretariat").get(f"/seleksi/{nomination.code}/?dokumen={RULE}").text
    assert "sedang diperiksa pemindai virus" in desk
    assert "<iframe" not in desk
    for who in ("secretariat", "jabar"):
        page = as_(who).get(f"/usulan/{nomination.code}/").text
        assert "sedang diperiksa pemindai virus" in page
        assert f"/usulan/berkas/{paper.code}/" not in page
    assert opened(as_, "garut", paper) == 404


@pytest.mark.xdist_group("clamd")
def test_the_clock_asks_again_until_the_scanner_answers(as_, nominate, upload, cast, settings, clamd):
    nomination = nominate()
    paper = upload(nomination, clamd=NOBODY)
    send(nomination, cast)

    assert scanning.scan_waiting() == "scan: 0 scanned, scanner unreachable"
    assert opened(as_, "secretariat", paper) == 409
    settings.CLAMD = clamd
    files = scanning.waiting().count()
    assert scanning.scan_waiting() == f"scan: {files} scanned, 0 unanswered"
    assert scanning.scan_waiting() == ""
    assert opened(as_, "secretariat", paper) == 200


@pytest.mark.parametrize("way", ["error", "contradicts itself", "almost clean", "breaks off in the middle", "silent", "too long"])
def test_a_scanner_that_answers_wrongly_loses_no_paper_and_opens_none(as_, nominate, upload, cast, way):
    nomination = nominate()
    with scanner.stand_in(way) as address:
        paper = upload(nomination, hostile.pdf(lambda made: setattr(made.Root, "X", made.make_stream(bytes(5_000)))), clamd=address)
        send(nomination, cast)
        scanning.scan_waiting()

    assert Document.objects.exclude(scan="not_scanned").count() == 0
    assert opened(as_, "secretariat", paper) == 409
    assert not Event.objects.filter(action="nominations.scan").exists()


def test_nobody_waits_long_for_a_slow_scanner(as_, nominate, upload, monkeypatch):
    monkeypatch.setattr(scanning, "AT_ONCE", 0.2)
    with scanner.stand_in("late") as address:
        assert upload(nominate(), clamd=address).scan == "not_scanned"


def test_a_file_on_which_the_scanner_stumbles_keeps_no_other_waiting(nominate, upload, settings):
    nomination = nominate()
    bad = upload(nomination, hostile.pdf(lambda made: setattr(made.Root, "X", scanner.MARK.decode())), clamd=NOBODY)
    others = scanning.waiting().exclude(pk=bad.pk).count()
    assert others > 0
    with scanner.stand_in("stumbles") as address:
        settings.CLAMD = address
        assert scanning.scan_waiting() == f"scan: {others} scanned, 1 unanswered"

    assert list(scanning.waiting()) == [bad]


def test_a_paper_whose_number_was_mended_meanwhile_is_scanned_in_both_rows(nominate, upload, as_, settings):
    nomination = nominate()
    first = upload(nomination, clamd=NOBODY)
    post(as_("bandung"), nomination, number="99/2025")
    second = current(nomination)
    assert first.pk != second.pk
    assert first.file.name == second.file.name

    with scanner.stand_in("finds") as address:
        settings.CLAMD = address
        scanning.scan_waiting()

    assert set(Document.objects.filter(file=first.file.name).values_list("scan", flat=True)) == {"infected"}
    assert Message.objects.filter(kind="nomination_infected", body__contains="keputusan.pdf").count() == 1


def test_a_file_that_is_gone_stays_not_scanned_and_the_round_goes_on(nominate, settings):
    nomination = nominate()
    gone = current(nomination)
    gone.file.storage.delete(gone.file.name)
    with scanner.stand_in("clean") as address:
        settings.CLAMD = address
        scanning.scan_waiting()

    assert list(scanning.waiting()) == [gone]


def test_two_workers_that_scan_one_file_keep_its_result_once(nominate, settings, monkeypatch):
    nominate()
    ask_scanner = scanning.antivirus.signature_in

    def slower_than_the_other(file, seconds):
        signature = ask_scanner(file, seconds)
        scanning._keep(Document.objects.get(file=file.name.removeprefix(f"{settings.PRIVATE_ROOT}/")), "clean", "")
        return signature

    monkeypatch.setattr(scanning.antivirus, "signature_in", slower_than_the_other)
    files = scanning.waiting().count()
    with scanner.stand_in("clean") as address:
        settings.CLAMD = address
        scanning.scan_waiting()

    assert Event.objects.filter(action="nominations.scan").count() == files


def test_a_result_whose_event_fails_is_not_kept(nominate, settings, monkeypatch):
    nominate()

    def broken(*args, **kwargs):
        raise RuntimeError("no event")

    monkeypatch.setattr(scanning, "record", broken)
    with scanner.stand_in("clean") as address, pytest.raises(RuntimeError):
        settings.CLAMD = address
        scanning.scan_waiting()

    assert not Document.objects.exclude(scan="not_scanned").exists()


def test_a_paper_that_waits_too_long_is_said_where_monitors_ask(nominate, settings):
    nomination = nominate()
    settings.CLAMD = NOBODY
    assert readiness()[1]["scanner"] == "ok"
    nomination.documents.update(uploaded_at=timezone.now() - 2 * scanning.LATE)
    assert readiness() == (True, readiness()[1] | {"scanner": "berkas menunggu pemindai virus"})
    settings.CLAMD = ""
    assert readiness()[1]["scanner"] == "ok"

"""Uploads in a real browser on a bad line: cut and continued, chosen again after a reload, refused in words, sent whole without scripts."""

import hashlib
import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from nominations.models import Document, Product, Upload
from tests.bench.portal import paper
from tests.browser.conftest import session_of
from tests.building import real_pdf, real_picture

SLOW = {"latency": 100, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # 400 kbit/s


@pytest.fixture
def open_page(chromium, portal):
    """open_page(user, address) → that page in a browser of somebody who is signed in."""
    opened = []

    def open_one(user, address, **options):
        context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="id-ID", **options)
        context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": portal}])
        opened.append(context)
        page = context.new_page()
        page.goto(portal + address)
        return page

    yield open_one
    for context in opened:
        context.close()


def line_of(page):
    """line("slow") … line("cut"): the line of this page from now on."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kinds = {"slow": SLOW | {"offline": False}, "cut": SLOW | {"offline": True}}
    return lambda kind: session.send("Network.emulateNetworkConditions", kinds[kind])


def status(page):
    return page.locator("#upload [role=status]")


def current(nomination, rule="sentra_decree"):
    return Document.objects.current().get(nomination=nomination, rule__code=rule)


@pytest.mark.slow
def test_two_megabytes_cut_three_times_arrive_and_no_finished_part_is_sent_again(open_page, nominate, cast, tmp_path):
    nomination, data = nominate(), paper(2_000_000)
    file = tmp_path / "keputusan sentra.pdf"
    file.write_bytes(data)
    page = open_page(cast.bandung, f"/usulan/{nomination.code}/dokumen/sentra_decree/")
    taken = Counter()

    def count(response):
        if response.request.method == "PATCH" and response.status == 204:
            taken[response.request.headers["upload-offset"]] += 1

    page.on("response", count)
    line = line_of(page)
    line("slow")
    page.set_input_files("[name=upload]", file)

    for share in (10, 40, 70):
        passed(share, page)
        line("cut")
        expect(status(page)).to_contain_text("Sambungan terputus", timeout=20_000)
        line("slow")
    expect(status(page)).to_contain_text("keputusan sentra.pdf tersimpan.", timeout=90_000)

    assert current(nomination).sha256 == hashlib.sha256(data).hexdigest()
    assert set(taken.values()) == {1}
    assert len(taken) >= len(data) // (128 * 1024) - 3  # a part whose answer was lost is not counted here, and not sent again either
    assert not Upload.objects.exists()


def passed(share, page):
    """Wait until the bar has passed this share of a hundred."""
    page.locator("#upload progress").wait_for()
    for _turn in range(600):
        if page.locator("#upload progress").evaluate("bar => bar.value") >= share:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the bar never passed {share}")


def test_a_file_goes_up_as_soon_as_it_is_chosen_and_the_fields_stay(open_page, nominate, cast, tmp_path):
    nomination = nominate(without=["sentra_decree"])
    file = tmp_path / "keputusan.pdf"
    file.write_bytes(real_pdf())
    page = open_page(cast.bandung, f"/usulan/{nomination.code}/dokumen/sentra_decree/")
    page.fill("[name=number]", "430/Kep.7/2026")

    page.set_input_files("[name=upload]", file)
    expect(status(page)).to_contain_text("keputusan.pdf tersimpan.")
    assert current(nomination).file_name == "keputusan.pdf"
    assert page.input_value("[name=number]") == "430/Kep.7/2026"
    page.get_by_role("button", name=re.compile("^Simpan")).last.click()
    page.wait_for_url("**/isi/dokumen/**")

    stored = current(nomination)
    assert (stored.number, stored.file_name) == ("430/Kep.7/2026", "keputusan.pdf")


@pytest.mark.slow
def test_after_a_reload_the_same_file_goes_on_where_it_stopped(open_page, nominate, cast, tmp_path):
    nomination, data = nominate(), paper(700_000)
    file = tmp_path / "keputusan.pdf"
    file.write_bytes(data)
    page = open_page(cast.bandung, f"/usulan/{nomination.code}/dokumen/sentra_decree/")
    line = line_of(page)
    line("slow")
    page.on("dialog", lambda dialog: dialog.accept())
    page.set_input_files("[name=upload]", file)
    passed(15, page)
    page.reload()
    received = Upload.objects.get().received
    assert received >= 128 * 1024

    offsets = []
    page.on("request", lambda request: offsets.append(int(request.headers["upload-offset"])) if request.method == "PATCH" else None)
    page.set_input_files("[name=upload]", file)
    expect(status(page)).to_contain_text("keputusan.pdf tersimpan.", timeout=30_000)

    assert min(offsets) >= received
    assert current(nomination).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.slow
def test_a_refused_file_says_why_and_the_paper_before_stays(open_page, nominate, cast, tmp_path):
    nomination = nominate()
    before = current(nomination)
    file = tmp_path / "surat.pdf"
    file.write_bytes(b"<html><body>bukan PDF</body></html>")
    page = open_page(cast.bandung, f"/usulan/{nomination.code}/dokumen/sentra_decree/")

    page.set_input_files("[name=upload]", file)

    expect(page.locator("#upload [role=alert]")).to_contain_text("halaman HTML")
    assert current(nomination) == before


@pytest.mark.slow
def test_a_large_photo_is_made_smaller_before_it_goes(open_page, nominate, cast, tmp_path):
    nomination, before = nominate(), Product.objects.get().photo.name
    file = tmp_path / "tenun.jpg"
    file.write_bytes(real_picture() + b"\x00" * 3_000_000)
    page = open_page(cast.bandung, f"/usulan/{nomination.code}/isi/produk/")
    lengths = []
    page.on("request", lambda request: lengths.append(int(request.headers["upload-length"])) if "/unggah/" in request.url else None)

    page.set_input_files("[name=picture]", file)
    expect(status(page)).to_contain_text("Foto tersimpan.", timeout=20_000)

    assert len(lengths) == 1
    assert lengths[0] < 100_000
    assert Product.objects.get().photo.name != before


def test_without_scripts_the_form_sends_the_file(open_page, nominate, cast, tmp_path):
    nomination, data = nominate(), real_pdf()
    file = tmp_path / "keputusan.pdf"
    file.write_bytes(data)
    page = open_page(cast.bandung, f"/usulan/{nomination.code}/dokumen/sentra_decree/", java_script_enabled=False)

    page.set_input_files("[name=upload]", file)
    page.get_by_role("button", name=re.compile("^Simpan")).last.click()

    page.wait_for_url("**/isi/dokumen/**")
    assert current(nomination).sha256 == hashlib.sha256(data).hexdigest()

"""Saving by itself in a real browser: a server killed in the middle, a session that ends, two windows, a browser without scripts."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from nominations.models import Answers, Product
from tests.browser.conftest import session_of
from tests.browser.process import PortalProcess
from tests.building import PASSWORD

SAVED = re.compile("^Tersimpan ")


@pytest.fixture
def process(transactional_db, tmp_path):
    portal = PortalProcess(tmp_path)
    yield portal.start()
    portal.kill()


@pytest.fixture
def browser_of(chromium):
    """browser_of(user, url) → a browser of somebody who is signed in there; it keeps what pages store in it."""
    opened = []

    def open_one(user, url, **options):
        context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="id-ID", **options)
        context.set_default_timeout(20_000)
        context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": url}])
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


def quiet(page):
    return page.locator("#autosave [data-quiet]")


def loud(page):
    return page.locator("#autosave [role=alert]")


def step(url, nomination, name="produksi"):
    return f"{url}/usulan/{nomination.code}/isi/{name}/"


@pytest.mark.slow
def test_a_server_killed_in_the_middle_of_a_save_loses_nothing(process, browser_of, nominate, cast):
    nomination = nominate()
    page = browser_of(cast.bandung, process.url).new_page()
    page.goto(step(process.url, nomination))

    page.fill("[name=waste]", "Diendapkan dalam tiga bak.")
    expect(quiet(page)).to_have_text(SAVED)
    assert Answers.objects.get().waste == "Diendapkan dalam tiga bak."

    process.hold()
    page.fill("[name=equipment]", "Dua puluh alat tenun.")
    expect(quiet(page)).to_have_text("Menyimpan …")
    process.kill()
    expect(loud(page)).to_contain_text("portal tidak terjangkau")
    assert Answers.objects.get().equipment != "Dua puluh alat tenun."

    process.start()
    expect(quiet(page)).to_have_text(SAVED)
    assert Answers.objects.get().equipment == "Dua puluh alat tenun."


@pytest.mark.slow
def test_what_was_typed_while_the_server_was_down_comes_back_when_the_page_is_opened_again(process, browser_of, nominate, cast):
    nomination = nominate()
    browser = browser_of(cast.bandung, process.url)
    page = browser.new_page()
    page.goto(step(process.url, nomination))
    process.kill()
    page.fill("[name=waste]", "Ketikan sebelum listrik padam.")
    page.get_by_role("button", name="Simpan draf").click()
    expect(loud(page)).to_contain_text("Ketikan Anda aman di peramban ini")
    assert page.input_value("[name=waste]") == "Ketikan sebelum listrik padam."
    page.close()

    process.start()
    page = browser.new_page()
    page.goto(step(process.url, nomination))

    assert page.input_value("[name=waste]") == "Ketikan sebelum listrik padam."
    expect(quiet(page)).to_have_text(SAVED)
    assert Answers.objects.get().waste == "Ketikan sebelum listrik padam."
    assert page.evaluate("localStorage.length") == 0


def test_a_session_that_ended_comes_back_to_the_filled_form(portal, browser_of, nominate, cast):
    nomination = nominate()
    page = browser_of(cast.bandung, portal).new_page()
    page.goto(step(portal, nomination))
    Session.objects.all().delete()

    page.fill("[name=waste]", "Ketikan sesudah makan siang.")
    expect(loud(page)).to_contain_text("sesi Anda berakhir")
    page.get_by_role("link", name="Masuk lagi").click()
    page.fill("[name=login]", cast.bandung.email)
    page.fill("[name=password]", PASSWORD)
    page.locator("main").get_by_role("button", name="Masuk").click()

    expect(page).to_have_url(step(portal, nomination))
    assert page.input_value("[name=waste]") == "Ketikan sesudah makan siang."
    expect(quiet(page)).to_have_text(SAVED)
    assert Answers.objects.get().waste == "Ketikan sesudah makan siang."


@pytest.mark.slow
def test_two_windows_keep_both_works_and_ask_about_the_same_field(portal, browser_of, nominate, cast):
    nomination = nominate()
    mine, theirs = (browser_of(cast.bandung, portal).new_page() for _window in range(2))
    for page in (mine, theirs):
        page.goto(step(portal, nomination))

    theirs.fill("[name=waste]", "Bak rekan.")
    expect(quiet(theirs)).to_have_text(SAVED)
    mine.fill("[name=training]", "Pelatihan warna alam.")
    expect(quiet(mine)).to_contain_text("Isian yang diubah rekan Anda sudah ditampilkan.")
    assert mine.input_value("[name=waste]") == "Bak rekan."

    theirs.fill("[name=waste]", "Bak rekan, dua buah.")
    expect(quiet(theirs)).to_have_text(SAVED)
    mine.fill("[name=waste]", "Bak saya.")
    clash = mine.locator(".clash")
    expect(clash).to_contain_text("Bak rekan, dua buah.")
    assert Answers.objects.get().waste == "Bak rekan, dua buah."
    clash.get_by_role("button", name="Pakai ketikan saya").click()
    expect(quiet(mine)).to_have_text(SAVED)

    answers = Answers.objects.get()
    assert (answers.waste, answers.training) == ("Bak saya.", "Pelatihan warna alam.")
    assert mine.locator(".clash").count() == 0


@pytest.mark.slow
def test_the_button_waits_for_the_save_under_way_and_never_conflicts_with_it(portal, browser_of, nominate, cast):
    nomination = nominate()
    browser = browser_of(cast.bandung, portal)
    page = browser.new_page()
    page.goto(step(portal, nomination, "produk"))
    line = {"offline": False, "latency": 500, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    for turn in range(2):
        page.fill("[name=story]", f"Cerita {turn}.")
        expect(quiet(page)).to_have_text("Menyimpan …")
        page.fill("[name=uniqueness]", f"Ciri {turn}.")
        page.get_by_role("button", name="Simpan draf").click()
        expect(page.locator(".note-success")).to_contain_text("Tersimpan")
        expect(page.locator(".clash, .errors")).to_have_count(0)
        expect(page.locator("[name=uniqueness]")).to_have_value(f"Ciri {turn}.")
        page.goto(step(portal, nomination, "produk"))
    product = Product.objects.get()
    assert (product.story, product.uniqueness) == ("Cerita 1.", "Ciri 1.")


@pytest.mark.slow
def test_a_slip_is_shown_at_its_field_while_the_rest_is_kept(portal, browser_of, nominate, cast):
    nomination = nominate()
    page = browser_of(cast.bandung, portal).new_page()
    page.goto(step(portal, nomination, "produk"))

    page.fill("[name=price_from]", "sepuluh")
    page.fill("[name=story]", "Cerita baru.")
    expect(page.locator("#id_price_from_error")).to_contain_text("Angka ini tidak terbaca.")
    assert page.get_attribute("[name=price_from]", "aria-invalid") == "true"
    assert Product.objects.get().story == "Cerita baru."

    page.fill("[name=price_from]", "150.000")
    expect(page.locator("#id_price_from_error")).to_have_count(0)
    expect(quiet(page)).to_have_text(SAVED)
    assert Product.objects.get().price_from == 150_000


def test_without_scripts_the_buttons_save(portal, browser_of, nominate, cast):
    nomination = nominate()
    page = browser_of(cast.bandung, portal, java_script_enabled=False).new_page()
    page.goto(step(portal, nomination))
    assert not page.locator("#autosave").is_visible()

    page.fill("[name=waste]", "Tanpa JavaScript.")
    page.get_by_role("button", name="Simpan draf").click()

    expect(page.locator("main")).to_contain_text("Tersimpan")
    assert Answers.objects.get().waste == "Tanpa JavaScript."

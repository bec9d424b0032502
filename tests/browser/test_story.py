"""The whole story in a real Chromium, on a phone and at 1,200 px, each page looked at: from an empty form to the buyer's check."""

import pytest
from django.test import Client

from awards.models import Award, Certificate
from nominations.models import Nomination
from tests import building, story
from tests.browser.hands import fill, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(eyes, cast, who):
    """Who signed in before; signing in through its page is the officer's part of the story."""
    client = Client()
    client.force_login(getattr(cast, who))
    page = eyes.enter(client.cookies["sessionid"].value).page
    eyes.open("/dasbor/")
    return page


@pytest.mark.parametrize("eyes", [pytest.param((390,), marks=pytest.mark.slow, id="390"), pytest.param((1200,), id="1200")], indirect=True)
def test_the_story_from_an_empty_form_to_the_buyers_check(eyes, cast, edition, files):
    nominate(eyes, cast, files)
    nomination = Nomination.objects.get()
    endorse_and_screen(eyes, cast, nomination)
    building.shift(edition, "assessment")
    assess(eyes, cast, edition, nomination)
    decide(eyes, cast, edition)
    buy(eyes)
    assert eyes.faults == []
    assert len(eyes.visited) >= 30


def nominate(eyes, cast, files):
    """The officer of a kabupaten."""
    eyes.anonymous().open("/masuk/")
    eyes.look()
    page = eyes.sign_in(cast.bandung.email, building.PASSWORD).page
    eyes.look("dasbor dinas")
    eyes.open("/usulan/")
    eyes.look("daftar usulan kosong")
    eyes.open("/usulan/baru/")
    press(page, "Buat draf usulan")
    eyes.look("usulan baru ditolak")
    fill(page, {"commodity": str(building.Commodity.objects.get().pk), **story.START})
    press(page, "Buat draf usulan")
    for step, values in (
        ("ikm", story.IKM),
        ("sentra", story.SENTRA),
        ("produk", story.PRODUCT_STEP),
        ("produksi", story.PRODUCTION),
        ("pasar", story.MARKET),
    ):
        eyes.look(f"langkah {step}")
        fill(page, values)
        if step == "produk":
            page.locator("main [name=picture]").set_input_files(files["picture"])
        press(page, "Simpan dan lanjut")
    eyes.look("langkah dokumen")
    code = Nomination.objects.get().code
    eyes.open(f"/usulan/{code}/isi/kirim/")
    eyes.look("ringkasan yang belum lengkap")
    for rule in story.PAPERS:
        eyes.open(f"/usulan/{code}/dokumen/{rule}/")
        fill(page, story.PAPER)
        page.locator("main [name=upload]").set_input_files(files["paper"])
        press(page, "Simpan")
    eyes.open(f"/usulan/{code}/dokumen/sentra_decree/")
    eyes.look("dokumen terisi")
    eyes.open(f"/usulan/{code}/dokumen/product_sample/")
    fill(page, {"sent_on": story.today(), **story.SAMPLE})
    press(page, "Simpan")
    eyes.open(f"/usulan/{code}/isi/kirim/")
    eyes.look("ringkasan siap kirim")
    press(page, "Kirim usulan")
    eyes.look("tanda terima")
    assert "tanda-terima" in page.url
    eyes.open(f"/usulan/{code}/")
    eyes.look("usulan terkirim")


def endorse_and_screen(eyes, cast, nomination):
    """The province and the secretariat."""
    page = enter(eyes, cast, "jabar")
    eyes.look("dasbor provinsi")
    eyes.open(f"/usulan/{nomination.code}/aksi/endorse/")
    eyes.look("rekomendasi")
    press(page, "Rekomendasikan")
    page = enter(eyes, cast, "secretariat")
    eyes.look("dasbor sekretariat")
    eyes.open("/seleksi/")
    eyes.look("daftar seleksi")
    eyes.open(f"/seleksi/{nomination.code}/?dokumen=product_sample")
    eyes.look("meja seleksi, contoh")
    press(page, "Catat penerimaan")
    eyes.open(f"/seleksi/{nomination.code}/?dokumen=sentra_decree")
    for control in page.locator("main input[type=radio][value=met]").all():
        control.check()
    press(page, "Simpan")  # on the phone this is "Simpan dan berikutnya"
    eyes.open(f"/seleksi/{nomination.code}/?dokumen=sentra_decree")
    eyes.look("meja seleksi, dokumen")
    eyes.open(f"/seleksi/{nomination.code}/aksi/pass/")
    eyes.look("putusan lolos")
    press(page, "Nyatakan lolos")
    assert Nomination.objects.get().state == "eligible"


def assess(eyes, cast, edition, nomination):
    """The lead and the assessor."""
    page = enter(eyes, cast, "lead")
    eyes.look("dasbor ketua")
    eyes.open(f"/penugasan/?periode={edition.year}")
    eyes.look("penugasan")
    eyes.open(f"/penugasan/{nomination.code}/")
    page.locator(f"main input[name=anggota][value='{cast.assessor.mandates.get().pk}']").check()
    press(page, "Rencanakan penilai yang ditandai")
    eyes.look("penilai direncanakan")
    eyes.open(f"/penugasan/rilis/?periode={edition.year}")
    eyes.look("rilis penugasan")
    press(page, "Tugaskan yang ditandai")

    page = enter(eyes, cast, "assessor")
    eyes.look("dasbor penilai")
    eyes.open("/penilaian/")
    eyes.look("daftar penilaian")
    assignment = nomination.assignments.get()
    eyes.open(f"/penilaian/{assignment.pk}/")
    eyes.look("pernyataan")
    press(page, "Saya bebas konflik")
    eyes.look("lembar kosong")
    names = page.evaluate("[...new Set([...document.querySelectorAll('main input[type=radio]')].map(one => one.name))]")
    assert len(names) == 25
    for name in names:
        page.locator(f"main input[type=radio][name='{name}']").evaluate_all(
            "all => all.reduce((best, one) => Number(one.value) > Number(best.value || -1) ? one : best).click()"
        )
    press(page, "Simpan dan periksa sebelum final")
    eyes.look("lembar sebelum final")
    press(page, "Jadikan final")
    eyes.look("lembar final")
    assert nomination.assignments.get().state == "final"


def decide(eyes, cast, edition):
    """The lead recommends, the secretariat turns the first key, the director the second, the secretariat publishes."""
    year = edition.year
    page = enter(eyes, cast, "lead")
    eyes.open(f"/pleno/{year}/")
    eyes.look("pleno")
    eyes.open(f"/penetapan/{year}/rekomendasi/")
    eyes.look("rekomendasi bintang")
    press(page, "Rekomendasikan yang dipilih")
    page = enter(eyes, cast, "secretariat")
    eyes.open(f"/penetapan/{year}/ajukan/")
    eyes.look("kunci pertama")
    press(page, "Ajukan yang dipilih")
    page = enter(eyes, cast, "director")
    eyes.look("dasbor direktur")
    eyes.open(f"/penetapan/{year}/keputusan/")
    fill(page, {"date": story.today(), **story.DECREE})
    eyes.look("keputusan")
    press(page, "Catat keputusan")
    eyes.open(f"/penetapan/{year}/keputusan/{edition.decrees.get().pk}/")
    eyes.look("kunci kedua")
    press(page, "Tetapkan yang dipilih")
    page = enter(eyes, cast, "secretariat")
    eyes.open(f"/penetapan/{year}/umumkan/")
    eyes.look("pengumuman")
    press(page, "Umumkan 1 bintang")
    assert Award.objects.get().state == "published"
    enter(eyes, cast, "auditor")
    eyes.open("/riwayat/")
    eyes.look("riwayat")


def buy(eyes):
    """An anonymous buyer."""
    page = eyes.anonymous().page
    eyes.open("/")
    eyes.look("beranda")
    eyes.open("/bintang/")
    eyes.look("daftar bintang")
    page.locator("main").get_by_role("link", name=story.PRODUCT).first.click()
    page.wait_for_load_state()
    eyes.look("satu bintang")
    page.get_by_role("link", name="Lihat piagam").click()
    page.wait_for_load_state()
    eyes.look("piagam")
    eyes.open("/cek/")
    page.locator("main input[name=kode], main input[type=text], main input[type=search]").first.fill(Certificate.objects.get().code)
    press(page, "Periksa")
    eyes.look("hasil cek")
    assert story.PRODUCT in page.inner_text("main")
    eyes.open("/cek/bukan-kode-yang-ada/")
    eyes.look("kode tidak dikenal")

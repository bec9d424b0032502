"""Edition 2030 with one more commodity, its rubric, papers and team, set up by pages; an office nominates in it, an assessor scores."""

import io

from django.urls import reverse
from django.utils import timezone

from nominations.models import Nomination
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Event
from ovop_portal.programme import rubric_content
from ovop_portal.programme.models import Commodity, Edition, Rubric
from tests import building, story
from tests.programme.rubric_contents import small
from tests.walker import Walker

IKM = story.IKM | {"kbli": "10761"}
PERMIT = "Sertifikat indikasi geografis kopi"


def file(content, name):
    upload = io.BytesIO(content)
    upload.name = name
    return upload


def add_coffee(cast):
    """The sixth commodity; a rubric in force is laid beside it."""
    walk = Walker(cast.secretariat).open("/periode/").follow("Komoditas").follow("Tambah komoditas")
    walk.press("Simpan komoditas", name="Kopi Nusantara", kbli_prefixes="1076")
    coffee = Commodity.objects.get(code="kopi_nusantara")
    assert "belum dipakai" in walk.text and coffee.order == 3
    rubric = Rubric.objects.create(commodity=coffee, number=1, name="Rubrik Kopi Nusantara versi 1", published_at=timezone.now())
    rubric_content.write(rubric, small() | {"name": rubric.name})
    return coffee


def copy_to_2030(cast):
    walk = Walker(cast.secretariat).open("/periode/2026/").follow("Salin ke periode baru")
    walk.press("Sesuaikan jadwal dengan tahun ini", year="2030").press("Buat periode", year="2030", name="OVOP 2030")
    assert "OVOP 2030 sudah dibuat" in walk.text
    return Edition.objects.get(year=2030)


def take_coffee(cast, coffee):
    """Coffee instead of woven cloth."""
    woven = Commodity.objects.get(code="kain_tenun")
    walk = Walker(cast.secretariat).open("/periode/2030/").follow("Ubah komoditas dan rubrik")
    rubric = Rubric.objects.get(commodity=coffee)
    walk.press("Simpan komoditas periode", **{f"rubrik_{coffee.pk}": str(rubric.pk), f"rubrik_{woven.pk}": ""})
    assert "Perubahan tersimpan." in walk.text
    assert "Kopi Nusantara" in walk.open("/periode/2030/").text and "Rubrik Kain Tenun" not in walk.text


def demand_papers(cast, coffee):
    """One paper for coffee alone, first in its list; one that others must hand in no more."""
    walk = Walker(cast.secretariat).open("/periode/2030/").follow("Ubah syarat dokumen").follow("Tambah syarat")
    own = {"name": PERMIT, "commodity": str(coffee.pk), "issuer": "DJKI", "clause": "UU 20/2016", "expires": "on"}
    walk.press("Simpan syarat", **own)
    walk.follow("Merek, HKI, atau indikasi geografis").follow("Hapus syarat").press("Hapus syarat")
    assert "“Merek, HKI, atau indikasi geografis” dihapus dari syarat." in walk.text
    walk.follow("Tambah syarat").press("Simpan syarat", name="Surat minat", commodity=str(coffee.pk), demand="asked")
    edition = Edition.objects.get(year=2030)
    assert list(edition.document_rules.filter(commodity=coffee).values_list("code", flat=True)) == [
        "sertifikat_indikasi_geografis_kopi", "surat_minat",
    ]  # fmt: skip


def seat_team(cast, coffee):
    """Two seats by name: the earlier team knows woven cloth alone, so nobody of it can be copied."""
    walk = Walker(cast.secretariat).open("/periode/2030/").follow("Atur tim penilai")
    walk.follow("Salin tim terdahulu")
    assert walk.text.count("Komoditasnya tidak ada pada periode ini.") == 3
    for person, more in ((cast.lead, {"lead": "on"}), (cast.assessor, {})):
        walk.open("/periode/2030/tim/").follow("Tambah penilai").press("Cari", q=person.email).follow(person.name)
        walk.press("Dudukkan dalam tim", commodities=[str(coffee.pk)], **more)
        assert f"{person.name} kini duduk dalam tim." in walk.text


def nominate(officer, edition):
    walk = Walker(officer).open("/usulan/").follow("Buat usulan")
    walk.press("Buat draf usulan", commodity=str(edition.commodities.get().pk), **story.START)
    walk.press("Simpan dan lanjut", **IKM).press("Simpan dan lanjut", **story.SENTRA)
    walk.press("Simpan dan lanjut", **story.PRODUCT_STEP, picture=file(building.real_picture(), "kopi.jpg"))
    walk.press("Simpan dan lanjut", **story.PRODUCTION).press("Simpan dan lanjut", **story.MARKET)
    nomination = Nomination.objects.get()
    for code in story.PAPERS:
        walk.open(f"/usulan/{nomination.code}/dokumen/{code}/").press("Simpan", **story.PAPER, upload=file(building.real_pdf(), "sk.pdf"))
    walk.open(f"/usulan/{nomination.code}/dokumen/product_sample/").press("Simpan", sent_on=story.today(), **story.SAMPLE)
    assert f"{PERMIT} belum diunggah." in walk.open(f"/usulan/{nomination.code}/isi/kirim/").text
    walk.open(f"/usulan/{nomination.code}/dokumen/sertifikat_indikasi_geografis_kopi/")
    walk.press("Simpan", **story.PAPER, expires=story.today(900), upload=file(building.real_pdf(), "ig.pdf"))
    walk.open(f"/usulan/{nomination.code}/isi/kirim/").press("Kirim usulan")
    assert Nomination.objects.get().state == "submitted"
    return nomination


def screen(cast, nomination):
    Walker(cast.jabar).open(f"/usulan/{nomination.code}/aksi/endorse/").press("Rekomendasikan")
    walk = Walker(cast.secretariat).open(f"/seleksi/{nomination.code}/?dokumen=product_sample")
    walk.press("Catat penerimaan")
    met = {one.get("name"): "met" for one in walk.page.iter("input") if one.get("type") == "radio" and one.get("value") == "met"}
    walk.press("Simpan", **met)
    walk.open(f"/usulan/{nomination.code}/aksi/pass/").press("Nyatakan lolos")
    assert Nomination.objects.get().state == "eligible"


def score(cast, nomination):
    walk = Walker(cast.lead).open(f"/penugasan/{nomination.code}/")
    seat = cast.assessor.mandates.get(edition__year=2030)
    walk.press("Rencanakan penilai yang ditandai", anggota=[str(seat.pk)])
    walk.open("/penugasan/rilis/?periode=2030").press("Tugaskan yang ditandai")
    assignment = nomination.assignments.get()
    walk = Walker(cast.assessor).open(f"/penilaian/{assignment.pk}/").press("Saya bebas konflik")
    best = {}
    for one in walk.page.iter("input"):
        if one.get("type") == "radio" and one.get("value", "").isdigit():
            best[one.get("name")] = str(max(int(best.get(one.get("name"), 0)), int(one.get("value"))))
    assert len(best) == 3, "the indicators of the new rubric"
    walk.press("Simpan dan periksa sebelum final", **best).press("Jadikan final")
    return nomination.assignments.get()


def test_the_secretariat_sets_up_2030_with_a_sixth_commodity_and_an_assessor_scores_in_it(cast, edition):
    coffee = add_coffee(cast)
    later = copy_to_2030(cast)
    take_coffee(cast, coffee)
    demand_papers(cast, coffee)
    seat_team(cast, coffee)

    building.shift(edition, "published")
    building.shift(later, "nomination")
    walk = Walker(cast.secretariat).open("/periode/2030/syarat/")
    assert "pengusulan telah dibuka." in walk.text
    assert walk.open(reverse("programme:rule_add", args=[2030])).status == 422
    nomination = nominate(cast.bandung, later)

    building.shift(later, "screening")
    screen(cast, nomination)
    building.shift(later, "assessment")
    final = score(cast, nomination)

    assert (final.state, final.sheet.total) == ("final", 100)
    assert nomination.standing.star == 3
    acts = set(Event.objects.values_list("action", flat=True))
    assert acts >= {f"programme.{act}" for act in ("add_commodity", "copy", "edit_commodities", "add_rule", "delete_rule", "seat")}
    assert first_fault() is None

"""One nomination from an empty form to a star that the public can check, through the pages, without JavaScript."""

import contextlib
import io
from unittest import mock

from django.apps import apps

from awards.models import Award, Certificate
from nominations.models import Nomination
from ovop_portal.audit import trail
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Event
from tests import building, story
from tests.walker import Walker


class TrailBroken(RuntimeError):
    """Stands for any fault at the very end of a unit of work."""


def everything():
    """Every row of the portal's own tables, as values."""
    models = [model for model in apps.get_models() if model._meta.app_label not in {"sessions", "contenttypes", "auth", "admin"}]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


class DoubtingWalker(Walker):
    """Presses every button twice: first with a trail that cannot be written, then in earnest."""

    doubts = 0

    def _send(self, method, target, data):
        if method == "post":
            before = everything()
            with mock.patch.object(trail, "_append", side_effect=TrailBroken), contextlib.suppress(TrailBroken):
                self.client.post(target, data, follow=True)
            assert everything() == before, target
            for file in data.values():
                if hasattr(file, "seek"):
                    file.seek(0)
            DoubtingWalker.doubts += 1
        return super()._send(method, target, data)


def photo():
    file = io.BytesIO(building.real_picture())
    file.name = "tenun.jpg"
    return file


def paper(name="keputusan.pdf"):
    file = io.BytesIO(building.real_pdf())
    file.name = name
    return file


def nominate(officer, Walker):
    """The officer of a kabupaten fills the seven steps and sends; returns the walker on its receipt."""
    walk = Walker(officer).open("/usulan/")
    walk.follow("Buat usulan").press("Buat draf usulan", commodity=str(building.Commodity.objects.get().pk), **story.START)
    walk.press("Simpan dan lanjut", **story.IKM)
    walk.press("Simpan dan lanjut", **story.SENTRA)
    walk.press("Simpan dan lanjut", **story.PRODUCT_STEP, picture=photo())
    walk.press("Simpan dan lanjut", **story.PRODUCTION)
    walk.press("Simpan dan lanjut", **story.MARKET)
    nomination = Nomination.objects.get()
    for code in story.PAPERS:
        walk.open(f"/usulan/{nomination.code}/dokumen/{code}/").press("Simpan", **story.PAPER, upload=paper())
    walk.open(f"/usulan/{nomination.code}/dokumen/product_sample/").press("Simpan", sent_on=story.today(), **story.SAMPLE)
    return walk.open(f"/usulan/{nomination.code}/isi/kirim/").press("Kirim usulan")


def screen(nomination, secretariat, Walker):
    """The secretariat records the sample, marks every paper and declares the file eligible."""
    walk = Walker(secretariat).open(f"/seleksi/{nomination.code}/?dokumen=product_sample")
    walk.press("Catat penerimaan")
    results = {}
    for control in walk.page.iter("input"):
        if control.get("type") == "radio" and control.get("value") == "met":
            results[control.get("name")] = "met"
    walk.press("Simpan", **results)
    return walk.open(f"/usulan/{nomination.code}/aksi/pass/").press("Nyatakan lolos")


def test_from_an_empty_form_to_a_star_that_the_public_can_check(cast, edition):
    the_whole_line(cast, edition, Walker)


def test_an_act_whose_event_cannot_be_written_leaves_everything_as_it_was(cast, edition):
    """The same line, but before each press the trail is broken once: the press fails, nothing stays of it, and then it works."""
    DoubtingWalker.doubts = 0
    the_whole_line(cast, edition, DoubtingWalker)

    assert DoubtingWalker.doubts >= 18


def the_whole_line(cast, edition, Walker):
    walk = nominate(cast.bandung, Walker)
    nomination = Nomination.objects.get()
    receipt = nomination.revision()
    assert nomination.state == "submitted"
    assert receipt.receipt in walk.text and receipt.sha256 in walk.text.replace(" ", "")
    assert "WIB" in walk.text and "WITA" in walk.text and "WIT" in walk.text

    Walker(cast.jabar).open(f"/usulan/{nomination.code}/aksi/endorse/").press("Rekomendasikan")
    screen(nomination, cast.secretariat, Walker)
    assert Nomination.objects.get().state == "eligible"

    building.shift(edition, "assessment")
    walk = Walker(cast.lead).open(f"/penugasan/?periode={edition.year}")
    seat = cast.assessor.mandates.get()
    walk.open(f"/penugasan/{nomination.code}/")
    walk.press("Rencanakan penilai yang ditandai", anggota=[str(seat.pk)])
    walk.open(f"/penugasan/rilis/?periode={edition.year}").press("Tugaskan yang ditandai")

    assignment = nomination.assignments.get()
    walk = Walker(cast.assessor).open("/penilaian/").open(f"/penilaian/{assignment.pk}/")
    assert story.FIRM in walk.text
    walk.press("Saya bebas konflik")
    best = {}
    for control in walk.page.iter("input"):
        if control.get("type") == "radio" and control.get("value", "").isdigit():
            name = control.get("name")
            best[name] = str(max(int(best.get(name, 0)), int(control.get("value"))))
    assert len(best) == 25
    walk.press("Simpan dan periksa sebelum final", **best)
    walk.press("Jadikan final")
    assert nomination.assignments.get().state == "final"

    year = edition.year
    Walker(cast.lead).open(f"/penetapan/{year}/rekomendasi/").press("Rekomendasikan yang dipilih")
    Walker(cast.secretariat).open(f"/penetapan/{year}/ajukan/").press("Ajukan yang dipilih")
    walk = Walker(cast.director).open(f"/penetapan/{year}/keputusan/").press("Catat keputusan", date=story.today(), **story.DECREE)
    decree = edition.decrees.get()
    walk.open(f"/penetapan/{year}/keputusan/{decree.pk}/").press("Tetapkan yang dipilih")
    buyer = Walker()
    assert story.PRODUCT not in buyer.open("/bintang/").text, "decided is not yet public"

    Walker(cast.secretariat).open(f"/penetapan/{year}/umumkan/").press("Umumkan 1 bintang")
    star = Award.objects.get()
    assert (star.state, star.star, star.decree.number) == ("published", 3, "1234/2026")
    assert story.PRODUCT in buyer.open("/bintang/").text
    buyer.follow(story.PRODUCT)
    assert story.FIRM in buyer.text and "1234/2026" in buyer.text
    buyer.open(f"/cek/{Certificate.objects.get().code}/")
    assert buyer.status == 200 and "erlaku" in buyer.text and story.PRODUCT in buyer.text

    assert first_fault() is None
    steps = (".submit", ".endorse", ".pass", ".release", ".accept", ".finalise", ".propose", ".decide", ".publish")
    acts = Event.objects.order_by("seq").values_list("action", flat=True)
    assert [act for act in acts if act.endswith(steps)] == [
        "nominations.submit", "nominations.endorse", "nominations.pass", "assessments.release", "assessments.accept",
        "assessments.finalise", "awards.propose", "awards.decide", "awards.publish",
    ]  # fmt: skip
    auditor = Walker(cast.auditor).open("/riwayat/")
    assert auditor.status == 200 and story.PRODUCT in auditor.text

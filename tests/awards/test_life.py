"""The life of a star beyond the straight way: taken back before its instant, one instant for many, nothing dated back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from awards.models import Award
from awards.workflow import AWARD
from ovop_portal.audit.models import Event


def soon():
    return timezone.now() + timedelta(days=3)


def test_a_publication_is_taken_back_before_its_instant_and_leaves_no_trace_in_public(award, cast):
    star = award("published", visible_from=soon())

    star = AWARD.perform("recall", star, cast.secretariat, "Nama IKM salah tulis")

    assert (star.state, star.visible_from, star.valid_from, star.valid_until) == ("decided", None, None, None)
    assert Event.objects.filter(action="awards.recall", note="Nama IKM salah tulis").count() == 1


def test_what_is_open_to_the_public_is_not_taken_back_but_revoked(award, cast):
    star = award("published")

    with pytest.raises(ValidationError) as refusal:
        AWARD.perform("recall", star, cast.secretariat, "Terlambat")

    assert refusal.value.messages == ["Bintang ini sudah terbuka untuk umum. Kalau harus diakhiri, cabut bintangnya."]
    assert Award.objects.get().state == "published"


def test_what_nobody_has_seen_is_not_revoked(award, cast):
    star = award("published", visible_from=soon())

    with pytest.raises(ValidationError) as refusal:
        AWARD.perform("revoke", star, cast.director, "Izin dicabut")

    assert refusal.value.messages == ["Bintang ini belum terbuka untuk umum. Tarik pengumumannya, jangan dicabut."]
    assert Award.objects.get().state == "published"


def test_the_address_and_the_certificate_survive_a_second_publication(award, cast):
    star = award("published", visible_from=soon())
    slug, code = star.slug, star.certificate.code

    star = AWARD.perform("recall", star, cast.secretariat, "Tanggal berubah")
    star = AWARD.perform("publish", star, cast.secretariat)

    assert (star.slug, star.certificate.code) == (slug, code)


def test_a_publication_is_never_dated_back(award):
    before = timezone.now()

    star = award("published", visible_from=before - timedelta(days=30))

    assert before <= star.visible_from <= timezone.now()


def test_stars_published_together_share_one_instant(stars, cast):
    instant = timezone.now()

    rows = [AWARD.perform("publish", star, cast.secretariat, visible_from=instant) for star in stars("decided", "decided")]

    assert {row.visible_from for row in rows} == {instant}

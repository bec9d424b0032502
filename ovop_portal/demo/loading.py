"""Builds the sample data in its order: people, the published edition, the one in assessment, the one that is open."""

from random import Random

from django.db import transaction
from django.utils import timezone

from nominations.enums import Kind
from ovop_portal.audit.sealing import seal
from ovop_portal.demo import accounts, assessing, deciding, editions, nominating
from ovop_portal.demo.firms import Workshop
from ovop_portal.demo.ledger import Ledger
from ovop_portal.kit.storage import synced_at_the_end
from ovop_portal.programme.models import Commodity, Edition

CLASSES, SHARES = [(0.90, 0.98), (0.74, 0.84), (0.62, 0.68)], [14, 45, 41]  # latent quality of the stars of 2024: three, two, one
HOLDERS = 77  # of 2022 in life, evaluated again in 2024 (programme.md 2.6)


def is_loaded():
    return Edition.objects.filter(is_sample=True).exists()


@transaction.atomic
@synced_at_the_end()
def load(new=nominating.NEW, seed=2026, say=print):
    """Load everything, all or nothing. `new`: how many new nominations the running edition has; the same seed gives the same data."""
    rng, ledger = Random(seed), Ledger()  # noqa: S311 - sample data wants repeatable draws
    people = accounts.load_known(rng)
    past, running, coming = editions.load(timezone.localdate())
    workshop = Workshop(rng, {commodity.code: commodity for commodity in Commodity.objects.all()})
    teams = [_team(edition, people, rng) for edition in (past, running, coming)]
    say("2024: 77 bintang")
    holders = _published(workshop, past, teams[0], people, ledger, rng)
    say(f"2026: {new} usulan baru, {HOLDERS} penilaian ulang")
    _running(workshop, running, teams[1], holders, new, people, ledger, rng)
    ledger.close()
    say("2028: pengusulan dibuka")
    nominating.open_edition(workshop, coming, people)
    accounts.leave_empty()
    seal()


def _team(edition, people, rng):
    seats = accounts.seat_team(edition, people, rng)
    return assessing.Desk.of(edition, seats, rng)


def _published(workshop, edition, desk, people, ledger, rng):
    """The products of 2024, all with a star."""
    regions = nominating.spread(rng, HOLDERS, nominating.PROVINCES[:20])
    products = nominating.new_firms(workshop, regions, edition.year)
    nominating.refuse_some(rng, products, HOLDERS)
    filed = nominating.file(workshop, edition, products, Kind.NEW, people)
    nominations = [one.nomination for one in filed]
    nominating.tell_trail(ledger, filed, rng)
    assessing.visit(nominations, desk.seats, edition, ledger, people["sekretariat"], rng)
    quality = {one.pk: rng.uniform(*rng.choices(CLASSES, SHARES)[0]) for one in nominations}
    standings = assessing.assess(desk, edition, nominations, quality, ledger, people, rng, is_over=True)
    deciding.publish(edition, nominations, standings, people, ledger, rng)
    return products


def _running(workshop, edition, desk, holders, new, people, ledger, rng):
    """New nominations, a part of them refused on paper, and the holders of 2024 evaluated again."""
    eligible = round(new * nominating.ELIGIBLE / nominating.NEW)
    products = nominating.new_firms(workshop, nominating.spread(rng, new, nominating.PROVINCES), edition.year)
    nominating.refuse_some(rng, products, eligible)
    filed = nominating.file(workshop, edition, products, Kind.NEW, people)
    filed += nominating.file(workshop, edition, holders, Kind.RE_EVALUATION, people)
    nominating.tell_trail(ledger, filed, rng)
    nominations = [one.nomination for one in filed if not one.refuse]
    quality = {one.pk: min(0.98, max(0.35, rng.gauss(0.76, 0.11))) for one in nominations}
    visited = [one for one in nominations if quality[one.pk] > 0.7 and rng.randrange(3)]
    assessing.visit(visited, desk.seats, edition, ledger, people["ketua"], rng)
    assessing.assess(desk, edition, nominations, quality, ledger, people, rng, is_over=False)

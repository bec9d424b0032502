"""The stars of the sample data's published edition: recommended, proposed, decided, published, each with its event."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from awards import indexing
from awards.enums import State
from awards.models import Award, Certificate, Decree
from awards.recommending import described
from awards.validity import months_later
from ovop_portal.demo.firms import at, code
from ovop_portal.workflow import start_in

JAKARTA = ZoneInfo("Asia/Jakarta")
RECOMMENDED, PROPOSED, DECIDED = date(2024, 10, 18), date(2024, 11, 12), date(2024, 12, 2)
PUBLISHED = datetime(2024, 12, 10, 10, tzinfo=JAKARTA)


def publish(edition, nominations, standings, people, ledger, rng):
    """One published award per nomination, with its certificate; every standing must have at least one star."""
    decree = Decree.objects.create(
        edition=edition,
        number="CONTOH/3001/2024",
        date=DECIDED,
        signatory="Menteri Perindustrian (contoh)",
        position="Menteri Perindustrian",
    )
    awards = [
        Award(
            **described(nomination), computed_star=standings[nomination.pk].star, star=standings[nomination.pk].star, decree=decree,
            recommended_by=people["ketua"], proposed_by=people["sekretariat"], decided_by=people["direktur"], valid_from=DECIDED,
            valid_until=months_later(DECIDED, edition.validity_months), visible_from=PUBLISHED, told_at=PUBLISHED,
            slug=code(rng, 10).lower(),
        )
        for nomination in nominations
    ]  # fmt: skip
    start_in(Award, awards, State.PUBLISHED)
    indexing.index(awards)
    Certificate.objects.bulk_create(
        Certificate(award=award, code=rng.randbytes(20).hex(), number=f"OVOP/{edition.year}/{award.nomination.code}", issued_at=PUBLISHED)
        for award in awards
    )
    for award in awards:
        star = {"star": award.star}
        ledger.note(at(RECOMMENDED, rng), people["ketua"], "awards.recommend", award, after=State.RECOMMENDED, **star)
        ledger.note(at(PROPOSED, rng), people["sekretariat"], "awards.propose", award, "", State.RECOMMENDED, State.PROPOSED, **star)
        ledger.note(
            at(DECIDED, rng), people["direktur"], "awards.decide", award, "", State.PROPOSED, State.DECIDED, decree=decree.number, **star
        )
        ledger.note(
            PUBLISHED,
            people["sekretariat"],
            "awards.publish",
            award,
            "",
            State.DECIDED,
            State.PUBLISHED,
            visible_from=PUBLISHED.isoformat(),
            **star,
        )
    return awards

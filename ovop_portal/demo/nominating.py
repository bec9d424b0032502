"""The nominations of the sample data: past editions through the bulk door with their events, the open one through the workflow itself."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from nominations import indexing
from nominations.enums import Result, State
from nominations.models import Answers, Document, Ikm, Nomination, Product, Revision, ScreeningItem, Sentra
from nominations.models.checklist import readiness
from nominations.models.revision import draw
from nominations.workflow import NOMINATION
from ovop_portal.accounts.models import Region
from ovop_portal.audit.trail import record, unit
from ovop_portal.demo import words
from ovop_portal.demo.accounts import officer_of
from ovop_portal.demo.firms import JAKARTA, at, code, first_day, later
from ovop_portal.programme.enums import Demand, DocumentKind
from ovop_portal.workflow import start_in

NEW, ELIGIBLE = 159, 89  # 2024, by the press release of 18 October 2024 (programme.md 2.6)
PROVINCES = [
    "11", "12", "13", "15", "16", "18", "19", "31", "32", "33", "34", "35", "36", "51", "52", "53", "61", "63", "64", "73", "74", "81",
]  # fmt: skip  # 22, as in 2024; which they were is not published
REFUSED = ["sentra_decree", "distribution_permit", "halal", "lab_test", "nomination_letter", "industry_legality"]


@dataclass
class Filed:
    """A nomination on its way into the database, with what belongs to it."""

    nomination: Nomination
    answers: Answers
    refuse: str = ""
    days: dict = field(default_factory=dict)


def spread(rng, count, provinces):
    """`count` kabupaten/kota, every province at least once, populous ones more often; Garut first, so that its account has work."""
    regencies = {code: list(Region.objects.filter(parent=code).select_related("parent")) for code in provinces}
    weights = [len(regencies[code]) for code in provinces]
    chosen = [
        Region.objects.select_related("parent").get(code="32.05"),
        *(rng.choice(regencies[code]) for code in provinces if code != "32"),
    ]
    while len(chosen) < count:
        chosen.append(rng.choice(regencies[rng.choices(provinces, weights)[0]]))
    return chosen[:count]


def new_firms(workshop, regions, year):
    """Saved products of new firms, one per region in the list; each comes with its sentra as `product.hub`."""
    drawn = [workshop.firm(region, year) for region in regions]
    Ikm.objects.bulk_create([ikm for ikm, *_ in drawn])
    for _, sentra, product, _ in drawn:
        sentra.name = sentra.name[:110]
        workshop.photograph(product)
        product.hub = sentra
    _save_sentras([product for _, _, product, _ in drawn])
    products = Product.objects.bulk_create([product for _, _, product, _ in drawn])
    indexing.index(products)
    return products


def _save_sentras(products):
    """One row per region and name: firms of one village may share their sentra, also with firms of an earlier edition."""
    known = {(one.region_id, one.name): one for one in Sentra.objects.all()}
    for product in products:
        product.hub = known.setdefault((product.hub.region_id, product.hub.name), product.hub)
    Sentra.objects.bulk_create(one for one in known.values() if one.pk is None)


def file(workshop, edition, products, kind, people):
    """Save one nomination per product as sent and screened; product.refuse names the rule that it fails, or is empty."""
    rng, rules = workshop.rng, list(edition.document_rules.all())
    opens, closes = first_day(edition.nomination_opens), first_day(edition.nomination_closes)
    filed, officers = [], {}
    for product in products:
        sent = later(opens, rng, 20, (closes - opens).days)
        officer, endorser = (_known(officers, one, rng) for one in (product.ikm.region, product.ikm.region.parent))
        nomination = Nomination(
            code=code(rng, 8), edition=edition, product=product, sentra=product.hub, kind=kind, office=officer.organisation,
            region=product.ikm.region, officer=officer, readiness=100, created_at=at(sent - timedelta(days=15), rng),
            submitted_at=at(sent, rng),
            endorsed_by=endorser, screened_by=people["sekretariat"],
        )  # fmt: skip
        days = {"sent": sent, "endorsed": later(sent, rng, 2, 9)}
        days["screened"] = min(later(max(days["endorsed"], closes), rng, 1, 50), first_day(edition.screening_closes))
        filed.append(Filed(nomination, workshop.answers(nomination, edition.year), product.refuse, days))
    for state in (State.ELIGIBLE, State.INELIGIBLE):
        start_in(Nomination, [one.nomination for one in filed if bool(one.refuse) == (state == State.INELIGIBLE)], state)
    _save_content(workshop, filed, rules, people["sekretariat"])
    return filed


def _known(officers, region, rng):
    """The officer of a region, asked of the database once."""
    if region.pk not in officers:
        officers[region.pk] = officer_of(region, rng)
    return officers[region.pk]


def _save_content(workshop, filed, rules, receiver):
    for one in filed:
        one.answers.nomination = one.nomination
    Answers.objects.bulk_create([one.answers for one in filed])
    documents = []
    for one in filed:
        missing = {one.refuse} if one.refuse in {"sentra_decree", "halal", "lab_test"} else set()
        documents += workshop.papers(one.nomination, rules, one.days["sent"], receiver, missing, {one.refuse} - missing)
    Document.objects.bulk_create(documents, batch_size=200)
    revisions = []
    for one in filed:
        revision = draw(one.nomination, 1, one.nomination.officer, one.nomination.submitted_at)
        one.nomination.drawn = revision
        revisions.append(revision)
    Revision.objects.bulk_create(revisions, batch_size=200)
    ScreeningItem.objects.bulk_create(_items(workshop.rng, filed, rules, receiver), batch_size=500)


def _items(rng, filed, rules, checker):
    for one in filed:
        for rule in rules:
            if rule.demand != Demand.MANDATORY or (rule.commodity_id and rule.commodity_id != one.nomination.product.commodity_id):
                continue
            refused = rule.code == one.refuse
            reason = words.screening_reason(rng, rule.code) if refused else ""
            result = Result.NOT_MET if refused else Result.MET
            yield ScreeningItem(
                revision=one.nomination.drawn, rule=rule, result=result, reason=reason, clause=rule.clause,
                remark=words.screening_remark(rng, str(result), reason), checked_by=checker, checked_at=at(one.days["screened"], rng),
            )  # fmt: skip


def tell_trail(ledger, filed, rng):
    """The events of every nomination, at the instants at which they would have happened."""
    for one in filed:
        nomination, provincial = one.nomination, one.nomination.endorsed_by
        ledger.note(nomination.created_at, nomination.officer, "nominations.create", nomination, after=State.DRAFT)
        ledger.note(
            nomination.submitted_at, nomination.officer, "nominations.submit", nomination, "", State.DRAFT, State.SUBMITTED,
            revision=1, sha256=nomination.drawn.sha256,
        )  # fmt: skip
        ledger.note(at(one.days["endorsed"], rng), provincial, "nominations.endorse", nomination, "", State.SUBMITTED, State.ENDORSED)
        done = at(one.days["screened"], rng, 16, 18)
        if one.refuse:
            note = words.return_note(rng, one.refuse)
            ledger.note(done, nomination.screened_by, "nominations.fail", nomination, note, State.ENDORSED, State.INELIGIBLE)
        else:
            ledger.note(done, nomination.screened_by, "nominations.pass", nomination, "", State.ENDORSED, State.ELIGIBLE)


def refuse_some(rng, products, eligible):
    """Mark all but `eligible` products with the rule that they fail; food alone can fail the papers of food."""
    fallen = rng.sample(products, len(products) - eligible)
    for product in products:
        product.refuse = ""
    for product in fallen:
        food = product.commodity.code == "makanan_minuman"
        product.refuse = rng.choice(REFUSED if food else [rule for rule in REFUSED if rule in {"sentra_decree", "nomination_letter"}])


# --- the edition that is open on the day of loading: small, through the workflow -----------------------------------------


def open_edition(workshop, edition, people):
    """Thirty nominations at every desk: drafts half filled, sent, returned, recommended, one directly by the province."""
    rng = workshop.rng
    plan = ["draft"] * 9 + ["submitted"] * 8 + ["returned"] * 4 + ["endorsed"] * 8 + ["draft"]
    regions = spread(rng, len(plan), PROVINCES[2:14])
    garut = Region.objects.select_related("parent").get(code="32.05")
    for position in (9, 17, 21):  # the known account of Garut also has a sent, a returned and a recommended one
        regions[position] = garut
    products = new_firms(workshop, regions, timezone.localdate().year)
    rules = list(edition.document_rules.all())
    for product, state in zip(products, plan, strict=True):
        nomination = draft(workshop, edition, product, rules, complete=state != "draft")
        if state == "draft":
            continue
        province = officer_of(product.ikm.region.parent, rng)
        nomination = NOMINATION.perform("submit", nomination, nomination.officer)
        if state == "returned":
            due = datetime.combine(timezone.localdate() + timedelta(days=14), time(23, 59), tzinfo=JAKARTA)
            NOMINATION.perform("return", nomination, people["sekretariat"], words.return_note(rng, "nomination_letter"), due=due)
        elif state == "endorsed":
            NOMINATION.perform("endorse", nomination, province)


def draft(workshop, edition, product, rules, complete):
    rng, officer, today = workshop.rng, officer_of(product.ikm.region, workshop.rng), timezone.localdate()
    if not complete and rng.randrange(2):
        product.story = product.packaging = ""
        product.save(update_fields=["story", "packaging"])
    with unit():
        nomination = Nomination.objects.create(
            code=code(rng, 8), edition=edition, product=product, sentra=product.hub if complete or rng.randrange(2) else None,
            office=officer.organisation, region=product.ikm.region, officer=officer,
        )  # fmt: skip
        answers = workshop.answers(nomination, timezone.localdate().year)
        (answers if complete or rng.randrange(3) == 0 else Answers(nomination=nomination)).save()
        if nomination.sentra:
            mandatory = [rule.code for rule in rules if rule.demand == Demand.MANDATORY and rule.kind != DocumentKind.NUMBER]
            skip = () if complete else rng.sample(mandatory, 3)
            Document.objects.bulk_create(workshop.papers(nomination, rules, today, None, skip))
        record(officer, "nominations.create", nomination, after=nomination.state)
        Nomination.objects.filter(pk=nomination.pk).update(readiness=readiness(nomination))
    return nomination

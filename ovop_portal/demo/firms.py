"""The firms of the sample data: IKM, sentra, product with its picture, the answers of a form, the papers of a nomination."""

import hashlib
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from nominations.models import Answers, Document, Ikm, Product, Sentra
from ovop_portal.demo import words
from ovop_portal.demo.papers import KINDS, paper
from ovop_portal.demo.pictures import picture
from ovop_portal.programme.enums import Demand, DocumentKind

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
JAKARTA = ZoneInfo("Asia/Jakarta")
STANDARD = {"food_standard": "certificate"}  # rules whose paper has another name among the layouts
PICTURES = 400  # drawn anew; a larger demo shows these again
NAMES_TRIED = 30  # before a product takes the name of its place to be told apart


def code(rng, length):
    return "".join(rng.choices(ALPHABET, k=length))


def at(day, rng, earliest=8, latest=16):
    """A working instant on a day, in Jakarta's zone."""
    return datetime.combine(day, time(rng.randrange(earliest, latest), rng.randrange(60), rng.randrange(60)), tzinfo=JAKARTA)


def keep(folder, rng, name, content):
    """Store bytes under a random-looking name and return it."""
    return storages["private"].save(f"{folder}/{rng.randbytes(2).hex()}/{rng.randbytes(20).hex()}{name}", ContentFile(content))


class Workshop:
    """Draws firms for a year; every product name is given once."""

    def __init__(self, rng, commodities):
        self.rng, self.commodities, self.names = rng, commodities, set()
        self.pictures = {code: [] for code in commodities}

    def firm(self, region, year, commodity=None):
        """(unsaved Ikm, unsaved Sentra, unsaved Product, Operation) of one firm in a kabupaten/kota."""
        rng, island, province = self.rng, region.island_group, region.code[:2]
        commodity = commodity or self.commodities[words.commodity(rng, island)]
        place = words.place(rng, region.name, island, province)
        craft = self._new_product(commodity, island, province, place)
        house = words.firm(rng, commodity.code, island, year)
        owner = words.owner(rng, island, province)
        hub = words.sentra(rng, craft.craft, place, island, province, year)
        ikm = Ikm(
            nib=words.nib(rng), name=house.name, region=region, kbli=craft.kbli, brand=house.brand, owner=owner.name,
            owner_gender=owner.gender, address=place.street, village=place.village, district=place.district, phone=owner.phone,
            email=owner.email, scale=house.scale, founded=house.founded, joined_sentra=house.joined,
        )  # fmt: skip
        sentra = Sentra(
            name=hub.name, region=region, commodity=commodity, decree_number=hub.decree_number, decree_date=hub.decree_date,
            decree_signatory=f"{hub.decree_title}, {hub.decree_signatory}", units=hub.units, workers=hub.workers, place=place.village,
            association=hub.association, facilities=hub.facilities,
        )  # fmt: skip
        material = craft.materials[0]
        product = Product(
            ikm=ikm, commodity=commodity, name=self._one_of_a_kind(craft.name, place), story=craft.story, uniqueness=craft.uniqueness,
            process=craft.process,
            raw_material=material.name, raw_material_origin=material.origin, local_share=material.local_share,
            supply_years=material.supply_years, packaging=craft.packaging, price_from=craft.price_from, price_to=craft.price_to,
        )  # fmt: skip
        return ikm, sentra, product, craft

    def _new_product(self, commodity, island, province, place):
        for _ in range(NAMES_TRIED):
            craft = words.product(self.rng, commodity.code, island, province, place)
            if craft.name not in self.names:
                break
        return craft

    def _one_of_a_kind(self, name, place):
        """The name, with the village after it where another firm has it already."""
        if name in self.names:
            name = f"{name} {place.village}"
        self.names.add(name)
        return name

    def photograph(self, product):
        """Give the product its picture; a small one, so that pages stay light."""
        drawn = self.pictures[product.commodity.code]
        if not drawn or sum(map(len, self.pictures.values())) < PICTURES:
            drawn.append(picture(product.commodity.code, self.rng.randrange(10**6), 720))
            content = drawn[-1]
        else:
            content = self.rng.choice(drawn)
        product.photo = keep("pictures", self.rng, ".webp", content)

    def answers(self, nomination, year):
        work = words.operation(self.rng, nomination.product.commodity.code, nomination.product.ikm.scale, year)
        return Answers(
            nomination=nomination, capacity=work.capacity, output_before=work.output_before, output_last=work.output_last,
            value_added=work.value_added, equipment=work.equipment, waste=work.waste, workers_women=work.women, workers_men=work.men,
            workers_family=work.family, partners=work.partners, training=work.training, turnover_before=work.turnover_before,
            turnover_last=work.turnover_last, reach=work.reach, channels=work.channels, exhibitions=work.exhibitions,
            export_countries=work.export_countries, export_value=work.export_value or None,
            organisation_chart=work.organisation_chart, procedures=work.procedures, bookkeeping=work.bookkeeping, capital=work.capital,
            history=work.history,
        )  # fmt: skip

    def papers(self, nomination, rules, day, receiver=None, skip=(), expired=()):
        """Unsaved documents for the rules that apply, uploaded on `day`; samples are received by `receiver` when one is given."""
        made = []
        for rule in rules:
            if rule.code in skip or (rule.commodity_id and rule.commodity_id != nomination.product.commodity_id):
                continue
            if rule.demand == Demand.BONUS and self.rng.randrange(3):
                continue
            made.append(self._paper(nomination, rule, day, receiver, rule.code in expired))
        return made

    def _paper(self, nomination, rule, day, receiver, is_expired):
        document = Document(
            nomination=nomination, rule=rule, code=code(self.rng, 14).lower(), uploaded_by=nomination.officer, uploaded_at=at(day, self.rng)
        )
        if rule.kind == DocumentKind.SAMPLE:
            document.sent_on = day
            document.courier = f"Pos Kilat {self.rng.randrange(10**9, 10**10)}"
            if receiver:
                document.received_at, document.received_by = at(day + timedelta(days=6), self.rng), receiver
            return document
        facts = self._facts(nomination, rule, day)
        if is_expired:
            facts["issued"], facts["expires"] = day - timedelta(days=1500), day - timedelta(days=self.rng.randrange(10, 200))
        document.number, document.issued, document.issuer = facts["number"], facts["issued"], rule.issuer
        document.expires = facts["expires"]
        if rule.kind == DocumentKind.FILE:
            content = paper(STANDARD.get(rule.code, rule.code), facts)
            document.file = keep("documents", self.rng, ".pdf", content)
            document.file_name = f"{KINDS[STANDARD.get(rule.code, rule.code)][0]} {nomination.product.ikm.name}.pdf"[:160]
            document.content_type, document.size = "application/pdf", len(content)
            document.sha256 = hashlib.sha256(content).hexdigest()
        return document

    def _facts(self, nomination, rule, day):
        product, sentra, rng = nomination.product, nomination.sentra, self.rng
        ikm = product.ikm
        issued = day - timedelta(days=rng.randrange(60, 700))
        number = {
            "sentra_decree": lambda: sentra.decree_number,
            "nomination_letter": lambda: words.letter_number(rng, day.year, day.month),
            "industry_legality": lambda: ikm.nib,
            "distribution_permit": lambda: words.spp_irt_number(rng),
            "halal": lambda: words.halal_number(rng),
            "lab_test": lambda: words.lab_number(rng, issued.year),
            "trademark": lambda: words.trademark_number(rng),
            "batikmark": lambda: words.batikmark_number(rng, issued.year),
            "environment": lambda: words.statement_number(rng, issued.year),
        }.get(rule.code, lambda: words.decree_number(rng, issued.year))()
        if rule.code == "sentra_decree":
            issued = sentra.decree_date
        if rule.code == "nomination_letter":
            issued = day - timedelta(days=rng.randrange(1, 9))
        expires = None
        if rule.expires:  # five years from issue, and well past any decision of the edition
            expires = max(issued + timedelta(days=1825), day + timedelta(days=900))
        return {
            "number": number, "issued": issued, "expires": expires, "firm": ikm.name, "owner": ikm.owner, "nib": ikm.nib, "kbli": ikm.kbli,
            "address": ikm.address, "village": ikm.village, "district": ikm.district, "regency": ikm.region.name,
            "province": ikm.region.parent.name, "sentra": sentra.name, "units": sentra.units, "workers": sentra.workers,
            "association": sentra.association, "decree_number": sentra.decree_number, "decree_date": sentra.decree_date,
            "product": product.name, "commodity": product.commodity.name, "brand": ikm.brand, "year": day.year,
        }  # fmt: skip


def later(day, rng, least, most):
    return day + timedelta(days=rng.randrange(least, most + 1))


def first_day(instant) -> date:
    return instant.astimezone(JAKARTA).date()

"""Rows enough for full pages: fifty nominations, offices, people and seats beside the small programme of tests/world.py."""

from nominations.enums import State
from nominations.models import Ikm, Nomination, Product
from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Mandate, Organisation, User
from ovop_portal.workflow import start_in
from tests import world as worlds

ROWS = 52


def gather(world):
    """Adds them to a world; returns it."""
    model = world.submitted
    firms = Ikm.objects.bulk_create(
        Ikm(nib=f"8{number:012}", name=f"Kelompok Tenun Rejeki {number}", region=model.region, kbli="13121") for number in range(ROWS)
    )
    names = [worlds.LONG if number % 10 == 0 else f"Tenun Ikat Sutra Melati {number}" for number in range(ROWS)]
    products = Product.objects.bulk_create(
        Product(ikm=firm, commodity=model.product.commodity, name=name) for firm, name in zip(firms, names, strict=True)
    )
    rows = [
        Nomination(edition=model.edition, product=product, sentra=model.sentra, office=model.office, region=model.region,
                   officer=model.officer, submitted_at=model.submitted_at)
        for product in products
    ]  # fmt: skip
    start_in(Nomination, rows, State.SUBMITTED)
    homes = Organisation.objects.bulk_create(
        Organisation(name=f"Balai Besar Standardisasi Industri Contoh {number}", kind=OrganisationKind.BALAI) for number in range(ROWS)
    )
    people = User.objects.bulk_create(
        User(
            email=f"penilai{number}@contoh.go.id",
            name=f"Raden Ajeng Sri Wahyuni Kusumaningrum {number}",
            role=Role.EXPERT,
            organisation=home,
        )
        for number, home in enumerate(homes)
    )
    Mandate.objects.bulk_create(Mandate(user=user, edition=model.edition, institution=user.organisation) for user in people)
    Organisation.objects.bulk_create(
        Organisation(name=f"Dinas Perindustrian, Perdagangan, Koperasi, dan UKM Contoh {number}", kind=OrganisationKind.MINISTRY)
        for number in range(ROWS)
    )
    return world


def facts(world):
    """What the places of figures/places.py need."""
    sheets = world.assignments
    return {
        "year": world.edition.year, "starred": world.edition.year, "star": world.public.slug, "certificate": world.public.certificate.code,
        "draft": world.draft.code, "sent": world.submitted.code, "screened": world.endorsed.code, "released": sheets["released"].pk,
        "sheet": sheets["accepted"].pk, "rubric": world.edition.edition_commodities.first().rubric_id,
    }  # fmt: skip

"""The people of the sample data: one known account per role, and the officers and assessors that an edition of the size of 2024 needs."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from ovop_portal.accounts.enums import OFFICES, OrganisationKind, Role
from ovop_portal.accounts.models import Mandate, Organisation, Region, User
from ovop_portal.demo.words import official
from ovop_portal.programme.models import Commodity

PASSWORD = "Sentra-Contoh-2026"  # noqa: S105 - printed by `make run`, refused outside DEMO=1
GARUT, JABAR = "32.05", "32"


@dataclass(frozen=True)
class Account:
    email: str
    role: str
    organisation: str
    task: str


KNOWN = [
    Account("garut@contoh.go.id", Role.REGENCY, f"office:{GARUT}", "kepala dinas kabupaten: mengusulkan, mengundang rekan"),
    Account("jabar@contoh.go.id", Role.PROVINCE, f"office:{JABAR}", "kepala dinas provinsi: merekomendasikan"),
    Account(
        "sekretariat@contoh.go.id", Role.SECRETARIAT, "Direktorat Jenderal Industri Kecil, Menengah, dan Aneka", "seleksi, kunci pertama"
    ),
    Account(
        "sekretariat2@contoh.go.id", Role.SECRETARIAT, "Direktorat Jenderal Industri Kecil, Menengah, dan Aneka", "orang kedua sekretariat"
    ),
    Account("direktur@contoh.go.id", Role.DIRECTOR, "Direktorat Jenderal Industri Kecil, Menengah, dan Aneka", "kunci kedua: menetapkan"),
    Account("ketua@contoh.go.id", Role.EXPERT, "Kementerian Koordinator Bidang Perekonomian", "ketua tim penilai"),
    Account("penilai@contoh.go.id", Role.EXPERT, "Cita Tenun Indonesia", "penilai"),
    Account("auditor@contoh.go.id", Role.AUDITOR, "Inspektorat Jenderal", "membaca semuanya"),
    Account("admin@contoh.go.id", Role.ADMINISTRATOR, "", "admin teknis Django"),
]

MINISTRY = [
    ("Direktorat Jenderal Industri Kecil, Menengah, dan Aneka", OrganisationKind.DIRECTORATE),
    ("Inspektorat Jenderal", OrganisationKind.INSPECTORATE),
]
FOOD, WOVEN, BATIK, PLAITED, POTTERY = "makanan_minuman", "kain_tenun", "kain_batik", "anyaman", "gerabah"
# institutions named in public for 2024, with the commodities that they know (programme.md 5.1)
INSTITUTIONS = [
    ("Kementerian Koordinator Bidang Perekonomian", OrganisationKind.MINISTRY, [FOOD, WOVEN, BATIK, PLAITED, POTTERY], 5),
    ("Balai Besar Standardisasi Industri Agro", OrganisationKind.BALAI, [FOOD], 5),
    ("Balai Besar Standardisasi Industri Tekstil", OrganisationKind.BALAI, [WOVEN], 3),
    ("Balai Besar Standardisasi Kerajinan dan Batik", OrganisationKind.BALAI, [BATIK, PLAITED], 5),
    ("Balai Besar Standardisasi Industri Keramik", OrganisationKind.BALAI, [POTTERY], 3),
    ("Gabungan Produsen Makanan Minuman Indonesia (GAPMMI)", OrganisationKind.ASSOCIATION, [FOOD], 4),
    ("Cita Tenun Indonesia", OrganisationKind.ASSOCIATION, [WOVEN], 3),
    ("Yayasan Batik Indonesia", OrganisationKind.ASSOCIATION, [BATIK], 3),
    ("Himpunan Industri Mebel dan Kerajinan Indonesia (HIMKI)", OrganisationKind.ASSOCIATION, [PLAITED, POTTERY], 4),
    ("Perkumpulan Warna Alam Indonesia (Warlami)", OrganisationKind.ASSOCIATION, [WOVEN, BATIK], 2),
    ("Fakultas Seni Rupa dan Desain (contoh)", OrganisationKind.UNIVERSITY, [WOVEN, BATIK, PLAITED, POTTERY], 3),
]  # fmt: skip


def office_of(region):
    """The dinas of a region; made on first use."""
    kind = OrganisationKind.REGENCY_OFFICE if region.parent_id else OrganisationKind.PROVINCE_OFFICE
    name = f"Dinas Perindustrian dan Perdagangan {region.name if region.parent_id else 'Provinsi ' + region.name}"
    return Organisation.objects.get_or_create(region=region, kind=kind, defaults={"name": name})[0]


def leave_empty(number=2):
    """Offices in which nobody works yet, in the province of the known accounts while it has regions to spare."""
    spare = Region.objects.filter(parent__isnull=False, organisations=None).order_by("code")
    return [office_of(region) for region in (spare.filter(parent=JABAR) or spare)[:number]]


def officer_of(region, rng):
    """Somebody who works in the dinas of a region; made on first use, without a password."""
    office = office_of(region)
    found = User.objects.filter(organisation=office).order_by("pk").first()
    if found:
        return found
    person = official(rng, region.island_group, region.code[:2])
    digits = int(region.code.replace(".", ""))
    return User.objects.create(
        email=f"petugas-{region.code}@contoh.go.id",
        name=person.name,
        role=Role.REGENCY if region.parent_id else Role.PROVINCE,
        organisation=office,
        heads_office=True,
        last_login=timezone.now() - timedelta(days=1 + digits % 23) if digits % 9 else None,  # every ninth has not come yet
        password="!",  # noqa: S106 - nobody can sign in with it
    )


def load_known(rng):
    """The known accounts, by the name before the @."""
    for name, kind in MINISTRY:
        Organisation.objects.get_or_create(name=name, defaults={"kind": kind})
    for name, kind, _, _ in INSTITUTIONS:
        Organisation.objects.get_or_create(name=name, defaults={"kind": kind})
    people = {}
    for account in KNOWN:
        if account.organisation.startswith("office:"):
            home = office_of(Region.objects.get(code=account.organisation.removeprefix("office:")))
        else:
            home = Organisation.objects.filter(name=account.organisation).first()
        fields = {"name": official(rng).name, "role": account.role, "organisation": home, "heads_office": account.role in OFFICES}
        if account.role == Role.ADMINISTRATOR:
            fields |= {"is_staff": True, "is_superuser": True}
        if account.role == Role.AUDITOR:
            fields["is_staff"] = True
        people[account.email.partition("@")[0]] = User.objects.create_user(account.email, PASSWORD, **fields)
    return people


def seat_team(edition, people, rng):
    """The selection team of an edition: about 40 seats of the institutions, the known lead and assessor among them."""
    commodities = {commodity.code: commodity for commodity in Commodity.objects.all()}
    seats = []
    for number, (name, _, codes, count) in enumerate(INSTITUTIONS, start=1):
        institution = Organisation.objects.get(name=name)
        for position in range(1, count + 1):
            user = _member(institution, number, position, people, rng)
            seat = Mandate.objects.create(user=user, edition=edition, institution=institution, lead=user == people["ketua"])
            seat.commodities.set([commodities[code] for code in codes])
            seats.append(seat)
    return seats


def _member(institution, number, position, people, rng):
    known = {people["ketua"].organisation_id: people["ketua"], people["penilai"].organisation_id: people["penilai"]}
    if position == 1 and institution.pk in known:
        return known[institution.pk]
    return User.objects.get_or_create(
        email=f"penilai-{number}-{position}@contoh.go.id",
        defaults={"name": official(rng, expert=True).name, "role": Role.EXPERT, "organisation": institution, "password": "!"},
    )[0]

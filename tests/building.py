"""Makes whole things for tests through the portal's own doors: a nomination, a sheet, a star in any state."""

import io
from datetime import date, timedelta
from types import SimpleNamespace

import pikepdf
from django.core.files.base import ContentFile
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.crypto import get_random_string
from PIL import Image

from assessments import marks, planning
from assessments.models import Assignment, Score, Visit
from assessments.workflow import ASSIGNMENT
from awards.models import Decree
from awards.recommending import candidates, recommend
from awards.workflow import AWARD
from nominations import indexing
from nominations.enums import Result
from nominations.models import Answers, Document, Ikm, Nomination, Product, ScreeningItem, Sentra
from nominations.models.checklist import rules_of
from nominations.workflow import NOMINATION
from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Mandate, Organisation, Region, User
from ovop_portal.audit.trail import record, unit
from ovop_portal.programme import document_rules
from ovop_portal.programme.enums import DocumentKind
from ovop_portal.programme.models import Commodity, Edition, EditionCommodity, Extension, StarRule
from ovop_portal.programme.workflow import EXTENSION

PASSWORD = "Tenun-Rotan-Gerabah-7"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)

PLACES = ["32", "32.04", "32.05", "33", "33.74", "35", "35.78"]
OFFICES = {  # name in the cast → (role, kind, region)
    "bandung": (Role.REGENCY, OrganisationKind.REGENCY_OFFICE, "32.04"),
    "garut": (Role.REGENCY, OrganisationKind.REGENCY_OFFICE, "32.05"),
    "jabar": (Role.PROVINCE, OrganisationKind.PROVINCE_OFFICE, "32"),
    "jateng": (Role.PROVINCE, OrganisationKind.PROVINCE_OFFICE, "33"),
}
MINISTRY = {
    "secretariat": (Role.SECRETARIAT, "Direktorat Jenderal IKMA", OrganisationKind.DIRECTORATE),
    "colleague": (Role.SECRETARIAT, "Direktorat Jenderal IKMA", OrganisationKind.DIRECTORATE),
    "director": (Role.DIRECTOR, "Direktorat Jenderal IKMA", OrganisationKind.DIRECTORATE),
    "auditor": (Role.AUDITOR, "Inspektorat Jenderal", OrganisationKind.INSPECTORATE),
}
TEAM = {
    "lead": ("Balai Besar Contoh", OrganisationKind.BALAI),
    "assessor": ("Asosiasi Tenun Contoh", OrganisationKind.ASSOCIATION),
    "second": ("Universitas Contoh", OrganisationKind.UNIVERSITY),
}


def real_pdf():
    """A PDF of one empty page that every parser opens."""
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(file)
    return file.getvalue()


def real_picture():
    """A JPEG as a phone makes it, only plain."""
    file = io.BytesIO()
    Image.new("RGB", (640, 480), "#a5532f").save(file, "JPEG")
    return file.getvalue()


def make_user(name, role, organisation, **fields):
    return User.objects.create_user(
        f"{name}@contoh.go.id", PASSWORD, name=name.capitalize(), role=role, organisation=organisation, **fields
    )


def make_cast():
    """The people of every test, by name: four offices, the ministry, a team (its mandates come with an edition), an administrator."""
    people = {}
    for name, (role, kind, region) in OFFICES.items():
        office = Organisation.objects.create(name=f"Dinas {name.capitalize()}", kind=kind, region_id=region)
        people[name] = make_user(name, role, office)
    for name, (role, organisation, kind) in MINISTRY.items():
        home, _ = Organisation.objects.get_or_create(name=organisation, defaults={"kind": kind})
        people[name] = make_user(name, role, home)
    for name, (organisation, kind) in TEAM.items():
        people[name] = make_user(name, Role.EXPERT, Organisation.objects.create(name=organisation, kind=kind))
    people["administrator"] = User.objects.create_superuser("administrator@contoh.go.id", PASSWORD, name="Administrator")
    return SimpleNamespace(**people)


def instants(phase, now=None):
    """The phase instants of an edition that is in this phase now."""
    now = now or timezone.now()
    names = ["nomination_opens", "nomination_closes", "screening_closes", "assessment_opens", "assessment_closes", "publication_at"]
    offsets = {
        "preparation": [10, 40, 60, 61, 120, 150],
        "nomination": [-10, 20, 40, 41, 100, 130],
        "screening": [-40, -1, 20, 21, 80, 110],
        "assessment": [-100, -60, -30, -29, 30, 60],
        "decision": [-200, -160, -130, -129, -10, 20],
        "published": [-300, -260, -230, -229, -110, -80],
    }[phase]
    return {name: now + timedelta(days=days) for name, days in zip(names, offsets, strict=True)}


def make_edition(year=2026, phase="nomination", commodities=("kain_tenun",), **fields):
    """An edition with the default document rules, the star rule and the loaded rubrics of these commodities."""
    edition = Edition.objects.create(year=year, name=f"OVOP {year}", regulation="Permenperin 14/2021", **(instants(phase) | fields))
    for commodity in Commodity.objects.filter(code__in=commodities):
        EditionCommodity.objects.create(edition=edition, commodity=commodity, rubric=commodity.rubrics.newest())
    document_rules.add_defaults(edition)
    StarRule.objects.create(edition=edition, visit_from=0)
    return edition


def seat(edition, user, lead=False, home=None):
    """A seat in the team of this edition, for all its commodities."""
    mandate = Mandate.objects.create(user=user, edition=edition, institution=user.organisation, lead=lead, home_province_id=home)
    mandate.commodities.set(edition.commodities.all())
    return mandate


def propose_extension(edition, by, office=None, until=None, reason="Banjir memutus internet tiga hari"):
    """More time that waits for a second person."""
    until = until or edition.nomination_closes + timedelta(days=2)
    return Extension.objects.create(edition=edition, office=office, until=until, reason=reason, proposed_by=by)


def extend(edition, cast, office=None, until=None):
    """More time that counts: proposed by the secretariat, confirmed by the colleague."""
    return EXTENSION.perform("confirm_extension", propose_extension(edition, cast.secretariat, office, until), cast.colleague)


def shift(edition, phase):
    """Move an edition into another phase, as time would."""
    for name, instant in instants(phase).items():
        setattr(edition, name, instant)
    edition.save()


def make_draft(edition, officer, commodity="kain_tenun", product="Tenun Ikat Melati", nib=None, without=()):
    """A complete draft of this officer's office; `without` names codes of document rules, or fields, to leave empty."""
    region = Region.objects.get(
        code=officer.scope if "." in officer.scope else f"{officer.scope}.{'04' if officer.scope == '32' else '74'}"
    )
    nib = nib or get_random_string(13, "123456789")
    kind = Commodity.objects.get(code=commodity)
    ikm = Ikm.objects.create(
        nib=nib, name="UD Melati Rejeki", region=region, kbli=(kind.kbli_prefixes.split(",")[0] or "13121").ljust(5, "1"),
        owner="Sri Wahyuni", owner_gender="woman", address="Jalan Mawar 7 RT 02/RW 05", village="Sukamaju", district="Cikancung",
        phone="+6281234567890", scale="small", founded=2009, joined_sentra=2015,
    )  # fmt: skip
    sentra, _ = Sentra.objects.get_or_create(
        name=f"Sentra {kind.name} {region.name}", region=region, commodity=kind,
        defaults={"decree_number": "430/Kep.12/2019", "decree_date": date(2019, 4, 2), "decree_signatory": "Bupati", "units": 24,
                  "place": "Desa Sukamaju"},
    )  # fmt: skip
    item = Product.objects.create(
        ikm=ikm, commodity=kind, name=product, story="Ditenun sejak tiga generasi.", uniqueness="Motif bunga melati khas desa.",
        process="Benang diikat, dicelup, lalu ditenun.", raw_material="Benang kapas", raw_material_origin="Sukamaju", local_share=80,
        supply_years=3, packaging="Kotak karton berlabel", price_from=250000, price_to=900000,
    )  # fmt: skip
    indexing.index([item])
    item.photo.save("foto.webp", ContentFile(b"RIFF0000WEBP"))
    nomination = Nomination.objects.create(
        edition=edition, product=item, sentra=None if "sentra" in without else sentra, office=officer.organisation, region=region,
        officer=officer,
    )  # fmt: skip
    Answers.objects.create(
        nomination=nomination, capacity="400 lembar", output_before="3.900 lembar", output_last="4.300 lembar", value_added=45,
        equipment="12 alat tenun bukan mesin", waste="Air celupan diendapkan", workers_women=14, workers_men=3,
        turnover_before=480000000, turnover_last=615000000, reach="national", channels="Toko, pameran", organisation_chart="written",
        procedures="written", bookkeeping="posted", capital="Modal sendiri",
    )  # fmt: skip
    for rule in rules_of(nomination).mandatory():
        if rule.code not in without:
            add_paper(nomination, rule, officer)
    return nomination


def add_paper(nomination, rule, officer, **fields):
    """The current document for one rule, valid today."""
    paper = {"number": f"{rule.code}/2025/017", "issuer": rule.issuer, "issued": date(2025, 3, 3)}
    if rule.expires:
        paper["expires"] = timezone.localdate() + timedelta(days=900)
    if rule.kind == DocumentKind.SAMPLE:
        paper = {"sent_on": timezone.localdate(), "courier": "Pos 0123456789"}
    document = Document(
        nomination=nomination, rule=rule, uploaded_by=officer, code=get_random_string(12, "abcdefghjkmnpqrstuvwxyz23456789"),
        **(paper | fields),
    )  # fmt: skip
    if rule.kind == DocumentKind.FILE:
        document.file_name, document.content_type, document.size, document.sha256 = (
            f"{rule.code}.pdf",
            "application/pdf",
            len(PDF),
            "0" * 64,
        )
        document.file.save("berkas.pdf", ContentFile(PDF), save=False)
    document.save()
    return document


def screen(nomination, by, refuse=()):
    """One result per rule of the current revision: met, or not met for the codes in `refuse`."""
    revision, checked = nomination.revision(), {"checked_by": by, "checked_at": timezone.now()}
    met, not_met = {"result": Result.MET, "reason": ""}, {"result": Result.NOT_MET, "reason": "incomplete"}
    with unit():
        ScreeningItem.objects.bulk_create(
            [
                ScreeningItem(revision=revision, rule=rule, **checked, **(not_met if rule.code in refuse else met))
                for rule in rules_of(nomination).mandatory()
            ],
            update_conflicts=True, unique_fields=["revision", "rule"], update_fields=[*met, *checked],
        )  # fmt: skip
        nomination.documents.current().filter(rule__kind=DocumentKind.SAMPLE).update(received_at=timezone.now(), received_by=by)
        record(by, "nominations.screen", nomination)


def bring(nomination, state, cast):
    """Walk a draft to this state through the workflow, with the people whose acts these are."""
    province = cast.jabar if nomination.region_id.startswith("32") else cast.jateng
    edition = nomination.edition
    if state == "draft":
        return nomination
    if state == "withdrawn":
        return NOMINATION.perform("withdraw", nomination, nomination.officer, "Atas permintaan IKM")
    nomination = NOMINATION.perform("submit", nomination, nomination.officer)
    if state == "submitted":
        return nomination
    if state == "returned":
        due = min(timezone.now() + timedelta(days=5), edition.screening_closes)
        return NOMINATION.perform("return", nomination, cast.secretariat, "Perbaiki surat usulan", due=due)
    if nomination.needs_endorsement:
        nomination = NOMINATION.perform("endorse", nomination, province)
    if state == "endorsed":
        return nomination
    if state == "ineligible":
        screen(nomination, cast.secretariat, refuse=["sentra_decree"])
        return NOMINATION.perform("fail", nomination, cast.secretariat, "SK sentra tidak sah")
    screen(nomination, cast.secretariat)
    nomination = NOMINATION.perform("pass", nomination, cast.secretariat)
    if state == "lapsed":
        nomination.documents.filter(rule__code="nomination_letter").update(expires=timezone.localdate() - timedelta(days=1))
        return NOMINATION.perform("lapse", nomination, cast.colleague, "Surat usulan berakhir")
    return nomination


def assign(nomination, mandate, cast, state="released", points=None, note=""):
    """An assignment in this state; `points` is "high", "low" or a function indicator → points for its sheet."""
    planning.plan(cast.secretariat, [mandate], [nomination])
    assignment = Assignment.objects.get(nomination=nomination, mandate=mandate)
    path = {
        "planned": [], "cancelled": ["cancel"], "released": ["release"], "accepted": ["release", "accept"],
        "recused": ["release", "recuse"], "expired": ["release", "expire"], "final": ["release", "accept", "finalise"],
        "reopened": ["release", "accept", "finalise", "reopen"],
    }[state]  # fmt: skip
    for step in path:
        actor = mandate.user if step in {"accept", "recuse", "finalise"} else cast.secretariat
        if step == "finalise":
            fill(assignment, points or "high", note)
        assignment = ASSIGNMENT.perform(step, assignment, actor, "Alasan yang jelas")
    return assignment


def fill(assignment, points="high", note=""):
    """Marks on every indicator of the sheet."""
    choose = {"high": lambda one: one.maximum, "low": lambda one: min(level.points for level in one.levels.all())}.get(points, points)
    indicators = marks.indicators_of(assignment.nomination)
    prefetch_related_objects(indicators, "levels")
    Score.objects.bulk_create(
        [Score(sheet=assignment.sheet, indicator=one, points=choose(one), note=note) for one in indicators],
        update_conflicts=True, unique_fields=["sheet", "indicator"], update_fields=["points", "note"],
    )  # fmt: skip


def visit(nomination, by):
    return Visit.objects.create(nomination=nomination, visited_on=timezone.localdate(), team="Balai, Kemenko, sekretariat", recorded_by=by)


def make_decree(edition, number="2026/OVOP/1"):
    decree, _ = Decree.objects.get_or_create(
        number=number, defaults={"edition": edition, "date": timezone.localdate(), "signatory": "Menteri Contoh"}
    )
    return decree


def make_award(nomination, cast, state="recommended", star=None, visible_from=None):
    """A star in this state for a nomination whose sheets are all final."""
    rows = [one for one in candidates(nomination.edition, cast.secretariat) if one.nomination_id == nomination.pk]
    award = recommend(cast.secretariat, nomination.edition, rows)[0]
    path = {"recommended": 0, "proposed": 1, "decided": 2, "published": 3, "revoked": 4}[state]
    note = "Keunikan motif diakui pleno" if star is not None else ""
    steps = [
        ("propose", cast.secretariat, note, {"star": star}),
        ("decide", cast.director, "", {"decree": make_decree(nomination.edition)}),
        ("publish", cast.secretariat, "", {"visible_from": visible_from}),
        ("revoke", cast.director, "Izin dicabut", {}),
    ]
    for name, actor, remark, facts in steps[:path]:
        award = AWARD.perform(name, award, actor, remark, **facts)
    return award

"""One small programme with every kind of object in it, and for each address the arguments that reach one of them."""

from types import SimpleNamespace

from django.contrib.auth.tokens import default_token_generator
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from nominations import confirming
from ovop_portal.accounts.models import Invitation
from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import record, unit
from ovop_portal.notices.outbox import post
from ovop_portal.programme import rubric_drafts
from tests import building

OF_AN_EDITION = [
    "edition_commodities",
    "rules",
    "rule_export",
    "rule_add",
    "team",
    "team_export",
    "team_copy",
    "seat_add",
    "extensions",
    "extension_export",
]
LONG = "Tenun Ikat Sutra Alam Pewarna Indigo Motif Bunga Melati Sukamaju"


def patterns(entries=None, namespace=""):
    """(name, pattern) of every address but Django's admin, which tests/test_admin.py walks."""
    for entry in get_resolver().url_patterns if entries is None else entries:
        if isinstance(entry, URLResolver):
            if entry.app_name != "admin":
                yield from patterns(entry.url_patterns, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry


def build(cast, edition):
    """Nominations at every desk, a released, an open and a final sheet, a star on its way and a public one; all of bandung's office."""
    draft = building.make_draft(edition, cast.bandung, product=LONG)
    submitted = building.bring(building.make_draft(edition, cast.bandung, product="Tenun Sutra"), "submitted", cast)
    endorsed = building.bring(building.make_draft(edition, cast.bandung, product="Tenun Songket"), "endorsed", cast)
    eligible = [building.bring(building.make_draft(edition, cast.bandung, product=f"Tenun {name}"), "eligible", cast) for name in "ABCDE"]
    building.shift(edition, "assessment")
    for nomination in [draft, submitted, endorsed, *eligible]:
        nomination.edition = edition
    seat = cast.assessor.mandates.select_related("user__organisation").get(edition=edition)
    assignments = {
        state: building.assign(nomination, seat, cast, state)
        for nomination, state in zip(eligible, ["released", "accepted", "final", "final", "planned"], strict=True)
        if state != "planned"
    }
    planned = building.assign(eligible[4], seat, cast, "planned")
    proposed = building.make_award(eligible[2], cast, "proposed")
    public_nomination = building.bring(_reopened(edition, cast), "eligible", cast)
    building.shift(edition, "assessment")
    building.assign(public_nomination, seat, cast, "final")
    public = building.make_award(public_nomination, cast, "published")
    invitation = Invitation(
        email="baru@contoh.go.id", name="Petugas Baru", role="regency", organisation=cast.garut.organisation, invited_by=cast.secretariat
    )
    token = invitation.issue()
    invitation.save()
    with unit():
        post(
            "nomination_receipt",
            [cast.bandung],
            link="/usulan/",
            nomination=submitted,
            product=submitted.product,
            revision=submitted.revision(),
        )
        record(cast.secretariat, "accounts.invite", invitation)
    return SimpleNamespace(
        cast=cast, edition=edition, draft=draft, submitted=submitted, endorsed=endorsed, eligible=eligible, assignments=assignments,
        planned=planned, proposed=proposed, public=public, invitation=invitation, token=token,
        question=confirming.ask(cast.bandung, draft)[1],
        upload=draft.uploads.create(begun_by=cast.bandung, file_name="surat.pdf", size=1000),
        extension=building.propose_extension(edition, cast.colleague),
        rubric_draft=rubric_drafts.start(cast.secretariat, edition.commodities.first()),
        message=cast.bandung.messages.latest("pk"), event=Event.objects.earliest("seq"),
    )  # fmt: skip


def _reopened(edition, cast):
    building.shift(edition, "nomination")
    nomination = building.make_draft(edition, cast.bandung, product="Tenun Umum")
    nomination.edition = edition
    return nomination


def arguments(world):
    """address name → its keyword arguments; a name that is missing here takes none."""
    sent, sheet = world.submitted, world.assignments["accepted"]
    document = sent.documents.current().exclude(file="").first()
    year, award, slug = world.edition.year, world.proposed.pk, world.public.slug
    rubric, draft = world.edition.edition_commodities.first().rubric_id, world.rubric_draft.pk
    return {
        "account_reset_password_from_key": {"uidb36": "1", "key": default_token_generator.make_token(world.cast.bandung)},
        "accounts:person": {"pk": world.cast.bandung.pk},
        "accounts:edit_person": {"pk": world.cast.bandung.pk},
        "accounts:hand_over": {"pk": world.cast.bandung.pk},
        "accounts:office": {"pk": world.cast.bandung.organisation_id},
        "accounts:edit_office": {"pk": world.cast.bandung.organisation_id},
        "accounts:disable": {"pk": world.cast.bandung.pk},
        "accounts:enable": {"pk": world.cast.bandung.pk},
        "accounts:resend": {"pk": world.invitation.pk},
        "accounts:revoke": {"pk": world.invitation.pk},
        "accounts:accept": {"token": world.token},
        "audit:event": {"seq": world.event.seq},
        "notices:message": {"pk": world.message.pk},
        "programme:rubric": {"pk": rubric},
        "programme:rubric_changes": {"pk": rubric},
        "programme:rubric_book": {"pk": rubric},
        "programme:rubric_import": {"pk": draft},
        "programme:rubric_publish": {"pk": draft},
        "programme:rubric_discard": {"pk": draft},
        "programme:rubric_edit": {"pk": draft},
        "programme:rubric_head": {"pk": draft},
        "programme:rubric_add": {"pk": draft, "slug": "indikator"},
        "programme:rubric_part": {"pk": draft, "slug": "aspek", "code": "A"},
        "programme:rubric_move": {"pk": draft, "slug": "aspek", "code": "A"},
        "programme:rubric_remove": {"pk": draft, "slug": "aspek", "code": "A"},
        "assessments:rehearsal": {"pk": rubric},
        "desk:edition": {"year": year},
        "desk:edition_export": {"year": year},
        "programme:detail": {"year": year},
        "programme:copy": {"year": year},
        "programme:edit": {"year": year},
        "programme:star_rule": {"year": year},
        "programme:extension": {"year": year, "pk": world.extension.pk},
        "programme:extension_transition": {"year": year, "pk": world.extension.pk, "name": "confirm_extension"},
        **dict.fromkeys(["programme:commodity", "programme:commodity_edit", "programme:commodity_delete"], {"code": "kain_tenun"}),
        **dict.fromkeys([f"programme:{name}" for name in OF_AN_EDITION], {"year": year}),
        **dict.fromkeys([f"programme:rule_{name}" for name in ("edit", "remove", "move")], {"year": year, "pk": document.rule_id}),
        **dict.fromkeys([f"programme:seat{name}" for name in ("", "_end", "_reinstate")], {"year": year, "pk": world.planned.mandate_id}),
        "nominations:file": {"code": document.code},
        "nominations:detail": {"code": sent.code},
        "nominations:step": {"code": world.draft.code, "step": "produk"},
        "nominations:autosave": {"code": world.draft.code, "step": "produk"},
        "nominations:confirmation": {"code": world.draft.code},
        "nominations:owner": {"token": world.question},
        "nominations:upload_begin": {"code": world.draft.code, "rule": "nomination_letter"},
        "nominations:upload": {"upload": world.upload.code},
        "nominations:upload_done": {"upload": world.upload.code},
        "nominations:readiness": {"code": world.draft.code},
        "nominations:document": {"code": world.draft.code, "rule": "nomination_letter"},
        "nominations:photo": {"code": sent.code},
        "nominations:receipt": {"code": sent.code, "number": 1},
        "nominations:revision": {"code": sent.code, "number": 1},
        "nominations:transition": {"code": sent.code, "name": "endorse"},
        "awards:award": {"pk": award},
        "awards:transition": {"pk": award, "name": "decide"},
        "awards:edition": {"year": year},
        "awards:desk_export": {"year": year},
        "awards:recommend": {"year": year},
        "awards:propose_all": {"year": year},
        "awards:decree": {"year": year},
        "awards:decide": {"year": year, "pk": building.make_decree(world.edition).pk},
        "awards:announce": {"year": year},
        "awards:recall": {"year": year},
        "awards:star": {"slug": slug},
        "awards:photo": {"slug": slug},
        "awards:certificate": {"slug": slug},
        "awards:verify": {"code": world.public.certificate.code},
        "screening:desk": {"code": sent.code},
        "screening:verdict": {"code": sent.code, "name": "return"},
        "screening:sample": {"code": sent.code, "rule": "product_sample"},
        "assessments:sheet": {"pk": sheet.pk},
        "assessments:transition": {"pk": sheet.pk, "name": "recuse"},
        "assessments:roster": {"code": world.eligible[0].code},
        "assessments:team": {"year": year},
        "assessments:team_export": {"year": year},
        "assessments:nomination": {"year": year, "code": world.eligible[0].code},
        "assessments:visit": {"year": year, "code": world.eligible[0].code},
    }


def address(name, world):
    """The address of this name for the objects of the world; what stands for what is asked of the database once."""
    if not hasattr(world, "arguments"):
        world.arguments = arguments(world)
    return reverse(name, kwargs=world.arguments.get(name, {}))

"""How a draft is begun and kept: each function writes inside the caller's unit and records what it did."""

import secrets

from django.utils import timezone
from django.utils.translation import gettext as _

from nominations import indexing, scanning, scopes
from nominations.enums import Kind, State
from nominations.models import Answers, Document, Ikm, Nomination, Product, Sentra, checklist
from nominations.models.checklist import rules_of
from ovop_portal.audit.trail import record

LEGALITY = "industry_legality"  # the code of the rule whose number is the NIB
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
OPEN = (State.DRAFT, State.RETURNED)


def document_code():
    """A code that cannot be guessed, for the address of a paper."""
    return "".join(secrets.choice(ALPHABET) for _index in range(12))


def registered(nib):
    """The IKM that carries this NIB anywhere in the country, or None."""
    return Ikm.objects.select_related("region").filter(nib=nib).first()


def product_named(ikm, name):
    """The product of the IKM with this name, however its capitals are written, or None."""
    return ikm.products.select_related("commodity").filter(name__iexact=name).first() if ikm else None


def begin(officer, edition, region, commodity, nib, ikm_name, product_name):
    """A new draft of the officer's office; an IKM or product that is known already is taken, not made again."""
    ikm = registered(nib) or Ikm.objects.create(nib=nib, name=ikm_name, region=region)
    product = product_named(ikm, product_name) or _new_product(ikm, commodity, product_name)
    nomination = Nomination.objects.create(
        edition=edition,
        product=product,
        sentra=_sentra_before(product),
        kind=Kind.RE_EVALUATION if scopes.is_earlier_holder(product) else Kind.NEW,
        office=officer.organisation,
        region=ikm.region,
        officer=officer,
    )
    Answers.objects.create(nomination=nomination)
    for rule in rules_of(nomination).filter(code=LEGALITY):
        hand_in(nomination, rule, officer, {"number": nib, "issuer": rule.issuer})
    keep(nomination, officer, "nominations.create", edition=edition.year, kind=nomination.kind)
    return nomination


def _new_product(ikm, commodity, name):
    product = Product.objects.create(ikm=ikm, commodity=commodity, name=name)
    indexing.index([product])
    return product


def _sentra_before(product):
    return Sentra.objects.filter(nominations__product=product).order_by("nominations__pk").last()


def still_open(nomination):
    """Lock the row for the rest of the unit and say whether it may still be filled in: it may have been sent in another tab."""
    state = Nomination.objects.select_for_update().values_list("state", flat=True).get(pk=nomination.pk)
    return state in OPEN


def closed_meanwhile():
    """The sentence for a save that comes after the nomination was sent."""
    return _("Usulan ini sudah dikirim atau ditarik sejak Anda membukanya; isian ini tidak disimpan. Muat ulang halaman usulan.")


def keep(nomination, actor, action="nominations.save", **data):
    """After every save: how complete the draft is now, when it was saved, and the event."""
    nomination.readiness = checklist.readiness(nomination)
    nomination.save(update_fields=["readiness", "saved_at"])
    record(actor, action, nomination, **data)


def choose_sentra(nomination, sentra):
    nomination.sentra = sentra
    nomination.save(update_fields=["sentra"])


def follow_nib(ikm):
    """A NIB that was mended before anything was sent is mended in the drafts' legality too."""
    drafts = Document.objects.current().filter(nomination__product__ikm=ikm, nomination__state=State.DRAFT, rule__code=LEGALITY)
    drafts.exclude(number=ikm.nib).update(number=ikm.nib)


def nib_may_change(ikm):
    """A NIB is for life once any nomination of the IKM was sent; before that a slip of the keys can be mended."""
    return not Nomination.objects.filter(product__ikm=ikm, submitted_at__isnull=False).exists()


def current_paper(nomination, rule):
    return nomination.documents.current().filter(rule=rule).first()


def hand_in(nomination, rule, actor, values, upload=None, before=None):
    """The paper for one rule from now on; `before`, the one in force, is kept as replaced, its file goes along unless a new one comes.

    `values` are fields of Document; `upload` is an uploaded file that `kit.files.inspect` has passed, with its finding in `.inspected`.
    """
    paper = Document(nomination=nomination, rule=rule, code=document_code(), uploaded_by=actor)
    if before:
        for name in ("number", "issuer", "issued", "expires", "sent_on", "courier", "received_at", "received_by"):
            setattr(paper, name, getattr(before, name))
        for name in ("file", "file_name", "content_type", "size", "sha256", "scan"):
            setattr(paper, name, getattr(before, name))
        put_aside(before)
    for name, value in values.items():
        setattr(paper, name, value)
    if upload:
        paper.attach(upload)
    paper.save()
    if upload:
        scanning.soon(paper)
    return paper


def put_aside(paper):
    """A paper that counts no longer, kept because a revision may name it."""
    paper.replaced_at = timezone.now()
    paper.save(update_fields=["replaced_at"])

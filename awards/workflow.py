"""The life of a star, declared once: recommended, first key, second key, publication."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from awards import notices
from awards.enums import State as S
from awards.models import Certificate
from awards.models.award import new_slug
from awards.validity import months_later
from nominations.enums import State as NominationState
from nominations.models import checklist
from ovop_portal.workflow import Transition, Workflow

GRACE = timedelta(minutes=5)  # a bulk publication gives all its stars the one instant at which it began


def propose(award, actor, note, star=None, **facts):
    """First key. Another star than the computed one needs its reason (`note`)."""
    award.computed_star = award.nomination.standing.star
    award.star = award.computed_star if star is None else star
    if not 0 <= award.star <= award.out_of:
        raise ValidationError(gettext("Bintang harus antara 0 dan %d.") % award.out_of, code="star")
    if award.star != award.computed_star and not note.strip():
        raise ValidationError(gettext("Bintang berbeda dari yang terhitung. Tuliskan alasannya."), code="reason")
    award.reason = note.strip() if award.star != award.computed_star else ""
    award.proposed_by = actor
    return {"star": award.star, "computed": award.computed_star}


def propose_blockers(award):
    found = []
    if award.nomination.state != NominationState.ELIGIBLE:
        found.append(gettext("Usulan ini berstatus %s.") % award.nomination.get_state_display().lower())
    if not award.nomination.standing.is_complete:
        found.append(gettext("Belum semua lembar penilaian usulan ini final."))
    return found


def decide(award, actor, note, decree=None, **facts):
    """Second key: a decree, and every mandatory paper valid on its date for a star."""
    if decree is None or decree.edition_id != award.nomination.edition_id:
        raise ValidationError(gettext("Pilih keputusan menteri dari periode yang sama."), code="decree")
    if award.star and (invalid := checklist.lapses(award.nomination, decree.date)):
        raise ValidationError([ValidationError(sentence, code="papers") for sentence in invalid])
    award.decree, award.decided_by = decree, actor
    return {"star": award.star, "decree": decree.number}


def take_back(award, actor, note, **facts):
    award.decree = award.decided_by = None
    return {}


def send_back(award, actor, note, **facts):
    award.proposed_by = None
    award.star, award.reason = award.computed_star, ""
    return {}


def publish(award, actor, note, visible_from=None, **facts):
    """From `visible_from` (now, or a later instant) the star is public; validity runs from the decree. Nothing is dated back."""
    now = timezone.now()
    award.visible_from = visible_from if visible_from and visible_from > now - GRACE else now
    award.slug = award.slug or new_slug()
    award.valid_from = award.decree.date
    award.valid_until = months_later(award.decree.date, award.nomination.edition.validity_months)
    return {"star": award.star, "visible_from": award.visible_from.isoformat()}


def recall_blockers(award):
    if award.visible_from <= timezone.now():
        return [gettext("Bintang ini sudah terbuka untuk umum. Kalau harus diakhiri, cabut bintangnya.")]
    return []


def recall(award, actor, note, **facts):
    """Back to decided, before anybody outside has seen it; the address and the certificate's code wait for the next publication."""
    award.visible_from = award.valid_from = award.valid_until = None
    return {}


def revoke_blockers(award):
    if award.visible_from > timezone.now():
        return [gettext("Bintang ini belum terbuka untuk umum. Tarik pengumumannya, jangan dicabut.")]
    if not award.star:
        return [gettext("Usulan ini tidak berbintang; tidak ada yang dapat dicabut.")]
    return []


def certify(award, actor):
    if award.star:
        number = f"OVOP/{award.year}/{award.nomination.code}"
        Certificate.objects.get_or_create(award=award, defaults={"number": number})


# fmt: off
AWARD = Workflow(
    "awards",
    #          name         button                      from               to
    Transition("propose",   _("Ajukan"),                {S.RECOMMENDED},   S.PROPOSED,
               blockers=propose_blockers,               effect=propose,    inline=False),
    Transition("send_back", _("Kembalikan ke tim"),     {S.PROPOSED},      S.RECOMMENDED,
               needs_note=True,                         effect=send_back,  tone="secondary"),
    Transition("decide",    _("Tetapkan"),              {S.PROPOSED},      S.DECIDED,
               effect=decide,                           inline=False),
    Transition("undo",      _("Batalkan penetapan"),    {S.DECIDED},       S.PROPOSED,
               needs_note=True,                         effect=take_back,  tone="danger"),
    Transition("publish",   _("Umumkan"),               {S.DECIDED},       S.PUBLISHED,
               effect=publish, settle=certify,          inline=False),
    Transition("recall",    _("Tarik pengumuman"),      {S.PUBLISHED},     S.DECIDED,
               blockers=recall_blockers, needs_note=True, effect=recall,   tone="danger"),
    Transition("revoke",    _("Cabut bintang"),         {S.PUBLISHED},     S.REVOKED,
               blockers=revoke_blockers, needs_note=True, notify=notices.revoked, tone="danger"),
)
# fmt: on

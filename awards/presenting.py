"""Stars as ready words for a page of the desk: rows of lists, the stages of an edition, the page of one star."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Decree
from awards.models.award import place_of
from awards.papers import lapses_of
from awards.refusals import barred_keys
from awards.workflow import AWARD
from ovop_portal.audit.models import Event
from ovop_portal.kit.permissions import can

EVENTS = {
    "awards.recommend": gettext_lazy("Direkomendasikan"),
    "awards.propose": gettext_lazy("Diajukan"),
    "awards.send_back": gettext_lazy("Dikembalikan ke tim"),
    "awards.decide": gettext_lazy("Ditetapkan"),
    "awards.undo": gettext_lazy("Penetapan dibatalkan"),
    "awards.publish": gettext_lazy("Diumumkan"),
    "awards.recall": gettext_lazy("Pengumuman ditarik"),
    "awards.revoke": gettext_lazy("Dicabut"),
    "awards.import": gettext_lazy("Dicatat dari pemberitaan"),
}


def new_key():
    """The idempotency key of one rendered form."""
    return get_random_string(16)


def star_words(star):
    """A star in words: "2 bintang", "Belum berbintang"."""
    return _("%d bintang") % star if star else _("Belum berbintang")


def sampled(row):
    """Whether an edition or award is sample data, or the whole portal is."""
    return settings.DEMO or row.is_sample


def export_mark(is_sample):
    return _("DATA CONTOH") if settings.DEMO or is_sample else ""


def desk_row(award):
    """One row of `for_desk()`; marks of others are left out where the reader's own sheet is open."""
    standing = award.nomination.standing
    row = {
        "pk": award.pk,
        "url": reverse("awards:award", args=[award.pk]),
        "product": award.product_name,
        "ikm": award.ikm_name,
        "place": award.place,
        "province": (award.region.parent or award.region).name,
        "state": award.state,
        "label": award.get_state_display(),
        "hidden": award.owed,
    }
    if not award.owed:
        row |= {
            "total": standing.total,
            "computed": award.computed_star,
            "computed_words": star_words(award.computed_star),
            "star": award.star,
            "star_words": star_words(award.star),
            "differs": award.star != award.computed_star,
            "reason": award.reason,
            "plenary": standing.plenary,
        }
    return row


def candidate_row(standing):
    """A complete standing that may be recommended."""
    nomination = standing.nomination
    return {
        "pk": standing.pk,
        "url": nomination.get_absolute_url(),
        "product": nomination.product.name,
        "ikm": nomination.product.ikm.name,
        "place": place_of(nomination.region),
        "total": standing.total,
        "computed": standing.star,
        "computed_words": star_words(standing.star),
        "plenary": standing.plenary,
    }


def stages(edition, counts, user):
    """What waits at each stage and, for whom it concerns, the page that does it; the first of these is the main button."""
    way = [
        (counts["ready"], "recommend", "awards.recommend", _("Buat rekomendasi")),
        (counts["recommended"], "propose_all", "awards.propose_all", _("Ajukan bintang")),
        (counts["proposed"], "decree", "awards.draw_decree", _("Tetapkan bintang")),
        (counts["decided"], "announce", "awards.announce", _("Umumkan bintang")),
    ]
    mine = [(count, address, button) for count, address, action, button in way if count and can(user, action, edition)]
    return [
        {"count": count, "button": button, "page": reverse(f"awards:{address}", args=[edition.year]), "main": place == 0}
        for place, (count, address, button) in enumerate(mine)
    ]


def award_page(user, award, forms, errors=(), refused=""):
    """Context of the page of one star."""
    standing = None if award.owed else award.nomination.standing
    keys = [
        (_("Direkomendasikan oleh"), award.recommended_by),
        (_("Diajukan oleh (kunci pertama)"), award.proposed_by),
        (_("Ditetapkan oleh (kunci kedua)"), award.decided_by),
        (_("Keputusan"), award.decree),
    ]
    return {
        "award": award,
        "edition": award.nomination.edition,
        "standing": standing,
        "computed_words": star_words(award.computed_star),
        "star_words": star_words(award.star),
        "keys": [(label, value or _("belum")) for label, value in keys],
        "lapses": lapses_of([award.nomination], award.nomination.edition, timezone.localdate())[award.nomination_id],
        "buttons": [button_of(one, award, forms) for one in AWARD.buttons(user, award)],
        "barred": barred_keys(user, award),
        "decrees": Decree.objects.visible_to(user).filter(edition=award.nomination.edition).exists(),
        "timeline": timeline(award),
        "errors": errors,
        "refused": refused,
        "refused_form": forms.get(refused),
        "key": new_key(),
        "sample": sampled(award),
    }


def button_of(button, award, forms):
    """A transition as the page shows it: an inline note, a form of its own, or a way to another page."""
    elsewhere = reverse("awards:announce", args=[award.year]) if button.name == "publish" else ""
    return {
        "name": button.name,
        "label": button.label,
        "url": reverse("awards:transition", args=[award.pk, button.name]),
        "blocked_by": button.blockers,
        "note": "needed" if button.transition.needs_note else "",
        "danger": button.transition.tone == "danger",
        "form": forms.get(button.name),
        "elsewhere": elsewhere,
    }


def timeline(award):
    """Newest first, in words."""
    return [
        {
            "what": EVENTS.get(event.action, event.action),
            "who": event.actor,
            "at": event.at,
            "note": "" if award.owed else event.note,
        }
        for event in reversed(Event.objects.about(award).for_page())
    ]

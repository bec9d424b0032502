"""Small marks of the look: icons, stars, states, instants, money, breadcrumbs. See docs/look.md."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from ovop_portal.kit import clocks, starmark

register = template.Library()

TONES = {
    "neutral": "draft preparation planned recommended not_scanned upcoming off",
    "waiting": "submitted endorsed released proposed announced missing unclear queued pending promised",
    "active": "nomination screening assessment decision accepted answered open running assessing",
    "good": "eligible final decided confirmed met valid clean sent received passed clear scanned berlaku",
    "done": "published",
    "bad": "ineligible revoked not_met infected failed rejected dicabut",
    "back": "returned reopened objected",
    "stopped": "riwayat withdrawn lapsed cancelled recused expired closed disabled kedaluwarsa not_applicable",
}
TONE_OF = {state: tone for tone, states in TONES.items() for state in states.split()}


@lru_cache(maxsize=256)
def _use(name, css):
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', css, static("icons.svg"), name)


@register.simple_tag
def icon(name, css="icon"):
    """`{% icon "check" %}`: a picture from the sprite, silent for screen readers; always put a word beside it."""
    return _use(name, css)


@register.simple_tag
def sprite():
    """Address of the sprite, for the few templates that write their own `<use>`."""
    return static("icons.svg")


@register.simple_tag
def brand(css="brand-mark"):
    """The mark of the portal drawn inline, so that it also prints; silent, the name stands beside it."""
    return format_html('<svg class="{}" viewBox="0 0 32 32" aria-hidden="true">{}</svg>', css, mark_safe(starmark.BRAND))  # noqa: S308


@lru_cache(maxsize=512)
def _pill(state, label, tone, language):
    del language  # a label may be lazy: one entry for each language
    return format_html('<span class="state state-{}">{}</span>', tone or TONE_OF.get(state, "neutral"), label)


@register.simple_tag
def pill(state, label, tone=""):
    """`{% pill nomination.state nomination.get_state_display %}`: word, colour and shape of a state, the same everywhere."""
    return _pill(str(state), str(label), tone, get_language())


@register.simple_tag
def commodity(code, name):
    """`{% commodity "kain_batik" "Kain batik" %}`: the word with its own small colour."""
    return format_html('<span class="commodity commodity-{}">{}</span>', code, name)


def _scale(scheme):
    return (5, True) if str(scheme) in {"1-5", "5"} else (3, False)


@lru_cache(maxsize=256)
def _stars(full, scheme, css, inline, language):
    del language
    of, historic = _scale(scheme)
    words = gettext("%(star)s bintang dari %(of)s") % {"star": full, "of": of}
    if historic:
        words = gettext("%(words)s, skema lama") % {"words": words}
    css = f"stars stars-{of} {css}".strip()
    if inline:
        inside = mark_safe(starmark.drawing(full, of, historic))  # noqa: S308  numbers only
        return format_html(
            '<svg class="{}" role="img" aria-label="{}" viewBox="0 0 {} 20">{}</svg>', css, words, starmark.width(of), inside
        )
    return format_html(
        '<svg class="{}" role="img" aria-label="{}"><use href="{}#s{}-{}"/></svg>', css, words, static("icons.svg"), full, of
    )


@register.simple_tag
def stars(full, scheme="1-3", css="", inline=False):
    """`{% stars award.star award.scheme %}`: the mark with "2 bintang dari 3" as its text; `inline=True` where PDF is made."""
    return _stars(int(full), str(scheme), css, bool(inline), get_language())


@register.filter
def zones(instant):
    """An instant on the three clocks, for pages (HTML); the date is said once where all three share it."""
    if not instant:
        return ""
    local = [(label, instant.astimezone(zone)) for label, zone in clocks.ZONES.items()]
    parts = [clocks.in_zone(instant, label) for label, _ in local]
    if len({moment.date() for _, moment in local}) == 1:
        parts[1:] = [f"{date_format(moment, gettext(clocks.TIME))} {label}" for label, moment in local[1:]]
    return format_html_join(" · ", '<span class="nowrap">{}</span>', ((part,) for part in parts))


@register.filter
def wib(instant):
    """`{{ event.at|wib }}`: "24 November 2026, 16.00 WIB", for lists and histories."""
    return clocks.in_zone(instant) if instant else ""


@register.filter
def countdown(instant):
    """`{{ until|countdown }}`: "sisa 3 hari 4 jam" as the server's clock has it; "waktu habis" afterwards."""
    return clocks.countdown(instant) if instant else ""


@register.filter
def briefly(place):
    """ "Kabupaten Garut" → "Kab. Garut", for the rows of a list."""
    return place.replace("Kabupaten ", "Kab. ") if place else ""


def _decimal(value):
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


@register.filter
def rupiah(value):
    """1250000 → "Rp1.250.000"; nothing for nothing."""
    amount = _decimal(value)
    if amount is None:
        return ""
    places = 0 if amount == amount.to_integral_value() else 2
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{number_format(abs(amount), places, use_l10n=True, force_grouping=True)}"


@register.filter
def points(value, places=2):
    """82.5 → "82,5": a score without empty decimals, rounded half up; say the scale beside it ("dari 100")."""
    number = _decimal(value)
    if number is None:
        return "–"
    rounded = number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return number_format(text.rstrip("0").rstrip(".") if "." in text else text)


@register.simple_tag
def breadcrumb(*pairs):
    """`{% breadcrumb "Usulan" "nominations:list" nomination.name %}`: label, address or name of an address, …, label of this page."""
    trail = [(pairs[place], pairs[place + 1] if place + 1 < len(pairs) else "") for place in range(0, len(pairs), 2)]
    links = [(label, reverse(url) if url and "/" not in url else url) for label, url in trail]
    items = format_html_join(
        "", "<li>{}</li>", ((format_html('<a href="{}">{}</a>', url, label) if url else label,) for label, url in links)
    )
    return format_html('<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>', gettext("Letak halaman"), items)

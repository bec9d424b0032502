"""The QR of a certificate as inline SVG: it carries the address of the verification page and nothing else."""

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext


def address(certificate):
    """The absolute address that the QR opens."""
    return settings.PUBLIC_URL + reverse("awards:verify", args=[certificate.code])


def drawing(certificate):
    """Inline SVG without size; four modules of quiet zone on white, dark enough for a cheap printer."""
    code = segno.make(address(certificate), error="m", micro=False)
    title = gettext("Kode QR untuk memeriksa piagam")
    svg = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None, title=title)
    return mark_safe(svg)  # noqa: S308  made from our own address; segno escapes the title

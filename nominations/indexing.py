"""What a product is found by: its name, firm, brand and kabupaten/kota; a nomination by these, its own number or the firm's NIB."""

import re

from django.db.models import Q

from nominations.models import Product
from ovop_portal.search import indexing
from ovop_portal.search.enums import Kind

NIB = re.compile(r"\d{13}")
CODE = re.compile(r"[2-9A-HJ-NP-Z]{8}", re.IGNORECASE)
NAMES = ("name", "ikm__name", "ikm__brand", "ikm__region__name")


def index(products):
    """Let these products, saved rows, be found by what they are called now; called in the unit that wrote a name."""
    rows = Product.objects.filter(pk__in=[one.pk for one in products]).order_by().values_list("pk", *NAMES)
    indexing.put(Kind.PRODUCT, indexing.joined(rows))


def numbered(word):
    """What else answers to a word of a search: the whole number of a nomination or the whole NIB; None for other words."""
    if NIB.fullmatch(word):
        return Q(product__ikm__nib=word)
    return Q(code=word.upper()) if CODE.fullmatch(word) else None

"""What a star is found by: its product, its firm and the place that it was awarded to."""

from awards.models import Award
from ovop_portal.search import indexing
from ovop_portal.search.enums import Kind

NAMES = ("product_name", "ikm_name", "region__name")


def index(awards):
    """Let these stars, saved rows, be found; called in the unit that wrote them."""
    rows = Award.objects.filter(pk__in=[one.pk for one in awards]).order_by().values_list("pk", *NAMES)
    indexing.put(Kind.AWARD, indexing.joined(rows))

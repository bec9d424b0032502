"""How many nominations an edition holds in each commodity, drafts included: what keeps a commodity in its edition."""

from django.db.models import Count

from nominations.models import Nomination


def of_edition(edition):
    """commodity id → number of nominations, whatever their state."""
    found = Nomination.objects.filter(edition=edition).order_by().values_list("product__commodity")
    return dict(found.annotate(number=Count("pk")))

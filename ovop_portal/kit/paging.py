"""A page of a long list in one question: the keys of its rows and how many there are; only these rows are then joined with their names."""

from django.core.paginator import Paginator
from django.db.models import Count, Subquery, Value


def page_of_keys(rows, number, per_page):
    """The page of this number (as in an address: any text) of an ordered queryset; its `object_list` holds keys.

    The count stands beside the keys as a subquery that a database works out once. A page beyond the last is the last.
    """
    count = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    counted = rows.annotate(counted=Subquery(count)).values_list("pk", "counted")
    at = int(number) if str(number or "").isascii() and str(number or "").isdigit() and len(str(number)) < 10 else 1
    found = list(counted[(at - 1) * per_page : at * per_page]) if at else []
    paginator = Paginator(rows, per_page)
    paginator.count = found[0][1] if found else (rows.count() if at != 1 else 0)
    if not found and paginator.count:
        return page_of_keys(rows, paginator.num_pages, per_page)
    page = paginator.get_page(at)
    page.object_list = [key for key, _count in found]
    return page

"""Doors through which higher apps hand in what they know about nominations."""

import operator
from functools import reduce

from django.db.models import Q

from ovop_portal.kit.scopes import Hook

# each: scope(user) → Q over nominations that this user may see for a reason of the higher app
SCOPES = Hook("nomination scopes")
# each: holders(product) → True when the product holds or held a published star
HOLDERS = Hook("earlier holders")

NOBODY = Q(pk__in=())


def registered(user):
    """What the higher apps let this user see; with none registered, nothing."""
    return reduce(operator.or_, SCOPES.ask(user), NOBODY)


def is_earlier_holder(product):
    """Whether a higher app knows an earlier star of this product."""
    return any(HOLDERS.ask(product))

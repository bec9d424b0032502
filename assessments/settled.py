"""Which nominations the plenary need not speak of any more; the app above knows and hands it in."""

from ovop_portal.kit.scopes import Hook

# each: settled() → nominations, as values of a queryset, whose star is already proposed or further
SETTLED = Hook("settled")

"""Who may: `can()` and `require()` over the `rules` library, where a superuser has no short cut."""

from functools import wraps

import rules
from django.core.exceptions import PermissionDenied


def predicate(check):
    """A rules predicate over (user, object): without a signed-in user or an object it is False, and it must answer with a bool."""

    @wraps(check)
    def guarded(user, obj=None):
        if user is None or not user.is_authenticated or obj is None:
            return False
        answer = check(user, obj)
        if not isinstance(answer, bool):
            raise TypeError(f"predicate {check.__name__} answered {answer!r}, not a bool")
        return answer

    return rules.predicate(guarded, name=check.__name__)


def role(*roles):
    """A predicate: the signed-in user holds one of these office roles; it needs no object."""
    wanted = {str(one) for one in roles}

    def holds_role(user, obj=None):
        return bool(user is not None and user.is_authenticated and str(user.role) in wanted)

    return rules.predicate(holds_role, name="role:" + "|".join(sorted(wanted)))


def declare(app, table):
    """Register the RULES table of one app: action → predicate, asked as "app.action"."""
    for action, rule in table.items():
        rules.set_rule(f"{app}.{action}", rule)


def can(user, action, obj=None):
    """Whether the rule says yes. A misspelt action is an error, never a silent no."""
    if not rules.rule_exists(action):
        raise KeyError(f"no rule named {action!r}")
    if not user.is_anonymous and not user.is_active and not getattr(user, "is_system", False):
        return False  # test_rule does not look at is_active; the system never signs in, and may what the rules say
    return bool(rules.test_rule(action, user, obj))


def require(user, action, obj=None):
    """Go on if the user may, else 403."""
    if not can(user, action, obj):
        raise PermissionDenied(action)

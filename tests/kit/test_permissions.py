"""can() and require(): strict about names, bools, sign-in and superusers."""

from types import SimpleNamespace

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from ovop_portal.kit.permissions import can, declare, predicate, require, role


def person(**fields):
    return SimpleNamespace(is_authenticated=True, is_anonymous=False, is_active=True, is_superuser=False, role="weaver", **fields)


@predicate
def likes(user, thing):
    return thing == "tenun"


@predicate
def forgetful(user, thing):
    """A predicate whose author forgot the return."""


@pytest.fixture(autouse=True)
def table():
    declare("looms", {"weave": likes, "sit": role("weaver"), "forget": likes & forgetful, "both": role("weaver") & ~likes})
    yield
    for name in ("weave", "sit", "forget", "both"):
        rules.remove_rule(f"looms.{name}")


def test_a_rule_says_yes_or_no():
    assert can(person(), "looms.weave", "tenun") is True
    assert can(person(), "looms.weave", "batik") is False
    assert can(person(), "looms.both", "batik") is True


def test_a_misspelt_action_is_an_error():
    with pytest.raises(KeyError, match="looms.waeve"):
        can(person(), "looms.waeve", "tenun")


def test_a_predicate_without_an_answer_is_an_error():
    with pytest.raises(TypeError, match="forgetful"):
        can(person(), "looms.forget", "tenun")


def test_without_an_object_a_predicate_says_no():
    assert can(person(), "looms.weave") is False


def test_a_role_needs_no_object():
    assert can(person(), "looms.sit") is True


def test_nobody_may_when_nobody_is_signed_in():
    assert can(AnonymousUser(), "looms.weave", "tenun") is False
    assert can(AnonymousUser(), "looms.sit") is False


def test_a_disabled_person_may_nothing():
    user = person()
    user.is_active = False

    assert can(user, "looms.sit") is False


def test_the_system_never_signs_in_and_may_what_the_rules_say():
    user = person()
    user.is_active, user.is_system = False, True

    assert can(user, "looms.sit") is True


def test_a_superuser_has_no_short_cut():
    user = person()
    user.is_superuser, user.role = True, "administrator"

    assert can(user, "looms.sit") is False


def test_require_is_a_403():
    require(person(), "looms.sit")
    with pytest.raises(PermissionDenied):
        require(person(), "looms.weave", "batik")

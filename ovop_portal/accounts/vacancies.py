"""Which organisations need somebody: nobody can sign in, or a dinas has no head who works with the portal."""

from django.db.models import Case, CharField, Count, Exists, OuterRef, Value, When

from ovop_portal.accounts.enums import DINAS, Vacancy, role_in
from ovop_portal.accounts.models import Invitation, Organisation, User


def in_need():
    """Organisations with their `need` (Vacancy) and whether somebody invited is still awaited (`waiting`)."""
    people = User.objects.filter(organisation=OuterRef("pk"))
    heads = people.filter(heads_office=True)
    staffed, led = Exists(people.filter(is_active=True)), Exists(heads.filter(is_active=True))
    need = Case(
        When(~staffed, then=Value(Vacancy.EMPTY)),
        When(~led & Exists(heads.filter(is_active=False)), kind__in=DINAS, then=Value(Vacancy.HEAD_DISABLED)),
        When(~led, kind__in=DINAS, then=Value(Vacancy.HEADLESS)),
        When(~Exists(heads.filter(is_active=True, last_login__isnull=False)), kind__in=DINAS, then=Value(Vacancy.HEAD_UNSEEN)),
        output_field=CharField(),
    )
    waiting = Exists(Invitation.objects.usable().filter(organisation=OuterRef("pk")))
    return Organisation.objects.annotate(need=need, waiting=waiting).exclude(need=None)


def counts():
    """How many organisations have each need: {Vacancy: number}, one query."""
    found = dict(in_need().order_by().values_list("need").annotate(n=Count("pk")))
    return {need: found.get(need.value, 0) for need in Vacancy}


def invitable(offices):
    """Those of these organisations in which somebody of a known role works."""
    return [office for office in offices if role_in(office.kind)]

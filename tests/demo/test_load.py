"""The sample data has the size and shape of 2024, every desk has work, and its trail holds."""

import pytest
from django.core.management import CommandError, call_command

from assessments.models import Assignment, Standing
from awards.models import Award, Certificate
from nominations.models import Document, Nomination
from ovop_portal.accounts.models import Mandate, Organisation, Region, User
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Event
from ovop_portal.demo import loading
from ovop_portal.demo.accounts import KNOWN, PASSWORD
from ovop_portal.programme.models import Edition, Indicator, Rubric


def counts(rows, field):
    return {value: rows.filter(**{field: value}).count() for value in rows.values_list(field, flat=True).distinct()}


@pytest.mark.slow
def test_the_demo_has_the_size_of_2024_and_work_on_every_desk(db, settings):
    settings.EMBEDDED = True
    call_command("load_demo")

    running = Nomination.objects.filter(edition__year=2026)
    new = running.filter(kind="new")
    assert new.count() == 159
    assert len({code[:2] for code in new.values_list("region", flat=True)}) == 22
    assert counts(new, "state") == {"eligible": 89, "ineligible": 70}
    assert counts(running.filter(kind="re-evaluation"), "state") == {"eligible": 77}
    assert running.count() == 236

    stars = Award.objects.published().filter(year=2024, scheme="1-3")
    assert stars.count() == 77
    assert set(stars.values_list("star", flat=True)) == {1, 2, 3}
    assert set(stars.values_list("nomination__product", flat=True)) == set(
        running.filter(kind="re-evaluation").values_list("product", flat=True)
    )
    assert Certificate.objects.count() == 77
    assert Award.objects.filter(nomination__edition__year__in=[2026, 2028]).count() == 0

    assert Rubric.objects.count() == 5
    for rubric in Rubric.objects.all():
        points = Indicator.objects.filter(group__aspect__rubric=rubric).values_list("maximum", flat=True)
        assert (len(points), sum(points)) == (25, 100)

    team = Mandate.objects.filter(edition__year=2026)
    assert team.count() == 40
    assert team.filter(lead=True).count() == 1
    sheets = counts(Assignment.objects.filter(nomination__edition__year=2026), "state")
    assert set(sheets) == {"planned", "released", "accepted", "final", "recused"}
    assert Standing.objects.filter(nomination__edition__year=2026, total__isnull=False).count() > 100

    open_now = counts(Nomination.objects.filter(edition__year=2028), "state")
    assert open_now == {"draft": 10, "submitted": 8, "returned": 4, "endorsed": 8}
    garut = User.objects.get(email="garut@contoh.go.id")
    assert set(Nomination.objects.visible_to(garut).filter(edition__year=2028).values_list("state", flat=True)) == {
        "draft",
        "submitted",
        "returned",
        "endorsed",
    }

    assert Organisation.objects.without_people().count() == 2

    assert first_fault() is None
    assert Event.objects.filter(action="awards.publish").count() == 77
    assert list(Event.objects.values_list("seq", flat=True)) == list(range(1, Event.objects.count() + 1))
    assert Edition.objects.filter(is_sample=True).count() == 3
    assert not Award.objects.filter(is_sample=False).exists()
    for document in Document.objects.exclude(file="")[:20]:
        with document.file.open() as file:
            assert file.read(5) == b"%PDF-"
    for account in KNOWN:
        assert User.objects.get(email=account.email).check_password(PASSWORD), account.email

    before = Event.objects.count()
    call_command("load_demo")
    assert Event.objects.count() == before, "a second load changes nothing"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_same_seed_gives_the_same_demo(settings):
    call_command("load_regions")
    call_command("load_rubrics")

    def drawn():
        return (
            list(Nomination.objects.order_by("code").values_list("code", "state", "product__name", "product__ikm__nib")),
            list(Standing.objects.order_by("nomination__code").values_list("nomination__code", "total", "star")),
            list(Document.objects.order_by("code").values_list("code", "number", "sha256")),
        )

    first = draw_and_forget(drawn)
    assert first == draw_and_forget(drawn)
    assert len(first[0]) == 77 + 22 + 77 + 30


class Forget(Exception):
    """Takes a load back."""


def draw_and_forget(drawn):
    found = None

    def say_nothing(text):
        return None

    try:
        with loading.transaction.atomic():
            loading.load(22, 7, say=say_nothing)
            found = drawn()
            raise Forget
    except Forget:
        return found


def test_an_official_portal_refuses_sample_data(db, settings):
    settings.EMBEDDED = False

    with pytest.raises(CommandError, match="portal resmi"):
        call_command("load_demo")
    assert not User.objects.people().exists()


def test_sample_data_is_not_mixed_into_a_real_edition(edition):
    with pytest.raises(CommandError, match="2026"):
        call_command("load_demo")
    assert not Region.objects.filter(code="11").exists()
    assert Edition.objects.count() == 1


def test_the_accounts_are_printed(capsys):
    call_command("demo_accounts")

    printed = capsys.readouterr().out
    assert PASSWORD in printed
    assert all(account.email in printed for account in KNOWN)

"""What a begun phase freezes, as the pure function says it: edition and instant in, field → sentence out."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from ovop_portal.programme import freezing

EDITION = SimpleNamespace(
    nomination_opens=datetime(2026, 2, 28, 17, tzinfo=UTC),  # 1 March, 00.00 WIB
    nomination_closes=datetime(2026, 5, 31, 16, 59, tzinfo=UTC),
    screening_closes=datetime(2026, 6, 30, 16, 59, tzinfo=UTC),
    assessment_opens=datetime(2026, 6, 30, 17, tzinfo=UTC),
    assessment_closes=datetime(2026, 10, 31, 16, 59, tzinfo=UTC),
    publication_at=datetime(2026, 11, 24, 3, tzinfo=UTC),
)
SECOND = timedelta(seconds=1)
OPEN = {"regulation", "nominators", "needs_endorsement", "document_rules", "commodities", "nomination_opens"}
CLOSED = OPEN | {"nomination_closes"}
SCREENED = CLOSED | {"screening_closes"}
ASSESSING = SCREENED | {"assessment_opens", "rubrics", "star_rule", "sheets_wanted"}
ASSESSED = ASSESSING | {"assessment_closes", "validity_months"}
PUBLISHED = ASSESSED | {"publication_at", "name"}


def test_before_the_opening_nothing_is_frozen():
    assert freezing.frozen(EDITION, EDITION.nomination_opens - SECOND) == {}


@pytest.mark.parametrize(
    ("instant", "fields"),
    [
        ("nomination_opens", OPEN),
        ("nomination_closes", CLOSED),
        ("screening_closes", SCREENED),
        ("assessment_opens", ASSESSING),
        ("assessment_closes", ASSESSED),
        ("publication_at", PUBLISHED),
    ],
)
def test_each_instant_freezes_what_depends_on_it_from_its_very_second(instant, fields):
    assert set(freezing.frozen(EDITION, getattr(EDITION, instant))) == fields


def test_the_sentence_names_the_day_in_jakarta_and_what_happened():
    sentences = freezing.frozen(EDITION, EDITION.publication_at)

    assert sentences["nominators"] == "Terkunci sejak 1 Maret 2026: pengusulan telah dibuka."
    assert sentences["star_rule"] == "Terkunci sejak 1 Juli 2026: penilaian telah dibuka."
    assert sentences["name"] == "Terkunci sejak 24 November 2026: hasil telah diumumkan."


@pytest.mark.parametrize(
    ("now", "limited"),
    [
        (EDITION.nomination_opens - SECOND, set()),
        (EDITION.nomination_opens, {"nomination_closes", "screening_closes"}),
        (EDITION.nomination_closes, {"screening_closes"}),
        (EDITION.assessment_opens, {"assessment_closes"}),
        (EDITION.assessment_closes, set()),
    ],
)
def test_a_promised_closing_may_only_be_put_off(now, limited):
    limits = freezing.limits(EDITION, now)

    assert set(limits) == limited
    assert all(limit.earliest == getattr(EDITION, field) for field, limit in limits.items())


def test_what_was_frozen_stays_frozen():
    instants = [EDITION.nomination_opens + timedelta(days=10 * step) for step in range(40)]
    sizes = [len(freezing.frozen(EDITION, now)) for now in instants]

    assert sizes == sorted(sizes)

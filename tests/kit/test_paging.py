"""A page of a long list: its keys and how many there are, in one question."""

import pytest

from ovop_portal.accounts.models import Organisation
from ovop_portal.kit.paging import page_of_keys


@pytest.fixture
def rows(db):
    Organisation.objects.bulk_create([Organisation(name=f"Balai {number:02d}", kind="balai") for number in range(23)])
    return Organisation.objects.filter(name__startswith="Balai ").order_by("-name")


@pytest.mark.parametrize(
    ("asked", "number", "first", "length"),
    [
        (None, 1, 0, 10),
        ("1", 1, 0, 10),
        ("3", 3, 20, 3),
        ("4", 3, 20, 3),
        ("0", 3, 20, 3),
        ("-1", 1, 0, 10),
        ("x", 1, 0, 10),
        ("9" * 40, 1, 0, 10),
    ],
)
def test_a_page_holds_its_keys_in_order(rows, asked, number, first, length):
    page = page_of_keys(rows, asked, 10)

    assert (page.number, page.paginator.count, page.paginator.num_pages) == (number, 23, 3)
    assert page.object_list == list(rows.values_list("pk", flat=True))[first : first + length]


@pytest.mark.parametrize("asked", ["1", "2", "7"])
def test_an_empty_list_has_one_empty_page(rows, asked):
    page = page_of_keys(rows.none(), asked, 10)

    assert (page.number, page.paginator.count, page.object_list) == (1, 0, [])


def test_keys_and_count_are_one_question(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        page_of_keys(rows, "2", 10)

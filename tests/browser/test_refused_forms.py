"""Every form that is sent empty and refused says so on top: the summary takes the focus, and its links lead to fields that are there."""

import pytest
from lxml import html

from tests import test_urls as urls
from tests import world as worlds

LISTS = {  # list → who sees it, and a search that finds nothing
    "nominations:list": ("secretariat", "?q=tidakada"), "screening:list": ("secretariat", "?q=tidakada"),
    "assessments:team": ("secretariat", "?tanda=pleno"), "assessments:assignments": ("lead", "?penilai={idle}"),
    "awards:edition": ("secretariat", "?q=tidakada"), "awards:register": ("secretariat", "?q=tidakada"),
    "programme:team": ("secretariat", "?q=tidakada"), "accounts:people": ("secretariat", "?q=tidakada"),
    "accounts:offices": ("secretariat", "?q=tidakada"), "accounts:vacancies": ("secretariat", "?q=tidakada"),
    "accounts:invitations": ("secretariat", "?q=tidakada"), "audit:list": ("auditor", "?pelaku=tidakada"),
}  # fmt: skip


@pytest.fixture
def world(cast, edition):
    return worlds.build(cast, edition)


def refused():
    """(address, who) of each form that the table of addresses knows to be refused when it is sent empty, with the first who may send it."""
    for (address, method), answers in urls.expected().items():
        who = next((person for person, code in answers.items() if code == "422" and person != "nobody"), None)
        if method == "POST" and who:
            yield address, who


def stands_there(client, path):
    """Whether the page shows the form now; where it does not, it says why."""
    page = html.fromstring(client.get(path).content.decode() or "<p>")
    return bool(page.xpath('//main//form[@method="post"][not(@action) or contains(@action, $path)]', path=path))


def faults_of(page):
    """What a refused page owes, as words."""
    summary = page.xpath('//div[@class="errors"]')
    if not summary:
        return ["no summary"]
    here = set(page.xpath("//@id"))
    targets = [link.get("href", "") for link in summary[0].iter("a")]
    lost = [target for target in targets if target.startswith("#") and target[1:] not in here]
    lost += [word for word in ("autofocus", "tabindex") if word not in summary[0].attrib]
    return lost if summary[0].xpath(".//li") else [*lost, "no words"]


def test_every_refused_form_has_a_summary_that_takes_the_focus_and_leads_to_its_fields(as_, world):
    owed, asked = {}, 0
    for address, who in refused():
        client, path = as_(who), worlds.address(address, world)
        if stands_there(client, path):
            asked += 1
            response = client.post(path)
            assert response.status_code == 422, address
            if faults := faults_of(html.fromstring(response.content.decode())):
                owed[address] = faults
    assert owed == {}
    assert asked >= 25


def test_every_empty_list_says_why_and_leads_on(as_, world):
    owed, idle = {}, world.cast.second.mandates.get().pk
    for name, (who, search) in LISTS.items():
        page = html.fromstring(as_(who).get(worlds.address(name, world) + search.format(idle=idle)).content.decode())
        empty = page.xpath('//div[@class="empty"]')
        if not (empty and empty[0].xpath("./h2") and empty[0].xpath("./p[not(a)]") and empty[0].xpath(".//a")):
            owed[name] = page.xpath("string(//main)").split()[:30]
    assert owed == {}

"""What a page weighs on the wire when nothing is cached: gzip of the page, brotli of styles and scripts, pictures as they are."""

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone

from awards.enums import State
from awards.models import Award
from ovop_portal.workflow import start_in
from tests import world as worlds

PUBLIC, WORKING = 60_000, 100_000  # bytes; ux.md, goal 8
COMPRESSED = (".css", ".js", ".svg")
PUBLIC_PAGES = ["desk:home", "awards:register", "awards:star", "awards:certificate", "awards:check", "awards:verify", "account_login"]
WORKING_PAGES = {
    "bandung": ["desk:dashboard", "nominations:list", "nominations:detail", "nominations:step", "nominations:document"],
    "secretariat": [
        "desk:dashboard", "screening:list", "screening:desk", "assessments:team", "awards:edition",
        "programme:detail", "accounts:people",
    ],
    "assessor": ["desk:dashboard", "assessments:list", "assessments:sheet"],
    "auditor": ["audit:list", "nominations:list"],
}  # fmt: skip


@pytest.fixture
def world(cast, edition):
    """The small programme and a register of fifty more stars with long names and a photograph each."""
    world = worlds.build(cast, edition)
    public = world.public
    rows = [
        Award(
            year=public.year, star=1 + number % 3, ikm_name=f"Kelompok Usaha Bersama Tenun Rejeki {number}",
            product_name=f"{worlds.LONG} {number}", commodity=public.commodity, region=public.region, photo=public.photo,
            decree=public.decree, valid_from=public.valid_from,
            valid_until=public.valid_until, visible_from=timezone.now(), slug=f"bintang{number}",
        )
        for number in range(50)
    ]  # fmt: skip
    start_in(Award, rows, State.PUBLISHED)
    return world


def static_file(name):
    """Its bytes: as collected under a hashed name, or as it lies in its app."""
    collected = settings.STATIC_ROOT / name
    return (collected if collected.exists() else Path(finders.find(name))).read_bytes()


def weigh(client, path):
    """(bytes of everything, number of requests) of a first visit."""
    response = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert response.status_code == 200, path
    page = client.get(path).content.decode()
    sources = set(re.findall(r"""<(?:link[^>]+href|script[^>]+src|img[^>]+src|use[^>]+href)=["']([^"'#]+)""", page))
    total = len(response.content)
    for source in sources:
        if source.startswith("/static/"):
            content = static_file(source.removeprefix("/static/"))
            total += len(brotli.compress(content)) if source.endswith(COMPRESSED) else len(content)
        elif source.startswith("/"):
            total += len(b"".join(client.get(source)))
    return total, 1 + len(sources)


def test_public_pages_keep_their_budget_and_carry_no_script(client, world):
    weights = {name: weigh(client, worlds.address(name, world)) for name in PUBLIC_PAGES}

    assert {name: weight for name, weight in weights.items() if weight[0] > PUBLIC} == {}
    scripted = [name for name in PUBLIC_PAGES if b"<script" in client.get(worlds.address(name, world)).content]
    assert scripted == []


@pytest.mark.slow
@pytest.mark.parametrize("person", WORKING_PAGES)
def test_working_pages_keep_their_budget(as_, world, person):
    client = as_(person)
    weights = {name: weigh(client, worlds.address(name, world)) for name in WORKING_PAGES[person]}

    assert {name: weight for name, weight in weights.items() if weight[0] > WORKING} == {}

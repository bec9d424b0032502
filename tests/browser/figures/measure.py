"""Measure every kind of page on the sample data at 1,000 nominations, and print one table. `make figures` says how it is called."""

import argparse
import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.bench import servers
from tests.browser.eyes import Eyes
from tests.browser.figures import asking, table
from tests.browser.figures.network import Line
from tests.browser.figures.places import PLACES

WIDTHS = (390, 1200)


def main():
    arguments = _arguments()
    home = Path(os.environ.get("DATA_DIR", "var")).resolve()
    scene = servers.Scene(arguments.size, "", home / "bench")
    servers.prepare(scene)
    scratch = _copy(scene, home / "figures")
    with (
        servers.serving("ovop_portal.wsgi:application", scratch.portal_environment(), scratch.folder, threads=4) as (base, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        facts = json.loads(servers.run(["-m", "tests.browser.figures.demo"], scratch.portal_environment()))
        found = looked(browser, base, facts, [place for place in PLACES if not arguments.only or place.name in arguments.only.split(",")])
        browser.close()
        (home / "figures" / "pages.json").write_text(json.dumps(found, indent=1))
        ways = json.loads(servers.run(["-m", "tests.browser.figures.ways", base, json.dumps(facts)], scratch.portal_environment()))
    print(table.written(found, table.journeys(**ways)))


def looked(browser, base, facts, places):
    """name of the place → width → what was seen; each person has one window for a width."""
    found = {}
    for who in dict.fromkeys(place.who for place in places):
        looks = {width: Look(browser, base, facts, who, width) for width in WIDTHS}
        for place in (one for one in places if one.who == who):
            found[place.name] = {width: look.at(place) for width, look in looks.items()}
            servers.say(place.name)
        for look in looks.values():
            look.close()
    return found


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="number of nominations")
    parser.add_argument("--only", default="", help="names of places, comma-separated")
    return parser.parse_args()


def _copy(scene, folder):
    """The prepared database once more, so that sessions and visits do not stay in it; static files as they are now."""
    scratch = replace(scene, home=folder)
    shutil.rmtree(scratch.folder, ignore_errors=True)
    shutil.copytree(scene.folder, scratch.folder, ignore=shutil.ignore_patterns("floor*", "static", "*.log"))
    servers.run([servers.ROOT / "manage.py", "collectstatic", "--no-input", "-v", "0"], scratch.portal_environment())
    return scratch


class Look:
    """Somebody's look at places at one width: one window with scripts, one without."""

    def __init__(self, browser, base, facts, who, width):
        self.base, self.facts, self.width = base, facts, width
        self.eyes = Eyes(browser, base, Axe(), (width,))
        self.plain = browser.new_context(viewport=Eyes.size(width), java_script_enabled=False)
        if who:
            self.eyes.enter(facts["sessions"][who])
            self.plain.add_cookies(self.eyes.context.cookies())

    def close(self):
        self.eyes.close()
        self.plain.close()

    def at(self, place):
        """Everything that is known of one place."""
        address = self.base + place.path.format(**self.facts)
        return self._page(place, address) | self._wire(address) | self._plain(address)

    def _page(self, place, address):
        eyes, page = self.eyes, self.eyes.page
        eyes.faults = []
        status = page.goto(address).status
        eyes.look(place.name)
        seen = asking.facts(page) | {"status": status, "faults": eyes.faults}
        seen["stops"] = [asking.tab_stops(page, place.aim, skip) for skip in (True, False)] if place.aim else None
        page.set_viewport_size({"width": 320, "height": 700})
        seen["over"] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        page.set_viewport_size(Eyes.size(self.width))
        return seen

    def _wire(self, address):
        page = self.eyes.context.new_page()
        line = Line(page)
        line.forget()
        cold, warm = line.visit(address), line.visit(address)
        page.close()
        return {"cold": cold, "warm": warm}

    def _plain(self, address):
        """The letters that a browser without JavaScript shows."""
        page = self.plain.new_page()
        page.goto(address)
        words = len(" ".join(page.locator("main").inner_text().split()))
        page.close()
        return {"plain": words}


if __name__ == "__main__":
    sys.exit(main())

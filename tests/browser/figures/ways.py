"""Plays the journeys that the sample data allows against a running portal, and prints what was counted, as JSON."""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import django

django.setup()

from playwright.sync_api import sync_playwright  # noqa: E402

from tests import building  # noqa: E402
from tests.browser.eyes import Eyes  # noqa: E402
from tests.browser.figures import journeys  # noqa: E402

WIDTHS = (390, 1200)


def play(browser, base, facts, folder):
    """Figures 19 to 22; a star's way to the public needs a plenary, and is counted by tests/browser/test_journeys.py."""
    files = {"picture": str(folder / "tenun.jpg"), "paper": str(folder / "keputusan.pdf")}
    Path(files["picture"]).write_bytes(building.real_picture())
    Path(files["paper"]).write_bytes(building.real_pdf())

    def window(who, width=1200):
        return Eyes(browser, base, None, (width,)).enter(facts["sessions"][who]).page

    sheet = f"{base}/penilaian/{facts['sheet']}/"
    return {
        "sent": journeys.nominate(window("office"), base, str(facts["commodity"]), files),
        "scored": journeys.score(window("assessor"), base),
        "typed": journeys.type_scores(window("assessor"), sheet),
        "beside": [journeys.beside(window("assessor", width), sheet, phone=width == 390) for width in WIDTHS],
        "found": [journeys.find_highest(window("secretariat", width), base) for width in WIDTHS],
    }


def main(base, facts):
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        print(json.dumps(play(browser, base, json.loads(facts), Path(folder))))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

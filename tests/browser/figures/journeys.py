"""The five journeys of a person through the portal, played and counted: figures 19 to 23."""

import re
import time

from tests import story
from tests.browser.hands import fill, settle

ROW = "main tbody tr :is(a, button)"
STEPS = {
    "ikm": story.IKM, "sentra": story.SENTRA, "produk": story.PRODUCT_STEP, "produksi": story.PRODUCTION, "pasar": story.MARKET,
}  # fmt: skip
SEEN = """(selector) => { const node = document.querySelector(selector); const box = node.getBoundingClientRect();
  return node.checkVisibility() && box.top < innerHeight && box.bottom > 0 && box.width > 200; }"""


class Way:
    """Counts `clicks` and `pages`, the first one included, while somebody goes a way; choices and files are not counted."""

    def __init__(self, page):
        self.page, self.clicks, self.pages = page, 0, 0
        page.on("response", self._arrived)

    def _arrived(self, response):
        request = response.request
        if request.is_navigation_request() and request.frame == self.page.main_frame and not 300 <= response.status < 400:
            self.pages += 1

    def open(self, address):
        self.page.goto(address)
        return self

    def click(self, target):
        """Press what a selector finds, or what is given, and wait for the page that follows."""
        one = self.page.locator(target).locator("visible=true").first if isinstance(target, str) else target
        one.click()
        settle(self.page)
        self.clicks += 1
        return self

    def count(self):
        return {"clicks": self.clicks, "pages": self.pages}


def nominate(page, base, commodity, files):
    """From the list to the receipt. `overhead` is what asks for nothing, after the list: overviews, summary, receipt, ways there."""
    hands = Way(page).open(f"{base}/usulan/")
    hands.click("main a[href$='/usulan/baru/']")
    asked = 1
    fill(page, {"commodity": commodity, **story.START})
    hands.click("main button[type=submit]")
    for step, values in STEPS.items():
        recorded = page.locator("main select[name=sentra]")
        if recorded.count():  # the region has sentra already: one of them is chosen
            recorded.select_option(index=1)
            hands.click(page.get_by_role("button", name="Pakai sentra ini"))
        else:
            fill(page, values)
            if step == "produk":
                page.locator("main [name=picture]").set_input_files(files["picture"])
            hands.click(page.get_by_role("button", name="Simpan dan lanjut").locator("visible=true").first)
        asked += 1
    for rule in [*story.PAPERS, "product_sample"]:
        if f"/dokumen/{rule}/" not in page.url:
            hands.click(f"main a[href*='/dokumen/{rule}/']")
        if rule == "product_sample":
            fill(page, {"sent_on": story.today(), **story.SAMPLE})
        else:
            fill(page, story.PAPER)
            page.locator("main [name=upload]").set_input_files(files["paper"])
        hands.click(page.get_by_role("button", name=re.compile("^Simpan")).locator("visible=true").first)
        asked += 1
    hands.click(page.locator("main a[href$='/isi/kirim/']").locator("visible=true").first)
    hands.click(page.get_by_role("button", name="Kirim usulan").first)
    assert "tanda-terima" in page.url, page.url
    return hands.count() | {"asking": asked, "overhead": {"pages": hands.pages - 1 - asked, "clicks": hands.clicks - asked}}


def score(page, base):
    """From the dashboard over every criterion of a sheet to the next sheet, by clicks."""
    hands = Way(page).open(f"{base}/dasbor/")
    hands.click("main .btn-primary")
    queue = 0
    while not page.locator("fieldset.indicator").count():  # a list or a declaration lies between
        hands.click("main .btn-primary")
        queue += 1
    groups = page.locator("fieldset.indicator")
    number = groups.count()
    for index in range(number):
        groups.nth(index).locator("label").first.click()
        hands.clicks += 1
    sheet = page.url
    hands.click(page.locator("button[name=act][value=next]").locator("visible=true").last)
    assert page.url != sheet, sheet
    return hands.count() | {"criteria": number, "between": queue}


def type_scores(page, address):
    """The same by keyboard alone, from the first criterion: n digits and Enter. Returns the keys that it took."""
    page.goto(address)
    number = page.locator("fieldset.indicator").count()
    page.locator("fieldset.indicator input").first.focus()
    for index in range(number):
        digit = page.evaluate("document.activeElement.closest('fieldset')?.querySelector('input[type=radio]').value.slice(0, 1)")
        assert digit, f"the focus left the sheet after {index} digits"
        page.keyboard.press(digit)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != address)
    return {"criteria": number, "keys": number + 1}


def beside(page, address, phone):
    """Sheet and file in one view, or the taps between them; seconds until a change is kept."""
    page.goto(address)
    taps = 0
    if phone:
        page.locator(".sheet-bar a[href='#berkas']").click()
        taps += 1
        page.wait_for_function(SEEN, arg="#berkas")
    both = page.evaluate(SEEN, "#berkas") and page.evaluate(SEEN, "#lembar")
    if phone:
        page.locator(".close-file a").click()
    begun = time.perf_counter()
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        page.locator("fieldset.indicator label").nth(1).click()
    return {"taps": taps, "together": both, "kept": time.perf_counter() - begun}


def find_highest(page, base):
    """From the dashboard to the nomination that ranks highest; says whether place, ties, spread and scale stand in the list."""
    hands = Way(page).open(f"{base}/dasbor/")
    folded = page.locator(".menu-main > summary").is_visible()
    if folded:
        hands.click(".menu-main > summary")
    hands.click(".menu-main a[href='/pleno/']")
    words = page.inner_text("main")
    told = [word for word in ("Urutan", "=", "Selisih", "/100") if word in words]
    hands.click("main tbody th a")
    return hands.count() | {"menu": int(folded), "told": told}


def publish(director, secretariat, base, year):
    """From a proposed star to the public: the director's decree and decision, the secretariat's announcement under its preview."""
    hands = Way(director).open(f"{base}/penetapan/{year}/keputusan/")
    signed = not director.input_value("main [name=signatory]")
    fill(director, {"date": story.today(), **story.DECREE})
    hands.click(director.get_by_role("button", name="Catat keputusan").first)
    hands.click(director.get_by_role("button", name="Tetapkan yang dipilih").first)
    other = Way(secretariat).open(f"{base}/penetapan/{year}/umumkan/")
    preview = "persis inilah yang akan tampil" in secretariat.inner_text("main")
    other.click(secretariat.get_by_role("button", name=re.compile("^Umumkan")).first)
    return {"clicks": hands.clicks + other.clicks, "pages": hands.pages + other.pages, "typed": 2 + signed, "preview": preview}

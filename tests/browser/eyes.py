"""What is asked of every page that a browser visits, at 390 and at 1,200 px."""

WIDTHS = {390: 844, 1200: 800}
PASSWORD_FIELD = "input[name=password]"

# Only what was found comes back: the whole answer of axe is many times as long. All style sheets are ours, none is fetched anew.
AXE = """() => axe.run({ resultTypes: ['violations'], preload: false }).then((found) => found.violations
  .map((rule) => ({ id: rule.id, nodes: rule.nodes.length, html: rule.nodes[0].html.slice(0, 120) })))"""

# Facts of the page, measured in the browser: overflow in px, controls under 24 px, text under 14 px, boxes that scroll sideways.
MEASURE = """() => {
  const shown = (node) => { const box = node.getBoundingClientRect(); const style = getComputedStyle(node);
    return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && !node.closest('.visually-hidden, .skip'); };
  const words = (node) => (node.innerText || node.getAttribute('aria-label') || node.name || '').trim().slice(0, 40);
  const name = (node) => `${node.tagName.toLowerCase()} ${words(node)}`;
  const root = document.documentElement;
  const small = [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary')].filter(shown)
    .filter((node) => !(node.closest('label') && ['radio', 'checkbox'].includes(node.type)))
    .filter((node) => { const box = node.getBoundingClientRect();
      return box.height < 24 || (box.width < 24 && !['radio', 'checkbox'].includes(node.type)); });
  const tiny = [...document.querySelectorAll('main *, header *, footer *')].filter((node) => [...node.childNodes]
    .some((child) => child.nodeType === 3 && child.textContent.trim())).filter(shown).filter((node) => !node.closest('svg'))
    .filter((node) => parseFloat(getComputedStyle(node).fontSize) < 14);
  const sideways = [...document.querySelectorAll('main *')].filter(shown).filter((node) => node.scrollWidth > node.clientWidth + 1)
    .filter((node) => ['auto', 'scroll'].includes(getComputedStyle(node).overflowX)).filter((node) => !node.matches('.matrix, .matrix *'));
  return { overflow: root.scrollWidth - root.clientWidth, small: small.map(name), tiny: tiny.map(name), sideways: sideways.map(name),
    headings: document.querySelectorAll('h1').length };
}"""


class Eyes:
    """One browser window; `faults` collects what pages do wrong, as sentences."""

    def __init__(self, browser, base, axe, widths=tuple(WIDTHS)):
        self.browser, self.base, self.axe, self.widths = browser, base, axe, widths
        self.faults, self.visited = [], []
        self.page = self.context = None
        self.anonymous()

    # --- who looks ---------------------------------------------------------------------------------------------------

    def anonymous(self):
        """A new window of somebody who is not signed in."""
        if self.context:
            self.context.close()
        self.context = self.browser.new_context(viewport=self.size(self.widths[-1]), locale="id-ID", timezone_id="Asia/Jakarta")
        return self.watch(self.context.new_page())

    def watch(self, page):
        """Look at this page from now on."""
        self.page = page
        page.set_default_timeout(15_000)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"{self.page.url}: {error}"))
        return self

    def enter(self, session_key):
        """A new window of somebody who signed in before; their session is given."""
        self.anonymous()
        self.context.add_cookies([{"name": "sessionid", "value": session_key, "url": self.base}])
        return self

    def sign_in(self, email, password):
        """A new window, signed in through the sign-in page."""
        self.anonymous()
        self.open("/masuk/")
        self.page.fill("input[name=login]", email)
        self.page.fill(PASSWORD_FIELD, password)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(lambda url: "/masuk/" not in url)
        return self

    def _console(self, message):
        expected = "the server responded with a status of 4" in message.text  # the browser's own line about a refusal we provoked
        if message.type in {"error", "warning"} and not expected:
            self.faults.append(f"{self.page.url}: console says {message.text}")

    # --- what is seen ------------------------------------------------------------------------------------------------

    def open(self, path):
        response = self.page.goto(self.base + path)
        return response

    def look(self, name=""):
        """Ask the present page everything, at each width; returns self."""
        place = name or self.page.url.removeprefix(self.base)
        for width in self.widths:
            if self.page.viewport_size["width"] != width:
                self.page.set_viewport_size(self.size(width))
            self._note(place, width, self.page.evaluate(MEASURE))
            self.faults += [f"{place} at {width}: axe {rule['id']} ({rule['nodes']}): {rule['html']}" for rule in self.violations()]
        self.visited.append(place)
        return self

    def violations(self):
        """What axe finds on the present page: rule, number of nodes, and the first of them. Its script is read once per page."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(self.axe.axe_script)
        return self.page.evaluate(AXE)

    @staticmethod
    def size(width):
        return {"width": width, "height": WIDTHS[width]}

    def _note(self, place, width, facts):
        if facts["overflow"] > 0:
            self.faults.append(f"{place} at {width}: {facts['overflow']} px overflow")
        if facts["headings"] != 1:
            self.faults.append(f"{place}: {facts['headings']} h1")
        for kind in ("small", "tiny", "sideways"):
            if facts[kind] and not (kind == "sideways" and width != 390):
                self.faults.append(f"{place} at {width}: {kind} {facts[kind][:4]}")

    def narrow(self, name=""):
        """No sideways overflow at 320 px either."""
        self.page.set_viewport_size({"width": 320, "height": 700})
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            self.faults.append(f"{name or self.page.url.removeprefix(self.base)} at 320: {over} px overflow")

    def close(self):
        self.context.close()

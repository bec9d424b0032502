"""What a page costs on the wire: bytes, requests and times, cold and warm, on a line of 400 kbit/s with 400 ms."""

LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
LOADED = """() => new Promise((done) => {
  let paint = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) paint = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => done({ load: performance.getEntriesByType('navigation')[0].loadEventEnd, paint }), 100);
})"""


class Line:
    """Counts what comes over the wire to one page. Figures are bytes as they were sent, headers included, and milliseconds."""

    def __init__(self, page, slow=True):
        self.page, self.seen, self.kept = page, {}, set()
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        if slow:
            self.session.send("Network.emulateNetworkConditions", LINE)
        self.session.on("Network.responseReceived", self._begun)
        self.session.on("Network.requestServedFromCache", lambda event: self.kept.add(event["requestId"]))
        self.session.on("Network.loadingFinished", self._ended)

    def forget(self):
        """Empty the browser's cache, so that the next visit is a first one."""
        self.session.send("Network.clearBrowserCache")

    def _begun(self, event):
        response = event["response"]
        cached = response.get("fromDiskCache") or response.get("fromPrefetchCache")
        self.seen[event["requestId"]] = [event["type"], response["url"], bool(cached), 0]

    def _ended(self, event):
        if event["requestId"] in self.seen:
            self.seen[event["requestId"]][3] = event["encodedDataLength"]

    def visit(self, address, until="networkidle"):
        """Open it; returns {"bytes", "requests", "script", "font", "html", "load", "paint"}."""
        self.page.goto("about:blank")  # the same address again would be a reload, which asks for every file anew
        self.seen.clear()
        self.kept.clear()
        self.page.goto(address, wait_until=until)  # pictures further down come after the load
        times = self.page.evaluate(LOADED)
        sent = [
            (kind, size)
            for one, (kind, url, cached, size) in self.seen.items()
            if not cached and one not in self.kept and url.startswith("http")
        ]
        return {
            "bytes": sum(size for _, size in sent),
            "requests": len(sent),
            **{name: sum(size for kind, size in sent if kind == of) for name, of in KINDS.items()},
            **times,
        }


KINDS = {"html": "Document", "script": "Script", "font": "Font"}

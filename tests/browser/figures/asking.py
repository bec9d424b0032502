"""What is asked of an open page: sizes, texts, rows, nodes, Tab stops, the same without JavaScript."""

# Facts of the page as it stands. `short`: main and row actions under 44 px; `lines`: letters in a line of running text.
FACTS = """() => {
  const ROWS = 'main .table-cards tbody tr';
  const shown = (node) => { const box = node.getBoundingClientRect(); const style = getComputedStyle(node);
    return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && !node.closest('.visually-hidden, .skip, .sample-banner'); };
  const name = (node) => `${node.tagName.toLowerCase()} ${(node.innerText || node.name || '').trim().slice(0, 40)}`;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  const written = (selector) => all(selector).filter((node) => !node.closest('svg')
    && [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()));
  const size = (node) => parseFloat(getComputedStyle(node).fontSize);
  const short = all('main .btn, main .row-link, .masthead .btn, .masthead summary')
    .filter((node) => node.getBoundingClientRect().height < 43.5);
  const bar = all('.actions-sticky').filter((node) => getComputedStyle(node).position === 'sticky').map((node) => node.offsetHeight);
  const floor = innerHeight - Math.max(0, ...bar);
  const lines = written('main p, main li, main dd').map((node) => {
    const walk = document.createTreeWalker(node, 4); const range = document.createRange(); const tops = new Set();
    let letters = 0; let width = 0;
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      if (!text.textContent.trim() || !shown(text.parentElement)) continue;
      range.selectNodeContents(text); letters += text.textContent.trim().length;
      for (const box of range.getClientRects()) { width += box.width; tops.add(Math.round(box.bottom / 8)); } }
    return tops.size >= 3 && letters > 120 ? Math.round(node.clientWidth / (width / letters)) : 0; }).filter(Boolean);
  return {
    short: short.map(name), rows: all(ROWS).filter((row) => row.getBoundingClientRect().bottom <= floor).length,
    of: all(ROWS).length, nodes: document.querySelectorAll('*').length, height: document.documentElement.scrollHeight,
    text: Math.min(...written('main *, header *, footer *').map(size)), table: Math.min(99, ...written('main table *').map(size)),
    lines: lines.length ? [Math.min(...lines), Math.max(...lines)] : [], filled: all('main .btn-primary').length,
    words: document.querySelector('main').innerText.replace(/\\s+/g, ' ').length };
}"""

WATCH = "window.stops = []; addEventListener('focusin', (event) => stops.push(event.target));"
REACHED = """(aim) => stops.filter((one) => !one.matches('main'))
  .indexOf([...document.querySelectorAll(aim)].find((one) => one.checkVisibility()))"""


def facts(page):
    """The facts of the page as it stands, scrolled to its top."""
    page.evaluate("scrollTo(0, 0)")
    return page.evaluate(FACTS)


def tab_stops(page, aim, skip, most=30):
    """How often Tab is pressed until the main action has the focus, by the skip link or without it; None after `most`."""
    address = page.url.split("#")[0]
    page.goto("about:blank")
    page.goto(address)
    page.evaluate(WATCH)
    page.keyboard.press("Tab")
    page.wait_for_selector(".skip:focus")
    if skip:
        page.keyboard.press("Enter")
        page.wait_for_url("**#*")
    for _ in range(most - 1):
        page.keyboard.press("Tab")
    reached = page.evaluate(REACHED, aim)
    return None if reached < 0 else reached + 1

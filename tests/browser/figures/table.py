"""The goals as figures, and the tables of what was found: one line for each figure, one for each kind of page."""

from dataclasses import dataclass

from tests.browser.figures.places import PLACES, PUBLIC

KB = 1000


@dataclass(frozen=True)
class Figure:
    """One goal. `value(place, width, seen)` is a number or None (not asked here), `limit(place, width)` its most (or least)."""

    number: str
    words: str
    goal: str
    value: object
    limit: object
    least: bool = False
    unit: str = ""

    def misses(self, found):
        """[(how far over, place, width, value)] of every place that does not keep it, the worst first."""
        rows = [(one, place, width) for place, width, seen in each(found) if (one := self.value(place, width, seen)) is not None]
        over = [(one - self.limit(place, width), place.name, width, one) for one, place, width in rows]
        return sorted((row for row in over if (row[0] < 0 if self.least else row[0] > 0)), reverse=not self.least, key=lambda row: row[0])

    def sentences(self, found):
        return [f"{self.number} {self.words}, {name} at {width}: {value:,.0f}" for _, name, width, value in self.misses(found)]

    def worst(self, found):
        """(value, place, width) that is nearest to the limit or furthest beyond it; None where nothing was asked."""
        rows = [(one, place.name, width, one - self.limit(place, width)) for place, width, seen in each(found)
                if (one := self.value(place, width, seen)) is not None]  # fmt: skip
        return (min if self.least else max)(rows, key=lambda row: row[3])[:3] if rows else None


def each(found):
    """(place, width, what was seen) of every look."""
    for place in PLACES:
        for width, seen in found.get(place.name, {}).items():
            yield place, int(width), seen


def faults(*words, without=()):
    def value(place, width, seen):
        return sum(any(word in one for word in words) and not any(word in one for word in without) for one in seen["faults"])

    return value


def by_budget(public, working):
    return lambda place, width: public if place.budget == PUBLIC else working


def at_most(number):
    return lambda place, width: number


def of(*path, only=lambda place, width: True):
    """A value out of what was seen, where it is asked."""

    def value(place, width, seen):
        for step in path:
            seen = None if seen is None else seen[step]
        return seen if only(place, width) else None

    return value


def phone(place, width):
    return width == 390


def _stops(index):
    return lambda place, width, seen: (seen["stops"][index] or 99) if place.stops and seen["stops"] else None


FIGURES = [
    Figure("1", "axe findings", "0", faults(": axe "), at_most(0)),
    Figure("2", "contrast failures", "0", faults("axe color-contrast"), at_most(0)),
    Figure("3", "overflow at the width, and at 320 px", "0 px", of("over"), at_most(0), unit=" px"),
    Figure("4", "boxes to be scrolled sideways at 390 px", "0", faults("sideways"), at_most(0)),
    Figure("5", "controls under 24 px", "0", faults(": small"), at_most(0)),
    Figure("5b", "main and row actions under 44 px on the phone", "0",
           lambda place, width, seen: len(seen["short"]) if width == 390 else None, at_most(0)),
    Figure("6", "Tab stops to the main action by the skip link", "≤ 3 (first score ≤ 4)", _stops(0), lambda place, width: place.stops[0]),
    Figure("6b", "Tab stops without it, in lists", "≤ 10", _stops(1), lambda place, width: place.stops[1]),
    Figure("7", "letters that are missing without JavaScript", "0",
           lambda place, width, seen: max(0, seen["words"] - seen["plain"] - 40), at_most(0)),
    Figure("8", "cold weight", "≤ 60 kB public, ≤ 100 kB working", of("cold", "bytes"), by_budget(60 * KB, 100 * KB)),
    Figure("9", "warm weight", "≤ 8 kB, list of 50 ≤ 15 kB", of("warm", "bytes"),
           lambda place, width: 15 * KB if place.full else 8 * KB),
    Figure("10", "requests, cold", "≤ 8", of("cold", "requests"), at_most(8)),
    Figure("10b", "requests, warm", "1", of("warm", "requests"), at_most(1)),
    Figure("11", "script, compressed", "0 public, ≤ 40 kB working", of("cold", "script"), by_budget(0, 40 * KB)),
    Figure("12", "fonts", "≤ 40 kB", of("cold", "font"), at_most(40 * KB)),
    Figure("13", "load, cold", "≤ 2.5 s public, ≤ 3.5 s working", of("cold", "load"), by_budget(2500, 3500), unit=" ms"),
    Figure("14", "largest paint, cold", "≤ 1.6 s public, ≤ 2.0 s working", of("cold", "paint"), by_budget(1600, 2000), unit=" ms"),
    Figure("15", "load, warm", "≤ 1.2 s", of("warm", "load"), at_most(1200), unit=" ms"),
    Figure("16", "rows on the first screen of a staff list", "≥ 5 at 390, ≥ 13 at 1,200",
           lambda place, width, seen: seen["rows"] if place.full and seen["of"] >= 13 else None,
           lambda place, width: 5 if width == 390 else 13, least=True),
    Figure("17", "DOM nodes of a list of 50", "≤ 1,500", of("nodes", only=lambda place, width: place.full), at_most(1500)),
    Figure("18", "script errors", "0", faults("console says", "Error"), at_most(0)),
    Figure("26", "smallest text", "≥ 14 px", of("text"), at_most(14), least=True, unit=" px"),
    Figure("26b", "smallest text of tables on the phone", "≥ 15 px", of("table", only=phone), at_most(15), least=True, unit=" px"),
    Figure("27", "letters in a line of running text, at most", "≤ 80",
           lambda place, width, seen: seen["lines"][1] if seen["lines"] else None, at_most(80)),
    Figure("27b", "letters in a line of running text, at least", "≥ 45",
           lambda place, width, seen: seen["lines"][0] if seen["lines"] else None, at_most(45), least=True),
]  # fmt: skip


TESTED = {  # what other tests hold
    "23": ("from a proposed star to the public", "≤ 4 pages, ≤ 5 clicks, ≤ 2 typed", 
           "4 pages and the one that says it is done, 3 clicks, 2 typed; preview", "yes (tests/browser/test_journeys.py)"),
    "24": ("refused forms with a summary that takes the focus and leads to the fields", "100 %",
           "100 % of those that are refused when sent empty", "yes (tests/browser/test_refused_forms.py)"),
    "25": ("empty lists that say why and lead on", "100 %", "100 % of the lists", "yes (tests/browser/test_refused_forms.py)"),
}  # fmt: skip


def journeys(sent, scored, typed, beside, found):
    """number → (words, goal, seen, held) of what was counted on the way."""
    extra = sent["overhead"]
    kept = max(one["kept"] for one in beside)
    between = scored["clicks"] - scored["criteria"]
    return {
        "19": ("submit with files: pages and clicks that ask for nothing", "≤ 4 / ≤ 4",
               f"{extra['pages']} / {extra['clicks']}, beside {sent['asking']} pages that ask", _held(max(extra.values()) <= 4)),
        "20": ("score n criteria, from the dashboard to the next sheet", "n + 2 clicks, 3 pages; n digits and Enter",
               f"n + {between} clicks, {scored['pages']} pages; {typed['keys']} keys for {typed['criteria']}",
               _held(between == 2 and scored["pages"] == 3 and typed["keys"] == typed["criteria"] + 1)),
        "21": ("file and sheet in one view; taps between them on the phone; a change is kept", "yes; ≤ 1; ≤ 5 s",
               f"{'yes' if beside[1]['together'] else 'no'}; {beside[0]['taps']}; {kept:.1f} s on the sheet",
               _held(beside[1]["together"] and beside[0]["taps"] <= 1 and kept <= 5)),
        "22": ("find and open the highest-ranked, from the dashboard", "2 clicks, 2 pages after it; place, ties, spread, scale",
               "; ".join(f"{one['clicks'] - one['menu']} clicks{' and the menu' * one['menu']}, {one['pages'] - 1} pages" for one in found)
               + f"; tells {', '.join(found[1]['told'])}",
               _held(all(one["clicks"] - one["menu"] <= 2 for one in found) and len(found[1]["told"]) == 4)),
    }  # fmt: skip


def _held(true):
    return "yes" if true else "**no**"


def written(found, ways):
    """Both tables as Markdown. `ways`: what journeys() tells."""
    lines = ["| # | figure | goal | seen, at the worst | holds |", "|--:|---|---|---|---|"]
    rows = [(figure.number, _line(figure, found)) for figure in FIGURES]
    rows += [
        (number, f"| {number} | {words} | {goal} | {seen} | {held} |") for number, (words, goal, seen, held) in (ways | TESTED).items()
    ]
    lines += [line for _, line in sorted(rows, key=lambda row: (int(row[0].rstrip("b")), row[0]))]
    return "\n".join([*lines, "", *_pages(found)]) + "\n"


def _line(figure, found):
    worst, misses = figure.worst(found), figure.misses(found)
    seen = "not asked" if worst is None else f"{worst[0]:,.0f}{figure.unit} ({worst[1]}, {worst[2]} px)"
    if misses:
        places = list(dict.fromkeys(f"{name} {width} px: {value:,.0f}{figure.unit}" for _, name, width, value in misses))
        held = f"**no**: {'; '.join(places[:4])}" + (f"; {len(places) - 4} more" if len(places) > 4 else "")
    else:
        held = "yes"
    return f"| {figure.number} | {figure.words} | {figure.goal} | {seen} | {held} |"


HEAD = ("page", "who", "width", "cold kB", "warm kB", "requests", "script kB", "load cold s", "paint s", "load warm s", "HTML kB", "nodes",
        "rows", "Tab stops", "height px", "axe")  # fmt: skip


def _pages(found):
    yield f"| {' | '.join(HEAD)} |"
    yield "|---|---" + "|--:" * (len(HEAD) - 2) + "|"
    for place, width, seen in each(found):
        cold, warm = seen["cold"], seen["warm"]
        stops = "/".join(str(one or "–") for one in seen["stops"]) if seen["stops"] else ""
        cells = [
            place.name, place.who or "anyone", width, _kb(cold["bytes"]), _kb(warm["bytes"]), f"{cold['requests']}/{warm['requests']}",
            _kb(cold["script"]), _kb(cold["load"]), _kb(cold["paint"]), _kb(warm["load"]), _kb(cold["html"]), f"{seen['nodes']:,}",
            f"{seen['rows']}/{seen['of']}" if seen["of"] else "", stops, f"{seen['height']:,}", faults(": axe ")(place, width, seen),
        ]  # fmt: skip
        yield "| " + " | ".join(map(str, cells)) + " |"


def _kb(number):
    """Bytes as kB, milliseconds as seconds."""
    return f"{number / KB:.1f}"

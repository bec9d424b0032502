"""Finding rows by words: a word is met where it stands inside another; where nobody finds it, those written nearly like it stand in.

What a person may not see lends no word: it neither answers nor keeps a likeness from answering.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.db.models import Count, Exists, OuterRef, Q

from ovop_portal.kit.similarity import trigrams
from ovop_portal.search.models import LONGEST, Entry, Trigram, Word

SHORTEST = 3  # a word of fewer letters is met by itself alone
SHARED = 2  # trigrams that a likeness shares at least
CANDIDATES = 60  # words looked at more closely, those that share most first
ALIKE = 0.75  # difflib's ratio from which a word is a slip of the keys: two equal letters of three in any order are not
STANDING_IN = 4  # words that may stand in for one


@dataclass
class Found:
    """The rows, and for every word that stood nowhere: those that stand in for it."""

    rows: object
    instead: dict = field(default_factory=dict)


def find(rows, kind, asked, key="pk", also=None):
    """Of `rows` those that carry every word of `asked`, a list of plain words (kit.similarity.words).

    `rows` are the rows that the searcher may see; `key` is their field that holds the key of the index. `also` says by a Q, for a word,
    what else answers to it: a whole number, a code.
    """
    seen, instead, asked = rows, {}, [word[:LONGEST] for word in asked]
    literal = _grouped(asked, _seen(_literal(asked), seen, kind, key)) if asked else {}
    for word in asked:
        exact = also(word) if also else None
        met = literal.get(word, [])
        if not met and (exact is None or not seen.filter(exact).exists()):
            met = _closest(word, _seen(_akin(word), seen, kind, key))
            instead[word] = [text for _pk, text in met]
        carried = Q(**{f"{key}__in": Entry.objects.filter(kind=kind, word__in=[pk for pk, _text in met]).values("row")})
        rows = rows.filter(carried if exact is None else carried | exact)
    return Found(rows, instead)


def _literal(asked):
    """Words of the index that hold one of these."""
    either = Q()
    for word in asked:
        either |= Q(text__contains=word) if len(word) >= SHORTEST else Q(text=word)
    return Word.objects.filter(either)


def _seen(found, rows, kind, key):
    """(key, text) of those words that stand in a row of `rows`."""
    inside = Entry.objects.filter(kind=kind, word=OuterRef("pk")).filter(Exists(rows.order_by().filter(**{key: OuterRef("row")})))
    return list(found.filter(Exists(inside)).values_list("pk", "text"))


def _grouped(asked, found):
    """word asked → those found that hold it."""
    groups = defaultdict(list)
    for pk, text in found:
        for word in asked:
            if word in text if len(word) >= SHORTEST else text == word:
                groups[word].append((pk, text))
    return groups


def _akin(word):
    """Words of the index that share most trigrams with this one."""
    rows = Trigram.objects.filter(text__in=sorted(trigrams(word))).values("word", "word__text")
    shared = rows.annotate(n=Count("pk")).filter(n__gte=SHARED)
    best = sorted(shared, key=lambda row: (-row["n"], row["word__text"]))[:CANDIDATES]  # here, because databases sort letters differently
    return Word.objects.filter(pk__in=[row["word"] for row in best])


def _closest(word, found):
    """Of (key, text) the closest to this word by difflib, closest first."""
    keys = {text: pk for pk, text in sorted(found, key=lambda one: one[1])}
    return [(keys[text], text) for text in get_close_matches(word, keys, n=STANDING_IN, cutoff=ALIKE)]

"""Keeping the index: which words stand in which row, written by whoever writes the row, inside the caller's transaction."""

from itertools import chain

from ovop_portal.kit.similarity import trigrams, words
from ovop_portal.search.models import LONGEST, Entry, Trigram, Word

AT_ONCE = 500  # values of one statement; SQLite takes no more than some thousands


def put(kind, texts):
    """From now on the row `key` is found by the words of `texts[key]` and by no others; `texts` is a dict of any size."""
    wanted = {(word, row) for row, text in texts.items() for word in indexed(text)}
    there = _there(kind, list(texts))
    gone = [pk for pair, pk in there.items() if pair not in wanted]
    new = wanted - there.keys()
    for some in _slices(gone):
        Entry.objects.filter(pk__in=some).delete()
    keys = _keys_of({word for word, _row in new})
    entries = [Entry(word_id=keys[word], kind=kind, row=row) for word, row in sorted(new)]
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE, ignore_conflicts=True)


def joined(rows):
    """key → text, of rows (key, name, name, …) as `values_list` gives them."""
    return {key: " ".join(names) for key, *names in rows}


def indexed(text):
    """The words of a text as the index keeps them."""
    return {word[:LONGEST] for word in words(text)}


def _there(kind, rows):
    """(word, row) → key of the entry, for the entries of these rows."""
    found = (Entry.objects.filter(kind=kind, row__in=some).values_list("word__text", "row", "pk") for some in _slices(rows))
    return {(word, row): pk for word, row, pk in chain.from_iterable(found)}


def _keys_of(texts):
    """word → its key; words that were never met are added with their trigrams. Two that add the same word at once both succeed."""
    known = _known(texts)
    if new := sorted(texts - known.keys()):
        made = [Word(text=text) for text in new]
        Word.objects.bulk_create(made, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["text"], update_fields=["text"])
        added = {word.text: word.pk for word in made}
        rows = [Trigram(text=one, word_id=key) for text, key in sorted(added.items()) for one in sorted(trigrams(text))]
        Trigram.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
        known |= added
    return known


def _known(texts):
    found = (Word.objects.filter(text__in=some).values_list("text", "pk") for some in _slices(sorted(texts)))
    return dict(chain.from_iterable(found))


def _slices(values):
    return (values[at : at + AT_ONCE] for at in range(0, len(values), AT_ONCE))

"""The search box of a list, as a filter for its FilterSet."""

from django import forms
from django_filters import CharFilter

from ovop_portal.kit.similarity import words
from ovop_portal.search.finding import find

MOST = 6  # words of a search beyond this are left out


class WordsFilter(CharFilter):
    """Rows that carry every word; `filterset.instead` then names what stood in for a word that nobody finds (components/_instead.html).

    The queryset of the FilterSet must be what the person may see, and this its first filter.
    """

    def __init__(self, kind, key="pk", also=None, **options):
        options.setdefault("widget", forms.TextInput(attrs={"type": "search", "autocomplete": "off"}))
        super().__init__(max_length=80, **options)
        self.kind, self.key, self.also = kind, key, also

    def filter(self, rows, value):
        if not value:
            return rows
        found = find(rows, self.kind, words(value)[:MOST], self.key, self.also)
        self.parent.instead = found.instead
        return found.rows

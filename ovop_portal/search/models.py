"""The stored index: every word once, its trigrams, and the rows in which it stands. Plain tables, so that both databases answer alike."""

from django.db import models

from ovop_portal.search.enums import Kind

LONGEST = 40  # letters of a word; what follows is cut off, in the index and in a question alike


class Word(models.Model):
    text = models.CharField(max_length=LONGEST, unique=True)  # as kit.similarity.words leaves it

    def __str__(self):
        return self.text


class Trigram(models.Model):
    text = models.CharField(max_length=3)
    word = models.ForeignKey(Word, models.CASCADE, related_name="trigrams")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "word"], name="trigram_once_per_word")]

    def __str__(self):
        return self.text


class Entry(models.Model):
    """A word in the text of one row: `row` is the key of a product or a star, as `kind` says."""

    word = models.ForeignKey(Word, models.CASCADE, related_name="entries", db_index=False)
    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    row = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "kind", "row"], name="entry_once_per_word")]
        indexes = [models.Index(fields=["kind", "row"], name="entry_of_row")]

    def __str__(self):
        return f"{self.word} {self.kind}/{self.row}"

"""Two who add the same word at once."""

import pytest
from django.db import transaction

from ovop_portal.kit.similarity import trigrams
from ovop_portal.search import indexing
from ovop_portal.search.enums import Kind
from ovop_portal.search.models import Entry, Trigram, Word
from tests.threads import at_once, only_on_postgresql

THREADS, ROUNDS = 6, 20


@pytest.mark.django_db(transaction=True)
def test_words_that_several_add_at_once_stand_once_and_lead_to_every_row():
    only_on_postgresql()

    def write(number):
        for turn in range(ROUNDS):
            with transaction.atomic():  # the same new words for all, in an order of one's own
                spoken = [f"kata{turn}", f"lain{turn}", "tenun"]
                indexing.put(Kind.PRODUCT, {number * ROUNDS + turn: " ".join(spoken[number % 3 :] + spoken[: number % 3])})

    assert at_once(write, THREADS) == [None] * THREADS
    assert Word.objects.count() == 2 * ROUNDS + 1
    assert Entry.objects.count() == THREADS * ROUNDS * 3
    assert Trigram.objects.count() == sum(len(trigrams(word.text)) for word in Word.objects.all())

"""What two texts that are written alike share: words and trigrams, as PostgreSQL's pg_trgm defines them, without asking a database."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")


def words(text):
    """The words of a text in small letters without accents, in order, doubles included.

    >>> words("Kain Ténun – 'Melati' No. 7")
    ['kain', 'tenun', 'melati', 'no', '7']
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def trigrams(text):
    """The set of trigrams of a text: each word in small letters, two spaces before it and one after.

    Source: PostgreSQL 15 documentation, F.35 pg_trgm: 'cat' has "  c", " ca", "cat", "at ".
    """
    padded = (f"  {word} " for word in WORD.findall(text.lower()))
    return {word[at : at + 3] for word in padded for at in range(len(word) - 2)}


def similarity(one, other):
    """How much two texts share, 0 to 1: the trigrams in both over the trigrams in either, as pg_trgm's similarity() counts; 0 for nothing.

    >>> round(similarity("UD Melati Rejeki", "U.D. Melati Rezeki"), 2)
    0.52
    """
    mine, theirs = trigrams(one), trigrams(other)
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 0.0

"""Firms that are written alike: shown to a person before a new one is made; nothing is merged by itself."""

from django.utils.translation import gettext as _

from ovop_portal.kit.similarity import similarity

ALIKE = 0.45  # of similarity(), from which two names may be one firm
SHOWN = 5
FORMS = {"ud", "cv", "pt", "kub", "koperasi", "kelompok", "toko", "usaha", "dagang"}  # what a firm is, not what it is called


def like(ikms, nib, name):
    """Recorded firms that this one may be, likest first, as dicts: name, nib, owner, place, why (in words); at most five.

    `ikms`: rows that the person may see. Alike is a NIB with one slip of the keys, or a name from 0.45 by trigrams.
    """
    found = []
    for row in ikms.values("nib", "name", "owner", "region__name"):
        slip, likeness = one_slip(nib, row["nib"]), _likeness(name, row["name"])
        if slip or likeness >= ALIKE:
            why = _("NIB berbeda satu angka") if slip else _("nama mirip")
            found.append((slip, likeness, {**row, "place": row["region__name"], "why": why}))
    found.sort(key=lambda one: (-one[0], -one[1], one[2]["name"]))
    return [row for _slip, _likeness, row in found[:SHOWN]]


def one_slip(one, other):
    """Whether two numbers of the same length differ in one digit, or by two neighbours that changed places."""
    if len(one) != len(other) or one == other:
        return False
    places = [at for at in range(len(one)) if one[at] != other[at]]
    if len(places) == 1:
        return True
    first, last = places[0], places[-1]
    return len(places) == 2 and last == first + 1 and one[first] == other[last] and one[last] == other[first]


def _likeness(one, other):
    """Of the names alone: "UD Melati" and "CV Melati" are called alike, "UD Melati" and "UD Mawar" are not."""
    return similarity(_called(one), _called(other))


def _called(name):
    kept = [word for word in name.replace(".", "").split() if word.lower() not in FORMS]
    return " ".join(kept) or name

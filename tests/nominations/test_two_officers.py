"""Two officers in one draft, two hundred rounds: nobody's words are ever written over by somebody who has not seen them."""

import json
import random

import pytest
from django.test import Client

from nominations.models import Answers
from tests.building import make_user
from tests.threads import at_once, only_on_postgresql

FIELDS = ["capacity", "equipment", "waste", "training"]


class Page:
    """One officer's open page, as static/js/autosave.js keeps it: what the fields held, what was typed, what this person has seen."""

    def __init__(self, user, nomination):
        self.client, self.address = Client(), f"/usulan/{nomination.code}/isi/produksi/simpan/"
        self.client.force_login(user)
        self.open()

    def open(self):
        answers = Answers.objects.get()
        self.version, self.typed = answers.version, {}
        self.before = {name: getattr(answers, name) for name in FIELDS}
        self.seen = {name: {value} for name, value in self.before.items()}

    def save(self):
        before = json.dumps({name: [self.before[name]] for name in self.typed})
        response = self.client.post(self.address, self.typed | {"version": self.version, "before": before})
        answer = response.json()
        if response.status_code == 200:
            self.version = answer["version"]
            self.before = {name: answer["fields"][name][0] for name in FIELDS}
            for name in FIELDS:
                self.seen[name].add(self.before[name])
            self.typed = {}
        return answer

    def decide(self, clashes, chance):
        """Both values are in sight now; this person takes the one or the other."""
        for clash in clashes:
            name, theirs = clash["name"], clash["raw"][0]
            self.seen[name].add(theirs)
            self.before[name] = theirs
            if chance.random() < 0.5:
                del self.typed[name]


@pytest.mark.slow
def test_two_hundred_rounds_overwrite_nothing_unseen(nominate, cast):
    nomination, chance = nominate(), random.Random(2026)
    pages = [Page(cast.bandung, nomination), Page(make_user("rekan", "regency", cast.bandung.organisation), nomination)]
    saved = clashed = 0
    for turn in range(200):
        page = chance.choice(pages)
        for name in chance.sample(FIELDS, chance.choice([1, 1, 2])):
            page.typed[name] = f"{name} {turn}"
        held, typed, seen = Answers.objects.values(*FIELDS).get(), dict(page.typed), {name: set(page.seen[name]) for name in FIELDS}
        answer = page.save()
        now = Answers.objects.values(*FIELDS).get()
        if answer["state"] == "stale":
            clashed += 1
            assert now == held
            page.decide(answer["clashes"], chance)
            continue
        saved += 1
        assert now == held | typed
        assert all(held[name] in seen[name] for name in typed), f"round {turn}: {typed} over {held}, seen {seen}"
    assert saved > 100
    assert clashed > 10


@pytest.mark.django_db(transaction=True)
def test_two_saves_at_the_same_moment_one_is_asked(nominate, cast):
    only_on_postgresql()
    nomination = nominate()
    pages = [Page(cast.bandung, nomination), Page(make_user("rekan", "regency", cast.bandung.organisation), nomination)]
    for turn in range(10):
        for number, page in enumerate(pages):
            page.open()
            page.typed = {"waste": f"bak {turn} {number}"}
        states = sorted(answer["state"] for answer in at_once(lambda number: pages[number].save(), 2))
        assert states == ["saved", "stale"]
        assert Answers.objects.get().waste.startswith(f"bak {turn} ")

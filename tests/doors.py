"""What a test asks of its doors – nominate, assign – is walked once per process and then repeated as the statements that it came to.

A walk through the workflow costs sixty milliseconds, its statements five. It is repeated only for a test that has done nothing else to the
database before, through the same doors in the same order, on a database that counts its keys alike; else it is walked.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import get_language

READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT")
OF_A_SIGN_IN = ('INSERT INTO "django_session"', 'UPDATE "accounts_user" SET "last_login"')  # touches nothing that a door looks at
FRESH = timedelta(minutes=10)


@dataclass
class Walk:
    """What one call of a door wrote."""

    began: datetime
    statements: list = field(default_factory=list)
    files: dict = field(default_factory=dict)  # path below PRIVATE_ROOT → content
    found: object = None  # key of the row that the door returned

    def is_of_today(self):
        """Whether its instants are still those of the test: neither is its clock elsewhere nor has midnight come between."""
        now = timezone.now()
        return timedelta() <= now - self.began < FRESH and timezone.localdate(self.began) == timezone.localdate(now)

    def repeat(self):
        with transaction.atomic(), connection.cursor() as cursor:
            for statement, values, many in self.statements:
                (cursor.executemany if many else cursor.execute)(statement, values)
        for path, content in self.files.items():
            file = Path(settings.PRIVATE_ROOT, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


class Doors:
    """Watches the statements of one test; `walks` is shared by the tests of a process."""

    def __init__(self, walks):
        self.walks, self.steps, self.touched = walks, (), False
        self._inside, self._written = False, None

    def __call__(self, execute, statement, values, many, context):
        """Django's wrapper of every statement."""
        if not statement.startswith(READS):
            if self._written is not None:
                self._written.append((statement, values, many))
            elif not self._inside and not statement.startswith(OF_A_SIGN_IN):
                self.touched = True
        return execute(statement, values, many, context)

    @contextmanager
    def inside(self):
        """What is written here is part of the stage, the same for every test."""
        self._inside = True
        try:
            yield
        finally:
            self._inside = False

    def through(self, step, walk, model):
        """The row of `model` that walk() returns; `step` is everything that the walk depends on, as values."""
        if self.touched or connection.vendor != "sqlite" or not connection.in_atomic_block:  # elsewhere keys are not given anew
            return walk()
        self.steps += (repr(step),)
        key = (self.steps, self._counted(), settings.PUBLIC_URL, get_language())
        known = self.walks.get(key)
        if known and known.is_of_today():
            with self.inside():
                known.repeat()
            return model.objects.get(pk=known.found)
        return self._walked(key, walk)

    def _walked(self, key, walk):
        new, before = Walk(timezone.now()), set(self._files())
        self._written = new.statements
        try:
            row = walk()
        except BaseException:
            self.touched = True
            raise
        finally:
            self._written = None
        new.files = {str(path.relative_to(settings.PRIVATE_ROOT)): path.read_bytes() for path in self._files() if path not in before}
        new.found = row.pk
        self.walks[key] = new
        return row

    @staticmethod
    def _files():
        return [path for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()]

    @staticmethod
    def _counted():
        """The last key that each table has given: the keys that the walk will get."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
            return tuple(cursor.fetchall())

"""The triggers that bar UPDATE and DELETE (on PostgreSQL TRUNCATE too) on the trail, for both databases, from one list."""

from contextlib import contextmanager

from django.db import connection

TABLES = ("audit_event", "audit_seal")
MESSAGE = "audit trail is append-only"

SQLITE = [
    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for table in TABLES
    for verb in ("UPDATE", "DELETE")
]
SQLITE_DROP = [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for table in TABLES for verb in ("update", "delete")]

POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
    *[
        f"""CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION audit_append_only()"""
        for table in TABLES
    ],
    *[
        f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()"""
        for table in TABLES
    ],
]
SETTLE = "SET CONSTRAINTS ALL IMMEDIATE"  # a table with checks still to come cannot be altered
POSTGRESQL_DROP = [f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}" for table in TABLES for name in ("append_only", "no_truncate")]


def install(schema_editor):
    """Create the triggers; for a migration."""
    _run(schema_editor.connection, SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def remove(schema_editor):
    """Drop the triggers; for a migration taken back."""
    _run(schema_editor.connection, SQLITE_DROP if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_DROP)


@contextmanager
def suspended():
    """For the test runner's flush alone: the triggers are off inside, and back afterwards."""
    off, on = {
        "sqlite": (SQLITE_DROP, SQLITE),
        "postgresql": (
            [SETTLE, *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES)],
            [SETTLE, *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in TABLES)],
        ),
    }[connection.vendor]
    _run(connection, off)
    try:
        yield
    finally:
        _run(connection, on)


def _run(conn, statements):
    with conn.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

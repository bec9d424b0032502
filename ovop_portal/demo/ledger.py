"""The trail of the sample data: events are collected with the instants at which they would have happened, and appended in that order."""

from ovop_portal.audit.trail import record_many, unit


class Ledger:
    """Collects events of rows made in bulk; close() appends them to the chain, oldest first."""

    def __init__(self):
        self.rows = []

    def note(self, at, actor, action, obj, note="", before="", after="", **data):
        self.rows.append({"at": at, "actor": actor, "action": action, "obj": obj, "note": note, "before": before, "after": after, **data})

    def close(self):
        with unit():
            record_many(sorted(self.rows, key=lambda row: row["at"]))
        self.rows = []

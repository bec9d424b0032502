"""What goes from one officer to a colleague, on leaving or before; higher apps register how their open work moves."""

from typing import NamedTuple

from ovop_portal.kit.scopes import Hook


class Item(NamedTuple):
    """One piece of open work: its key for forms, what it is called, where it stands."""

    key: str
    name: str
    detail: str


# each: moves(leaver, successor, actor) → number of items moved, inside the caller's unit; successor None: nobody can take over yet
HANDOVER = Hook("handover")
# each: open_work(user) → list of sentences naming what is open
OPEN_WORK = Hook("open_work")
# each: items(holder, reader) → list of Item that the holder can give to a colleague, in the reader's words
ITEMS = Hook("items")
# each: give(holder, successor, actor, keys) → names of the items moved; keys that are not (any more) the holder's are left alone
GIVE = Hook("give")

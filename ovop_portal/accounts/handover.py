"""What goes to a colleague when an officer leaves; higher apps register how their open work moves."""

from ovop_portal.kit.scopes import Hook

# each: moves(leaver, successor, actor) → number of items moved, inside the caller's unit; successor None: nobody can take over yet
HANDOVER = Hook("handover")
# each: open_work(user) → list of sentences naming what is open
OPEN_WORK = Hook("open_work")

"""The doors through which higher apps hand in what they know of an edition and of its team."""

from ovop_portal.kit.scopes import Hook

# each: tally(user) → (word, {edition id: number}): what this user may know an edition holds
TALLIES = Hook("edition tallies")
# each: holdings(edition) → {commodity id: number of its nominations in this edition, drafts included}
HOLDINGS = Hook("edition holdings")

# what hangs on a seat of the selection team
# each: duties(seats) → {mandate id: {"planned": n, "going": n, "all": n}}: assignments planned, under way, and all that count
SEAT_DUTIES = Hook("seat duties")
# each: faults(seat, commodities) → sentences that keep the unsaved values of this seat from being saved
SEAT_FAULTS = Hook("seat faults")
# each: drop(seat, actor, note) → number of plans taken back, inside the caller's unit
SEAT_ENDS = Hook("seat ends")

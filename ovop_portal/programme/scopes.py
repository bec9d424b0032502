"""The door through which higher apps hand in what they know of an edition."""

from ovop_portal.kit.scopes import Hook

# each: tally(user) → (word, {edition id: number}): what this user may know an edition holds
TALLIES = Hook("edition tallies")

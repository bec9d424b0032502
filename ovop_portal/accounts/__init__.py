"""People, the offices they answer for, and how they sign in."""

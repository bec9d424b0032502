"""Template tags of the house: `{% load look %}`."""

"""Tools without models and without a word of the programme."""

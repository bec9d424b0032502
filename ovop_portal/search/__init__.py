"""Search: which rows carry a word, or one that is written nearly like it."""

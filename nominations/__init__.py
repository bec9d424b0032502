"""From a draft to an eligible file."""

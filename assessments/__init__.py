"""From an eligible file to a recommended star."""

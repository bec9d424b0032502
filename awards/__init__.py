"""From a recommended star to the public register."""

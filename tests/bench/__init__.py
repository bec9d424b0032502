"""The performance suite: how far the portal's pages are from what Django itself costs on the same machine. `make bench` runs it."""

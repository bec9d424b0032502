"""The trail: append-only, hash-chained events and what checks them."""

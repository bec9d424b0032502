"""A synthetic programme of the size of 2024, plainly marked as sample data."""

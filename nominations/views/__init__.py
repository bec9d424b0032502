"""The pages of nominations, one module per kind of page."""

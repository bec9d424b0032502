"""The figures of what a page costs a person: measured on every kind of page, at two widths, and printed as one table."""

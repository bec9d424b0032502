"""Home and each person's desk; reads from all apps."""

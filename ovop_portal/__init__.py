"""What every app of the portal stands on, and the wiring that joins them."""

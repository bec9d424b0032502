"""One outbox for everything the portal tells people."""

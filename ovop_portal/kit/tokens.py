"""Secrets of links: handed out once, stored as a fingerprint alone."""

import hashlib
import secrets


def new_token():
    """A secret that cannot be guessed, fit for an address: 256 random bits."""
    return secrets.token_urlsafe(32)


def fingerprint(token):
    """What is stored of a link's secret."""
    return hashlib.sha256(token.encode()).hexdigest()

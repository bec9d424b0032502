"""Where private files lie: random names in a storage that no address reaches."""

import secrets
from pathlib import PurePath


def _random(folder, filename):
    return f"{folder}/{secrets.token_hex(2)}/{secrets.token_hex(20)}{PurePath(filename).suffix.lower()[:6]}"


def document_path(instance, filename):
    return _random("documents", filename)


def picture_path(instance, filename):
    return _random("pictures", filename)

"""Where private files lie: outside every web root, with random names, on the disk before anybody is told they are."""

import os
import secrets
from contextlib import contextmanager

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages


class DurableFileSystemStorage(FileSystemStorage):
    """Local files without an address, which survive a power cut as soon as `save` has returned: file and folder are synced."""

    syncs_each = True

    def _save(self, name: str, content: File) -> str:
        name = super()._save(name, content)
        if self.syncs_each:
            path = self.path(name)
            _sync(path)
            _sync(os.path.dirname(path))
        return name

    def url(self, name: str) -> str:
        raise ValueError("a private file has no address: it leaves through a view that asks who may")


def private_storage() -> Storage:
    """The storage of all private files, for `FileField(storage=private_storage)`; it has no address of its own."""
    return storages["private"]


@contextmanager
def synced_at_the_end():
    """For thousands of files at once, none of which anybody was told about yet: one sync of everything instead of two per file."""
    storage = private_storage()
    storage.syncs_each = False
    try:
        yield
        os.sync()
    finally:
        del storage.syncs_each


def random_name(extension: str) -> str:
    """A name that tells nothing and cannot be guessed: "3f/3f9a….pdf", 128 random bits, in one of 256 folders."""
    token = secrets.token_hex(16)
    return f"{token[:2]}/{token}{extension}"


def _sync(path: str) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""What a nomination is made of. What may happen to it is in workflow.py; who may do it, in permissions.py."""

from nominations.models.answers import Answers
from nominations.models.confirmation import Confirmation
from nominations.models.document import Document
from nominations.models.ikm import Ikm
from nominations.models.nomination import Nomination
from nominations.models.product import Product
from nominations.models.revision import Revision
from nominations.models.screening import ScreeningItem
from nominations.models.sentra import Sentra
from nominations.models.upload import Upload

__all__ = [
    "Answers",
    "Confirmation",
    "Document",
    "Ikm",
    "Nomination",
    "Product",
    "Revision",
    "ScreeningItem",
    "Sentra",
    "Upload",
]

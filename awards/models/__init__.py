"""What an award is made of. What may happen to it is in workflow.py; who may do it, in permissions.py."""

from awards.models.award import Award
from awards.models.certificate import Certificate
from awards.models.decree import Decree

__all__ = ["Award", "Certificate", "Decree"]

"""What an assessment is made of. What may happen to it is in workflow.py; who may do it, in permissions.py."""

from assessments.models.assignment import Assignment
from assessments.models.sheet import Score, Sheet
from assessments.models.standing import Standing
from assessments.models.visit import Visit

__all__ = ["Assignment", "Score", "Sheet", "Standing", "Visit"]

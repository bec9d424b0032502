"""What a decree can change, as data: one module per noun."""

from ovop_portal.programme.models.commodity import Commodity, EditionCommodity
from ovop_portal.programme.models.document_rule import DocumentRule
from ovop_portal.programme.models.edition import Edition
from ovop_portal.programme.models.extension import Extension
from ovop_portal.programme.models.rubric import Aspect, Indicator, IndicatorGroup, Level, Rubric
from ovop_portal.programme.models.star_rule import StarRule

__all__ = [
    "Aspect",
    "Commodity",
    "DocumentRule",
    "Edition",
    "EditionCommodity",
    "Extension",
    "Indicator",
    "IndicatorGroup",
    "Level",
    "Rubric",
    "StarRule",
]

"""What an edition is made of, read in Django's admin; it is changed on the portal's own pages, which know what has begun."""

from django.contrib import admin

from ovop_portal.accounts.oversight import Reference
from ovop_portal.programme.models import (
    Aspect,
    Commodity,
    DocumentRule,
    Edition,
    EditionCommodity,
    Extension,
    Indicator,
    IndicatorGroup,
    Level,
    Rubric,
    StarRule,
)


@admin.register(Commodity)
class CommodityAdmin(Reference):
    list_display = ["order", "name", "code", "kbli_prefixes"]
    list_display_links = ["name"]
    search_fields = ["name", "code"]


@admin.register(DocumentRule)
class DocumentRuleAdmin(Reference):
    list_display = ["name", "edition", "commodity", "kind", "demand", "order"]
    list_select_related = ["edition", "commodity"]
    list_filter = ["edition", "commodity", "kind", "demand"]
    search_fields = ["name", "code"]


@admin.register(Edition)
class EditionAdmin(Reference):
    list_display = ["year", "name", "regulation", "nomination_opens", "nomination_closes", "publication_at"]


@admin.register(EditionCommodity)
class EditionCommodityAdmin(Reference):
    list_display = ["edition", "commodity", "rubric"]
    list_select_related = ["edition", "commodity", "rubric"]
    list_filter = ["edition"]


@admin.register(Extension)
class ExtensionAdmin(Reference):
    list_display = ["edition", "office", "until", "state", "proposed_by", "decided_by"]
    list_select_related = ["edition", "office", "proposed_by", "decided_by"]
    list_filter = ["edition", "state"]


@admin.register(StarRule)
class StarRuleAdmin(Reference):
    list_display = ["edition", "one_from", "two_from", "three_from", "three_c_share", "visit_from", "spread_limit"]
    list_select_related = ["edition"]


class InForce(Reference):
    """Rubrics in force; a draft is read on the portal's own pages, by those whom it concerns. `to_rubric` leads there from the row."""

    to_rubric = ""

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(**{f"{self.to_rubric}published_at": None})


@admin.register(Rubric)
class RubricAdmin(InForce):
    list_display = ["name", "commodity", "number", "digest"]
    list_select_related = ["commodity"]


@admin.register(Aspect)
class AspectAdmin(InForce):
    to_rubric = "rubric__"
    list_display = ["rubric", "code", "name", "maximum", "sourcing"]
    list_select_related = ["rubric"]
    search_fields = ["code", "name"]  # a filter over rubrics would name the drafts


@admin.register(IndicatorGroup)
class IndicatorGroupAdmin(InForce):
    to_rubric = "aspect__rubric__"
    list_display = ["aspect", "code", "name", "maximum"]
    list_select_related = ["aspect"]


@admin.register(Indicator)
class IndicatorAdmin(InForce):
    to_rubric = "group__aspect__rubric__"
    list_display = ["code", "name", "group", "maximum", "na_allowed", "sourcing"]
    list_select_related = ["group"]
    search_fields = ["code", "name"]


@admin.register(Level)
class LevelAdmin(InForce):
    to_rubric = "indicator__group__aspect__rubric__"
    list_display = ["indicator", "points", "description"]
    list_select_related = ["indicator"]
    search_fields = ["description"]

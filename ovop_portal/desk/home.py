"""The front door: what OVOP is, the stars of the newest year on the map, the newest products. Three queries for a visitor."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards import map as provinces
from awards.enums import Standing
from awards.register import Figures, figures, newest

PRODUCTS = 3  # three pictures keep the page under 60 kB and eight requests


@login_not_required
@require_GET
def home(request):
    found = figures()
    context = {
        "figures": found,
        "expired": found.standing == Standing.EXPIRED,
        "map": drawn(found),
        "map_size": f"0 0 {provinces.WIDTH} {provinces.HEIGHT}",
        "legend": provinces.legend(),
        "provinces": listed(found),
        "newest": newest(PRODUCTS),
        "canonical": settings.PUBLIC_URL + "/",
    }
    return render(request, "desk/home.html", context)


def address(found: Figures, code):
    """The register, filtered so that it lists as many stars as the map counts."""
    query = {"tahun": found.year, "provinsi": code}
    if found.standing != Standing.VALID:
        query["status"] = found.standing
    return f"{reverse('awards:register')}?{urlencode(query)}"


def drawn(found: Figures):
    """Every province as it is drawn; only those with stars lead somewhere."""
    return [
        {
            "path": shape.path,
            "name": shape.name,
            "count": count,
            "level": provinces.level(count),
            "url": address(found, shape.code) if count else "",
        }
        for shape in provinces.shapes()
        for count in [found.provinces.get(shape.code, 0)]
    ]


def listed(found: Figures):
    """Provinces with stars, most first: the same as the map, in words."""
    rows = [
        {"name": shape.name, "count": found.provinces[shape.code], "url": address(found, shape.code)}
        for shape in provinces.shapes()
        if shape.code in found.provinces
    ]
    return sorted(rows, key=lambda row: (-row["count"], row["name"]))

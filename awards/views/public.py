"""The public register: every star in it comes through Award.objects.published(), so that before its instant it exists nowhere.

Pages stay out of shared caches (kit.middleware: private, no-cache), because a star appears and ends at an instant; only the picture of a
published product may be kept by a cache, for an hour.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models.fields.files import FieldFile
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards import exports, pictures, qr
from awards.enums import Standing
from awards.filters import RegisterFilter
from awards.models import Award
from awards.presenting import export_mark, sampled
from awards.register import others_of
from nominations.models import Product
from ovop_portal.kit.downloads import private_file
from ovop_portal.kit.sheets import xlsx_response

PHOTO_AGE = "public, max-age=3600"


def public_rows():
    return Award.objects.published().select_related("commodity", "region__parent")


@login_not_required
@require_GET
def register(request):
    filterset = RegisterFilter(request.GET, public_rows())
    page = Paginator(filterset.qs, 50).get_page(request.GET.get("page"))
    errors = [error for errors in filterset.form.errors.values() for error in errors]
    context = {
        "filterset": filterset,
        "page": page,
        "rows": [register_row(award) for award in page],
        "scheme": filterset.form.data["skema"],
        "standing": filterset.form.data["status"],
        "canonical": settings.PUBLIC_URL + reverse("awards:register"),
        "narrowed": any(request.GET.get(name) for name in filterset.form.fields),
        "errors": errors,
    }
    return render(request, "awards/register.html", context, status=422 if errors else 200)


def register_row(award):
    """What a row says; the address of a star is its slug."""
    standing = award.standing()
    return {
        "url": award.get_absolute_url(),
        "star": award.star,
        "scheme": award.scheme,
        "product": award.product_name or award.ikm_name,
        "ikm": award.ikm_name,
        "place": award.place,
        "commodity": award.commodity.name if award.commodity else "",
        "year": award.year,
        "standing": standing,
        "label": standing.label,
        "is_sample": award.is_sample,
    }


@login_not_required
@require_GET
def register_export(request):
    filterset = RegisterFilter(request.GET, public_rows().select_related("decree"))
    awards = list(filterset.qs)
    mark = export_mark(any(award.is_sample for award in awards))
    return xlsx_response("bintang-ovop.xlsx", exports.REGISTER, exports.register_rows(awards, settings.PUBLIC_URL), mark)


@login_not_required
@require_GET
def star(request, slug):
    award = get_object_or_404(public_rows().select_related("decree", "certificate"), slug=slug)
    standing = award.standing()
    context = {
        "award": award,
        "title": award.product_name or award.ikm_name,
        "standing": standing,
        "historic": standing == Standing.HISTORIC,
        "has_certificate": hasattr(award, "certificate"),
        "others": others_of(award),
        "canonical": settings.PUBLIC_URL + award.get_absolute_url(),
        "sample": sampled(award),
    }
    return render(request, "awards/star.html", context)


@login_not_required
@require_GET
def photo(request, slug):
    """The judged photo in one of two sizes (`ukuran=kecil`), only of a published star."""
    award = get_object_or_404(Award.objects.published().exclude(photo=""), slug=slug)
    size = "kecil" if request.GET.get("ukuran") == "kecil" else "besar"
    _storage, name = pictures.sized(award.photo, size)
    file = FieldFile(None, Product._meta.get_field("photo"), name)
    response = private_file(file, f"{award.slug}.webp", "image/webp", inline=True)
    response["Cache-Control"] = PHOTO_AGE
    return response


@login_not_required
@require_GET
def certificate(request, slug):
    """The certificate for paper, A4 across. Historic stars have none of ours."""
    award = get_object_or_404(public_rows().select_related("decree", "certificate"), slug=slug)
    if not hasattr(award, "certificate"):
        raise Http404(slug)
    standing = award.standing()
    context = {
        "award": award,
        "certificate": award.certificate,
        "standing": standing,
        "valid": standing == Standing.VALID,
        "qr": qr.drawing(award.certificate),
        "address": qr.address(award.certificate),
        "back": award.get_absolute_url(),
        "sample": sampled(award),
    }
    return render(request, "awards/certificate.html", context)


@login_not_required
@require_GET
def sitemap(request):
    """Addresses for search engines: the register and every public star."""
    stars = Award.objects.published().order_by("pk").only("slug")
    places = [reverse("desk:home"), reverse("awards:register"), *(one.get_absolute_url() for one in stars)]
    context = {"addresses": [settings.PUBLIC_URL + place for place in places]}
    return render(request, "awards/sitemap.xml", context, content_type="application/xml")

"""Pages that went wrong: a sentence, a way out, the right status, and for the worst one no database."""

import re
import types

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path, reverse

from ovop_portal.desk import errors
from ovop_portal.urls import urlpatterns


def broken(request):
    raise RuntimeError("tabel rahasia")


def suspicious(request):
    raise SuspiciousOperation("isian rahasia")


def taken(request):
    return HttpResponse("")


@pytest.fixture
def patient(settings):
    """A client that shows the error page instead of the exception, on a site with two bad addresses."""
    site = types.ModuleType("site_with_bad_addresses")
    site.urlpatterns = [path("rusak/", broken), path("curiga/", suspicious), path("kirim/", taken), path("", include(urlpatterns))]
    for status in (400, 403, 404, 500):
        setattr(site, f"handler{status}", f"ovop_portal.desk.errors.{NAMES[status]}")
    settings.ROOT_URLCONF, settings.DEBUG = site, False
    return Client(raise_request_exception=False)


NAMES = {400: "bad_request", 403: "forbidden", 404: "not_found", 500: "server_error"}


def holds(response, status, heading):
    """The status, the heading once, no trace of the cause, and a link out."""
    text = response.content.decode()
    assert response.status_code == status
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL) == [heading]
    assert 'lang="id"' in text and re.search(r'<a class="btn btn-primary" href="/', text)
    assert "rahasia" not in text and "Traceback" not in text
    return text


def test_the_site_names_these_pages():
    site = __import__("ovop_portal.urls", fromlist=["handler400"])

    assert {status: getattr(site, f"handler{status}") for status in NAMES} == {
        status: f"ovop_portal.desk.errors.{name}" for status, name in NAMES.items()
    }


def test_a_misspelt_address(client, db):
    holds(client.get("/usulann/", follow=True), 404, "Halaman ini tidak ditemukan")


def test_a_misspelt_address_of_a_signed_in_person(as_, edition):
    text = holds(as_("bandung").get("/periode/2099/"), 404, "Halaman ini tidak ditemukan")

    assert f'href="{reverse("desk:dashboard")}"' in text


def test_a_forbidden_page_leads_back_to_the_desk(as_, edition):
    text = holds(as_("bandung").get(reverse("programme:edit", args=[2026])), 403, "Anda tidak dapat melakukan ini")

    assert f'href="{reverse("desk:dashboard")}"' in text


def test_a_form_without_its_token(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.bandung)

    holds(client.post(reverse("account_logout")), 403, "Formulir ini perlu dimuat ulang")


def test_a_suspicious_request(patient, cast):
    patient.force_login(cast.bandung)

    holds(patient.get("/curiga/"), 400, "Permintaan ini tidak dapat dipahami")


def test_a_host_that_is_not_ours(patient, db):
    holds(patient.get("/sehat/", headers={"host": "palsu.example"}), 400, "Permintaan ini tidak dapat dipahami")


def test_a_failure_of_ours(patient, cast):
    patient.force_login(cast.bandung)

    text = holds(patient.get("/rusak/"), 500, "Maaf, ada gangguan di pihak kami")
    assert "yang tersimpan sebelumnya aman" in text


def test_the_page_of_our_failure_needs_no_database():
    request = RequestFactory().get("/rusak/")  # no session, no user; without the fixture db any query is an error

    holds(errors.server_error(request), 500, "Maaf, ada gangguan di pihak kami")


@pytest.mark.parametrize("page", [errors.bad_request, errors.csrf_failure])
def test_pages_before_sign_in_need_no_database_either(page):
    request = RequestFactory().get("/")

    assert page(request).status_code in {400, 403}


@pytest.mark.parametrize("name", [None, "bandung", "secretariat", "administrator"])
def test_error_pages_keep_the_headers_of_every_page(as_, cast, name):
    response = as_(name).get("/tidak-ada/", follow=False)

    assert response.status_code == 404
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]

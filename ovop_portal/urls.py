"""The map of the site on one screen."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("ovop_portal.desk.urls")),
    path("", include("ovop_portal.accounts.sign_in_urls")),
    path("akun/", include("ovop_portal.accounts.urls")),
    path("pemberitahuan/", include("ovop_portal.notices.urls")),
    path("periode/", include("ovop_portal.programme.urls")),
    path("usulan/", include("nominations.urls")),
    path("seleksi/", include("nominations.screening_urls")),
    path("", include("assessments.urls")),
    path("", include("awards.urls")),
    path("riwayat/", include("ovop_portal.audit.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "ovop_portal.desk.errors.bad_request"
handler403 = "ovop_portal.desk.errors.forbidden"
handler404 = "ovop_portal.desk.errors.not_found"
handler500 = "ovop_portal.desk.errors.server_error"

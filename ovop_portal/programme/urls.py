"""Addresses of programme."""

from django.urls import include, path

from ovop_portal.programme.views import editions

app_name = "programme"

urlpatterns = [
    path("", editions.edition_list, name="list"),
    path("unduh/", editions.edition_export, name="export"),
    path("rubrik/", include("ovop_portal.programme.rubric_urls")),
    path("<int:year>/", editions.edition_detail, name="detail"),
    path("<int:year>/salin/", editions.edition_copy, name="copy"),
    path("<int:year>/ubah/", editions.edition_edit, name="edit"),
    path("<int:year>/bintang/", editions.edition_star_rule, name="star_rule"),
]

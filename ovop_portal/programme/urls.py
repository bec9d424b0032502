"""Addresses of programme."""

from django.urls import path

from ovop_portal.programme import views

app_name = "programme"

urlpatterns = [
    path("", views.edition_list, name="list"),
    path("unduh/", views.edition_export, name="export"),
    path("rubrik/<int:pk>/", views.rubric_detail, name="rubric"),
    path("<int:year>/", views.edition_detail, name="detail"),
    path("<int:year>/salin/", views.edition_copy, name="copy"),
    path("<int:year>/ubah/", views.edition_edit, name="edit"),
    path("<int:year>/bintang/", views.edition_star_rule, name="star_rule"),
]

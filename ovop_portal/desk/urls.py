"""Addresses of desk."""

from django.urls import path

from ovop_portal.desk import edition_views, views
from ovop_portal.desk.home import home

app_name = "desk"

urlpatterns = [
    path("", home, name="home"),
    path("dasbor/", views.dashboard, name="dashboard"),
    path("dasbor/<int:year>/", edition_views.edition, name="edition"),
    path("dasbor/<int:year>/unduh/", edition_views.edition_export, name="edition_export"),
    path("sehat/", views.alive, name="alive"),
    path("siap/", views.ready, name="ready"),
]

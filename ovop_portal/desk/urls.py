"""Addresses of desk."""

from django.urls import path

from ovop_portal.desk import views
from ovop_portal.desk.home import home

app_name = "desk"

urlpatterns = [
    path("", home, name="home"),
    path("dasbor/", views.dashboard, name="dashboard"),
    path("sehat/", views.alive, name="alive"),
    path("siap/", views.ready, name="ready"),
]

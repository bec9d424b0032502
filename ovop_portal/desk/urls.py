"""Addresses of desk."""

from django.http import HttpResponse
from django.urls import path

from ovop_portal.desk.home import home

app_name = "desk"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("", home, name="home"),
    path("dasbor/", soon, name="dashboard"),
]

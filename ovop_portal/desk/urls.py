"""Addresses of desk."""

from django.http import HttpResponse
from django.urls import path

app_name = "desk"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("", soon, name="home"),
    path("dasbor/", soon, name="dashboard"),
]

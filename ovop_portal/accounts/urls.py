"""Addresses of accounts."""

from django.http import HttpResponse
from django.urls import path

app_name = "accounts"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("petugas/", soon, name="people"),
    path("", soon, name="profile"),
]

"""Addresses of notices."""

from django.http import HttpResponse
from django.urls import path

app_name = "notices"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("", soon, name="list"),
]

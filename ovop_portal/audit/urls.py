"""Addresses of audit."""

from django.http import HttpResponse
from django.urls import path

app_name = "audit"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("", soon, name="list"),
]

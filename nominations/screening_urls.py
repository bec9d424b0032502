"""Addresses of screening."""

from django.http import HttpResponse
from django.urls import path

app_name = "screening"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("", soon, name="list"),
]

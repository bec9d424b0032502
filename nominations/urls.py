"""Addresses of nominations."""

from django.http import HttpResponse
from django.urls import path

app_name = "nominations"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("", soon, name="list"),
    path("<str:code>/", soon, name="detail"),
]

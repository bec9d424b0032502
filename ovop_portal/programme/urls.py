"""Addresses of programme."""

from django.http import HttpResponse
from django.urls import path

app_name = "programme"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("", soon, name="list"),
    path("<int:year>/", soon, name="detail"),
]

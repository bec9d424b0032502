"""Addresses of assessments."""

from django.http import HttpResponse
from django.urls import path

app_name = "assessments"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("penilaian/", soon, name="list"),
    path("penugasan/", soon, name="assignments"),
    path("pleno/", soon, name="plenary"),
    path("penilaian/<int:pk>/", soon, name="sheet"),
    path("pleno/<int:year>/", soon, name="team"),
]

"""Addresses of awards."""

from django.http import HttpResponse
from django.urls import path

app_name = "awards"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("penetapan/", soon, name="decisions"),
    path("bintang/", soon, name="register"),
    path("cek/", soon, name="check"),
    path("bintang/<str:slug>/", soon, name="star"),
    path("cek/<str:code>/", soon, name="verify"),
]

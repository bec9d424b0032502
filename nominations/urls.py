"""Addresses of nominations."""

from django.http import HttpResponse
from django.urls import path

from nominations.views import files

app_name = "nominations"


def soon(request, **kwargs):
    return HttpResponse("")


urlpatterns = [
    path("", soon, name="list"),
    path("baru/", soon, name="start"),
    path("unduh/", soon, name="export"),
    path("berkas/<str:code>/", files.nomination_file, name="file"),
    path("<str:code>/", soon, name="detail"),
    path("<str:code>/isi/<str:step>/", soon, name="step"),
    path("<str:code>/dokumen/<str:rule>/", soon, name="document"),
    path("<str:code>/foto/", files.nomination_photo, name="photo"),
    path("<str:code>/tanda-terima/<int:number>/", soon, name="receipt"),
    path("<str:code>/revisi/<int:number>/", soon, name="revision"),
    path("<str:code>/aksi/<str:name>/", soon, name="transition"),
]

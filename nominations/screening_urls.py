"""Addresses of screening."""

from django.urls import path

from nominations.screening_desk_views import screening_desk
from nominations.screening_verdict_views import screening_verdict
from nominations.screening_views import screening_export, screening_list, screening_sample

app_name = "screening"

urlpatterns = [
    path("", screening_list, name="list"),
    path("unduh/", screening_export, name="export"),
    path("<str:code>/", screening_desk, name="desk"),
    path("<str:code>/aksi/<str:name>/", screening_verdict, name="verdict"),
    path("<str:code>/contoh/<str:rule>/", screening_sample, name="sample"),
]

"""Addresses of audit."""

from django.urls import path

from ovop_portal.audit import views

app_name = "audit"

urlpatterns = [
    path("", views.event_list, name="list"),
    path("unduh/", views.event_export, name="export"),
    path("<int:seq>/", views.event, name="event"),
]

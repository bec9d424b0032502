"""Addresses of notices."""

from django.urls import path

from ovop_portal.notices import views

app_name = "notices"

urlpatterns = [
    path("", views.message_list, name="list"),
    path("dibaca/", views.mark_read, name="mark_read"),
    path("<int:pk>/", views.message, name="message"),
]

"""Addresses of the app assessments."""

app_name = "assessments"
urlpatterns = []

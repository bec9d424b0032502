"""Addresses of the administrative screening."""

app_name = "screening"
urlpatterns = []

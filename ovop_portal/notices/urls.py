"""Addresses of the app notices."""

app_name = "notices"
urlpatterns = []

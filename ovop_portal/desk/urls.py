"""Addresses of home, the desk and the health pages."""

app_name = "desk"
urlpatterns = []

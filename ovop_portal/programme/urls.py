"""Addresses of the app programme."""

app_name = "programme"
urlpatterns = []

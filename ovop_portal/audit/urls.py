"""Addresses of the app audit."""

app_name = "audit"
urlpatterns = []

"""Addresses of the app nominations."""

app_name = "nominations"
urlpatterns = []

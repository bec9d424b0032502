"""Addresses of the app accounts."""

app_name = "accounts"
urlpatterns = []

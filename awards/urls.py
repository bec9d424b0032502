"""Addresses of the app awards."""

app_name = "awards"
urlpatterns = []

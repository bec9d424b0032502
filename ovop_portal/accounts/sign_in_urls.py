"""Allauth's views under Indonesian addresses; sign-up does not exist, accounts come by invitation."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

urlpatterns = [
    path("masuk/", login_not_required(views.login), name="account_login"),
    path("keluar/", views.logout, name="account_logout"),
    path("lupa-sandi/", login_not_required(views.password_reset), name="account_reset_password"),
    path("lupa-sandi/terkirim/", login_not_required(views.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^lupa-sandi/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        login_not_required(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("lupa-sandi/selesai/", login_not_required(views.password_reset_from_key_done), name="account_reset_password_from_key_done"),
    path("akun/sandi/", views.password_change, name="account_change_password"),
    path("akun/masuk-ulang/", views.reauthenticate, name="account_reauthenticate"),
    path("akun/nonaktif/", login_not_required(views.account_inactive), name="account_inactive"),
]

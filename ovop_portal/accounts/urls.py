"""Addresses of accounts."""

from django.urls import path

from ovop_portal.accounts.views import colleagues, invitations, organisations, people, profile, vacancies

app_name = "accounts"

urlpatterns = [
    path("", profile.profile, name="profile"),
    path("petugas/", people.people, name="people"),
    path("petugas/unduh/", people.people_export, name="people_export"),
    path("petugas/<int:pk>/", people.person, name="person"),
    path("petugas/<int:pk>/ubah/", colleagues.edit_person, name="edit_person"),
    path("petugas/<int:pk>/serahkan/", colleagues.hand_over, name="hand_over"),
    path("petugas/<int:pk>/nonaktifkan/", people.disable, name="disable"),
    path("petugas/<int:pk>/aktifkan/", people.enable, name="enable"),
    path("kantor/", organisations.offices, name="offices"),
    path("kantor/unduh/", organisations.offices_export, name="offices_export"),
    path("kantor/baru/", organisations.add_office, name="add_office"),
    path("kantor/<int:pk>/", organisations.office, name="office"),
    path("kantor/<int:pk>/ubah/", organisations.edit_office, name="edit_office"),
    path("kantor/perlu-petugas/", vacancies.vacancies, name="vacancies"),
    path("kantor/perlu-petugas/unduh/", vacancies.vacancies_export, name="vacancies_export"),
    path("kantor/perlu-petugas/csv/", vacancies.vacancies_csv, name="vacancies_csv"),
    path("undangan/", invitations.invitation_list, name="invitations"),
    path("undangan/unduh/", invitations.invitation_export, name="invitation_export"),
    path("undangan/baru/", invitations.invite, name="invite"),
    path("undangan/csv/", invitations.invite_csv, name="invite_csv"),
    path("undangan/<int:pk>/kirim-ulang/", invitations.resend, name="resend"),
    path("undangan/<int:pk>/batalkan/", invitations.revoke, name="revoke"),
    path("undangan/<str:token>/", invitations.accept, name="accept"),
]

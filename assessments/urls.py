"""Addresses of assessments."""

from django.urls import path

from assessments.views import assignments, rehearsal, sheets, team, work

app_name = "assessments"

urlpatterns = [
    path("penilaian/", work.assignment_list, name="list"),
    path("penilaian/unduh/", work.list_export, name="list_export"),
    path("penilaian/rubrik/<int:pk>/", rehearsal.rehearsal, name="rehearsal"),
    path("penilaian/<int:pk>/", sheets.sheet, name="sheet"),
    path("penilaian/<int:pk>/aksi/<str:name>/", work.transition, name="transition"),
    path("penugasan/", assignments.assignments, name="assignments"),
    path("penugasan/unduh/", assignments.assignments_export, name="assignments_export"),
    path("penugasan/rencana/", assignments.plan, name="plan"),
    path("penugasan/rilis/", assignments.release, name="release"),
    path("penugasan/<str:code>/", assignments.roster, name="roster"),
    path("pleno/", team.plenary, name="plenary"),
    path("pleno/<int:year>/", team.team, name="team"),
    path("pleno/<int:year>/unduh/", team.team_export, name="team_export"),
    path("pleno/<int:year>/<str:code>/", team.nomination, name="nomination"),
    path("pleno/<int:year>/<str:code>/kunjungan/", team.visit, name="visit"),
]

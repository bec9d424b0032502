"""Addresses of rubrics, under those of programme."""

from django.urls import path

from ovop_portal.programme.views import rubric_import, rubric_parts, rubrics

urlpatterns = [
    path("", rubrics.rubric_list, name="rubrics"),
    path("unduh/", rubrics.rubric_list_export, name="rubric_export"),
    path("draf/", rubrics.rubric_start, name="rubric_start"),
    path("<int:pk>/", rubrics.rubric_detail, name="rubric"),
    path("<int:pk>/beda/", rubrics.rubric_changes, name="rubric_changes"),
    path("<int:pk>/unduh/", rubrics.rubric_book, name="rubric_book"),
    path("<int:pk>/unggah/", rubric_import.rubric_import, name="rubric_import"),
    path("<int:pk>/berlakukan/", rubrics.rubric_publish, name="rubric_publish"),
    path("<int:pk>/buang/", rubrics.rubric_discard, name="rubric_discard"),
    path("<int:pk>/ubah/", rubric_parts.rubric_edit, name="rubric_edit"),
    path("<int:pk>/ubah/nama/", rubric_parts.rubric_head, name="rubric_head"),
    path("<int:pk>/tambah/<str:slug>/", rubric_parts.rubric_add, name="rubric_add"),
    path("<int:pk>/ubah/<str:slug>/<str:code>/", rubric_parts.rubric_part, name="rubric_part"),
    path("<int:pk>/ubah/<str:slug>/<str:code>/geser/", rubric_parts.rubric_move, name="rubric_move"),
    path("<int:pk>/ubah/<str:slug>/<str:code>/hapus/", rubric_parts.rubric_remove, name="rubric_remove"),
]

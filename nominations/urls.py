"""Addresses of nominations."""

from django.urls import path

from nominations.views import autosaving, confirming, detail, files, listing, papers, readiness, sending, starting, steps, uploads

app_name = "nominations"

urlpatterns = [
    path("", listing.nomination_list, name="list"),
    path("baru/", starting.nomination_start, name="start"),
    path("unduh/", listing.nomination_export, name="export"),
    path("berkas/<str:code>/", files.nomination_file, name="file"),
    path("ikm/<str:token>/", confirming.owner_answer, name="owner"),
    path("unggahan/<str:upload>/", uploads.upload_part, name="upload"),
    path("unggahan/<str:upload>/selesai/", uploads.upload_done, name="upload_done"),
    path("<str:code>/", detail.nomination_detail, name="detail"),
    path("<str:code>/isi/<str:step>/", steps.nomination_step, name="step"),
    path("<str:code>/isi/<str:step>/simpan/", autosaving.nomination_autosave, name="autosave"),
    path("<str:code>/dokumen/<str:rule>/", papers.nomination_document, name="document"),
    path("<str:code>/unggah/<str:rule>/", uploads.upload_begin, name="upload_begin"),
    path("<str:code>/kelengkapan/", readiness.nomination_readiness, name="readiness"),
    path("<str:code>/konfirmasi/", confirming.nomination_confirmation, name="confirmation"),
    path("<str:code>/foto/", files.nomination_photo, name="photo"),
    path("<str:code>/tanda-terima/<int:number>/", sending.nomination_receipt, name="receipt"),
    path("<str:code>/revisi/<int:number>/", detail.nomination_revision, name="revision"),
    path("<str:code>/aksi/<str:name>/", sending.nomination_transition, name="transition"),
]

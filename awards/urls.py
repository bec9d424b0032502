"""Addresses of awards."""

from django.urls import path

from awards.views import announcing, bulk, checking, decisions, public

app_name = "awards"

urlpatterns = [
    path("penetapan/", decisions.decisions, name="decisions"),
    path("penetapan/bintang/<int:pk>/", decisions.award, name="award"),
    path("penetapan/bintang/<int:pk>/aksi/<str:name>/", decisions.transition, name="transition"),
    path("penetapan/<int:year>/", decisions.edition, name="edition"),
    path("penetapan/<int:year>/unduh/", decisions.desk_export, name="desk_export"),
    path("penetapan/<int:year>/rekomendasi/", bulk.recommend_all, name="recommend"),
    path("penetapan/<int:year>/ajukan/", bulk.propose_all, name="propose_all"),
    path("penetapan/<int:year>/keputusan/", announcing.decree, name="decree"),
    path("penetapan/<int:year>/keputusan/<int:pk>/", bulk.decide_all, name="decide"),
    path("penetapan/<int:year>/umumkan/", announcing.announce, name="announce"),
    path("penetapan/<int:year>/umumkan/tarik/", announcing.recall_all, name="recall"),
    path("bintang/", public.register, name="register"),
    path("bintang/unduh/", public.register_export, name="export"),
    path("bintang/<str:slug>/", public.star, name="star"),
    path("bintang/<str:slug>/foto/", public.photo, name="photo"),
    path("bintang/<str:slug>/piagam/", public.certificate, name="certificate"),
    path("cek/", checking.check, name="check"),
    path("cek/<str:code>/", checking.verify, name="verify"),
    path("sitemap.xml", public.sitemap, name="sitemap"),
]

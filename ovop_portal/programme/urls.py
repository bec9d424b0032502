"""Addresses of programme."""

from django.urls import include, path

from ovop_portal.programme.views import commodities, document_rules, editions, extensions, team

app_name = "programme"

urlpatterns = [
    path("", editions.edition_list, name="list"),
    path("unduh/", editions.edition_export, name="export"),
    path("rubrik/", include("ovop_portal.programme.rubric_urls")),
    path("komoditas/", commodities.commodity_list, name="commodities"),
    path("komoditas/unduh/", commodities.commodity_export, name="commodity_export"),
    path("komoditas/baru/", commodities.commodity_add, name="commodity_add"),
    path("komoditas/<slug:code>/", commodities.commodity_detail, name="commodity"),
    path("komoditas/<slug:code>/ubah/", commodities.commodity_edit, name="commodity_edit"),
    path("komoditas/<slug:code>/hapus/", commodities.commodity_delete, name="commodity_delete"),
    path("<int:year>/", editions.edition_detail, name="detail"),
    path("<int:year>/salin/", editions.edition_copy, name="copy"),
    path("<int:year>/ubah/", editions.edition_edit, name="edit"),
    path("<int:year>/bintang/", editions.edition_star_rule, name="star_rule"),
    path("<int:year>/komoditas/", commodities.edition_commodities, name="edition_commodities"),
    path("<int:year>/syarat/", document_rules.rule_list, name="rules"),
    path("<int:year>/syarat/unduh/", document_rules.rule_export, name="rule_export"),
    path("<int:year>/syarat/baru/", document_rules.rule_add, name="rule_add"),
    path("<int:year>/syarat/<int:pk>/", document_rules.rule_edit, name="rule_edit"),
    path("<int:year>/syarat/<int:pk>/hapus/", document_rules.rule_remove, name="rule_remove"),
    path("<int:year>/syarat/<int:pk>/geser/", document_rules.rule_move, name="rule_move"),
    path("<int:year>/perpanjangan/", extensions.extension_list, name="extensions"),
    path("<int:year>/perpanjangan/unduh/", extensions.extension_export, name="extension_export"),
    path("<int:year>/perpanjangan/<int:pk>/", extensions.extension_detail, name="extension"),
    path("<int:year>/perpanjangan/<int:pk>/<slug:name>/", extensions.extension_transition, name="extension_transition"),
    path("<int:year>/tim/", team.team_list, name="team"),
    path("<int:year>/tim/unduh/", team.team_export, name="team_export"),
    path("<int:year>/tim/baru/", team.seat_add, name="seat_add"),
    path("<int:year>/tim/salin/", team.team_copy, name="team_copy"),
    path("<int:year>/tim/<int:pk>/", team.seat_edit, name="seat"),
    path("<int:year>/tim/<int:pk>/akhiri/", team.seat_end, name="seat_end"),
    path("<int:year>/tim/<int:pk>/pulihkan/", team.seat_reinstate, name="seat_reinstate"),
]

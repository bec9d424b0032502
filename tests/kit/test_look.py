"""The look: marks, words beside form fields, components, and the figures that the stylesheet has to hold."""

import datetime
import re
from decimal import Decimal
from pathlib import Path

import brotli
import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import formats

from ovop_portal.kit import starmark
from ovop_portal.kit.templatetags import fields, look

ROOT = Path(settings.BASE_DIR)
CSS = (ROOT / "static" / "css" / "site.css").read_text()
SPRITE = (ROOT / "static" / "icons.svg").read_text()
MINE = sorted(
    path
    for folder in ("components", "account", "allauth", "bootstrap5")
    for path in (ROOT / "templates" / folder).rglob("*")
    if path.suffix in {".html", ".txt"}
) + sorted((ROOT / "templates").glob("*.html"))
UTC = datetime.UTC


class Sample(forms.Form):
    name = forms.CharField(label="Nama IKM", help_text="Seperti tertulis pada NIB.")
    founded = forms.DateField(label="Tanggal berdiri", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(label="Jenis usulan", widget=forms.RadioSelect, choices=[("new", "Baru"), ("again", "Penilaian ulang")])
    agreed = forms.BooleanField(label="Data di atas benar.")


def render(source, **context):
    return Template("{% load look fields %}" + source).render(Context(context))


def page(form):
    return render(
        "{% include 'components/_errors.html' %}{% for field in form %}{% include 'components/_field.html' %}{% endfor %}", form=form
    )


# --- marks


def test_the_star_mark_says_how_many_of_how_many():
    assert 'aria-label="2 bintang dari 3"' in look.stars(2)
    assert 'aria-label="4 bintang dari 5, skema lama"' in look.stars(4, "1-5")


def test_the_two_scales_are_never_drawn_alike():
    assert starmark.drawing(3, 3) != starmark.drawing(3, 3, historic=True)
    with pytest.raises(ValueError, match="4 of 3"):
        starmark.drawing(4, 3)


def test_the_sprite_and_the_favicon_hold_the_drawings_of_the_code():
    assert starmark.symbols() in SPRITE
    assert starmark.BRAND in SPRITE
    assert starmark.BRAND in (ROOT / "static" / "favicon.svg").read_text()


def test_every_icon_that_a_template_names_is_in_the_sprite():
    named = {
        name for path in (ROOT / "templates").rglob("*.html") for name in re.findall(r'{% icon "([^"]+)"', path.read_text(encoding="utf-8"))
    }
    assert named - set(re.findall(r'<symbol id="([^"]+)"', SPRITE)) == set()


@pytest.mark.parametrize(
    ("state", "tone"),
    [
        ("draft", "neutral"),
        ("submitted", "waiting"),
        ("returned", "back"),
        ("eligible", "good"),
        ("ineligible", "bad"),
        ("published", "done"),
    ],
)
def test_a_state_is_a_word_with_a_tone(state, tone):
    assert look.pill(state, "Kata") == f'<span class="state state-{tone}">Kata</span>'


def test_each_tone_has_its_own_shape():
    shapes = [re.search(rf"\.state-{tone}::before {{([^}}]*)}}", CSS)[1] for tone in look.TONES]
    assert len(set(shapes)) == len(look.TONES) == 8


def test_a_label_of_a_state_is_text_and_never_markup():
    assert "<b>" not in look.pill("draft", "<b>Draf</b>")


def test_an_instant_says_its_date_once_where_the_three_clocks_share_it():
    shown = re.sub("<[^>]*>", "", look.zones(datetime.datetime(2026, 12, 5, 9, 0, tzinfo=UTC)))
    assert shown == "5 Desember 2026, 16.00 WIB · 17.00 WITA · 18.00 WIT"


def test_an_instant_near_midnight_says_each_date():
    shown = re.sub("<[^>]*>", "", look.zones(datetime.datetime(2026, 12, 5, 16, 59, tzinfo=UTC)))
    assert shown == "5 Desember 2026, 23.59 WIB · 6 Desember 2026, 00.59 WITA · 6 Desember 2026, 01.59 WIT"


def test_a_place_is_said_briefly_in_rows():
    assert [look.briefly(place) for place in ("Kabupaten Garut", "Kota Bandung", "", None)] == ["Kab. Garut", "Kota Bandung", "", ""]


def test_money_and_scores_are_written_as_in_indonesia():
    assert look.rupiah(1250000) == "Rp1.250.000"
    assert look.rupiah(Decimal("-2500.5")) == "-Rp2.500,50"
    assert look.rupiah("bukan angka") == ""
    assert [look.points(value) for value in (Decimal("82.50"), 70, Decimal("66.666"), 100, None)] == ["82,5", "70", "66,67", "100", "–"]


def test_dates_are_written_out_and_a_native_field_gets_iso():
    day = datetime.date(2026, 11, 24)
    assert formats.date_format(day) == "24 November 2026"
    assert formats.date_format(datetime.datetime(2026, 11, 24, 16, 5), "DATETIME_FORMAT") == "24 November 2026, 16.05"
    assert 'value="2026-11-24"' in str(Sample(initial={"founded": day})["founded"])
    assert Sample({"name": "a", "kind": "new", "agreed": "on", "founded": "24-11-2026"}).is_valid()


def test_the_trail_ends_with_this_page_and_escapes_names():
    trail = look.breadcrumb("Usulan", "/usulan/", "Tenun <Sidemen>")
    assert '<li><a href="/usulan/">Usulan</a></li><li>Tenun &lt;Sidemen&gt;</li>' in trail


# --- forms


def test_whether_a_field_may_stay_empty_is_said_in_words():
    form = Sample()
    form.fields["name"].word = "(wajib sebelum dikirim)"
    shown = page(form)
    assert re.findall(r'<span class="optional">([^<]*)</span>', shown) == ["(wajib sebelum dikirim)", "(opsional)"]


def test_every_error_of_the_summary_leads_to_a_control_of_the_page():
    shown = page(Sample({}))
    targets = re.findall(r'href="#([^"]+)"', shown)
    assert targets == ["id_name", "id_kind_0", "id_agreed"]
    assert all(f'id="{target}"' in shown for target in targets)
    assert 'role="alert" tabindex="-1" autofocus' in shown


def test_every_description_that_a_control_names_is_on_the_page():
    for shown in (page(Sample()), page(Sample({}))):
        named = {name for names in re.findall(r'aria-describedby="([^"]+)"', shown) for name in names.split()}
        assert named
        assert {name for name in named if f'id="{name}"' not in shown} == set()


def test_a_label_that_ends_in_a_stop_reads_on_in_the_summary():
    assert "Data di atas benar: Bidang ini" in page(Sample({}))


def test_the_summary_takes_sentences_and_pairs_too():
    rows = fields.error_links(None, ["Sudah berstatus Terkirim.", ("id_nib", "NIB memuat huruf.")], "Satu kalimat.")
    assert [(row["target"], row["text"]) for row in rows] == [
        ("", "Sudah berstatus Terkirim."),
        ("id_nib", "NIB memuat huruf."),
        ("", "Satu kalimat."),
    ]


def test_nothing_wrong_shows_no_summary():
    assert "errors" not in page(Sample())


def test_a_filter_in_force_can_be_taken_away_and_leaves_the_others():
    class Filters(forms.Form):
        q = forms.CharField(label="Cari", required=False)
        provinsi = forms.ChoiceField(label="Provinsi", required=False, choices=[("", "Semua"), ("51", "Bali")])

    request = RequestFactory().get("/usulan/", {"q": "tenun", "provinsi": "51", "page": "3", "urut": "nilai"})
    active = fields.active_filters({"request": request}, Filters(request.GET))
    assert active == [
        {"label": "Cari", "value": "tenun", "url": "?provinsi=51&urut=nilai"},
        {"label": "Provinsi", "value": "Bali", "url": "?q=tenun&urut=nilai"},
    ]


# --- components


def test_a_button_that_cannot_be_pressed_says_what_is_missing():
    shown = render(
        "{% include 'components/_confirm.html' with url='/x/' name='submit' button='Kirim usulan' blocked_by=missing %}",
        missing=["SK sentra belum diunggah."],
    )
    assert "“Kirim usulan” belum dapat dilakukan:" in shown
    assert "SK sentra belum diunggah." in shown
    assert "<form" not in shown


def test_errors_of_the_page_do_not_spill_into_its_buttons():
    shown = render(
        "{% include 'components/_confirm.html' with url='/x/' name='return' button='Kembalikan' note='needed' %}",
        errors=["Kesalahan lain."],
    )
    assert "Kesalahan lain." not in shown
    assert 'for="note-return"' in shown and 'id="note-return"' in shown


def test_pages_of_a_list_keep_its_filters():
    request = RequestFactory().get("/usulan/", {"q": "tenun", "page": "2"})
    shown = get_template("components/_pagination.html").render({"page": Paginator(range(236), 50).get_page(2)}, request)
    assert "Baris 51–100 dari 236" in shown
    assert 'href="?q=tenun&amp;page=1"' in shown and 'href="?q=tenun&amp;page=3"' in shown


def test_progress_is_said_in_words():
    shown = render("{% include 'components/_progress.html' with done=12 total=36 unit='lembar' %}")
    assert "<strong>12</strong> dari 36 lembar" in shown
    assert '<progress max="36" value="12" aria-label="12 dari 36 lembar">' in shown


def test_a_line_of_steps_marks_the_present_one():
    steps = [{"label": "IKM", "state": "done", "url": "/1/"}, {"label": "Sentra", "state": "current"}, {"label": "Produk", "state": "next"}]
    shown = render("{% include 'components/_steps.html' with fold=True %}", steps=steps)
    assert shown.count('aria-current="step"') == 1
    assert "Langkah 2 dari 3: Sentra" in shown
    assert '<a href="/1/">IKM</a>' in shown


def test_a_fact_that_is_missing_is_said():
    shown = render("{% include 'components/_definition.html' %}", facts=[("NIB", "1234567890123"), ("Situs web", ""), ("Unit", 0)])
    assert shown.count("belum diisi") == 1
    assert "<dd>0</dd>" in shown


# --- frame


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "429.html", "500.html"])
def test_an_error_page_stands_without_context_and_offers_a_way_out(name):
    shown = get_template(name).render()
    assert shown.count("<h1>") == 1
    assert 'lang="id"' in shown
    assert 'href="/"' in shown


@pytest.mark.parametrize("name", ["403.html", "404.html"])
def test_a_refusal_stands_in_the_frame_and_offers_a_way_out(name):
    shown = render_to_string(name, {"nav": [{"label": "Usulan", "url": "/usulan/", "current": False}], "sample": True})
    assert shown.count("<h1>") == 1
    assert "DATA CONTOH" in shown
    assert 'class="btn btn-primary"' in shown


def test_public_pages_carry_no_script_and_working_pages_say_so():
    assert "<script" not in render_to_string("base.html")
    assert render_to_string("components/_htmx.html").count("<script") == 2


def test_the_mail_says_the_hour_that_the_link_lasts():
    assert settings.PASSWORD_RESET_TIMEOUT == 3600
    mail = render_to_string("account/email/password_reset_key_message.txt", {"password_reset_url": "https://contoh.invalid/a&b"})
    assert "dalam satu jam" in mail
    assert "https://contoh.invalid/a&b" in mail


@pytest.mark.parametrize("path", MINE, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_compiles_and_holds_no_inline_style_script_or_safe(path):
    try:
        get_template(str(path.relative_to(ROOT / "templates")))
    except TemplateDoesNotExist as error:
        pytest.fail(f"{path.name} wants {error}")
    source = path.read_text()
    assert re.findall(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)|<style|\|\s*safe\b", source) == []


# --- figures of the stylesheet


def token(name):
    value = re.search(rf"--{name}: (#[0-9a-f]{{3,6}});", CSS)[1][1:]
    return value if len(value) == 6 else "".join(letter * 2 for letter in value)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(token(one)), luminance(token(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (text, ground)
        for text in ("ink", "muted", "accent", "accent-dark", "bad", "good", "waiting", "active")
        for ground in ("paper", "tint")
    ]
    + [
        ("good", "good-tint"),
        ("bad", "bad-tint"),
        ("waiting", "waiting-tint"),
        ("active", "active-tint"),
        ("ink", "accent-tint"),
        ("paper", "good"),
    ],
)
def test_text_stands_out_from_its_ground(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("edge", ["edge", "gold-dark", "makanan-minuman", "tenun", "batik", "anyaman", "gerabah"])
def test_edges_and_marks_can_be_seen(edge):
    assert contrast(edge, "paper") >= 3


def test_no_text_is_smaller_than_fifteen_pixels():
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)rem", CSS)] + [float(re.search(r"--small: ([\d.]+)rem", CSS)[1])]
    assert min(sizes) * 16 >= 15


def test_the_stylesheet_and_the_sprite_fit_the_weight_of_a_public_page():
    assert len(brotli.compress(CSS.encode())) <= 9_000
    assert len(brotli.compress(SPRITE.encode())) <= 2_000

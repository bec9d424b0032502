"""A select is written without a template per option, and says exactly what Django's own widget says."""

import pytest
from django import forms
from django.test.testcases import assert_and_parse_html
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit.templatetags.fields import _css, control

CHOICES = [("", "Semua"), ("a", "Anyaman <&>"), ('b"', _("Batik")), (3, "Tiga")]


class Sample(forms.Form):
    pick = forms.ChoiceField(label="Pilih", choices=CHOICES, required=False)
    must = forms.ChoiceField(choices=CHOICES[1:], widget=forms.Select(attrs={"class": "w-code", "data-x": "1"}), help_text="Satu saja.")
    grouped = forms.ChoiceField(choices=[("Kelompok", [("k", "Kain")]), ("z", "Lain")], required=False)
    empty = forms.TypedChoiceField(choices=[(None, "–"), (1, "Satu")], coerce=int, required=False)


@pytest.mark.parametrize("name", Sample.base_fields)
@pytest.mark.parametrize("data", [None, {}, {"pick": "a", "must": 'b"', "grouped": "k", "empty": "1"}, {"pick": "3", "must": "x"}])
def test_a_select_is_what_the_widget_would_write(name, data):
    bound = Sample(data)[name]

    ours, theirs = control(bound), bound.as_widget(attrs={"class": _css(bound, "select")})

    assert assert_and_parse_html(None, ours, None, "") == assert_and_parse_html(None, theirs, None, "")
    assert "<&>" not in ours

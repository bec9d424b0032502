"""Forms: what the database refuses is a sentence at its field, nobody overwrites anybody unseen, numbers are read as people write them."""

import datetime

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Lower

from nominations.models import Ikm, Product, Sentra
from ovop_portal.accounts.models import Region
from ovop_portal.kit.forms import (
    STALE,
    Conflict,
    ConstrainedModelForm,
    DateTimeInput,
    VersionedModelForm,
    WholeNumberField,
    _names_in,
    _shown,
    helper,
    posted,
)
from ovop_portal.programme.models import Commodity, Edition


class ProductForm(ConstrainedModelForm):
    class Meta:
        model = Product
        fields = ["name", "price_from", "price_to"]


class PriceForm(ConstrainedModelForm):
    class Meta:
        model = Product
        fields = ["price_to"]


class SentraForm(VersionedModelForm):
    units = WholeNumberField(label="Jumlah unit", required=False)

    class Meta:
        model = Sentra
        fields = ["name", "commodity", "decree_date", "units", "place"]
        labels = {"name": "Nama sentra", "commodity": "Komoditas", "decree_date": "Tanggal keputusan", "place": "Tempat"}


@pytest.fixture
def ikm(edition):
    return Ikm.objects.create(nib="1234567890123", name="Tenun Contoh", region=Region.objects.get(code="32.04"))


@pytest.fixture
def product(ikm):
    return Product.objects.create(ikm=ikm, commodity=Commodity.objects.get(code="kain_tenun"), name="Kain Tenun Melati", price_from=500)


@pytest.fixture
def sentra(edition):
    return Sentra.objects.create(
        name="Sentra Melati",
        region=Region.objects.get(code="32.04"),
        commodity=Commodity.objects.get(code="kain_tenun"),
        decree_date=datetime.date(2025, 3, 1),
        units=1_200,
        place="Desa Contoh",
    )


def fields_of(row):
    return Sentra.objects.filter(pk=row.pk).values("name", "commodity__code", "decree_date", "units", "place", "version", "workers").get()


def data_of(row, **changes):
    shown = {"name": row.name, "commodity": row.commodity_id, "decree_date": "2025-03-01", "units": "1.200", "place": row.place}
    return shown | {"version": row.version} | changes


# --- constraints -----------------------------------------------------------------------------------------------------


def test_a_constraint_over_a_hidden_field_speaks_at_the_shown_one(product, django_assert_num_queries):
    again = ProductForm({"name": product.name}, instance=Product(ikm=product.ikm, commodity=product.commodity))
    assert not again.is_valid()
    assert list(again.errors) == ["name"]
    assert len(again.errors["name"]) == 1
    assert Product.objects.count() == 1


def test_another_name_or_another_firm_is_free(product):
    other = ProductForm({"name": "Kain Tenun Mawar"}, instance=Product(ikm=product.ikm, commodity=product.commodity))
    assert other.is_valid(), other.errors
    same = ProductForm({"name": product.name}, instance=product)
    assert same.is_valid(), same.errors


def test_a_constraint_between_a_shown_and_a_hidden_value_is_asked(product):
    form = PriceForm({"price_to": "400"}, instance=product)
    assert not form.is_valid()
    assert list(form.errors) == ["price_to"]
    assert PriceForm({"price_to": "500"}, instance=Product.objects.get()).is_valid()


def test_a_constraint_over_shown_fields_is_asked_once(product):
    form = ProductForm({"name": product.name, "price_from": "500", "price_to": "400"}, instance=product)
    assert not form.is_valid()
    assert sum(len(errors) for errors in form.errors.values()) == 1


def test_a_field_that_is_wrong_by_itself_is_not_blamed_twice(product):
    form = ProductForm({"name": product.name, "price_from": "500", "price_to": "mahal"}, instance=product)
    assert not form.is_valid()
    assert {name: len(errors) for name, errors in form.errors.items()} == {"price_to": 1}


def test_dates_have_the_browsers_picker_with_its_own_value(sentra):
    html = str(SentraForm(instance=sentra)["decree_date"])
    assert 'type="date"' in html
    assert 'value="2025-03-01"' in html


# --- versions --------------------------------------------------------------------------------------------------------


def test_saving_raises_the_version(sentra, django_assert_num_queries):
    form = SentraForm(data_of(sentra, place="Desa Baru"), instance=sentra)
    assert form.is_valid(), form.errors
    with transaction.atomic():
        form.save()
    assert form.instance.version == 2
    assert fields_of(sentra) == {
        "name": "Sentra Melati",
        "commodity__code": "kain_tenun",
        "decree_date": datetime.date(2025, 3, 1),
        "units": 1_200,
        "place": "Desa Baru",
        "version": 2,
        "workers": None,
    }


def test_a_new_row_starts_at_version_one(sentra):
    form = SentraForm(data_of(sentra, name="Sentra Mawar", version=""), instance=Sentra(region=sentra.region))
    assert form.is_valid(), form.errors
    assert form.save().version == 1


def test_the_page_carries_the_version(sentra):
    html = str(SentraForm(instance=sentra)["version"])
    assert 'type="hidden"' in html
    assert 'value="1"' in html


@pytest.mark.parametrize("version", ["1", "", "abc", "-1", "99999999999999999999999"])
def test_a_stale_or_forged_version_shows_both_sides_and_changes_nothing(sentra, version):
    Sentra.objects.filter(pk=sentra.pk).update(version=2, units=1_500, place="Desa Lain", decree_date=None)
    before = fields_of(sentra)
    form = SentraForm(data_of(sentra, version=version), instance=Sentra.objects.get(pk=sentra.pk))
    assert not form.is_valid()
    assert form.non_field_errors() == [str(STALE)]
    assert form.has_error("__all__", code="stale")
    assert form.conflicts == [
        Conflict("Tanggal keputusan", "1 Maret 2025", ""),
        Conflict("Jumlah unit", "1.200", "1.500"),
        Conflict("Tempat", "Desa Contoh", "Desa Lain"),
    ]
    assert fields_of(sentra) == before


def test_a_choice_is_shown_by_its_name(sentra):
    other = Commodity.objects.create(code="anyaman_contoh", name="Anyaman Contoh")
    Sentra.objects.filter(pk=sentra.pk).update(version=2, commodity=other)
    form = SentraForm(data_of(sentra), instance=Sentra.objects.get(pk=sentra.pk))
    assert not form.is_valid()
    assert form.conflicts == [Conflict("Komoditas", str(sentra.commodity), str(other))]


def test_what_was_typed_wrong_is_shown_as_it_was_typed(sentra):
    Sentra.objects.filter(pk=sentra.pk).update(version=2, place="Desa Lain")
    form = SentraForm(data_of(sentra, units="banyak", place="Desa Lain"), instance=Sentra.objects.get(pk=sentra.pk))
    assert not form.is_valid()
    assert form.conflicts == [Conflict("Jumlah unit", "banyak", "1.200")]


def test_saving_once_more_with_both_sides_in_sight_is_a_decision(sentra):
    Sentra.objects.filter(pk=sentra.pk).update(version=2, place="Desa Lain")
    first = SentraForm(data_of(sentra), instance=Sentra.objects.get(pk=sentra.pk))
    assert not first.is_valid()
    assert 'value="2"' in str(first["version"])
    second = SentraForm(first.data, instance=Sentra.objects.get(pk=sentra.pk))
    assert second.is_valid(), second.errors
    second.save()
    assert (fields_of(sentra)["place"], fields_of(sentra)["version"]) == ("Desa Contoh", 3)


def test_pressing_twice_is_no_conflict(sentra):
    sent = data_of(sentra, place="Desa Baru")
    for _press in range(2):
        form = SentraForm(sent, instance=Sentra.objects.get(pk=sentra.pk))
        assert form.is_valid(), form.errors
        form.save()
    assert (fields_of(sentra)["place"], form.conflicts) == ("Desa Baru", [])


def test_two_editors_one_after_the_other_never_overwrite_each_other(sentra):
    first = SentraForm(data_of(sentra, place="Desa Pertama"), instance=Sentra.objects.get(pk=sentra.pk))
    second = SentraForm(data_of(sentra, place="Desa Kedua"), instance=Sentra.objects.get(pk=sentra.pk))
    assert first.is_valid()
    assert second.is_valid()  # both were checked before either was saved
    first.save()
    with pytest.raises(ValidationError) as caught:
        second.save()
    assert caught.value.code == "stale"
    assert (fields_of(sentra)["place"], fields_of(sentra)["version"]) == ("Desa Pertama", 2)


def test_only_fields_of_the_form_are_written(sentra):
    form = SentraForm(data_of(sentra, place="Desa Baru"), instance=sentra)
    form.instance.workers, form.instance.association = 7, "Koperasi Contoh"
    Sentra.objects.filter(pk=sentra.pk).update(workers=40)  # another hand, another page
    assert form.is_valid()
    form.save(also=["association"])
    row = Sentra.objects.get(pk=sentra.pk)
    assert (row.place, row.workers, row.association) == ("Desa Baru", 40, "Koperasi Contoh")


def test_a_row_that_is_gone_is_a_sentence(sentra):
    held = Sentra.objects.get(pk=sentra.pk)
    Sentra.objects.filter(pk=sentra.pk).delete()
    form = SentraForm(data_of(held), instance=held)
    assert not form.is_valid()
    assert form.non_field_errors() == ["Data ini sudah tidak ada. Kembali ke daftar."]


class InstantForm(VersionedModelForm):
    class Meta:
        model = Edition
        fields = ["nomination_closes"]
        labels = {"nomination_closes": "Pengusulan ditutup"}


def test_an_instant_keeps_its_seconds_and_is_shown_on_the_local_clock(edition):
    edition.nomination_closes = edition.nomination_opens.replace(microsecond=0) + datetime.timedelta(days=20)
    edition.nomination_closes = edition.nomination_closes.replace(hour=16, minute=59, second=59, microsecond=7, tzinfo=datetime.UTC)
    edition.save()
    local = edition.nomination_closes.astimezone(datetime.timezone(datetime.timedelta(hours=7)))
    assert f'value="{local:%Y-%m-%d}T23:59:59"' in str(InstantForm(instance=edition)["nomination_closes"])

    Edition.objects.filter(pk=edition.pk).update(version=2)
    same = InstantForm({"nomination_closes": f"{local:%Y-%m-%d}T23:59:59", "version": "1"}, instance=edition)
    assert same.is_valid(), same.errors
    other = InstantForm({"nomination_closes": f"{local:%Y-%m-%d}T22:30", "version": "1"}, instance=Edition.objects.get(pk=edition.pk))
    assert not other.is_valid()
    ((label, mine, theirs),) = other.conflicts
    assert (label, mine[-5:], theirs[-5:]) == ("Pengusulan ditutup", "22.30", "23.59")


def test_an_instant_without_seconds_is_shown_without():
    assert DateTimeInput().format_value(datetime.datetime(2026, 11, 24, 23, 59)) == "2026-11-24T23:59"
    assert DateTimeInput().format_value("kemarin") == "kemarin"


@pytest.mark.django_db
def test_both_sides_are_shown_in_words(places):
    garut, bandung = Region.objects.get(code="32.05"), Region.objects.get(code="32.04")
    several = forms.ModelMultipleChoiceField(Region.objects.all())
    assert _shown(several, [garut, bandung]) == _shown(several, [bandung.pk, garut.pk]) == ", ".join(sorted([str(garut), str(bandung)]))
    assert _shown(forms.BooleanField(), True) == "ya"
    assert _shown(forms.BooleanField(), False) == "tidak"
    assert _shown(forms.ChoiceField(choices=[("new", "Baru")]), "new") == "Baru"
    assert _shown(forms.CharField(), None) == ""


def test_a_constraint_names_its_fields_however_it_is_written():
    unique = models.UniqueConstraint(Lower("name"), "place", condition=models.Q(gone=False), name="once")
    check = models.CheckConstraint(condition=models.Q(name=models.F("place")) | models.Q(year__gte=5), name="checked")
    assert (_names_in(unique), _names_in(check)) == ({"name", "place", "gone"}, {"name", "place", "year"})


# --- on the page -----------------------------------------------------------------------------------------------------


def test_the_helper_leaves_the_form_tag_to_the_page_and_brings_the_token(rf, product):
    form = ProductForm(instance=product)
    html = render_crispy_form(form, helper("Simpan"), context={"csrf_token": "rahasia"})
    assert "<form" not in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert 'value="Simpan"' in html
    assert 'type="submit"' not in render_crispy_form(form, context={"csrf_token": "rahasia"})


def test_a_form_is_bound_to_an_empty_post_too(rf):
    assert posted(rf.get("/")) is None
    assert posted(rf.post("/")) == {}

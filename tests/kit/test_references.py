"""What points to a row: counted kind by kind, many-to-many included once, and said in words."""

from ovop_portal.kit.references import references, sentence


def test_every_kind_that_names_a_row_is_counted_once(edition, nominate):
    nominate("submitted")
    nominate("draft", product="Tenun Lain")

    assert dict(references(edition.commodities.get())) == {
        "rubrik": 1, "komoditas periode": 1, "mandat": 3, "produk": 2, "sentra": 1,
    }  # fmt: skip


def test_rows_that_point_without_a_way_back_count_too(cast, edition):
    assert dict(references(cast.jabar.organisation.region))["organisasi"] == 1
    assert ("mandat", 1) not in references(cast.jateng.organisation.region)

    edition.mandates.filter(user=cast.second).update(home_province="33")
    assert ("mandat", 1) in references(cast.jateng.organisation.region)


def test_nothing_points_to_a_new_row(edition):
    region = edition.mandates.model.home_province.field.related_model.objects.get(pk="35.78")

    assert references(region) == []
    assert sentence([]) == ""


def test_it_is_said_in_one_line():
    assert sentence([("produk", 3), ("rubrik", 1)]) == "3 produk, 1 rubrik"

"""The material of the sample data: believable words, papers that open, pictures that are light; the same seed gives the same bytes."""

import io
import re
from dataclasses import astuple
from datetime import date
from random import Random

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nominations.enums import Gender, Habit, Reach, Reason, Scale
from nominations.models import Answers, Product, Sentra
from ovop_portal.demo import words
from ovop_portal.demo.papers import ALIASES, KINDS, paper
from ovop_portal.demo.papers.metrics import FONTS, text_width, wrap
from ovop_portal.demo.pictures import PAINTERS, picture
from ovop_portal.demo.words.food import FAMILIES
from ovop_portal.demo.words.notes import CRAFT_NOTES, NOTES
from ovop_portal.demo.words.people import BY_PROVINCE
from ovop_portal.demo.words.products import ISLANDS, bases
from ovop_portal.demo.words.remarks import REASONS, REFUSALS
from ovop_portal.kit.files import inspect
from ovop_portal.programme import rubrics
from ovop_portal.programme.document_rules import DEFAULTS as RULES
from ovop_portal.programme.enums import DocumentKind

# Real firms, named in reports on the programme or among its awardees: none may appear in sample data.
REAL = (
    "Chocodot",
    "Tama Cokelat",
    "Sukasenang",
    "Dapoer Rendang Riry",
    "Rendang Riry",
    "Getas Rizky",
    "UKM Risky",
    "Arena Songket",
    "Winotosastro",
    "Mawar Art Shop",
    "Fatimah Sayuthi",
    "Tenun Kubang",
    "Tunjung Biru",
    "AMBHU",
    "Numansa",
    "Bandar Kidul",
    "Rendang Bundo",
    "Batik Tarancak",
    "Bili Droe",
    "Mutiara Songket",
    "Kyria",
    "Zie Batik",
    "Pusaka Beruang",
    "Menday",
    "Tanteri",
    "Risman Wijaya",
    "UD Mandiri",
)
PLACES = [
    ("13", "Sumatera", "Kabupaten Tanah Datar"),
    ("19", "Sumatera", "Kabupaten Bangka Selatan"),
    ("32", "Jawa", "Kabupaten Garut"),
    ("35", "Jawa", "Kota Kediri"),
    ("51", "Bali dan Nusa Tenggara", "Kabupaten Karangasem"),
    ("53", "Bali dan Nusa Tenggara", "Kabupaten Sumba Timur"),
    ("63", "Kalimantan", "Kabupaten Hulu Sungai Utara"),
    ("71", "Sulawesi", "Kabupaten Minahasa"),
    ("81", "Maluku", "Kabupaten Maluku Tengah"),
    ("91", "Papua", "Kabupaten Jayapura"),
]


def dossier(seed):
    """All words of one invented nomination."""
    rng, (province, islands, regency) = Random(seed), PLACES[seed % len(PLACES)]
    code = words.COMMODITIES[seed // len(PLACES) % len(words.COMMODITIES)]
    where = words.place(rng, regency, islands, province)
    product = words.product(rng, code, islands, province, where)
    return {
        "place": where,
        "firm": words.firm(rng, code, islands),
        "owner": words.owner(rng, islands, province),
        "officer": words.official(rng, islands, province),
        "product": product,
        "sentra": words.sentra(rng, product.craft, where, islands, province),
        "operation": words.operation(rng, code),
    }


@pytest.fixture(scope="module")
def dossiers():
    return [dossier(seed) for seed in range(400)]


def texts(value):
    """Every text within a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from texts(part)
    elif hasattr(value, "__dataclass_fields__"):
        yield from texts(astuple(value))


def facts(seed=7):
    parts = dossier(seed)
    firm, where, product, sentra = parts["firm"], parts["place"], parts["product"], parts["sentra"]
    return {
        "number": "517/12/2025",
        "issued": date(2025, 3, 12),
        "expires": date(2028, 3, 12),
        "firm": firm.name,
        "brand": firm.brand,
        "owner": parts["owner"].name,
        "nib": "9900000000017",
        "kbli": product.kbli,
        "address": where.street,
        "village": where.village,
        "district": where.district,
        "regency": where.regency,
        "province": "Jawa Timur",
        "sentra": sentra.name,
        "units": sentra.units,
        "workers": sentra.workers,
        "association": sentra.association,
        "decree_number": sentra.decree_number,
        "decree_date": sentra.decree_date,
        "product": product.name,
        "commodity": "Makanan dan Minuman",
        "year": 2026,
    }


def read(pdf):
    """The words of the one page, in the order in which they were written."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (page,) = opened.pages
        assert [float(side) for side in page.mediabox][2:] == [595.28, 841.89]
        shown = [operands[0] for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "Tj"]
    return " ".join(bytes(line).decode("cp1252") for line in shown)


def test_the_same_seed_gives_the_same_words_and_another_seed_others():
    assert dossier(11) == dossier(11)
    assert dossier(11) != dossier(61)


def test_no_sample_text_names_a_real_firm(dossiers):
    everything = "\n".join(text for parts in dossiers for text in texts(parts)).casefold()

    assert [name for name in REAL if name.casefold() in everything] == []


def test_no_sample_text_holds_a_placeholder_a_double_blank_or_english(dossiers):
    for parts in dossiers:
        for text in texts(parts):
            assert not re.search(r"[{}<>]|  |lorem|None|\bthe\b", text), text


def test_four_hundred_draws_give_at_least_three_hundred_products_and_firms(dossiers):
    assert len({parts["product"].name for parts in dossiers}) >= 300
    assert len({parts["firm"].name for parts in dossiers}) >= 300
    assert len({parts["product"].story for parts in dossiers}) >= 390


def test_texts_fit_the_fields_they_are_for(dossiers):
    def limit(model, name):
        return model._meta.get_field(name).max_length

    for parts in dossiers:
        product, sentra, work = parts["product"], parts["sentra"], parts["operation"]
        for name in ("name", "story", "uniqueness", "process", "packaging"):
            assert 0 < len(getattr(product, name)) <= limit(Product, name)
        assert len(product.materials[0].name) <= limit(Product, "raw_material")
        assert len(product.materials[0].origin) <= limit(Product, "raw_material_origin")
        assert 0 < product.price_from < product.price_to
        assert re.fullmatch(r"[0-9]{5}", product.kbli)
        assert len(sentra.name) <= limit(Sentra, "name") and len(sentra.facilities) <= limit(Sentra, "facilities")
        for name in (
            "capacity",
            "output_before",
            "output_last",
            "channels",
            "exhibitions",
            "training",
            "equipment",
            "waste",
            "history",
            "capital",
        ):
            assert 0 < len(getattr(work, name)) <= limit(Answers, name), name


def test_codes_are_those_of_the_programme(dossiers):
    assert set(words.COMMODITIES) == set(PAINTERS) == set(words.BASES) == set(CRAFT_NOTES)
    assert {parts["owner"].gender for parts in dossiers} == set(Gender.values)
    assert {parts["firm"].scale for parts in dossiers} == set(Scale.values)
    assert {parts["operation"].reach for parts in dossiers} == set(Reach.values)
    assert set(words.HABITS) == set(Habit.values)
    assert set(REFUSALS) == set(Reason.values)
    assert {reason for reasons in REASONS.values() for reason in reasons} <= set(Reason.values)
    papers = {rule.code for rule in RULES if rule.kind != DocumentKind.SAMPLE}
    assert papers <= set(KINDS) | set(ALIASES)


def test_every_indicator_of_every_rubric_has_its_remarks(db):
    for rubric in rubrics.load():
        code = rubric.commodity.code
        for indicator in rubric.indicators():
            for share in (0, 0.6, 1):
                assert len(words.note(Random(1), indicator.code, code, share)) <= 160
    assert sum(len(level) for levels in NOTES.values() for level in levels) >= 60


def test_thirty_base_products_stand_behind_each_commodity():
    assert {code: len(rows) >= 30 for code, rows in words.BASES.items()} == dict.fromkeys(words.COMMODITIES, True)
    assert {row.family for row in words.BASES["makanan_minuman"]} == set(FAMILIES)


def test_a_product_is_at_home_where_it_is_made():
    assert {base.name for base in bases("kain_tenun", "Bali dan Nusa Tenggara", "53")} >= {"Tenun Ikat Sumba", "Songke Manggarai"}
    assert all(any(code.startswith("5") for code in base.provinces) for base in bases("kain_tenun", "Bali dan Nusa Tenggara"))
    assert "Rendang Daging Kering" not in {base.name for base in bases("makanan_minuman", "Jawa", "35")}
    assert all(bases(code, islands) for code in words.COMMODITIES for islands in ISLANDS)
    assert {province for province, *_ in PLACES} - set(BY_PROVINCE) == {"91"}  # Papua is named by its island group


def test_a_sentra_has_five_units_and_was_decreed_by_the_head_of_its_region(dossiers):
    for parts in dossiers:
        sentra, regency = parts["sentra"], parts["place"].regency
        assert sentra.units >= 5 and sentra.decree_date < date(2026, 1, 1)
        assert sentra.decree_title == regency.replace("Kabupaten", "Bupati").replace("Kota", "Wali Kota")


def test_numbers_and_addresses_reach_nobody():
    rng = Random(3)

    assert re.fullmatch(r"99[0-9]{11}", words.nib(rng))
    assert words.phone(rng).startswith("0812-0000-")
    assert words.email(rng, "Ni Luh Putu Wardani").endswith("@ikm.example")


@pytest.mark.parametrize("kind", [*KINDS, *ALIASES])
def test_a_paper_opens_as_one_page_that_names_the_firm_and_says_that_it_is_a_sample(kind):
    known = facts()

    pdf = paper(kind, known)

    text = read(pdf)
    assert text.count("DATA CONTOH") >= 2
    assert known["firm"] in text
    assert not re.search(r"[{}]|None", text)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.check_pdf_syntax() == []
    assert inspect(SimpleUploadedFile("surat.pdf", pdf)).content_type == "application/pdf"
    assert paper(kind, known) == pdf
    assert paper(kind, known | {"firm": "UD Lain Sejahtera"}) != pdf


def test_a_paper_with_nothing_handed_in_is_still_whole():
    assert "UD Contoh Sejahtera" in read(paper("halal", {}))


def test_an_md_number_makes_a_factory_permit():
    assert "IZIN EDAR PANGAN OLAHAN" in read(paper("distribution_permit", facts() | {"number": "MD 990000000001"}))


def test_long_names_stay_between_the_margins():
    name = "Kelompok Usaha Bersama Perempuan Penenun Anugerah Sejahtera Latimojong dan Sekitarnya"

    for font in FONTS:
        lines = wrap(name, font, 12, 150)
        assert " ".join(lines) == name
        assert all(text_width(line, font, 12) <= 150 for line in lines)


@pytest.mark.parametrize("commodity", words.COMMODITIES)
def test_a_picture_decodes_is_light_and_follows_its_seed(commodity):
    made = [picture(commodity, seed) for seed in range(6)]

    assert len(set(made)) == 6
    for content in made:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            assert (image.format, image.size) == ("WEBP", (720, 540))
        assert len(content) < 80_000
    assert picture(commodity, 3) == made[3]
    assert inspect(SimpleUploadedFile("foto.webp", made[0])).content_type == "image/webp"


def test_a_picture_can_be_made_in_another_size_and_for_a_craft():
    with Image.open(io.BytesIO(picture("makanan_minuman", 5, size=480, craft="Kopi"))) as image:
        assert image.size == (480, 360)
    assert picture("gerabah", 1, craft="Keramik") != picture("gerabah", 1, craft="Gerabah")

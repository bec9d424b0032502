"""Commodities in the secretariat's hands: the list, a new one, a change, what may be deleted, and a sixth one everywhere else."""

import pytest
from django.urls import reverse

from ovop_portal.audit.models import Event
from ovop_portal.programme import commodities, rubrics
from ovop_portal.programme.models import Commodity
from tests import building
from tests.programme.pages import stored

LIST, ADD = reverse("programme:commodities"), reverse("programme:commodity_add")
COFFEE = {"name": "Kopi dan Teh", "order": "6", "kbli_prefixes": "1076, 10773"}


def of(commodity, act="commodity"):
    return reverse(f"programme:{act}", args=[commodity.code])


@pytest.fixture
def woven(edition):
    return edition.commodities.get()


@pytest.fixture
def coffee(db):
    return Commodity.objects.create(code="kopi", name="Kopi", order=6, kbli_prefixes="1076")


def typed(commodity, **changed):
    fields = {"name": commodity.name, "order": commodity.order, "kbli_prefixes": commodity.kbli_prefixes, "version": commodity.version}
    return fields | changed


@pytest.mark.parametrize("name", ["secretariat", "director", "auditor"])
def test_the_ministry_reads_the_list_and_the_secretariat_adds_to_it(as_, woven, coffee, name):
    page = as_(name).get(LIST)

    assert [(row["name"], row["kbli"], row["rubric"], row["editions"]) for row in page.context["rows"]] == [
        ("Kain Tenun", "1312", "versi 1", "2026"),
        ("Kopi", "1076", "belum ada", "belum dipakai"),
    ]
    assert ("Tambah komoditas" in page.text) == (name == "secretariat")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, cast, rows, django_assert_num_queries):
    rubrics.load(only=["kain_tenun", "kain_batik", "anyaman"][:rows])
    client = as_("secretariat")

    with django_assert_num_queries(7):
        assert len(client.get(LIST).context["rows"]) == rows


def test_an_empty_list_says_what_comes_next(as_, cast):
    assert "Belum ada komoditas" in as_("secretariat").get(LIST).text


def test_the_list_is_downloaded(as_, woven, read_xlsx, settings):
    settings.DEMO = False
    assert read_xlsx(as_("director").get(reverse("programme:commodity_export"))) == [
        ["Komoditas", "Kode", "Urutan", "Awalan KBLI", "Rubrik terbaru", "Periode"],
        ["Kain Tenun", "kain_tenun", woven.order, "1312", 1, "2026"],
    ]


def test_one_commodity_shows_where_it_is_used(as_, woven, nominate):
    nominate("draft")

    text = as_("auditor").get(of(woven)).text
    assert all(words in text for words in ("1 produk", "1 rubrik", "Rubrik Kain Tenun versi 1", "OVOP 2026"))
    assert "Ubah komoditas" not in text


# --- a new one -------------------------------------------------------------------------------------------------------


def test_a_commodity_gets_its_code_from_its_name(as_, cast):
    response = as_("secretariat").post(ADD, COFFEE)

    commodity = Commodity.objects.get()
    assert response.url == of(commodity)
    assert (commodity.code, commodity.name, commodity.order, commodity.kbli_prefixes) == ("kopi_dan_teh", "Kopi dan Teh", 6, "1076,10773")
    event = Event.objects.get()
    assert (event.action, event.actor, event.data) == (
        "programme.add_commodity", cast.secretariat, {"code": "kopi_dan_teh", "kbli": "1076,10773"},
    )  # fmt: skip


def test_a_code_of_ones_own_is_kept_in_small_letters(as_, cast):
    as_("secretariat").post(ADD, COFFEE | {"code": "Kopi-1"})

    assert Commodity.objects.get().code == "kopi-1"


def test_the_form_proposes_the_place_after_the_last(as_, coffee):
    assert as_("secretariat").get(ADD).context["form"]["order"].value() == 7


REFUSED = [
    ({"name": ""}, "tidak boleh kosong"),
    ({"name": "kopi"}, "Komoditas dengan nama ini sudah ada."),
    ({"name": "K" * 61}, "60"),
    ({"name": "a\x00b"}, "ull"),
    ({"name": "☕"}, "Dari nama ini tidak dapat dibuat kode."),
    ({"code": "kopi"}, "Kode ini sudah dipakai komoditas lain."),
    ({"code": "baru"}, "dipakai portal ini sendiri"),
    ({"code": "Unduh"}, "dipakai portal ini sendiri"),
    ({"code": "kopi/teh"}, "garis bawah"),
    ({"code": "k" * 31}, "30"),
    ({"order": "-1"}, "Paling sedikit 0."),
    ({"order": "9" * 20}, "angka"),
    ({"order": "1000"}, "Paling banyak 999."),
    ({"order": "enam"}, "Angka ini tidak terbaca."),
    ({"order": ""}, "tidak boleh kosong"),
    ({"kbli_prefixes": "1"}, "“1” bukan awalan KBLI."),
    ({"kbli_prefixes": "107611"}, "“107611” bukan awalan KBLI."),
    ({"kbli_prefixes": "10, kopi"}, "“kopi” bukan awalan KBLI."),
    ({"kbli_prefixes": "١٠"}, "bukan awalan KBLI."),
    ({"kbli_prefixes": "1076," * 20}, "60"),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSED, ids=[str(changed)[:40] for changed, _ in REFUSED])
def test_a_commodity_that_cannot_be_is_refused(as_, cast, coffee, changed, sentence):
    page = as_("secretariat").post(ADD, COFFEE | changed)

    assert page.status_code == 422
    assert sentence in " ".join(text for texts in page.context["form"].errors.values() for text in texts)
    assert (Commodity.objects.count(), Event.objects.count()) == (1, 0)


def test_an_empty_post_is_a_form_that_asks_again(as_, cast):
    assert as_("secretariat").post(ADD).status_code == 422


# --- a change --------------------------------------------------------------------------------------------------------


def test_a_change_is_saved_with_before_and_after_and_the_code_stays(as_, coffee, cast):
    response = as_("secretariat").post(of(coffee, "commodity_edit"), typed(coffee, name="Kopi Nusantara", code="lain", kbli_prefixes="10"))

    assert response.url == of(coffee)
    coffee.refresh_from_db()
    assert (coffee.code, coffee.name, coffee.kbli_prefixes, coffee.version) == ("kopi", "Kopi Nusantara", "10", 2)
    assert Event.objects.get().data["changes"] == {"name": ["Kopi", "Kopi Nusantara"], "kbli_prefixes": ["1076", "10"]}


def test_saving_without_a_change_writes_nothing(as_, coffee):
    page = as_("secretariat").post(of(coffee, "commodity_edit"), typed(coffee), follow=True)

    assert "Tidak ada yang berubah." in page.text
    assert not Event.objects.exists()


def test_a_stale_edit_shows_both_values(as_, coffee, cast):
    as_("colleague").post(of(coffee, "commodity_edit"), typed(coffee, name="Kopi Gunung"))
    page = as_("secretariat").post(of(coffee, "commodity_edit"), typed(coffee, name="Kopi Lembah"))

    assert page.status_code == 422
    assert [(row.mine, row.theirs) for row in page.context["form"].conflicts] == [("Kopi Lembah", "Kopi Gunung")]
    assert Commodity.objects.get().name == "Kopi Gunung"


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("1312", "13", ""), ("1312", "1312,14", ""), ("1312", "", ""), ("", "", ""),
        ("1312", "14", "1312"), ("1312,14", "1312", "14"), ("1312", "13121", "1312"), ("", "13", "semua KBLI"),
    ],
)  # fmt: skip
def test_while_offices_nominate_a_commodity_takes_more_kbli_and_never_fewer(as_, woven, before, after, lost):
    Commodity.objects.update(kbli_prefixes=before)
    woven.refresh_from_db()
    page = as_("secretariat").post(of(woven, "commodity_edit"), typed(woven, kbli_prefixes=after))

    if lost:
        assert page.status_code == 422
        assert f"{lost} harus tetap diterima" in page.text and "OVOP 2026" in page.text
    assert Commodity.objects.get().kbli_prefixes == (before if lost else after)


@pytest.mark.parametrize("phase", ["preparation", "assessment", "published"])
def test_before_the_opening_and_after_the_screening_kbli_is_free(as_, edition, woven, phase):
    building.shift(edition, phase)

    assert as_("secretariat").post(of(woven, "commodity_edit"), typed(woven, kbli_prefixes="14")).status_code == 302


def test_without_its_event_nothing_is_saved(as_, coffee, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    before = stored(coffee)
    monkeypatch.setattr("ovop_portal.programme.views.saving.record", broken)
    monkeypatch.setattr("ovop_portal.programme.views.commodities.record", broken)
    client = as_("secretariat")
    for path, data in [(of(coffee, "commodity_edit"), typed(coffee, name="Lain")), (ADD, COFFEE)]:
        with pytest.raises(RuntimeError):
            client.post(path, data)
    assert stored(Commodity.objects.get()) == before


# --- deleting --------------------------------------------------------------------------------------------------------


def test_a_commodity_that_nobody_used_is_deleted(as_, coffee, cast):
    client = as_("secretariat")
    assert "Hapus komoditas" in client.get(of(coffee)).text
    assert "Hapus komoditas" in client.get(of(coffee, "commodity_delete")).text

    assert client.post(of(coffee, "commodity_delete")).url == LIST
    assert not Commodity.objects.exists()
    event = Event.objects.get()
    assert (event.action, event.target_name, event.data["code"]) == ("programme.delete_commodity", "Kopi", "kopi")


def test_a_commodity_that_anything_names_stays(as_, edition, coffee, cast):
    edition.mandates.first().commodities.add(coffee)
    client = as_("secretariat")

    assert "Hapus komoditas" not in client.get(of(coffee)).text
    for page in (client.get(of(coffee, "commodity_delete")), client.post(of(coffee, "commodity_delete"))):
        assert "Kopi sudah dipakai (1 mandat) dan tidak dapat dihapus." in page.text
    assert page.status_code == 422
    assert Commodity.objects.filter(pk=coffee.pk).exists() and not Event.objects.exists()


@pytest.mark.parametrize("act", ["commodity", "commodity_edit", "commodity_delete"])
def test_a_commodity_that_is_not_there_is_a_404(as_, cast, act):
    assert as_("secretariat").get(reverse(f"programme:{act}", args=["tidak-ada"])).status_code == 404


@pytest.mark.parametrize(("name", "code"), [("Kopi & Teh", "kopi_teh"), ("  Ukiran—Kayu ", "ukirankayu"), ("Kué", "kue"), ("☕", "")])
def test_codes_are_made_from_names(name, code):
    assert commodities.code_from(name) == code


# --- a sixth commodity wherever a commodity is met -------------------------------------------------------------------


def test_a_commodity_without_a_colour_of_its_own_is_a_neutral_word(settings):
    css = (settings.BASE_DIR / "static" / "css" / "site.css").read_text(encoding="utf-8")

    neutral = css[css.index(".commodity::before") :].split("}")[0]
    assert "background: var(--muted)" in neutral
    assert "commodity-kopi" not in css


def test_a_star_of_a_sixth_commodity_is_public_like_any_other(client, award, coffee, nominate):
    star = award("published")
    type(star).objects.update(commodity=coffee)

    register = client.get("/bintang/", {"komoditas": "kopi"}).text
    assert star.product_name in register and '<option value="kopi" selected>Kopi</option>' in register
    assert star.product_name not in client.get("/bintang/", {"komoditas": "kain_tenun"}).text
    for path in ("/", star.get_absolute_url(), f"/cek/{star.certificate.code}/", reverse("awards:certificate", args=[star.slug])):
        assert client.get(path).status_code == 200
    assert "Kopi" in client.get(star.get_absolute_url()).text

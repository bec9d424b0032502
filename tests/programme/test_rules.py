"""The papers of an edition in the secretariat's hands: added, changed, sorted and removed until offices nominate."""

import pytest
from django.urls import reverse

from ovop_portal.audit.models import Event
from ovop_portal.programme import rubrics
from ovop_portal.programme.models import Commodity, DocumentRule, EditionCommodity
from tests import building
from tests.programme.pages import posted, stored

LIST, ADD = reverse("programme:rules", args=[2026]), reverse("programme:rule_add", args=[2026])
NEW = {
    "name": "Izin usaha perkebunan", "commodity": "", "kind": "file", "demand": "mandatory", "clause": "Permentan 98/2013",
    "issuer": "Dinas Perkebunan", "help": "Bernomor dan masih berlaku.", "expires": "on", "asked_at_submission": "on",
    "sourcing": "published",
}  # fmt: skip


def of(rule, act="edit"):
    return reverse(f"programme:rule_{act}", args=[2026, rule.pk])


@pytest.fixture
def begun(edition):
    """The edition while offices nominate in it."""
    return edition


@pytest.fixture
def ready(edition):
    """The edition before it opens, with batik beside woven cloth."""
    rubrics.load(only=["kain_batik"])
    batik = Commodity.objects.get(code="kain_batik")
    EditionCommodity.objects.create(edition=edition, commodity=batik, rubric=batik.rubrics.newest())
    building.shift(edition, "preparation")
    return edition


def rule(code):
    return DocumentRule.objects.get(code=code)


def everything():
    return list(DocumentRule.objects.order_by("pk").values())


def codes(edition):
    return list(edition.document_rules.order_by("order", "pk").values_list("code", flat=True))


def refuse(client, path, data, sentence):
    before, events = everything(), Event.objects.count()
    page = client.post(path, data)

    assert page.status_code == 422
    assert sentence in page.text.replace("&quot;", '"')
    assert (everything(), Event.objects.count()) == (before, events)
    return page


# --- the list --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["secretariat", "director", "auditor"])
def test_the_ministry_reads_the_rules_by_commodity(as_, ready, name):
    page = as_(name).get(LIST)

    assert [title for title, _rows in page.context["tables"]] == ["Semua komoditas"]
    assert ("Tambah syarat" in page.text, of(rule("nomination_letter")) in page.text) == ((name == "secretariat"),) * 2


def test_a_frozen_list_says_why_and_has_no_buttons(as_, begun):
    text = as_("secretariat").get(LIST).text

    assert "pengusulan telah dibuka." in text
    assert "Tambah syarat" not in text and reverse("programme:rule_move", args=[2026, rule("nomination_letter").pk]) not in text


def test_an_edition_without_rules_says_what_that_means(as_, ready):
    DocumentRule.objects.all().delete()

    assert "Belum ada syarat dokumen" in as_("secretariat").get(LIST).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, ready, rows, django_assert_num_queries):
    DocumentRule.objects.exclude(pk__in=DocumentRule.objects.order_by("pk")[:rows]).delete()
    client = as_("secretariat")

    with django_assert_num_queries(6):
        assert len(client.get(LIST).context["tables"][0][1]) == rows


def test_the_list_is_downloaded(as_, ready, read_xlsx, settings):
    settings.DEMO = False
    rows = read_xlsx(as_("auditor").get(reverse("programme:rule_export", args=[2026])))

    assert [row[3] for row in rows] == ["Kode", *codes(ready)]
    assert rows[1][:6] == [1, "Semua komoditas", "Keputusan bupati/wali kota tentang sentra", "sentra_decree", "Berkas", "Wajib"]


# --- a new one -------------------------------------------------------------------------------------------------------


def test_a_rule_is_added_last_with_a_code_from_its_name(as_, ready, cast):
    assert as_("secretariat").post(ADD, NEW).url == LIST

    made = rule("izin_usaha_perkebunan")
    assert codes(ready)[-1] == made.code
    assert (made.name, made.commodity, made.expires, made.asked_at_submission, made.asked_at_decision, made.version) == (
        "Izin usaha perkebunan", None, True, True, False, 1,
    )  # fmt: skip
    event = Event.objects.get()
    assert (event.action, event.actor, event.target_id, event.data["rule"]) == (
        "programme.add_rule", cast.secretariat, str(ready.pk), "izin_usaha_perkebunan",
    )  # fmt: skip


def test_a_name_that_was_given_before_gets_the_next_code(as_, ready):
    for _time in range(2):
        as_("secretariat").post(ADD, NEW)

    assert codes(ready)[-2:] == ["izin_usaha_perkebunan", "izin_usaha_perkebunan_2"]


def test_two_commodities_may_share_a_code(as_, ready):
    for code in ("kain_tenun", "kain_batik"):
        response = as_("secretariat").post(ADD, NEW | {"commodity": Commodity.objects.get(code=code).pk, "code": "izin"})
        assert response.status_code == 302

    assert DocumentRule.objects.filter(code="izin").count() == 2


@pytest.mark.parametrize(("first", "second"), [("", "kain_tenun"), ("kain_tenun", ""), ("kain_tenun", "kain_tenun"), ("", "")])
def test_a_rule_for_all_and_one_for_a_commodity_share_no_code(as_, ready, first, second):
    keys = {"": "", "kain_tenun": Commodity.objects.get(code="kain_tenun").pk}
    client = as_("secretariat")
    client.post(ADD, NEW | {"commodity": keys[first], "code": "izin"})

    refuse(client, ADD, NEW | {"commodity": keys[second], "code": "IZIN", "name": "Lain"}, "Kode “izin” sudah dipakai “Izin usaha")


REFUSED = [
    ({"name": ""}, "tidak boleh kosong"),
    ({"name": "a\x00b"}, "ull"),
    ({"name": "x" * 121}, "120"),
    ({"name": "☕"}, "Dari nama ini tidak dapat dibuat kode."),
    ({"code": "izin usaha"}, "garis bawah"),
    ({"code": "x" * 41}, "40"),
    ({"kind": "surat"}, "surat"),
    ({"demand": ""}, "tidak boleh kosong"),
    ({"sourcing": "x"}, "pilihan"),
    ({"commodity": "999999"}, "pilihan"),
    ({"commodity": "9" * 40}, "pilihan"),
    ({"help": "x" * 201}, "200"),
    ({"asked_at_submission": ""}, "Dokumen wajib diperiksa sedikitnya sekali."),
    ({"kind": "sample"}, "Contoh fisik tidak memiliki masa berlaku."),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSED, ids=[str(changed)[:40] for changed, _ in REFUSED])
def test_a_rule_that_cannot_be_is_refused(as_, ready, changed, sentence):
    data = {name: value for name, value in (NEW | changed).items() if value != "" or name in {"name", "demand"}}

    refuse(as_("secretariat"), ADD, data, sentence)


def test_a_commodity_that_the_edition_does_not_take_cannot_be_chosen(as_, ready):
    other = Commodity.objects.create(code="kopi", name="Kopi")

    refuse(as_("secretariat"), ADD, NEW | {"commodity": other.pk}, "pilihan")


def test_what_is_not_mandatory_need_not_be_checked(as_, ready):
    data = {name: value for name, value in NEW.items() if name != "asked_at_submission"}

    assert as_("secretariat").post(ADD, data | {"demand": "bonus"}).status_code == 302


# --- a change --------------------------------------------------------------------------------------------------------


def test_a_change_is_saved_and_the_code_stays(as_, ready, cast):
    letter = rule("nomination_letter")
    client = as_("secretariat")
    data = posted(client.get(of(letter)).context["form"])

    assert client.post(of(letter), data | {"name": "Surat pengantar", "code": "lain", "demand": "asked"}).url == LIST
    changed = rule("nomination_letter")
    assert (changed.name, changed.demand, changed.version, changed.order) == ("Surat pengantar", "asked", 2, letter.order)
    event = Event.objects.get()
    assert (event.action, event.target_id) == ("programme.edit_rule", str(ready.pk))
    assert event.data["changes"] == {
        "rule": "nomination_letter", "name": ["Surat usulan dinas", "Surat pengantar"], "demand": ["mandatory", "asked"],
    }  # fmt: skip


def test_saving_without_a_change_writes_nothing(as_, ready):
    letter, client = rule("nomination_letter"), as_("secretariat")
    page = client.post(of(letter), posted(client.get(of(letter)).context["form"]), follow=True)

    assert "Tidak ada yang berubah." in page.text
    assert not Event.objects.exists()


def test_a_stale_edit_shows_both_values(as_, ready):
    letter, client = rule("nomination_letter"), as_("secretariat")
    data = posted(client.get(of(letter)).context["form"])
    as_("colleague").post(of(letter), data | {"issuer": "Bupati"})
    page = refuse(as_("secretariat"), of(letter), data | {"issuer": "Camat"}, "sudah diubah orang lain")

    assert [(row.mine, row.theirs) for row in page.context["form"].conflicts] == [("Camat", "Bupati")]


def test_a_rule_is_not_made_one_for_a_commodity_that_has_its_code(as_, ready):
    batik, client = Commodity.objects.get(code="kain_batik"), as_("secretariat")
    for commodity in (batik.pk, Commodity.objects.get(code="kain_tenun").pk):
        client.post(ADD, NEW | {"code": "izin", "commodity": commodity})
    woven = DocumentRule.objects.get(code="izin", commodity__code="kain_tenun")
    data = posted(client.get(of(woven)).context["form"])

    refuse(client, of(woven), data | {"commodity": batik.pk}, "Kode “izin” sudah dipakai")
    refuse(client, of(woven), data | {"commodity": ""}, "Kode “izin” sudah dipakai")


# --- its place -------------------------------------------------------------------------------------------------------


def test_a_rule_changes_places_with_its_neighbour_under_the_same_heading(as_, ready, cast):
    client = as_("secretariat")
    client.post(ADD, NEW | {"code": "tenun", "commodity": Commodity.objects.get(code="kain_tenun").pk})
    client.post(ADD, NEW | {"code": "akhir"})
    DocumentRule.objects.filter(code__in=["sentra_decree", "nomination_letter"]).update(order=0)  # a tie, as old data may hold
    before = codes(ready)

    client.post(of(rule("akhir"), "move"), {"arah": "naik"})

    after = codes(ready)
    assert after.index("akhir") < after.index("tenun") and after.index("akhir") == before.index("environment")
    assert [code for code in after if code not in {"akhir", "environment"}] == [
        code for code in before if code not in {"akhir", "environment"}
    ]
    event = Event.objects.latest("seq")
    assert (event.action, event.data) == ("programme.move_rule", {"rule": "akhir", "direction": "naik"})
    client.post(of(rule("akhir"), "move"), {"arah": "turun"})
    assert codes(ready) == before


@pytest.mark.parametrize(("place", "direction"), [(0, "naik"), (-1, "turun")])
def test_at_the_end_nothing_moves(as_, ready, place, direction):
    common = [one for one in ready.document_rules.order_by("order") if one.commodity_id is None]
    before = everything()

    assert as_("secretariat").post(of(common[place], "move"), {"arah": direction}).status_code == 302
    assert everything() == before and not Event.objects.exists()


@pytest.mark.parametrize("direction", ["", "samping", "a\x00b"])
def test_a_direction_that_is_none_is_refused(as_, ready, direction):
    refuse(as_("secretariat"), of(rule("trademark"), "move"), {"arah": direction}, "Pilih naik atau turun.")


# --- removing --------------------------------------------------------------------------------------------------------


def test_a_rule_that_nothing_answers_is_removed(as_, ready, cast):
    letter, client = rule("nomination_letter"), as_("secretariat")
    assert "Hapus syarat" in client.get(of(letter, "remove")).text

    assert client.post(of(letter, "remove")).url == LIST
    assert "nomination_letter" not in codes(ready)
    assert (Event.objects.get().action, Event.objects.get().data["rule"]) == ("programme.delete_rule", "nomination_letter")


def test_a_rule_that_documents_answer_stays(as_, begun, nominate):
    nominate("draft")
    building.shift(begun, "preparation")
    letter, client = rule("nomination_letter"), as_("secretariat")

    assert "sudah dirujuk (1 dokumen)" in client.get(of(letter, "remove")).text
    refuse(client, of(letter, "remove"), {}, "sudah dirujuk (1 dokumen) dan tidak dapat dihapus.")


# --- frozen ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", ["nomination", "screening", "assessment", "decision", "published"])
def test_once_offices_nominate_nothing_changes_and_the_page_says_why(as_, begun, phase):
    building.shift(begun, phase)
    letter, client = rule("nomination_letter"), as_("secretariat")
    page = client.get(of(letter))

    assert all(field.disabled for name, field in page.context["form"].fields.items() if name != "version")
    assert "pengusulan telah dibuka." in page.text and "Simpan syarat" not in page.text and "Hapus syarat" not in page.text
    refuse(client, of(letter), {"name": "Lain", "version": 1}, "pengusulan telah dibuka. Isian lain tidak diterima.")
    refuse(client, ADD, NEW, "pengusulan telah dibuka.")
    refuse(client, of(letter, "remove"), {}, "pengusulan telah dibuka.")
    refuse(client, of(letter, "move"), {"arah": "turun"}, "pengusulan telah dibuka.")
    assert client.get(ADD).status_code == 422


@pytest.mark.parametrize("name", ["director", "auditor", "bandung", "jabar", "lead", "administrator"])
def test_only_the_secretariat_changes_anything(as_, ready, name):
    client, letter, before = as_(name), rule("nomination_letter"), everything()

    for path, data in [(ADD, NEW), (of(letter), NEW), (of(letter, "remove"), {}), (of(letter, "move"), {"arah": "turun"})]:
        assert client.post(path, data).status_code == 403
    assert everything() == before


def test_a_rule_of_another_edition_is_not_here(as_, ready):
    other = building.make_edition(2028, "preparation")
    path = reverse("programme:rule_edit", args=[2026, other.document_rules.first().pk])

    assert as_("secretariat").get(path).status_code == 404
    assert as_("secretariat").get(reverse("programme:rule_edit", args=[2026, 10**30])).status_code == 404


def test_without_its_event_nothing_is_saved(as_, ready, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    for module in ("views.document_rules", "views.saving", "paper_rules"):
        monkeypatch.setattr(f"ovop_portal.programme.{module}.record", broken)
    letter, client, before = rule("nomination_letter"), as_("secretariat"), everything()
    data = posted(client.get(of(letter)).context["form"]) | {"name": "Lain"}
    for path, sent in [(ADD, NEW), (of(letter), data), (of(letter, "remove"), {}), (of(letter, "move"), {"arah": "turun"})]:
        with pytest.raises(RuntimeError):
            client.post(path, sent)
    assert everything() == before
    assert stored(letter) == stored(rule("nomination_letter"))

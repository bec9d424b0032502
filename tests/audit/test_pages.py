"""The trail on pages: who reads it, in which words, narrowed how, and as a workbook."""

import ast
import io
from datetime import UTC, datetime

import openpyxl
import pytest
from django.conf import settings
from django.core.management import call_command

from ovop_portal.accounts.models import User
from ovop_portal.audit import words
from ovop_portal.audit.models import Event, Head, Seal
from ovop_portal.audit.trail import record, unit

LIST = "/riwayat/"
ROOT = settings.BASE_DIR
APPS = ["nominations", "assessments", "awards"]


@pytest.fixture(autouse=True)
def _no_sample_marks(settings):
    settings.DEMO = False


@pytest.fixture
def told(cast):
    """Three events: an account closed, an invitation, something that nobody named."""
    with unit():
        record(cast.secretariat, "accounts.disable", cast.garut, "Pindah tugas", before="active", after="disabled", moved=2)
        record(cast.colleague, "accounts.add_office", cast.jabar.organisation, at=datetime(2026, 3, 4, 17, 30, tzinfo=UTC))
        record(User.objects.system(), "somewhere.unheard", cast.bandung)
    return list(Event.objects.order_by("seq"))


def actions(page):
    return [row["action"] for row in page.context["rows"]]


def test_the_newest_event_stands_on_top_in_words(as_, told):
    page = as_("auditor").get(LIST)

    assert actions(page) == ["somewhere.unheard", "Menambah organisasi", "Menonaktifkan akun"]
    last = page.context["rows"][-1]
    assert (last["seq"], last["actor"], last["kind"], last["target"]) == (1, "Secretariat", "Pengguna", "Garut")
    assert (last["before"], last["after"], last["note"]) == ("aktif", "nonaktif", "Pindah tugas")
    assert "Pindah tugas" in page.text and "aktif → nonaktif" in page.text


def test_a_move_of_the_workflow_is_told_by_its_button_and_states(as_, nominate):
    nominate("submitted")

    row = as_("auditor").get(LIST).context["rows"][0]
    assert (row["action"], row["kind"], row["before"], row["after"]) == ("Kirim usulan", "Usulan", "Draf", "Terkirim")


@pytest.mark.parametrize("name", ["bandung", "jabar", "secretariat", "director", "lead", "assessor", "administrator"])
@pytest.mark.parametrize("path", [LIST, "/riwayat/unduh/", "/riwayat/1/"])
def test_the_trail_is_closed_to_everybody_but_the_auditor(as_, told, name, path):
    assert as_(name).get(path).status_code == 403


def test_a_stranger_is_led_to_the_door(client, told):
    assert client.get(LIST).url == "/masuk/?next=/riwayat/"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"pelaku": "secre"}, [1]),
        ({"pelaku": "colleague@"}, [2]),
        ({"tindakan": "accounts.disable"}, [1]),
        ({"objek": "garu"}, [1]),
        ({"objek": "dinas"}, [2]),
        ({"dari": "2026-03-05", "sampai": "2026-03-05"}, [2]),
        ({"dari": "2026-03-04", "sampai": "2026-03-04"}, []),
        ({"sampai": "2026-03-04"}, []),
        ({"dari": "2026-03-06"}, [3, 1]),
        ({"pelaku": "secre", "tindakan": "accounts.add_office"}, []),
    ],
    ids=str,
)
def test_the_list_is_narrowed(as_, told, query, found):
    """Days are those of Jakarta: 17.30 UTC on 4 March is 5 March there."""
    assert [row["seq"] for row in as_("auditor").get(LIST, query).context["rows"]] == found


def test_one_object_is_followed_by_its_type_and_key(as_, told, cast):
    page = as_("auditor").get("/riwayat/1/")
    assert f"accounts.user%3A{cast.garut.pk}" in page.text or f"accounts.user:{cast.garut.pk}" in page.text

    followed = as_("auditor").get(LIST, {"objek": f"accounts.user:{cast.garut.pk}"})
    assert [row["seq"] for row in followed.context["rows"]] == [1]


@pytest.mark.parametrize(
    "query",
    [
        {"dari": "kemarin"},
        {"dari": "9999-12-31", "sampai": "9999-12-31"},
        {"sampai": "0001-01-01"},
        {"tindakan": "x"},
        {"page": "x"},
        {"pelaku": "a\x00"},
    ],
    ids=str,
)
def test_a_forged_filter_is_no_crash(as_, told, query):
    assert as_("auditor").get(LIST, query).status_code == 200


def test_nothing_found_is_said_with_a_way_on(as_, told):
    assert "Tidak ada peristiwa yang cocok" in as_("auditor").get(LIST, {"objek": "tidak ada"}).text


def test_an_empty_trail_is_said(as_, cast):
    assert "Belum ada peristiwa" in as_("auditor").get(LIST).text


def test_the_state_of_the_chain_is_shown(as_, told):
    client = as_("auditor")
    assert "belum pernah disegel" in client.get(LIST).text

    call_command("seal_audit", stdout=io.StringIO())

    page = client.get(LIST).text
    assert Head.objects.get().hash in page and Seal.objects.get().hash in page and "peristiwa 3" in page


def test_an_event_shows_everything_it_says(as_, told, cast):
    page = as_("auditor").get("/riwayat/1/")

    assert all(
        words in page.text for words in (told[0].hash, told[0].prev, "accounts.disable", "secretariat@contoh.go.id", "&quot;moved&quot;: 2")
    )
    assert "Sidik jari cocok" in page.text


@pytest.mark.parametrize("seq", [0, 4, 10**18, 10**30])
def test_an_event_that_never_was_is_not_there(as_, told, seq):
    assert as_("auditor").get(f"/riwayat/{seq}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, cast, rows, django_assert_num_queries):
    with unit():
        for person in (cast.garut, cast.bandung, cast.jabar)[:rows]:
            record(person, "accounts.edit_profile", person)
    client = as_("auditor")

    with django_assert_num_queries(8):
        assert len(actions(client.get(LIST))) == rows


def test_the_download_holds_the_filtered_rows_oldest_first(as_, told, settings):
    settings.DEMO = True
    response = as_("auditor").get("/riwayat/unduh/", {"dari": "2026-03-06"})

    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))
    assert rows[0][0] == "DATA CONTOH"
    assert rows[1][:5] == ("Nomor", "Waktu", "Pelaku", "Alamat e-mail", "Tindakan")
    assert [(row[0], row[4], row[5], row[9], row[10], row[12]) for row in rows[2:]] == [
        (1, "Menonaktifkan akun", "accounts.disable", "aktif", "nonaktif", '{"moved": 2}'),
        (3, "somewhere.unheard", "somewhere.unheard", None, None, None),
    ]


def test_nothing_on_these_pages_can_be_posted(as_, told):
    client = as_("auditor")

    assert [client.post(path).status_code for path in (LIST, "/riwayat/unduh/", "/riwayat/1/")] == [405, 405, 405]
    assert Event.objects.count() == 3


def test_every_action_that_the_code_records_has_a_name_in_words(db):
    """Those recorded by a constant; the moves of a workflow are named by their buttons."""
    recorded = {
        argument.value
        for path in [*ROOT.glob("ovop_portal/**/*.py"), *(one for app in APPS for one in ROOT.glob(f"{app}/**/*.py"))]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "record"
        for argument in node.args[1:2]
        if isinstance(argument, ast.Constant)
    }

    assert len(recorded) > 15
    assert sorted(code for code in recorded if words.action(code) == code) == []

"""The menu: what each person works with, in the order of the work, with the present entry marked."""

import pytest
from lxml import html


def menu(client, path):
    """(entries of the main menu, entries of the account menu, the marked one)."""
    page = html.fromstring(client.get(path).content.decode())
    main = words(page, "//details[contains(@class, 'menu-main')]//a")
    account = words(page, "(//details[contains(@class, 'menu-user')]//ul)[1]//a")
    return main, account, words(page, "//details//a[@aria-current='page']")


def words(page, path):
    return [one.text_content().strip() for one in page.xpath(path)]


def test_an_office_sees_its_own_few_entries(as_):
    main, _, current = menu(as_("bandung"), "/usulan/")

    assert main == ["Meja saya", "Usulan", "Petugas", "Daftar bintang"]
    assert current == ["Usulan"]


def test_the_secretariats_rare_entries_stand_in_the_account_menu(as_):
    main, account, current = menu(as_("secretariat"), "/periode/")

    assert main == ["Meja saya", "Usulan", "Seleksi", "Penugasan", "Pleno", "Penetapan"]
    assert account == ["Periode", "Petugas", "Daftar bintang"]
    assert current == ["Periode"]


@pytest.mark.parametrize("path", ["/akun/petugas/", "/akun/undangan/", "/akun/kantor/"])
def test_pages_about_people_belong_to_people(as_, path):
    assert menu(as_("secretariat"), path)[2] == ["Petugas"]


def test_an_assessor_sees_the_sheets_and_the_lead_the_team(as_, edition):
    assert menu(as_("assessor"), "/penilaian/")[0] == ["Meja saya", "Penilaian", "Daftar bintang"]
    assert menu(as_("lead"), "/penilaian/")[0] == ["Meja saya", "Penilaian", "Penugasan", "Pleno", "Penetapan", "Daftar bintang"]


def test_the_auditor_finds_the_trail(as_):
    assert "Riwayat" in menu(as_("auditor"), "/riwayat/")[0]

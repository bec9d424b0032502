"""What was sent, in words: sections, papers, picture."""

from nominations import facts


def _values(nomination):
    return {label: value for _, rows in facts.sections(nomination.revision()) for label, value in rows}


def test_values_are_written_as_people_read_them(nominate):
    values = _values(nominate("submitted"))

    assert values["Harga terendah"] == "Rp250.000"
    assert values["Omzet tahun lalu"] == "Rp615.000.000"
    assert values["Bahan baku dari kabupaten/kota sendiri"] == "80%"
    assert values["Jaminan pasokan"] == "3 tahun"
    assert values["Tahun berdiri"] == "2009"
    assert values["Tanggal keputusan"] == "2 April 2019"
    assert values["Pembukuan"] == "Tertulis dan dijalankan"
    assert values["Nomor telepon/WhatsApp"] == "+62 812-3456-7890"
    assert values["Kabupaten/kota"] == "Kabupaten Bandung"
    assert values["Komoditas"] == "Kain Tenun"
    assert values["Merek"] == ""


def test_the_sections_have_the_order_of_the_form(nominate):
    titles = [title for title, _ in facts.sections(nominate("submitted").revision())]

    assert titles == ["IKM", "Sentra", "Produk", "Produksi", "Tenaga kerja", "Pasar", "Manajemen"]


def test_a_section_says_what_was_sent_and_not_what_was_written_later(nominate):
    nomination = nominate("submitted")
    nomination.product.ikm.owner = "Orang lain"
    nomination.product.ikm.save()

    assert _values(nomination)["Nama pemilik"] == "Sri Wahyuni"


def test_a_draft_without_a_sentra_can_be_shown(nominate):
    draft = facts.as_it_stands(nominate(without=["sentra"]))

    assert dict(facts.sections(draft)[1][1])["Nama sentra"] == ""


def test_papers_stand_in_the_order_of_their_rules_with_their_file(nominate, cast):
    nomination = nominate("submitted")
    papers = facts.papers(nomination.revision(), cast.secretariat)

    assert [paper["rule"] for paper in papers] == ["sentra_decree", "nomination_letter", "industry_legality", "product_sample"]
    decree = nomination.documents.get(rule__code="sentra_decree")
    assert papers[0]["url"] == f"/usulan/berkas/{decree.code}/"
    assert (papers[0]["file_name"], papers[0]["scan"]) == ("sentra_decree.pdf", "Belum dipindai")
    assert (papers[2]["url"], papers[3]["courier"]) == ("", "Pos 0123456789")


def test_who_may_not_open_the_nomination_gets_no_address(nominate, cast):
    papers = facts.papers(nominate("submitted").revision(), cast.garut)

    assert {paper["url"] for paper in papers} == {""}

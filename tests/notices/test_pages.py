"""My messages in the portal: mine alone, unread ones marked, read when they are opened."""

import pytest

from ovop_portal.notices.models import Message
from ovop_portal.notices.outbox import post, put

LIST = "/pemberitahuan/"


@pytest.fixture
def tell(cast):
    """tell("garut", "/usulan/") → a message of that member of the cast."""

    def write(name, link="/akun/"):
        person = getattr(cast, name)
        return post("handover", [person], link=link, leaver=cast.bandung, successor=person, actor=cast.secretariat)[0]

    return write


def unread(name, cast):
    return Message.objects.filter(recipient=getattr(cast, name)).unread().count()


def test_i_see_my_own_messages_newest_first(as_, tell):
    tell("jabar")
    first, second = tell("garut"), tell("garut")

    page = as_("garut").get(LIST)

    assert [one.pk for one in page.context["page"]] == [second.pk, first.pk]
    assert page.text.count("Belum dibaca") == 2
    assert "Pekerjaan Bandung beralih kepada Anda" in page.text


def test_a_message_without_a_recipient_is_nobodys(as_, cast):
    put("kabar", "garut@contoh.go.id", "Rahasia", "Isi")

    assert "Rahasia" not in as_("garut").get(LIST).text


def test_opening_marks_as_read_and_leads_to_what_it_is_about(as_, cast, tell):
    row, other = tell("garut", "/akun/"), tell("garut")

    assert as_("garut").get(f"{LIST}{row.pk}/").url == "/akun/"

    assert Message.objects.get(pk=row.pk).read_at is not None
    assert Message.objects.get(pk=other.pk).read_at is None


def test_the_first_reading_counts(as_, tell):
    row, client = tell("garut"), as_("garut")
    client.get(f"{LIST}{row.pk}/")
    first = Message.objects.get(pk=row.pk).read_at

    client.get(f"{LIST}{row.pk}/")

    assert Message.objects.get(pk=row.pk).read_at == first


def test_a_message_without_a_link_is_read_here(as_, tell):
    row = tell("garut", "")

    page = as_("garut").get(f"{LIST}{row.pk}/")

    assert page.status_code == 200 and "semua isian dan dokumennya tetap ada" in page.text


def test_a_link_out_of_the_portal_is_not_followed(as_, tell):
    row = tell("garut")
    Message.objects.update(link="https://jahat.example/")

    assert as_("garut").get(f"{LIST}{row.pk}/").status_code == 200


def test_a_message_of_somebody_else_is_not_there(as_, cast, tell):
    row = tell("garut")

    assert [as_(name).get(f"{LIST}{row.pk}/").status_code for name in ("bandung", "secretariat", "auditor", "administrator")] == [404] * 4
    assert unread("garut", cast) == 1


@pytest.mark.parametrize("pk", [0, 999999, 10**30])
def test_a_forged_message_is_not_there(as_, pk):
    assert as_("garut").get(f"{LIST}{pk}/").status_code == 404


def test_all_of_mine_are_marked_as_read_at_once(as_, cast, tell):
    for name in ("garut", "garut", "jabar"):
        tell(name)
    client = as_("garut")

    response = client.post(f"{LIST}dibaca/")

    assert response.url == LIST
    assert "2 pesan ditandai dibaca." in client.get(LIST).text
    assert (unread("garut", cast), unread("jabar", cast)) == (0, 1)
    client.post(f"{LIST}dibaca/")
    assert "Tidak ada pesan baru." in client.get(LIST).text


def test_marking_needs_a_press_of_the_button(as_, cast, tell):
    tell("garut")

    assert as_("garut").get(f"{LIST}dibaca/").status_code == 405
    assert unread("garut", cast) == 1


def test_no_messages_are_said_with_a_way_on(as_):
    page = as_("garut").get(LIST)

    assert "Belum ada pesan" in page.text and "Tandai semua" not in page.text


def test_the_frame_counts_what_is_unread(as_, tell):
    tell("garut")

    assert "pesan belum dibaca" in as_("garut").get("/akun/").text


def test_a_stranger_is_led_to_the_door(client, db):
    assert client.get(LIST).url == f"/masuk/?next={LIST}"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, tell, rows, django_assert_num_queries):
    for _row in range(rows):
        tell("garut")
    client = as_("garut")

    with django_assert_num_queries(6):
        assert client.get(LIST).status_code == 200


def test_a_long_list_has_pages(as_, tell):
    for _row in range(51):
        tell("garut")

    page = as_("garut").get(LIST, {"page": "2"})

    assert len(page.context["page"].object_list) == 1 and "Baris 51–51 dari 51" in page.text

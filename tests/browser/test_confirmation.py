"""The owner of an IKM answers in a real browser, on a phone, without an account."""

from nominations import confirming
from nominations.models import Confirmation


def test_the_owner_reads_and_answers_on_a_phone(windows, portal, nominate, cast):
    nomination = nominate()
    _confirmation, token = confirming.ask(cast.bandung, nomination)
    page = windows(width=390)

    page.goto(f"{portal}/usulan/ikm/{token}/")
    assert nomination.product.story in page.locator("main").inner_text()
    page.locator("[name=answer][value=right]").check()
    page.fill("[name=name]", "Sri Wahyuni")
    page.get_by_role("button", name="Kirim jawaban").click()

    page.get_by_role("heading", name="Terima kasih, jawaban sudah diterima").wait_for()
    assert Confirmation.objects.get().answer == "right"

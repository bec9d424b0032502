"""Enter in the form of a new nomination never takes a recorded firm by itself; its button does."""

from nominations.models import Ikm, Nomination


def test_enter_asks_again_and_the_button_takes_the_recorded_firm(windows, portal, edition, cast):
    Ikm.objects.create(nib="9988776655443", name="UD Melati Rejeki", region_id=cast.bandung.scope)
    page = windows(cast.bandung)
    page.goto(f"{portal}/usulan/baru/")
    page.fill("[name=nib]", "1234567890123")
    page.fill("[name=ikm_name]", "UD Melati Rezeki")
    page.locator("[name=commodity]").select_option(index=1)
    page.fill("[name=product_name]", "Kain Baru")

    for _press in range(2):
        page.press("[name=product_name]", "Enter")
        page.get_by_role("heading", name="Sudah tercatat dan mirip").wait_for()
    assert not Nomination.objects.exists()
    page.get_by_role("button", name="Pakai IKM ini").click()

    page.get_by_role("heading", name="IKM").first.wait_for()
    assert Nomination.objects.get().product.ikm.nib == "9988776655443"

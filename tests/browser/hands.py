"""What hands do on a page in the browser: sign in, type into the fields by name, press buttons, follow links."""

from tests import building


def sign_in(eyes, cast, who):
    """The page of somebody of the cast, who has just signed in."""
    return eyes.sign_in(getattr(cast, who).email, building.PASSWORD).page


def fill(page, values):
    """Type into the fields by name, as a person fills a form; radio buttons, ticks and selects included."""
    for name, value in values.items():
        control = page.locator(f"main [name={name}]").first
        kind = control.evaluate("one => one.tagName + ':' + one.type")
        if kind.startswith("SELECT"):
            control.select_option(value)
        elif kind.endswith((":radio", ":checkbox")):
            page.locator(f"main [name={name}][value='{value}']").check()
        else:
            control.fill(value)


def press(page, words):
    page.locator("main").get_by_role("button", name=words).first.click()
    settle(page)


def settle(page):
    """Wait for the page that follows a button, also where the form saves or uploads first."""
    page.locator("form[aria-busy=true]").wait_for(state="detached")
    page.wait_for_load_state()


def follow(page, words):
    page.locator("main").get_by_role("link", name=words).first.click()
    page.wait_for_load_state()

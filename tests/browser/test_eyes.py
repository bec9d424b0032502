"""The eyes themselves: a page with every fault is noticed in each of them, so that silence means something."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BAD = """<!doctype html><html><head><title>x</title></head><body><main>
<h1>Satu</h1><h1>Dua</h1><p><span id="pale">pucat</span></p><p id="tiny">kecil</p><div id="wide">lebar</div>
<div id="box"><div id="inner">panjang</div></div><button id="small">x</button><img src="/favicon.ico"></main></body></html>"""
STYLE = """#pale { color: #ddd; } #tiny { font-size: 10px; } #wide { width: 1500px; } #box { overflow-x: auto; width: 100px; }
#inner { width: 900px; } #small { height: 12px; width: 12px; padding: 0; }"""


def test_every_kind_of_fault_is_noticed(eyes):
    eyes.page.set_content(BAD)
    eyes.page.add_style_tag(content=STYLE)
    eyes.page.evaluate("console.error('terdengar')")
    eyes.look("buruk")
    eyes.narrow("buruk")

    said = "\n".join(eyes.faults)
    for fault in (
        "px overflow",
        "2 h1",
        "small [",
        "tiny [",
        "sideways [",
        "axe color-contrast",
        "axe html-has-lang",
        "terdengar",
        "at 320",
    ):
        assert fault in said, fault

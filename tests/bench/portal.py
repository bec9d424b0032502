"""The journeys through the portal, and the journey of the floor that each is measured against."""

import io
import random

import pikepdf

GOALS = {  # journey → (at most so many times the floor's CPU, what we aim at)
    "list": (3, 2), "search": (3, 2), "work list": (3, 2), "ranking": (3, 2), "open": (3, 2), "score": (6, 4), "step": (4, 3),
    "rename": (4, 3), "file": (4, 3), "register": (2, 1.5), "star": (4, 3), "csv": (4, 3),
}  # fmt: skip
AS_FLOOR = {
    "list": "table", "search": "table", "work list": "table", "ranking": "rank", "open": "detail", "score": "post", "step": "post",
    "rename": "post", "file": "upload", "register": "public", "star": "item", "csv": "export",
}  # fmt: skip


def paper(size=200_000):
    """A PDF of about `size` bytes that a real parser opens: one picture of noise."""
    pdf = pikepdf.new()
    side = int((size - 1500) ** 0.5)
    noise = pikepdf.Stream(pdf, random.Random(7).randbytes(side * side))
    noise.Type, noise.Subtype, noise.ColorSpace = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DeviceGray
    noise.Width, noise.Height, noise.BitsPerComponent = side, side, 8
    page = pdf.add_blank_page(page_size=(595, 842))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(N=noise))
    page.Contents = pikepdf.Stream(pdf, b"q 500 0 0 500 40 200 cm /N Do Q")
    target = io.BytesIO()
    pdf.save(target, compress_streams=False)
    return target.getvalue()


def users():
    """Signed-in people; their sessions are made beforehand."""
    return {
        role: {"cookies": {"sessionid": f"{{session_{role}}}", "csrftoken": "b" * 32}} for role in ("secretariat", "assessor", "office")
    }


def journeys():
    """What is measured, in the order of the table."""
    upload = {"upload": {"filename": "keputusan.pdf", "type": "application/pdf", "content": paper()}}
    letter = {"number": "SK/{i}/2026", "issuer": "Bupati Garut", "issued": "2026-01-05", "expires": ""}
    production = {"capacity": "{i} lembar per bulan", "equipment": "Alat {i}. " * 10, "waste": "Limbah {i}. " * 10, "workers_women": "4"}
    renamed = {"name": "Produk uji {i}", "story": "Cerita {i}. " * 20, "uniqueness": "Ciri {i}. " * 10, "process": "Proses {i}. " * 10}
    return [
        _reads("list", "/usulan/?periode=2026&status=eligible", "secretariat", "</table>"),
        _reads("search", "/usulan/?periode=2026&q=tenun", "secretariat", "</table>"),
        _reads("work list", "/penilaian/", "assessor", "</table>"),
        _reads("ranking", "/pleno/2026/", "secretariat", "</table>"),
        _reads("open", "/penilaian/{sheet}/", "assessor", "</form>"),
        _writes("score", "/penilaian/{sheet}/", "assessor", form={"note": "Catatan {i}", "act": "save"}, form_from=["marks"]),
        _writes("step", "/usulan/{draft}/isi/produksi/", "office", form=production),
        _writes("rename", "/usulan/{draft}/isi/produk/", "office", form=renamed),
        _writes("file", "/usulan/{draft}/dokumen/sentra_decree/", "office", form=letter, files=upload),
        _reads("register", "/bintang/", None, "</h1>"),
        _reads("star", "/bintang/{star}/", None, "</h1>"),
        _reads("csv", "/usulan/unduh/?format=csv", "secretariat", ""),
    ]


def _reads(name, address, user, contains):
    return {"id": name, "as": user, "steps": [{"get": address, "contains": contains}]}


def _writes(name, address, user, **step):
    opened = {"get": address, "timed": False}
    return {"id": name, "as": user, "steps": [opened, {"post": address, "scrape": True, "expect": 302, **step}]}


def floor_users():
    form = {"username": "user", "password": "bench-Passw0rd!"}
    return {"user": {"sign_in": [{"get": "/login/", "timed": False}, {"post": "/login/", "form": form, "expect": 302}]}}


def floor_journeys():
    """The same kinds of page of the floor."""
    scores = {"s1": "3", "s2": "3", "s3": "4", "s4": "2", "s5": "5", "s6": "1", "text": "bench review {i}"}
    fields = {"title": "T {i}", "category": "2", "village": "v", "regency": "r"}
    upload = {"document": {"filename": "doc.pdf", "type": "application/pdf", "content": paper()}}
    return [
        _reads("table", "/table/", "user", "</table>"),
        _reads("rank", "/rank/", "user", "</table>"),
        _reads("detail", "/open/{id}/", "user", "</form>"),
        {"id": "post", "as": "user", "steps": [{"post": "/review/{id}/", "form": scores, "expect": 302}]},
        {"id": "upload", "as": "user", "steps": [{"post": "/submit/", "form": fields, "files": upload, "expect": 302}]},
        _reads("public", "/public/", None, "</table>"),
        _reads("item", "/item/{id}/", None, "</h1>"),
        _reads("export", "/export.csv", "user", ""),
    ]


def floor_pools():
    return {"id": [11, 57, 103, 211, 307, 401, 509, 601, 701, 809, 907, 333, 444, 555, 666, 777]}

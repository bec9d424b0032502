"""Pages ask the database as often for 10,000 nominations as for 100; so do the exports."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from assessments.models import Assignment, Sheet, Standing
from awards.indexing import index as index_awards
from awards.models import Award
from nominations.indexing import index as index_products
from nominations.models import Answers, Ikm, Nomination, Product, Revision
from ovop_portal.workflow import start_in
from tests import building

SIZES = [100, 1_000, 10_000]
PAGES = {
    "secretariat": [
        "/usulan/?periode=2026&status=eligible", "/usulan/?q=tenun+melati", "/usulan/?q=tennun+melatti", "/usulan/unduh/?format=csv",
        "/seleksi/?status=semua", "/pleno/2026/", "/penetapan/2026/", "/penugasan/?periode=2026", "/dasbor/", "/dasbor/2026/",
    ],
    "jabar": ["/usulan/", "/dasbor/"],
    "bandung": ["/usulan/", "/dasbor/"],
    "assessor": ["/penilaian/", "/dasbor/"],
    "lead": ["/penugasan/?periode=2026", "/dasbor/", "/pleno/2026/"],
    "director": ["/dasbor/", "/dasbor/2026/"],
    None: ["/bintang/", "/bintang/?q=tenun", "/bintang/unduh/", "/sitemap.xml", "/"],
}  # fmt: skip


def add(cast, edition, first, count):
    """Assessed nominations of bandung's office, each with a sheet of the assessor, its standing and a public star of the year before."""
    now, today, seat = timezone.now(), timezone.localdate(), cast.assessor.mandates.get(edition=edition)
    region, commodity = cast.bandung.organisation.region, edition.commodities.get()
    numbers = range(first, first + count)
    firms = Ikm.objects.bulk_create([Ikm(nib=f"{one:013d}", name=f"UD Melati {one}", region=region) for one in numbers], batch_size=1000)
    products = [Product(ikm=firm, commodity=commodity, name=f"Tenun Ikat {firm.nib}") for firm in firms]
    index_products(Product.objects.bulk_create(products, batch_size=1000))
    sentra = building.make_draft(edition, cast.bandung, nib=f"9{first:012d}").sentra
    rows = [
        Nomination(edition=edition, product=product, sentra=sentra, office=cast.bandung.organisation, region=region, officer=cast.bandung,
                   submitted_at=now, readiness=100)
        for product in products
    ]  # fmt: skip
    start_in(Nomination, rows, "eligible")
    Answers.objects.bulk_create([Answers(nomination=one) for one in rows], batch_size=1000)
    assignments = [Assignment(nomination=one, mandate=seat, released_at=now, accepted_at=now) for one in rows]
    start_in(Assignment, assignments, "accepted")
    content = {"ikm": {}, "product": {}}
    revisions = [Revision(nomination=one, number=1, sent_by=cast.bandung, sent_at=now, content=content) for one in rows]
    Revision.objects.bulk_create(revisions, batch_size=1000)
    sheets = [Sheet(assignment=one, revision=revision) for one, revision in zip(assignments, revisions, strict=True)]
    Sheet.objects.bulk_create(sheets, batch_size=1000)
    Standing.objects.bulk_create(
        [Standing(nomination=one, edition=edition, sheets_due=1, total=80, c_share=80, spread=0, star=2) for one in rows], batch_size=1000
    )
    stars = [
        Award(year=2025, star=2, ikm_name="UD Melati", product_name=f"Tenun {one}", commodity=commodity, region=region, slug=f"s{one}",
              valid_from=today, valid_until=today + timedelta(days=700), visible_from=now, source_url="https://contoh.invalid/")
        for one in numbers
    ]  # fmt: skip
    index_awards(start_in(Award, stars, "published"))


def asked(client, path):
    """The number of queries of an answer, its stream read to the end."""
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        assert response.status_code == 200, path
        if response.streaming:
            b"".join(response.streaming_content)
        response.close()  # a workbook's file
    return len(queries)


@pytest.mark.slow
def test_no_page_asks_more_often_when_there_is_more(as_, cast, edition):
    building.shift(edition, "assessment")
    counts, there = {}, 0
    for size in SIZES:
        add(cast, edition, there, size - there)
        there = size
        for name, paths in PAGES.items():
            client = as_(name)
            for path in paths:
                asked(client, path)  # what a process learns once is not counted
                counts.setdefault((name, path), []).append(asked(client, path))
    assert {key: found for key, found in counts.items() if len(set(found)) > 1} == {}
    assert len(counts) == sum(len(paths) for paths in PAGES.values())

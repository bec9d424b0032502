"""The work list: my assignments, what needs me first, nothing of anybody else."""

import pytest


def test_smoke(as_, nominate, assign, cast):
    n1, n2, n3 = nominate("eligible"), nominate("eligible", by="garut"), nominate("eligible", by="garut")
    a = assign(n1, "assessor", "released")
    r = as_("assessor").get("/penilaian/")
    assert r.status_code == 200, r
    r = as_("assessor").get(f"/penilaian/{a.pk}/")
    assert r.status_code == 200
    a = assign(n2, "assessor", "accepted")
    r = as_("assessor").get(f"/penilaian/{a.pk}/")
    assert r.status_code == 200
    print(len(r.content))
    r = as_("assessor").post(f"/penilaian/{a.pk}/", {"act": "save"})
    assert r.status_code == 302
    r = as_("assessor").get(f"/penilaian/{a.pk}/aksi/finalise/")
    assert r.status_code == 200
    b = assign(n3, "assessor", "final")
    c = assign(b.nomination, "second", "planned")
    r = as_("assessor").get(f"/penilaian/{b.pk}/")
    assert r.status_code == 200
    for who in ("secretariat", "lead", "director", "auditor"):
        for u in ("/penugasan/", "/penugasan/unduh/", f"/penugasan/{b.nomination.code}/", "/pleno/2026/", "/pleno/2026/unduh/", f"/pleno/2026/{b.nomination.code}/"):
            r = as_(who).get(u)
            assert r.status_code == 200, (who, u, r.status_code)
            r.close()
        r = as_(who).get("/pleno/")
        assert r.status_code == 302
    for u in ("/penugasan/rilis/", f"/penugasan/rencana/?usulan={b.nomination.code}", f"/penilaian/{c.pk}/aksi/release/"):
        r = as_("lead").get(u)
        assert r.status_code == 200, u

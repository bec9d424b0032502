"""Every address, asked as every role: who sees it, who is refused, for whom it does not exist; and none that the table forgets.

bandung's office owns every object; garut is a foreign office of the same province, jateng of another; second sits in the team without
an assignment. `in` means: redirected to the sign-in page. 404 is what does not exist for this person, 403 what exists but is not theirs.
A POST is sent empty: 422 or 200 is a form that asks again, 302 a press that was made or sent on; nothing it does is kept. A page that takes
no POST (405 for everybody) has no POST row.
"""

import copy

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from ovop_portal import urls
from tests import world as worlds

PEOPLE = [
    "nobody", "bandung", "garut", "jabar", "jateng", "secretariat", "director", "auditor", "lead", "assessor", "second", "administrator",
]  # fmt: skip

TABLE = """
address                               method  nobody  bandung  garut  jabar  jateng  secretariat  director  auditor  lead  assessor  second  administrator
desk:home                             GET     200     200      200    200    200     200          200       200      200   200       200     200
desk:dashboard                        GET     in      200      200    200    200     200          200       200      200   200       200     200
desk:edition                          GET     in      403      403    403    403     200          200       200      403   403       403     403
desk:edition_export                   GET     in      403      403    403    403     200          200       200      403   403       403     403
desk:alive                            GET     200     200      200    200    200     200          200       200      200   200       200     200
desk:ready                            GET     200     200      200    200    200     200          200       200      200   200       200     200
account_login                         GET     200     302      302    302    302     302          302       302      302   302       302     302
account_login                         POST    200     302      302    302    302     302          302       302      302   302       302     302
account_logout                        GET     302     200      200    200    200     200          200       200      200   200       200     200
account_logout                        POST    302     302      302    302    302     302          302       302      302   302       302     302
account_reset_password                GET     200     200      200    200    200     200          200       200      200   200       200     200
account_reset_password                POST    200     200      200    200    200     200          200       200      200   200       200     200
account_reset_password_done           GET     200     200      200    200    200     200          200       200      200   200       200     200
account_reset_password_from_key       GET     200     200      200    200    200     200          200       200      200   200       200     200
account_reset_password_from_key       POST    200     200      200    200    200     200          200       200      200   200       200     200
account_reset_password_from_key_done  GET     200     200      200    200    200     200          200       200      200   200       200     200
account_change_password               GET     in      200      200    200    200     200          200       200      200   200       200     200
account_change_password               POST    in      200      200    200    200     200          200       200      200   200       200     200
account_reauthenticate                GET     in      200      200    200    200     200          200       200      200   200       200     200
account_reauthenticate                POST    in      200      200    200    200     200          200       200      200   200       200     200
account_inactive                      GET     200     200      200    200    200     200          200       200      200   200       200     200
accounts:profile                      GET     in      200      200    200    200     200          200       200      200   200       200     200
accounts:profile                      POST    in      422      422    422    422     422          422       422      422   422       422     422
accounts:people                       GET     in      200      200    200    200     200          200       200      403   403       403     403
accounts:people_export                GET     in      200      200    200    200     200          200       200      403   403       403     403
accounts:person                       GET     in      200      404    404    404     200          200       200      403   403       403     403
accounts:edit_person                  GET     in      403      404    404    404     200          403       403      404   404       404     403
accounts:edit_person                  POST    in      403      404    404    404     422          403       403      404   404       404     403
accounts:hand_over                    GET     in      200      404    404    404     200          403       403      404   404       404     403
accounts:hand_over                    POST    in      422      404    404    404     422          403       403      404   404       404     403
accounts:vacancies                    GET     in      403      403    403    403     200          200       200      403   403       403     403
accounts:vacancies_export             GET     in      403      403    403    403     200          200       200      403   403       403     403
accounts:vacancies_csv                GET     in      403      403    403    403     422          403       403      403   403       403     403
accounts:disable                      GET     in      403      404    404    404     200          403       403      404   404       404     403
accounts:disable                      POST    in      403      404    404    404     302          403       403      404   404       404     403
accounts:enable                       GET     in      405      405    405    405     405          405       405      405   405       405     405
accounts:enable                       POST    in      403      404    404    404     422          403       403      404   404       404     403
accounts:offices                      GET     in      403      403    403    403     200          200       200      403   403       403     403
accounts:offices_export               GET     in      403      403    403    403     200          200       200      403   403       403     403
accounts:add_office                   GET     in      403      403    403    403     200          403       403      403   403       403     403
accounts:add_office                   POST    in      403      403    403    403     422          403       403      403   403       403     403
accounts:office                       GET     in      403      403    403    403     200          200       200      403   403       403     403
accounts:edit_office                  GET     in      403      403    403    403     200          403       403      403   403       403     403
accounts:edit_office                  POST    in      403      403    403    403     422          403       403      403   403       403     403
accounts:invitations                  GET     in      403      403    403    403     200          403       200      403   403       403     403
accounts:invitation_export            GET     in      403      403    403    403     200          403       200      403   403       403     403
accounts:invite                       GET     in      403      403    403    403     200          403       403      403   403       403     403
accounts:invite                       POST    in      403      403    403    403     422          403       403      403   403       403     403
accounts:invite_csv                   GET     in      403      403    403    403     200          403       403      403   403       403     403
accounts:invite_csv                   POST    in      403      403    403    403     422          403       403      403   403       403     403
accounts:resend                       GET     in      405      405    405    405     405          405       405      405   405       405     405
accounts:resend                       POST    in      404      404    404    404     302          404       403      404   404       404     404
accounts:revoke                       GET     in      405      405    405    405     405          405       405      405   405       405     405
accounts:revoke                       POST    in      404      404    404    404     302          404       403      404   404       404     404
accounts:accept                       GET     200     200      200    200    200     200          200       200      200   200       200     200
accounts:accept                       POST    422     422      422    422    422     422          422       422      422   422       422     422
notices:list                          GET     in      200      200    200    200     200          200       200      200   200       200     200
notices:mark_read                     GET     in      405      405    405    405     405          405       405      405   405       405     405
notices:mark_read                     POST    in      302      302    302    302     302          302       302      302   302       302     302
notices:message                       GET     in      302      404    404    404     404          404       404      404   404       404     404
programme:list                        GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:export                      GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:rubric                      GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:rubrics                     GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:rubric_export               GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:rubric_start                GET     in      405      405    405    405     405          405       405      405   405       405     405
programme:rubric_start                POST    in      403      403    403    403     404          403       403      403   403       403     403
programme:rubric_changes              GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:rubric_book                 GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:rubric_import               GET     in      404      404    404    404     200          403       403      404   404       404     404
programme:rubric_import               POST    in      404      404    404    404     422          403       403      404   404       404     404
programme:rubric_publish              GET     in      404      404    404    404     200          403       403      404   404       404     404
programme:rubric_publish              POST    in      404      404    404    404     422          403       403      404   404       404     404
programme:rubric_discard              GET     in      404      404    404    404     200          403       403      404   404       404     404
programme:rubric_discard              POST    in      404      404    404    404     422          403       403      404   404       404     404
programme:rubric_edit                 GET     in      404      404    404    404     200          403       403      404   404       404     404
programme:rubric_head                 GET     in      404      404    404    404     200          403       403      404   404       404     404
programme:rubric_head                 POST    in      404      404    404    404     422          403       403      404   404       404     404
programme:rubric_add                  GET     in      404      404    404    404     200          403       403      404   404       404     404
programme:rubric_add                  POST    in      404      404    404    404     422          403       403      404   404       404     404
programme:rubric_part                 GET     in      404      404    404    404     200          403       403      404   404       404     404
programme:rubric_part                 POST    in      404      404    404    404     422          403       403      404   404       404     404
programme:rubric_move                 GET     in      405      405    405    405     405          405       405      405   405       405     405
programme:rubric_move                 POST    in      404      404    404    404     404          403       403      404   404       404     404
programme:rubric_remove               GET     in      404      404    404    404     200          403       403      404   404       404     404
programme:rubric_remove               POST    in      404      404    404    404     422          403       403      404   404       404     404
programme:detail                      GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:copy                        GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:copy                        POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:edit                        GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:edit                        POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:star_rule                   GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:star_rule                   POST    in      403      403    403    403     302          403       403      403   403       403     403
programme:commodities                 GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:commodity_export            GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:commodity_add               GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:commodity_add               POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:commodity                   GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:commodity_edit              GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:commodity_edit              POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:commodity_delete            GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:commodity_delete            POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:edition_commodities         GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:edition_commodities         POST    in      403      403    403    403     302          403       403      403   403       403     403
programme:rules                       GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:rule_export                 GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:rule_add                    GET     in      403      403    403    403     422          403       403      403   403       403     403
programme:rule_add                    POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:rule_edit                   GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:rule_edit                   POST    in      403      403    403    403     302          403       403      403   403       403     403
programme:rule_remove                 GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:rule_remove                 POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:rule_move                   GET     in      405      405    405    405     405          405       405      405   405       405     405
programme:rule_move                   POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:extensions                  GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:extensions                  POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:extension_export            GET     in      200      200    200    200     200          200       200      200   200       200     200
programme:extension                   GET     in      404      404    404    404     200          200       200      404   404       404     404
programme:extension_transition        GET     in      405      405    405    405     405          405       405      405   405       405     405
programme:extension_transition        POST    in      404      404    404    404     422          403       403      404   404       404     404
programme:team                        GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:team_export                 GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:seat_add                    GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:seat_add                    POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:team_copy                   GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:team_copy                   POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:seat                        GET     in      403      403    403    403     200          200       200      403   403       403     403
programme:seat                        POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:seat_end                    GET     in      403      403    403    403     200          403       403      403   403       403     403
programme:seat_end                    POST    in      403      403    403    403     422          403       403      403   403       403     403
programme:seat_reinstate              GET     in      405      405    405    405     405          405       405      405   405       405     405
programme:seat_reinstate              POST    in      403      403    403    403     422          403       403      403   403       403     403
nominations:list                      GET     in      200      200    200    200     200          200       200      200   200       200     200
nominations:start                     GET     in      200      200    200    200     403          403       403      403   403       403     403
nominations:start                     POST    in      422      422    422    422     403          403       403      403   403       403     403
nominations:export                    GET     in      200      200    200    200     200          200       200      403   403       403     403
nominations:file                      GET     in      200      404    200    404     200          200       200      404   404       404     404
nominations:detail                    GET     in      200      404    200    404     200          200       200      404   404       404     404
nominations:step                      GET     in      200      404    404    404     404          404       404      404   404       404     404
nominations:step                      POST    in      422      404    404    404     404          404       404      404   404       404     404
nominations:autosave                  GET     in      405      405    405    405     405          405       405      405   405       405     405
nominations:autosave                  POST    in      200      404    404    404     404          404       404      404   404       404     404
nominations:document                  GET     in      200      404    404    404     404          404       404      404   404       404     404
nominations:document                  POST    in      422      404    404    404     404          404       404      404   404       404     404
nominations:upload_begin              GET     in      405      405    405    405     405          405       405      405   405       405     405
nominations:upload_begin              POST    in      412      404    404    404     404          404       404      404   404       404     404
nominations:upload                    GET     in      405      405    405    405     405          405       405      405   405       405     405
nominations:upload_done               GET     in      405      405    405    405     405          405       405      405   405       405     405
nominations:upload_done               POST    in      409      404    404    404     404          404       404      404   404       404     404
nominations:confirmation              GET     in      200      404    404    404     404          404       404      404   404       404     404
nominations:confirmation              POST    in      200      404    404    404     404          404       404      404   404       404     404
nominations:owner                     GET     200     200      200    200    200     200          200       200      200   200       200     200
nominations:owner                     POST    422     422      422    422    422     422          422       422      422   422       422     422
nominations:readiness                 GET     in      200      404    404    404     404          404       404      404   404       404     404
nominations:photo                     GET     in      200      404    200    404     200          200       200      404   404       404     404
nominations:receipt                   GET     in      200      404    200    404     200          200       200      404   404       404     404
nominations:revision                  GET     in      200      404    200    404     200          200       200      404   404       404     404
nominations:transition                GET     in      403      404    200    404     403          403       403      404   404       404     404
nominations:transition                POST    in      403      404    302    404     403          403       403      404   404       404     404
screening:list                        GET     in      403      403    403    403     200          200       200      403   403       403     403
screening:export                      GET     in      403      403    403    403     200          200       200      403   403       403     403
screening:desk                        GET     in      403      404    403    404     200          200       200      404   404       404     404
screening:desk                        POST    in      403      404    403    404     422          403       403      404   404       404     404
screening:verdict                     GET     in      403      404    403    404     200          403       403      404   404       404     404
screening:verdict                     POST    in      403      404    403    404     422          403       403      404   404       404     404
screening:sample                      GET     in      405      405    405    405     405          405       405      405   405       405     405
screening:sample                      POST    in      403      404    403    404     302          403       403      404   404       404     404
assessments:list                      GET     in      200      200    200    200     200          200       200      200   200       200     200
assessments:list_export               GET     in      200      200    200    200     200          200       200      200   200       200     200
assessments:rehearsal                 GET     in      200      200    200    200     200          200       200      200   200       200     200
assessments:sheet                     GET     in      404      404    404    404     403          403       403      403   200       404     404
assessments:sheet                     POST    in      404      404    404    404     403          403       403      403   302       404     404
assessments:transition                GET     in      404      404    404    404     403          403       403      403   200       404     404
assessments:transition                POST    in      404      404    404    404     403          403       403      403   422       404     404
assessments:assignments               GET     in      403      403    403    403     200          200       200      200   403       403     403
assessments:assignments_export        GET     in      403      403    403    403     200          200       200      200   403       403     403
assessments:plan                      GET     in      403      403    403    403     422          403       403      422   403       403     403
assessments:plan                      POST    in      403      403    403    403     422          403       403      422   403       403     403
assessments:release                   GET     in      403      403    403    403     200          403       403      200   403       403     403
assessments:release                   POST    in      403      403    403    403     422          403       403      422   403       403     403
assessments:roster                    GET     in      403      404    403    404     200          200       200      200   404       404     404
assessments:plenary                   GET     in      403      403    403    403     302          302       302      302   403       403     403
assessments:team                      GET     in      403      403    403    403     200          200       200      200   403       403     403
assessments:team_export               GET     in      403      403    403    403     200          200       200      200   403       403     403
assessments:nomination                GET     in      403      404    403    404     200          200       200      200   404       404     404
assessments:visit                     GET     in      403      404    403    404     302          302       302      302   404       404     404
assessments:visit                     POST    in      403      404    403    404     422          403       403      422   404       404     404
awards:decisions                      GET     in      403      403    403    403     302          302       302      302   403       403     403
awards:award                          GET     in      404      404    404    404     200          200       200      200   404       404     404
awards:transition                     GET     in      404      404    404    404     302          302       302      302   404       404     404
awards:transition                     POST    in      404      404    404    404     403          422       403      403   404       404     404
awards:edition                        GET     in      403      403    403    403     200          200       200      200   403       403     403
awards:desk_export                    GET     in      403      403    403    403     200          200       200      200   403       403     403
awards:recommend                      GET     in      403      403    403    403     200          403       403      200   403       403     403
awards:recommend                      POST    in      403      403    403    403     422          403       403      422   403       403     403
awards:propose_all                    GET     in      403      403    403    403     200          403       403      403   403       403     403
awards:propose_all                    POST    in      403      403    403    403     422          403       403      403   403       403     403
awards:decree                         GET     in      403      403    403    403     200          200       200      200   403       403     403
awards:decree                         POST    in      403      403    403    403     403          422       403      403   403       403     403
awards:decide                         GET     in      403      403    403    403     403          200       403      403   403       403     403
awards:decide                         POST    in      403      403    403    403     403          422       403      403   403       403     403
awards:announce                       GET     in      403      403    403    403     200          200       200      200   403       403     403
awards:announce                       POST    in      403      403    403    403     302          403       403      403   403       403     403
awards:recall                         GET     in      405      405    405    405     405          405       405      405   405       405     405
awards:recall                         POST    in      403      403    403    403     422          403       403      403   403       403     403
awards:register                       GET     200     200      200    200    200     200          200       200      200   200       200     200
awards:export                         GET     200     200      200    200    200     200          200       200      200   200       200     200
awards:star                           GET     200     200      200    200    200     200          200       200      200   200       200     200
awards:photo                          GET     200     200      200    200    200     200          200       200      200   200       200     200
awards:certificate                    GET     200     200      200    200    200     200          200       200      200   200       200     200
awards:check                          GET     200     200      200    200    200     200          200       200      200   200       200     200
awards:verify                         GET     200     200      200    200    200     200          200       200      200   200       200     200
awards:sitemap                        GET     200     200      200    200    200     200          200       200      200   200       200     200
audit:list                            GET     in      403      403    403    403     403          403       200      403   403       403     403
audit:export                          GET     in      403      403    403    403     403          403       200      403   403       403     403
audit:event                           GET     in      403      403    403    403     403          403       200      403   403       403     403
"""


def expected():
    """(address name, method) → {person: word}."""
    rows = (line.split() for line in TABLE.strip().splitlines()[1:])
    return {(name, method): dict(zip(PEOPLE, words, strict=True)) for name, method, *words in rows}


def ask(client, method, path):
    """The word for an answer; whatever the request wrote is taken back, signing out included."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        response = client.get(path) if method == "GET" else client.post(path)
        transaction.set_rollback(True)
    response.close()
    client.cookies = cookies
    if response.status_code == 302 and response["Location"].startswith("/masuk/?"):
        return "in"
    return str(response.status_code)


@pytest.fixture
def world(cast, edition):
    return worlds.build(cast, edition)


@pytest.fixture
def short_refusals(monkeypatch):
    """A refusal is its status here: fourteen hundred pages that say it in words are looked at in tests/desk/test_errors.py, once."""
    for status in (403, 404):
        monkeypatch.setattr(urls, f"handler{status}", lambda request, exception, status=status: HttpResponse(status=status))


def as_everybody(world, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    for person in PEOPLE:
        client = Client(raise_request_exception=False)
        if person != "nobody":
            client.force_login(getattr(world.cast, person))
        yield person, client


def test_no_address_is_missing_from_the_table():
    named = {name for name, _ in expected()}

    assert {name for name, _ in worlds.patterns()} == named


def test_every_address_answers_every_role_as_the_table_says(world, settings, short_refusals):
    table = expected()
    actual = {key: {} for key in table}
    for person, client in as_everybody(world, settings):
        for name, method in table:
            actual[name, method][person] = ask(client, method, worlds.address(name, world))
    differences = [
        f"{name} {method} as {person}: {actual[name, method][person]}, not {word}"
        for (name, method), row in table.items()
        for person, word in row.items()
        if actual[name, method][person] != word
    ]
    assert differences == []


@pytest.mark.slow
def test_no_address_answers_a_signed_in_person_from_a_cache(world, settings):
    """Every page of somebody who is signed in says `no-store`, or is a public picture."""
    open_to_caches = []
    for person, client in as_everybody(world, settings):
        if person not in {"bandung", "secretariat", "assessor", "auditor"}:
            continue
        for name, method in expected():
            if method == "GET":
                response = client.get(worlds.address(name, world))
                response.close()
                if "no-store" not in response.get("Cache-Control", "") and name != "awards:photo":
                    open_to_caches.append(f"{name} as {person}: {response.get('Cache-Control', '')}")
    assert open_to_caches == []


@pytest.mark.parametrize(
    "path", ["/usulan/TIDAKADA/", "/bintang/tidakada/", "/cek/tidakada/", "/tidak-ada/", "/penilaian/999999/", "/usulan/berkas/x/"]
)
def test_a_misspelt_address_is_a_friendly_404(as_, path):
    response = as_("secretariat").get(path)

    assert response.status_code == 404
    assert "Portal OVOP" in response.content.decode()
    assert "<h1" in response.content.decode()

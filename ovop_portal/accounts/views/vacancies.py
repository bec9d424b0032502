"""Organisations that need somebody, and the CSV in which the secretariat writes whom to invite there."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ovop_portal.accounts import exports, facts, invitation_csv
from ovop_portal.accounts import vacancies as needs
from ovop_portal.accounts.vacancy_filters import VacancyFilter
from ovop_portal.accounts.views.people import PER_PAGE, sample_mark
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import MAX_ROWS, csv_response, xlsx_response


def _rows_of(request):
    require(request.user, "accounts.see_everybody")
    return VacancyFilter(request.GET, needs.in_need().for_list())


@require_GET
def vacancies(request):
    return render(request, "accounts/vacancies.html", _list_of(request))


def _list_of(request):
    filterset = _rows_of(request)
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "filterset": filterset,
        "page": page,
        "rows": facts.vacancy_rows(page),
        "counts": facts.vacancy_counts(needs.counts(), request.GET.get("keadaan", "")),
        "may_invite": can(request.user, "accounts.invite_many"),
    }


@require_GET
def vacancies_export(request):
    rows = _rows_of(request).qs
    return xlsx_response("kantor-perlu-petugas.xlsx", exports.VACANCIES, exports.vacancies(rows.iterator(chunk_size=500)), sample_mark())


@require_GET
def vacancies_csv(request):
    """The offices that were ticked, or all that the filter finds, as lines of a CSV that only wants names and addresses."""
    require(request.user, "accounts.invite_many")
    rows = _rows_of(request).qs
    if "semua" not in request.GET:
        ticked = [int(pk) for pk in request.GET.getlist("kantor") if pk.isdecimal() and len(pk) < 10]
        rows = rows.filter(pk__in=ticked)
    offices = needs.invitable(rows[:MAX_ROWS])
    if not offices:
        refused = [_("Centang sedikitnya satu kantor, atau unduh CSV untuk semua kantor dalam daftar ini.")]
        return render(request, "accounts/vacancies.html", _list_of(request) | {"refused": refused}, status=422)
    return csv_response("undangan-petugas.csv", invitation_csv.COLUMNS, invitation_csv.template(offices))

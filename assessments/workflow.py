"""The life of an assignment, declared once; a sheet becomes final and is opened again only here."""

from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments import marks, notices, scoring
from assessments.conflicts import conflicts
from assessments.enums import State as S
from assessments.models import Sheet
from nominations.enums import State as NominationState
from nominations.models import checklist
from ovop_portal.kit import clocks
from ovop_portal.kit.scopes import Hook
from ovop_portal.workflow import Transition, Workflow

# each: barrier(assignment) → sentence that keeps a final sheet closed (a star is already proposed), or None
REOPEN_BARRIERS = Hook("reopen barriers")


def closes_at(assignment):
    """Until when the sheet takes marks. One that the plenary opened again, which it does after the assessment, until the publication."""
    edition = assignment.nomination.edition
    return edition.publication_at if assignment.state == S.REOPENED else edition.assessment_closes


def _window(assignment):
    opens, closes, now = assignment.nomination.edition.assessment_opens, closes_at(assignment), timezone.now()
    if now < opens:
        return [gettext("Penilaian dibuka pada %s.") % clocks.in_zones_line(opens)]
    if now > closes:
        return [gettext("Penilaian ditutup pada %s.") % clocks.in_zones_line(closes)]
    return []


def release_blockers(assignment):
    return barred_from_release(assignment, checklist.samples_outstanding(assignment.nomination))


def barred_from_release(assignment, samples):
    """What keeps a planned assignment from going out, given the sentences on `samples` that are still missing."""
    found = [*conflicts(assignment.mandate, assignment.nomination), *samples]
    if assignment.mandate.ended_at is not None:
        found.insert(0, gettext("Mandat penilai ini sudah berakhir. Batalkan rencananya dan pilih penilai lain."))
    if assignment.nomination.state != NominationState.ELIGIBLE:
        found.append(gettext("Usulan ini tidak berstatus lolos administrasi."))
    return found


def scoring_blockers(assignment):
    """Conflict and window: asked when the file opens, at every save of the sheet and when it becomes final."""
    return conflicts(assignment.mandate, assignment.nomination) + _window(assignment)


def finalise_blockers(assignment):
    """Conflict, the window, and every indicator without a mark."""
    indicators = marks.indicators_of(assignment.nomination)
    scores = {score.indicator_id: score for score in assignment.sheet.scores.all()}
    unmarked = scoring.missing(marks.marks_of(indicators, scores))
    return [*scoring_blockers(assignment), *unmarked_sentence(unmarked, len(indicators))]


def unmarked_sentence(codes, total):
    """What keeps a sheet with unmarked indicators from becoming final; nothing when there are none."""
    if not codes:
        return []
    facts = {"count": len(codes), "all": total, "codes": ", ".join(codes)}
    return [gettext("%(count)d dari %(all)d indikator belum dinilai: %(codes)s.") % facts]


def reopen_blockers(assignment):
    return [sentence for sentence in REOPEN_BARRIERS.ask(assignment) if sentence]


def release(assignment, actor, note, **facts):
    assignment.released_at = timezone.now()
    return {}


def accept(assignment, actor, note, **facts):
    """No conflict is declared: the file opens, and the sheet is tied to the revision that will be judged."""
    assignment.accepted_at = timezone.now()
    Sheet.objects.create(assignment=assignment, revision=assignment.nomination.revision())
    return {"declared": "no conflict", "revision": assignment.nomination.revision().number}


def finalise(assignment, actor, note, **facts):
    sheet = assignment.sheet
    indicators = marks.indicators_of(assignment.nomination)
    scores = {score.indicator_id: score for score in sheet.scores.all()}
    exact = scoring.sheet_total(marks.marks_of(indicators, scores))
    sheet.total = (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.000001"))  # shown; means are counted from the marks
    sheet.final_at = timezone.now()
    sheet.version += 1
    sheet.save()
    return {"points": {indicator.code: _mark(scores[indicator.pk]) for indicator in indicators}}


def _mark(score):
    return "N/A" if score.not_applicable else score.points


def reopen(assignment, actor, note, **facts):
    sheet = assignment.sheet
    sheet.total = sheet.final_at = None
    sheet.version += 1
    sheet.save()
    return {}


def count(assignment, actor):
    marks.settle(assignment.nomination)


# fmt: off
ASSIGNMENT = Workflow(
    "assessments",
    #          name        button                            from                            to
    Transition("release",  _("Tugaskan"),                    {S.PLANNED},                    S.RELEASED,
               blockers=release_blockers, effect=release,    notify=notices.released),
    Transition("cancel",   _("Batalkan rencana"),            {S.PLANNED},                    S.CANCELLED,
               settle=count, tone="danger",
               confirm=_("Penilai belum tahu tentang rencana ini. Rencana dapat dibuat lagi.")),
    Transition("replan",   _("Rencanakan lagi"),             {S.CANCELLED},                  S.PLANNED,
               settle=count, tone="secondary"),
    Transition("accept",   _("Saya bebas konflik, buka berkas"), {S.RELEASED},               S.ACCEPTED,
               blockers=scoring_blockers, effect=accept,
               confirm=_("Saya menyatakan tidak memiliki hubungan keluarga, kepemilikan, pekerjaan, pembinaan, atau sertifikasi "
                         "dengan IKM ini.")),
    Transition("finalise", _("Jadikan final"),               {S.ACCEPTED, S.REOPENED},       S.FINAL,
               blockers=finalise_blockers, effect=finalise,  settle=count,
               confirm=_("Lembar final terkunci. Membukanya kembali memerlukan alasan dan ketua tim.")),
    Transition("reopen",   _("Buka kembali"),                {S.FINAL},                      S.REOPENED,
               blockers=reopen_blockers, needs_note=True,    effect=reopen, settle=count,    notify=notices.reopened,
               tone="secondary",
               confirm=_("Penilai membaca alasan ini, memperbaiki lembarnya, dan menjadikannya final lagi. Sampai saat itu lembarnya "
                         "tidak dihitung.")),
    Transition("recuse",   _("Mundur dari usulan ini"),      {S.RELEASED, S.ACCEPTED, S.FINAL, S.REOPENED}, S.RECUSED,
               needs_note=True, blockers=reopen_blockers,    settle=count,                   notify=notices.recused,
               tone="danger",
               confirm=_("Berkas tertutup bagi Anda dan lembar Anda tidak dihitung. Ketua tim membaca alasan ini.")),
    Transition("expire",   _("Nyatakan lewat waktu"),        {S.RELEASED, S.ACCEPTED, S.REOPENED}, S.EXPIRED,
               needs_note=True, settle=count,                tone="danger",
               confirm=_("Lembar ini tidak dihitung lagi dan penilainya tidak dapat melanjutkan.")),
)
# fmt: on

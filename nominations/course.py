"""The way of a nomination as a line of steps: the way it went, where it stands, what comes next, by whom and by when."""

from django.utils.translation import gettext as _

from nominations.enums import State, Step
from ovop_portal.kit.templatetags.look import wib
from ovop_portal.programme.enums import Phase

STOPPED = {State.INELIGIBLE, State.WITHDRAWN, State.LAPSED}


def course(nomination, until):
    """Rows of components/_steps.html; `until`: when the office can no longer send it, where it still may."""
    rows = _rows(nomination, until)
    at = _place(nomination)
    names = ["fill", *(["endorse"] if nomination.needs_endorsement else []), "screen", "assess", "publish"]
    here = names.index(at)
    line = []
    for place, name in enumerate(names):
        state = "done" if place < here else "next"
        if place == here:
            state = "failed" if nomination.state in STOPPED else "current"
        line.append({"label": rows[name][0], "state": state, "detail": rows[name][1]})
    if nomination.state in STOPPED:
        line[here]["detail"] = nomination.get_state_display()
        for row in line[here + 1 :]:
            row["detail"] = ""
    return line


def _place(nomination):
    """The name of the step where the nomination stands, or where it ended."""
    match nomination.state:
        case State.DRAFT | State.RETURNED | State.WITHDRAWN:
            return "fill"
        case State.SUBMITTED if nomination.needs_endorsement:
            return "endorse"
        case State.SUBMITTED | State.ENDORSED | State.INELIGIBLE:
            return "screen"
        case State.ELIGIBLE if nomination.edition.phase() in {Phase.DECISION, Phase.PUBLISHED}:
            return "publish"
    return "assess"


def _rows(nomination, until):
    edition = nomination.edition
    return {
        "fill": (_("Perbaikan") if nomination.state == State.RETURNED else _("Pengusulan"), _filled(nomination, until)),
        "endorse": (_("Rekomendasi provinsi"), _("oleh dinas provinsi")),
        "screen": (_("Seleksi administrasi"), _("oleh sekretariat, sampai %s") % wib(edition.screening_closes)),
        "assess": (_("Penilaian"), _("oleh tim penilai, sampai %s") % wib(edition.assessment_closes)),
        "publish": (_("Penetapan dan pengumuman"), _("oleh Menteri, %s") % wib(edition.publication_at)),
    }


def _filled(nomination, until):
    if nomination.state not in {State.DRAFT, State.RETURNED} and nomination.submitted_at:
        return _("dikirim %s") % wib(nomination.submitted_at)
    return _("oleh dinas pengusul, sampai %s") % wib(until or nomination.edition.nomination_closes)


def step_line(nomination, current, gaps):
    """The steps of the form: done where nothing is missing, the present one marked, each a link."""
    open_steps = {gap.step for gap in gaps}
    line = []
    for step in Step:
        state = "next" if step == Step.SEND or step in open_steps else "done"
        state = "current" if step == current else state
        line.append({"label": str(step.label), "state": state, "url": step_url(nomination, step)})
    return line


def step_url(nomination, step):
    return f"{nomination.get_absolute_url()}isi/{step}/"


def autosave_url(nomination, step):
    """Where the page of a step sends what was touched meanwhile."""
    return f"{step_url(nomination, step)}simpan/"


def after(step):
    """The step that follows, or None after the last."""
    steps = list(Step)
    place = steps.index(Step(step)) + 1
    return steps[place] if place < len(steps) else None


def first_open(gaps):
    """Where an officer goes on: the first step that still lacks something, else the last one."""
    return next((gap.step for gap in gaps), Step.SEND)

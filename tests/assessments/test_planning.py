"""Planning and releasing: previewed, additive, barred with a reason, one act in a loop."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from assessments import planning
from assessments.enums import State
from assessments.models import Assignment, Standing
from assessments.workflow import ASSIGNMENT, release_blockers
from nominations.workflow import NOMINATION
from ovop_portal.accounts.models import Mandate
from ovop_portal.audit.models import Event
from tests.building import make_edition, seat, shift


@pytest.fixture
def seats(cast, edition):
    """Name in the cast → mandate of the edition."""
    rows = Mandate.objects.filter(edition=edition).select_related("user__organisation")
    return {row.user.name.lower(): row for row in rows}


@pytest.fixture
def assessing(nominate, edition):
    """assessing(by="bandung") → an eligible nomination; the edition is in its assessment afterwards, for planning."""

    def make(*offices):
        nominations = [nominate("eligible", by=office) for office in offices]
        shift(edition, "assessment")
        return nominations

    return make


def reasons(mandate, nomination):
    return [why for *_pair, why in planning.preview([mandate], [nomination]).barred]


def test_a_preview_names_what_is_added_what_exists_and_what_is_barred(assessing, seats):
    west, other = assessing("bandung", "garut")
    seats["second"].home_province_id = "32"
    seats["second"].save()
    Assignment.objects.create(nomination=west, mandate=seats["assessor"])

    found = planning.preview([seats["assessor"], seats["second"]], [west, other])

    assert found.add == [(other, seats["assessor"])]
    assert found.exists == [(west, seats["assessor"])]
    assert found.states == {(west.pk, seats["assessor"].pk): State.PLANNED}
    assert [(nomination, mandate) for nomination, mandate, _why in found.barred] == [(west, seats["second"]), (other, seats["second"])]
    assert Assignment.objects.count() == 1


def test_home_province_office_province_and_own_institution_bar(assessing, seats, cast, edition):
    (nomination,) = assessing("bandung")
    seats["second"].home_province_id = "32"
    assert reasons(seats["second"], nomination) == ["Usulan berasal dari provinsi asal penilai."]

    assert reasons(seat(edition, cast.jabar), nomination) == ["Penilai bertugas pada dinas di provinsi usulan ini."]
    assert reasons(seat(edition, cast.jateng), nomination) == []

    seats["assessor"].institution = nomination.office
    assert reasons(seats["assessor"], nomination) == ["Penilai berasal dari lembaga yang mengusulkan."]


def test_a_seat_of_another_edition_or_one_that_ended_or_without_the_commodity_bars(assessing, seats, cast):
    (nomination,) = assessing("bandung")
    elsewhere = seat(make_edition(2028, "nomination"), cast.colleague)
    assert reasons(elsewhere, nomination) == ["Mandat ini tidak berlaku pada periode usulan tersebut."]

    seats["second"].ended_at = nomination.submitted_at
    assert reasons(seats["second"], nomination) == ["Mandat ini tidak berlaku pada periode usulan tersebut."]

    seats["assessor"].commodities.clear()
    assert reasons(seats["assessor"], nomination) == ["Komoditas ini tidak termasuk mandat penilai."]


def test_only_eligible_nominations_are_planned(nominate, seats):
    assert reasons(seats["assessor"], nominate("submitted")) == ["Usulan ini tidak berstatus lolos administrasi."]


def test_planning_is_additive_and_writes_one_event_each(assessing, seats, cast):
    first, second = assessing("bandung", "garut")
    planning.plan(cast.lead, [seats["assessor"]], [first])

    found = planning.plan(cast.lead, [seats["assessor"], seats["second"]], [first, second])

    assert (len(found.add), len(found.exists)) == (3, 1)
    assert Event.objects.filter(action="assessments.plan").count() == 4
    assert set(Standing.objects.values_list("nomination", "sheets_due", "sheets_final")) == {(first.pk, 2, 0), (second.pk, 2, 0)}


@pytest.mark.parametrize("who", ["assessor", "director", "auditor", "bandung", "administrator"])
def test_others_plan_nothing(assessing, seats, cast, who):
    (nomination,) = assessing("bandung")

    with pytest.raises(PermissionDenied, match="assessments.plan"):
        planning.plan(getattr(cast, who), [seats["assessor"]], [nomination])
    assert not Assignment.objects.exists()


def test_the_bulk_faults_are_those_of_the_single_act(assessing, seats, cast):
    good, bad, gone = assessing("bandung", "garut", "garut")
    planning.plan(cast.lead, [seats["assessor"], seats["second"]], [good, bad, gone])
    bad.documents.filter(rule__kind="sample").update(received_at=None, received_by=None)
    seats["second"].home_province_id = "32"
    seats["second"].save()
    NOMINATION.perform("withdraw", gone, cast.garut, "Atas permintaan IKM")
    rows = list(Assignment.objects.for_list())

    found = planning.release_faults(rows)

    assert found == {row.pk: release_blockers(row) for row in rows}
    assert {len(sentences) for sentences in found.values()} == {0, 1, 2}


def test_release_does_what_it_can_and_says_what_stayed(assessing, seats, cast):
    good, bad = assessing("bandung", "garut")
    planning.plan(cast.lead, [seats["assessor"]], [good, bad])
    bad.documents.filter(rule__kind="sample").update(received_at=None, received_by=None)

    done, refused = planning.release(cast.lead, list(Assignment.objects.for_list()))

    assert [one.nomination for one in done] == [good]
    assert [(one.nomination, sentences) for one, sentences in refused] == [
        (bad, ["Contoh produk belum dicatat diterima oleh sekretariat."])
    ]
    assert set(Assignment.objects.values_list("nomination", "state")) == {(good.pk, "released"), (bad.pk, "planned")}


def test_a_cancelled_plan_can_be_planned_again_and_is_counted_accordingly(nominate, assign, cast):
    assignment = assign(nominate("eligible"), "assessor", "planned")

    ASSIGNMENT.perform("cancel", assignment, cast.lead)
    assert Standing.objects.get().sheets_due == 0
    ASSIGNMENT.perform("replan", assignment, cast.lead)
    assert Standing.objects.get().sheets_due == 1


def test_a_reopened_sheet_whose_assessor_is_gone_can_expire(nominate, assign, cast):
    """Otherwise the nomination would wait for it for ever."""
    nomination = nominate("eligible")
    assign(nomination, "second", "final")
    assignment = assign(nomination, "assessor", "reopened")
    assert not Standing.objects.get().is_complete

    ASSIGNMENT.perform("expire", assignment, cast.secretariat, "Penilai pensiun")

    assert Standing.objects.get().is_complete


def test_an_expired_sheet_is_not_counted_and_needs_a_reason(nominate, assign, cast):
    assignment = assign(nominate("eligible"), "assessor", "accepted")

    with pytest.raises(ValidationError, match="Catatan wajib diisi"):
        ASSIGNMENT.perform("expire", assignment, cast.lead)
    ASSIGNMENT.perform("expire", assignment, cast.lead, "Tidak menanggapi")
    assert Standing.objects.get().sheets_due == 0


def test_nothing_goes_out_to_a_seat_that_has_ended(assessing, seats, assign, cast):
    (nomination,) = assessing("bandung")
    planned = assign(nomination, "second", "planned")
    planned.mandate.ended_at = nomination.submitted_at
    planned.mandate.save(update_fields=["ended_at"])
    row = Assignment.objects.for_list().get(pk=planned.pk)
    sentence = "Mandat penilai ini sudah berakhir. Batalkan rencananya dan pilih penilai lain."

    assert planning.release_faults([row])[row.pk] == [sentence]
    done, refused = planning.release(cast.lead, [row])

    assert (done, [messages for _row, messages in refused]) == ([], [[sentence]])
    assert Assignment.objects.get(pk=planned.pk).state == "planned"

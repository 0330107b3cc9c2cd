"""The end of an id that another catalog than its own source states is taken, or reported."""

from datetime import date

import pytest

from llmref.imports.candidate import Candidate
from llmref.imports.lifecycles import LifeAbove, with_end, with_pinned_end, with_real_end
from llmref.imports.plain import stated
from llmref.records.dates import PartialDate
from llmref.records.offering import OfferingRecord
from llmref.records.traits import Lifecycle, Status
from tests.unit.imports.test_sellables import MAY, candidate, claims

OCTOBER = date(2026, 10, 1)
RETIRES = {"status": "active", "retires_on": "2026-10-01", "source": "litellm"}


def record(**life: str) -> OfferingRecord:
    held = {"lifecycle": life} if life else {}
    return OfferingRecord.model_validate({"model": "anvil-1", "id": "anvil-1", **held})


@pytest.mark.parametrize(
    ("status", "ends", "taken"),
    [
        # what the catalog states        what the record says then
        (None, OCTOBER, RETIRES),
        (None, MAY, {"status": "retired", "retires_on": "2026-05-01", "source": "litellm"}),
        ("deprecated", None, {"status": "deprecated", "source": "litellm"}),
        ("preview", None, None),
        (None, None, None),
    ],
)
def test_an_end_is_taken_where_nothing_is_known_and_cited_from_its_catalog(
    status: Status | None, ends: date | None, taken: dict[str, str] | None
) -> None:
    said = candidate(status=status, retires_on=ends)

    made, findings = with_end(record(), LifeAbove(), said, claims(), "acme/anvil-1")

    assert stated(made).get("lifecycle") == taken
    assert len(findings) == bool(taken)


def test_an_end_that_the_model_states_is_not_repeated() -> None:
    above = Lifecycle.model_validate({"status": "active", "retires_on": "2026-10-01"})

    made, findings = with_end(
        record(), LifeAbove(above), candidate(retires_on=OCTOBER), claims(), "acme/x"
    )

    assert (made, findings) == (record(), [])


@pytest.mark.parametrize(
    ("held", "line"),
    [
        ({"retires_on": "2026-10-01"}, ""),
        (
            {"retires_on": "2027-01-01"},
            "retires on 2027-01-01 by page, retires on 2026-10-01 by litellm: kept as it is",
        ),
        ({}, "no retirement date by page, retires on 2026-10-01 by litellm: kept as it is"),
    ],
)
def test_an_end_that_was_read_elsewhere_stays_and_another_day_is_reported(
    held: dict[str, str], line: str
) -> None:
    before = record(status="active", source="page", **held)

    made, findings = with_end(
        before, LifeAbove(), candidate(retires_on=OCTOBER), claims(), "acme/x"
    )

    assert made == before
    assert [finding.text for finding in findings] == ([line] if line else [])


@pytest.mark.parametrize(
    ("ends", "life"),
    [
        (date(2027, 1, 1), {"status": "active", "retires_on": "2027-01-01", "source": "litellm"}),
        (None, None),
    ],
)
def test_an_end_that_was_taken_follows_the_newer_copy(
    ends: date | None, life: dict[str, str] | None
) -> None:
    made, findings = with_end(
        record(**RETIRES), LifeAbove(), candidate(retires_on=ends), claims(MAY), "acme/x"
    )

    assert stated(made).get("lifecycle") == life
    assert len(findings) == 1


def test_an_end_of_an_id_that_the_newer_copy_does_not_list_is_cited_from_the_older() -> None:
    made = with_pinned_end(record(**RETIRES), claims(MAY))

    assert stated(made)["lifecycle"] == {**RETIRES, "source": "litellm-2026-05-01"}


@pytest.mark.parametrize(
    ("released", "ends", "is_taken"),
    [
        # a day to come within a year of the release is likely the earliest one
        (date(2025, 10, 1), OCTOBER, False),
        (date(2026, 4, 1), OCTOBER, False),
        (date(2025, 9, 30), OCTOBER, True),
        (None, OCTOBER, True),
        (date(2025, 10, 1), MAY, True),
    ],
)
def test_an_end_within_a_year_of_the_release_is_reported_and_not_taken(
    released: date | None, ends: date, is_taken: bool
) -> None:
    above = LifeAbove(released=released)

    made, findings = with_end(record(), above, candidate(retires_on=ends), claims(), "acme/x")

    assert bool(made.lifecycle) == is_taken
    assert [finding.about for finding in findings] == ["changed" if is_taken else "unconfirmed"]


@pytest.mark.parametrize(
    ("ends", "released", "expected"),
    [
        ("2026-10-15", "2025-10-15", None),
        ("2027-10-15", "2025-10-15", "2027-10-15"),
        ("2026-10-16", "2025-10-15", "2026-10-16"),
        ("2026-10-15", "2025-10", "2026-10-15"),
        ("2026-10-15", None, "2026-10-15"),
    ],
)
def test_a_year_after_the_release_is_the_first_day_of_an_end_and_no_end(
    ends: str, released: str | None, expected: str | None
) -> None:
    listed = Candidate(source="a", provider="p", id="m", retires_on=date.fromisoformat(ends))

    believed = with_real_end(listed, PartialDate(released) if released else None)

    assert str(believed.retires_on) == str(expected)

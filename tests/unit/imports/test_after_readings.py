"""A reading at the provider beats every catalog up to its date; what follows it needs evidence."""

from __future__ import annotations

import pytest

from tests.unit.imports.test_revised import Copies, settled

READ = "  - {rates: {input: 3}, source: page, disputed: [{rates: {input: 2}, source: litellm}]}"
"""Read on 2026-09-01."""
SEEN = [("litellm", "2026-08-20", "3"), ("litellm", "2026-09-19", "2")]


def test_a_later_change_that_two_catalogs_saw_follows_a_reading() -> None:
    copies = [*SEEN, ("models.dev", "2026-08-10", "3"), ("models.dev", "2026-09-12", "2")]

    assert settled(READ, copies) == [
        {
            "rates": {"input": "2"},
            "starts": "2026-09-12",
            "starts_after": "2026-09-01",
        },
        {
            "rates": {"input": "3"},
            "ends": "2026-09-12",
            "ends_after": "2026-09-01",
            "source": "page",
        },
    ]


def test_a_later_change_that_its_source_dates_follows_a_reading() -> None:
    copies = [("litellm", "2026-09-19", "2", "2026-09-15")]

    now, past = settled(READ, copies)

    assert (now["starts"], past["ends"]) == ("2026-09-15", "2026-09-15")
    assert "starts_after" not in now


@pytest.mark.parametrize(
    "copies",
    [
        # one catalog alone
        SEEN,
        # the other one changed before the reading, or to another amount
        [*SEEN, ("models.dev", "2026-08-10", "3"), ("models.dev", "2026-08-30", "2")],
        [*SEEN, ("models.dev", "2026-08-10", "3"), ("models.dev", "2026-09-12", "4")],
        # a day before the reading
        [("litellm", "2026-09-19", "2", "2026-08-15")],
    ],
)
def test_a_later_claim_without_evidence_stays_disputed(copies: Copies) -> None:
    assert settled(READ, copies) == [
        {
            "rates": {"input": "3"},
            "source": "page",
            "disputed": [{"rates": {"input": "2"}, "source": "litellm"}],
        }
    ]

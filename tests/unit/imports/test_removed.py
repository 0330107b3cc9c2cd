"""Every rate that leaves the seeds is in the report."""

from collections.abc import Mapping

import pytest

from llmref.imports.removed import removed
from llmref.records.offering import OfferingsFile

RATES = {"input": "1", "output": "4"}
WITH_SEARCH = {**RATES, "web_search": "14"}


def file(*prices: Mapping[str, object]) -> OfferingsFile:
    stated = {
        "sources": {"page": {"url": "https://acme.example.com", "via": "page"}},
        "defaults": {"source": "page"},
        "offerings": [{"model": "anvil-1", "id": "anvil-1", "prices": list(prices)}],
    }
    return OfferingsFile.model_validate(stated)


@pytest.mark.parametrize(
    ("after", "found"),
    [
        # prices afterwards                                     what is reported
        ([{"rates": WITH_SEARCH}], []),
        ([{"rates": {**WITH_SEARCH, "cache_read": "0.1"}}], []),
        ([{"rates": RATES}], ["web_search $14.00 is not stated any more"]),
        ([], [f"{rate} is not stated any more" for rate in ("input $1.00", "output $4.00")]),
        ([{"rates": {**WITH_SEARCH, "input": "2"}}], ["input $1.00 was overwritten"]),
        (
            [
                {
                    "rates": {**WITH_SEARCH, "input": "2"},
                    "disputed": [{"rates": {"input": "1"}, "source": "page"}],
                }
            ],
            [],
        ),
        (
            [
                {"rates": {**WITH_SEARCH, "input": "2"}, "starts": "2026-11-01"},
                {"rates": WITH_SEARCH, "ends": "2026-11-01"},
            ],
            [],
        ),
    ],
)
def test_a_rate_that_leaves_the_seeds_is_reported(
    after: list[Mapping[str, object]], found: list[str]
) -> None:
    lines = [one.text for one in removed("acme", file({"rates": WITH_SEARCH}), file(*after))]

    assert lines[: len(found)] == found
    assert bool(lines) == bool(found)


def test_an_ended_price_that_leaves_the_seeds_is_reported() -> None:
    old = {"rates": {"input": "3"}, "ends": "2026-01-01"}
    new = {"rates": RATES, "starts": "2026-01-01"}

    lines = [one.text for one in removed("acme", file(new, old), file(new))]

    assert lines == ["input $3.00 was overwritten"]

"""A rate of zero beside paid ones is free only where the catalog means it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.zeros import as_meant

PAID, FREE = CandidatePrice({"input": Decimal(1)}), CandidatePrice({"cache_write": "free"})
BOTH = CandidatePrice({"input": Decimal(1), "cache_write": "free"})


@pytest.mark.parametrize(
    ("source", "stated", "meant"),
    [
        ("litellm", BOTH, BOTH),
        ("models.dev", BOTH, PAID),
        ("models.dev", PAID, PAID),
        ("models.dev", FREE, FREE),
    ],
)
def test_zero_is_free_where_the_catalog_means_it(
    source: str, stated: CandidatePrice, meant: CandidatePrice
) -> None:
    listed = Candidate(source=source, provider="acme", id="anvil-1", prices=(stated,))
    reading = Reading(source, "", date(2026, 11, 1), (listed,), (), "")

    (made,) = as_meant([reading])

    assert made.candidates[0].prices == (meant,)

"""A rate under a catalog's name that no claim gives is listed; what people read is not."""

from datetime import date
from decimal import Decimal

import pytest

from llmref.imports.candidate import Candidate, CandidatePrice
from llmref.imports.evidence import Evidence
from llmref.imports.origins import CATALOGUES
from llmref.imports.unclaimed import WAYS, unclaimed
from llmref.records.offering import OfferingsFile

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
SOURCES = {
    "litellm": {"url": CATALOGUES["litellm"].url, "via": "catalogue", "checked": "2026-06-01"},
    "page": {"url": "https://acme.example.com/pricing", "via": "page", "checked": "2026-06-01"},
}


def file(source: str, rates: dict[str, str], **price: object) -> OfferingsFile:
    offering = {"model": "anvil-1", "id": "anvil-1", "prices": [{"rates": rates, **price}]}
    return OfferingsFile.model_validate(
        {"sources": SOURCES, "defaults": {"source": source}, "offerings": [offering]}
    )


def evidence(*stated: tuple[date, str]) -> dict[tuple[str, str], Evidence]:
    """What LiteLLM states of input, in the copies of some days."""
    copies = (
        (day, Candidate(source="litellm", provider="acme", id="anvil-1", prices=(price,)))
        for day, amount in stated
        for price in [CandidatePrice({"input": Decimal(amount)})]
    )
    return {("acme", "anvil-1"): Evidence(tuple(copies))}


@pytest.mark.parametrize(
    ("source", "stated", "is_listed"),
    [
        # who states the rate of 0.4 here    what copies state    whether it is listed
        ("litellm", ((JUNE, "0.4"),), False),
        ("litellm", ((MAY, "0.4"), (JUNE, "0.3")), False),
        ("litellm", ((MAY, "0.2"), (JUNE, "0.3")), True),
        ("litellm", (), True),
        ("page", ((JUNE, "0.3"),), False),
    ],
)
def test_a_rate_that_no_claim_of_its_catalog_gives_is_listed(
    source: str, stated: tuple[tuple[date, str], ...], *, is_listed: bool
) -> None:
    found = list(unclaimed({"acme": file(source, {"input": "0.4"})}, evidence(*stated)))

    assert [finding.where for finding in found] == ["acme/anvil-1"] * is_listed


def test_a_line_names_the_place_and_both_ways_out() -> None:
    stated = file(
        "page", {"input": "0.4"}, when={"mode": "batch"}, rate_sources={"input": "litellm"}
    )

    (found,) = unclaimed({"acme": stated}, evidence((JUNE, "0.4")))

    assert found.about == "unclaimed"
    assert found.text == (
        "input $0.40 by litellm, under mode batch, in offerings/acme.yaml: "
        f"no copy of litellm states it; {WAYS.format('rate')}"
    )

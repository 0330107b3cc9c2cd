"""Amounts in a currency that a catalog does not name are found by comparing, and then refused."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.parities import factor_of, in_their_currencies
from llmref.records.price import Currency
from llmref.records.provider import ProviderRecord
from llmref.seeds import Seed, Seeds

SOURCES = ("litellm", "genai-prices", "models.dev")
DOLLARS = [Decimal(cents) / 100 for cents in (110, 74, 236, 19, 51, 87)]
RECORD = {"name": "Acme", "catalogue_ids": dict.fromkeys(SOURCES, "acme")}


def seeds(**currencies: str) -> Seeds:
    held = {**RECORD, "catalogue_currencies": currencies}
    acme = ProviderRecord.model_construct(None, **held)  # type: ignore[arg-type]  # only its names
    return Seeds(Path("seeds"), providers=(Seed("providers/acme.yaml", acme),))


def reading(source: str, factor: str, amounts: list[Decimal] | None = None) -> Reading:
    candidates = tuple(
        Candidate(
            source=source,
            provider="acme",
            id=f"anvil-{number}",
            billing="usage",
            prices=(CandidatePrice({"input": round(amount * Decimal(factor), 2)}),),
        )
        for number, amount in enumerate(DOLLARS if amounts is None else amounts)
    )
    return Reading(source, "r1", date(2026, 11, 1), candidates, ())


def priced(readings: list[Reading]) -> Mapping[str, bool]:
    """Whether each catalog still has prices."""
    return {one.source: all(each.prices for each in one.candidates) for one in readings}


def test_a_catalog_that_one_factor_parts_from_two_others_is_refused_with_a_finding() -> None:
    held = [reading("litellm", "0.9"), reading("genai-prices", "1"), reading("models.dev", "1")]

    found = in_their_currencies(held, seeds())

    assert priced(found) == {"litellm": False, "genai-prices": True, "models.dev": True}
    (note,) = found[0].left_out
    assert note.where == "acme"
    assert note.reason == "its prices are 0.90 times those of others: a currency?"


@pytest.mark.parametrize(
    "factors",
    [
        ("1", "1", "1"),
        ("0.9", "1", "1.3"),  # nobody can say which is right
        ("0.9", "1", None),
        ("1.01", "1", "1"),  # rounding
    ],
)
def test_what_others_do_not_show_to_be_odd_stays(factors: tuple[str | None, ...]) -> None:
    pairs = zip(SOURCES, factors, strict=True)
    held = [reading(source, factor) for source, factor in pairs if factor]

    assert all(priced(in_their_currencies(held, seeds())).values())


def test_a_provider_says_which_currency_a_catalog_states() -> None:
    held = [reading("litellm", "0.9"), reading("genai-prices", "1"), reading("models.dev", "1")]

    (litellm, *_) = in_their_currencies(held, seeds(litellm="EUR"))

    currencies: set[Currency] = {one.prices[0].currency for one in litellm.candidates}
    assert currencies == {"EUR"}
    assert litellm.left_out == ()


def test_single_differences_are_no_factor() -> None:
    mine = {f"anvil-{number}": amount for number, amount in enumerate(DOLLARS)}
    others = {**mine, "anvil-0": Decimal(9), "anvil-1": Decimal(1)}

    assert factor_of(mine, others) is None
    assert factor_of(mine, {key: amount * 7 for key, amount in mine.items()}) == Decimal(1) / 7

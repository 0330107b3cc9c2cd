"""An id that is new says how it is called and paid, where that is known."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from llmref.imports.candidate import CandidatePrice
from llmref.imports.findings import with_findings
from llmref.imports.newcomers import Newcomer, with_newcomers
from llmref.imports.plain import stated
from llmref.records.offering import Billing, Defaults, OfferingRecord
from llmref.records.recipe_class import RecipeClass
from llmref.records.traits import Traits
from tests.unit.imports.test_price_merge import says
from tests.unit.imports.test_sellables import candidate, claims


def entered(
    offerings: Sequence[OfferingRecord],
    newcomers: Iterable[Newcomer],
    defaults: Defaults | None = None,
) -> OfferingRecord:
    """The one offering that there is once the new ids have entered."""
    ((offering,), _) = with_findings(
        with_newcomers(offerings, newcomers, defaults or Defaults(), claims())
    )
    return offering


@pytest.mark.parametrize(
    ("responses_only", "responses", "expected"),
    [
        (True, "openai-responses", "openai-responses"),
        (True, "azure-responses", "azure-responses"),
        (True, None, None),
        (False, "openai-responses", None),
    ],
)
def test_a_new_id_is_called_by_responses_where_it_answers_nothing_else(
    responses_only: bool, responses: RecipeClass | None, expected: str | None
) -> None:
    said = candidate(responses_only=responses_only)
    newcomer = Newcomer(said, "anvil-1", "", False, Traits(), responses)

    found = entered([], [newcomer])

    assert found.recipe == expected


def test_an_offering_states_what_each_provider_decides_though_its_model_has_it() -> None:
    said = candidate(features={"tools": True, "web_search": True})
    model = Traits.model_validate({"features": {"tools": "yes", "web_search": "yes"}})
    newcomer = Newcomer(said, "anvil-1", "", moving=False, traits=model)
    other = Newcomer(replace(said, id="anvil-1-x"), "anvil-1", "x", moving=False, traits=model)

    found = entered([], [newcomer, other])

    assert found.features == {"web_search": True}
    assert found.variants[0].features == {}


ANVIL = {"model": "anvil-1", "id": "anvil-1", "prices": [{"rates": {"input": "0.40"}}]}


@pytest.mark.parametrize(
    ("billing", "prices", "found"),
    [
        # nobody says what it costs: that is not what the offering costs
        (None, (), {"billing": "unknown"}),
        ("unknown", (), {"billing": "unknown"}),
        ("free", (), {"billing": "free"}),
        ("usage", (says(input="0.4"),), {}),
        ("usage", (says(input="0.5"),), {"prices": [{"rates": {"input": "0.50"}}]}),
        # of prices under conditions alone none is taken
        ("usage", (says({"mode": "batch"}, input="0.2"),), {"billing": "unknown"}),
    ],
)
def test_a_variant_says_how_it_is_paid_unless_it_is_paid_alike(
    billing: Billing | None, prices: tuple[CandidatePrice, ...], found: dict[str, object]
) -> None:
    offering = OfferingRecord.model_validate(ANVIL)
    defaults = Defaults.model_validate({"source": "litellm", "billing": "usage"})
    said = replace(candidate(billing=billing, prices=prices), id="anvil-1-x")
    newcomer = Newcomer(said, "anvil-1", "x", moving=False, traits=Traits())

    made = entered([offering], [newcomer], defaults)

    assert stated(made.variants[0]) == {"id": "anvil-1-x", "label": "x", **found}


@pytest.mark.parametrize(
    ("label", "ids", "labels"),
    [
        # the words that second ids have
        ("fast", ("anvil-1-fast", "acme/anvil-1-fast"), ("fast", "fast, full id")),
        ("", ("anvil-1@001", "acme/anvil-1@001"), ("001", "001, full id")),
        ("fast", ("anvil-1-fast", "Anvil-1-Fast"), ("fast, other capitals", "fast")),
        ("fast", ("anvil-1.0-fast", "anvil-1-0-fast"), ("fast, other spelling", "fast")),
        # else what the id ends with, and the whole where that is the same
        ("TEE", ("TEE/anvil-1-it", "TEE/anvil1"), ("TEE, anvil-1-it", "TEE")),
        ("US", ("x/anvil-1-us", "y/anvil-1-us"), ("US", "US, anvil-1-us")),
        (
            "US",
            ("x/anvil-1-us", "y/anvil-1-us", "z/anvil-1-us"),
            ("US", "US, anvil-1-us", "US, z/anvil-1-us"),
        ),
    ],
)
def test_no_two_variants_of_an_offering_bear_one_label(
    label: str, ids: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    offering = OfferingRecord.model_validate(ANVIL)
    newcomers = [
        Newcomer(replace(candidate(), id=one), "anvil-1", label, moving=False, traits=Traits())
        for one in ids
    ]

    made = entered([offering], newcomers)

    found = {variant.id: variant.label for variant in made.variants}
    assert found == dict(zip(ids, labels, strict=True))


def test_a_label_in_other_letters_or_another_order_is_the_same_label() -> None:
    held = {**ANVIL, "variants": [{"id": "anvil-1-fast-us", "label": "US, fast"}]}
    said = replace(candidate(), id="acme/anvil-1-fast-us")
    newcomer = Newcomer(said, "anvil-1", "Fast, US", moving=False, traits=Traits())

    made = entered([OfferingRecord.model_validate(held)], [newcomer])

    assert [one.label for one in made.variants] == ["Fast, US, full id", "US, fast"]

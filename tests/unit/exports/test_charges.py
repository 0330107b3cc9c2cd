"""LiteLLM's price map and the data of genai-prices: what is charged, and what is left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from llmref.catalogue.link import link
from llmref.exports.shapes import SHAPES, exported
from llmref.memo import Memo
from llmref.seeds import load

pytestmark = pytest.mark.world("typical")

Json = Any
TOP = "sources:\n  page: {url: https://prices.example.com/, via: page}\n"
PROVIDER = "name: Smithy\nkind: gateway\nrefresh: weekly\ncatalogue_ids: {litellm: smithy_ai}\n"
DEFAULTS = "defaults: {source: page, checked: 2026-11-18, billing: usage}\nofferings:\n"
OFFERING = "- model: anvil-2.1\n  id: Anvil\n  prices:\n"
SILENT_TIER = """rates: {input: 1, output: 2, cache_read: 0.1}
  - when: {input_above: 200000}
    rates: {input: 2, output: 4}"""
LEFT_OUT = [
    ("", "billing: unknown", "no current price is known"),
    ("", "billing: subscription", "paid by subscription"),
    ("rates: {compute_second: 1}", "", "a rate has no field"),
    ("rates: {input: 1, output: 2}\n    currency: EUR", "", "no price in US dollars"),
    (SILENT_TIER, "", "does not state every rate"),
]


def written(seeds: Path, *prices: str, shape: str = "litellm", more: str = "") -> Json:
    """The one model of a provider with these prices, in a shape; None where it is left out."""
    (seeds / "providers/smithy.yaml").write_text(PROVIDER)
    listed = "".join(f"  - {price}\n" for price in prices)
    offering = (OFFERING if listed else OFFERING.replace("  prices:\n", "")) + listed + more
    (seeds / "offerings/smithy.yaml").write_text(TOP + DEFAULTS + offering)
    read, problems = load(seeds)
    assert not problems
    data = json.loads(exported(link(read), shape))
    if shape == "litellm":
        return data.get("smithy_ai/Anvil")
    models = [model for each in data if each["id"] == "smithy" for model in each["models"]]
    return models[0] if models else None


def test_litellm_reads_amounts_for_one_token_under_its_own_endings(seeds: Path) -> None:
    model = written(
        seeds,
        "rates: {input: 1.25, output: 10, cache_read: 0.125, web_search: 14}",
        "when: {input_above: 200000}\n    rates: {input: 2.5, output: 15, cache_read: 0.25}",
        "when: {mode: batch}\n    rates: {input: 0.625, output: 5, cache_read: 0.06}",
        "when: {mode: batch, input_above: 200000}\n"
        "    rates: {input: 1.25, output: 7.5, cache_read: 0.12}",
    )

    assert (model["litellm_provider"], model["mode"]) == ("smithy_ai", "chat")
    assert model["source"] == "https://prices.example.com/"
    assert model["input_cost_per_token"] == 0.00000125
    assert model["cache_read_input_token_cost_above_200k_tokens"] == 0.00000025
    assert model["output_cost_per_token_above_200k_tokens_batches"] == 0.0000075
    assert model["input_cost_per_token_batches"] == 0.000000625
    assert set(model["search_context_cost_per_query"].values()) == {0.014}


def test_genai_prices_reads_tiers_variants_and_the_source(seeds: Path) -> None:
    model = written(
        seeds,
        "rates: {input: 1.25, output: 10}",
        "when: {input_above: 200000}\n    rates: {input: 2.5, output: 15}",
        "when: {mode: flex}\n    rates: {input: 0.625, output: 5}",
        "when: {mode: flex, input_above: 200000}\n    rates: {input: 1.25, output: 7.5}",
        shape="genai-prices",
    )

    assert (model["id"], model["match"]) == ("Anvil", {"equals": "anvil"})
    assert model["price_comments"] == "As of 2026-11-18 at https://prices.example.com/."
    assert model["prices"]["input_mtok"] == {
        "base": 1.25,
        "tiers": [{"start": 200_000, "price": 2.5}],
    }
    assert model["price_variants"] == [
        {
            "when": {"service_tier": "flex"},
            "prices": {
                "input_mtok": {"base": 0.625, "tiers": [{"start": 200_000, "price": 1.25}]},
                "output_mtok": {"base": 5, "tiers": [{"start": 200_000, "price": 7.5}]},
            },
        }
    ]


def test_hours_of_the_day_constrain_a_price(seeds: Path) -> None:
    model = written(
        seeds,
        "rates: {input: 1, output: 2}",
        "when: {hours_utc: 16:30-00:30}\n    rates: {input: 0.5, output: 1}",
        shape="genai-prices",
    )

    assert model["prices"][1] == {
        "constraint": {"start_time": "16:30:00Z", "end_time": "00:30:00Z"},
        "prices": {"input_mtok": 0.5, "output_mtok": 1},
    }


@pytest.mark.parametrize("shape", ["litellm", "genai-prices"])
@pytest.mark.parametrize(("price", "more", "reason"), LEFT_OUT)
def test_what_would_be_charged_wrongly_is_left_out_and_counted(
    seeds: Path, shape: str, price: str, more: str, reason: str
) -> None:
    paid = f"  {more}\n" if more else ""

    assert written(seeds, *([price] if price else []), shape=shape, more=paid) is None

    reasons = SHAPES[shape](link(load(seeds)[0]), Memo()).left_out
    assert any(reason in each for each in reasons)


@pytest.mark.parametrize("shape", ["litellm", "genai-prices"])
def test_a_mode_that_does_not_state_every_rate_is_left_out(seeds: Path, shape: str) -> None:
    model = written(
        seeds,
        "rates: {input: 1, output: 2, cache_read: 0.1}",
        "when: {mode: batch}\n    rates: {input: 0.5, output: 1}",
        shape=shape,
    )

    assert model is not None
    assert not [key for key in model if "batch" in key or "variants" in key]


@pytest.mark.parametrize("shape", ["litellm", "genai-prices"])
def test_a_part_that_costs_what_the_whole_does_is_charged_as_the_whole(
    seeds: Path, shape: str
) -> None:
    model = written(
        seeds,
        "rates: {input: 1, output: 2, reasoning: 2, image_input: 1}",
        "when: {input_above: 200000}\n    rates: {input: 2, output: 4}",
        shape=shape,
    )

    assert model is not None
    assert "reasoning" not in json.dumps(model).replace("supports_reasoning", "")


def test_genai_prices_would_refuse_audio_beside_a_cache_without_a_rate_of_both(
    seeds: Path,
) -> None:
    rates = "rates: {input: 1, output: 2, cache_read: 0.1, audio_input: 3"

    assert written(seeds, f"{rates}}}", shape="genai-prices") is None
    assert written(seeds, f"{rates}, audio_cache_read: 0.3}}", shape="genai-prices") is not None


def test_litellm_has_no_tiers_of_reasoning(seeds: Path) -> None:
    prices = (
        "rates: {input: 1, output: 2, reasoning: 3}",
        "when: {input_above: 200000}\n    rates: {input: 2, output: 4, reasoning: 6}",
    )

    assert written(seeds, *prices) is None
    assert written(seeds, *prices, shape="genai-prices") is not None


def test_free_ids_cost_nothing(seeds: Path) -> None:
    model = written(seeds, more="  billing: free\n  free_limit: 10 requests a day\n")

    assert (model["input_cost_per_token"], model["output_cost_per_token"]) == (0, 0)


def test_ranges_stand_where_litellm_reads_them_instead_of_endings(seeds: Path) -> None:
    prices = (
        "rates: {input: 1, output: 2}",
        "when: {input_above: 200000}\n    rates: {input: 2, output: 4}",
    )
    written(seeds, *prices)
    (seeds / "providers/smithy.yaml").write_text(PROVIDER.replace("smithy_ai", "dashscope"))

    model = json.loads(exported(link(load(seeds)[0]), "litellm"))["dashscope/Anvil"]

    assert [
        (tier["range"][0], tier["input_cost_per_token"]) for tier in model["tiered_pricing"]
    ] == [
        (0, 0.000001),
        (200_000, 0.000002),
    ]

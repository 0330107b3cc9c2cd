"""Tools of agents answer with the facts of the data, each with its basis and its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import llmref
from llmref.cli import main
from llmref.lookups.answer import NoAnswer
from llmref.lookups.facts import Facts
from llmref.lookups.tools import Tools
from llmref.pages import plans
from llmref.pages.context import PageContext
from llmref.urls import Addresses
from tests.unit.insights.factories import catalogue, offer
from tests.worlds import lay


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    seeds = tmp_path_factory.mktemp("typical") / "seeds"
    lay(seeds, "typical")
    return llmref.load(seeds)


@pytest.fixture(scope="module")
def tools(facts: Facts) -> Tools:
    return Tools(facts)


def citing(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in an answer that names how it was read."""
    if isinstance(value, dict):
        if "via" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from citing(item)


def answers(tools: Tools, facts: Facts) -> Iterator[dict[str, Any]]:
    for offering in facts.offerings:
        model, provider = offering.model.slug, offering.provider.slug
        yield tools.resolve_id(offering.id)
        yield tools.get_offering(model, provider)
        yield tools.price_on(model, provider)
        yield tools.cost(offering.key, 1000, 500)
    yield tools.find_models("anvil")
    yield tools.compare(list(facts.models)[:3])


def test_an_id_of_two_models_means_both() -> None:
    two = catalogue(offer("acme", id="same"), offer("beta", model="n", id="SAME"), models={"n": {}})
    tools = Tools(Facts(PageContext(two, Addresses("https://reference.example/"))))

    answer = tools.resolve_id("Same")

    assert [meaning["offering"]["model"] for meaning in answer["meanings"]] == ["m", "n"]
    with pytest.raises(NoAnswer, match="There is no model 'same'; one of `m`, `n`"):
        tools.cost("same", 1000)


def test_every_answer_has_its_basis_and_says_what_was_verified(tools: Tools, facts: Facts) -> None:
    for answer in answers(tools, facts):
        assert answer["basis"] == facts.basis
        json.dumps(answer)
        for source in citing(answer):
            assert source["verified"] is (
                None if source["via"] is None else source["via"] != "catalogue"
            )
            assert source["via"] is None or source.get("checked", "a revision")


def test_prices_of_a_day_are_those_of_the_records(tools: Tools, facts: Facts) -> None:
    for offering in facts.offerings:
        for day in {facts.as_of, *(price.starts for price in offering.prices if price.starts)}:
            answer = tools.price_on(offering.model.slug, offering.provider.slug, str(day))
            stated = [price for price in offering.prices if price.holds_on(day)]
            assert [each["rates"].keys() for each in answer["prices"]] == [
                price.rates.keys() for price in stated
            ]
            for each, price in zip(answer["prices"], stated, strict=True):
                for rate, amount in price.rates.items():
                    shown = each["rates"][rate]["amount"]
                    assert shown == amount or Decimal(shown) == amount


def test_costs_are_those_of_the_command(tools: Tools, facts: Facts) -> None:
    answer = tools.cost("anvil-2.1", 2_000_000, 300_000, batch=True)
    quotes = facts.cost("anvil-2.1", tokens_in=2_000_000, out=300_000, batch=True)

    assert [each["provider"] for each in answer["offerings"]] == [
        place.quote.offering.provider.slug for place in quotes
    ]


def test_pages_are_those_of_the_site(tools: Tools, facts: Facts) -> None:
    path = f"model/{facts.offerings[0].key}/index.md"

    assert facts.offerings[0].model.name in tools.page(path)
    assert {plan.path for plan in plans(facts.context)} >= {
        f"/{start.removesuffix('index.md')}" for start, _ in tools.starts()
    }


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("resolve_id", {"id": "\x1b[2J"}, "no provider here lists this ID"),
        ("get_offering", {"model": "anvil-9", "provider": "acme"}, "There is no model"),
        ("price_on", {"model": "anvil-1", "provider": "acme", "day": "soon"}, "not a date"),
        ("cost", {"model": "anvil-1", "input_tokens": 1, "cached_tokens": 2}, "are more than"),
        ("cost", {"model": "anvil-1", "input_tokens": 1, "at": "noon"}, "not a time"),
        ("compare", {"models": ["anvil-1"]}, "Two to six"),
        ("resolve_id", {"id": ""}, "^'': no provider"),
        ("resolve_id", {"id": "x" * 10_000}, "^'x{100}…': no provider"),
        ("get_offering", {"model": "x" * 10_000, "provider": ""}, "^There is no model 'x{100}…'"),
        ("price_on", {"model": "anvil-1", "provider": "acme", "day": "0000-01-01"}, "not a date"),
        ("cost", {"model": "anvil-1"}, "nothing is used"),
        ("cost", {"model": "anvil-1", "input_tokens": -1}, "input tokens is -1; the least is 0"),
        ("cost", {"model": "anvil-1", "output_tokens": 10**40}, "is more than 1,000,000,000,000,0"),
        ("cost", {"model": "anvil-1", "other_uses": {"image": -1}}, "image is -1; the least is 0"),
        ("cost", {"model": "anvil-1", "other_uses": {"\x1b[2J": 1}}, "there is no rate"),
        ("cost", {"model": "anvil-1", "input_tokens": 1, "requests": 0}, "the least is 1"),
        ("cost", {"model": "anvil-1", "input_tokens": 1, "mode": "turbo"}, "there is no mode"),
    ],
)
def test_what_has_no_answer_is_said(
    tools: Tools, tool: str, arguments: dict[str, Any], words: str
) -> None:
    with pytest.raises(NoAnswer, match=words) as refusal:
        tools.all[tool](**arguments)
    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 600


def test_a_price_of_a_day_before_anybody_read_it_says_so(tools: Tools) -> None:
    """Its first day is not known, so that it may not have applied then."""
    model, provider = undated(tools)
    before = tools.price_on(model, provider, "2001-01-01")["prices"]
    now = tools.price_on(model, provider)["prices"]

    assert before
    assert [price["read_later"] for price in before] == [
        None if price["starts"] else price["source"]["checked"] for price in before
    ]
    assert {price["read_later"] for price in now} == {None}


def undated(tools: Tools) -> tuple[str, str]:
    """A model and a provider with one price, whose first day is not known."""
    for offering in tools.facts.offerings:
        match offering.prices:
            case [price] if price.starts is None and price.cited and offering.current:
                return offering.model.slug, offering.provider.slug
    raise AssertionError("every price has a first day")


def test_prices_come_with_the_lifecycle_as_of_the_basis_and_of_the_day(tools: Tools) -> None:
    offering = next(
        each for each in tools.facts.offerings if each.lifecycle and each.lifecycle.retires_on
    )
    life = offering.lifecycle
    assert life
    assert life.retires_on
    key = (offering.model.slug, offering.provider.slug)

    assert tools.price_on(*key)["lifecycle"]["status"] == offering.status
    assert tools.price_on(*key, str(life.retires_on))["status_on_day"] == "retired"


@pytest.mark.parametrize("path", ["../seeds/site.yaml", "model/anvil-9/index.md", "index.html"])
def test_only_pages_are_read(tools: Tools, path: str) -> None:
    with pytest.raises(NoAnswer, match="no page as Markdown"):
        tools.page(path)


@pytest.mark.usefixtures("project")
def test_without_the_sdk_the_command_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "mcp", None)

    result = CliRunner().invoke(main, ["mcp"])

    assert result.exit_code == 1
    assert "llmref[mcp]" in result.stderr


def test_the_configuration_of_clients_starts_the_command() -> None:
    text = (Path(__file__).parents[3] / "seeds/pages/agents.md").read_text()
    blocks = [part.split("```")[0] for part in text.split("```json\n")[1:]]

    for block in blocks:
        ((_, servers),) = json.loads(block).items()
        assert servers["llmref"]["command"] == "llmref"
        assert main.get_command(None, servers["llmref"]["args"][0]) is not None  # type: ignore[arg-type]  # it needs none
    assert len(blocks) == 3

"""LiteLLM and genai-prices calculate the same from the same prices; where not, it is known why."""

from __future__ import annotations

import json
import random  # noqa: TID251  # of a seed: the same requests in each run
import subprocess
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from llmref.catalogue.entities import Offering, Price
from llmref.catalogue.link import link
from llmref.costs.quote import quote
from llmref.costs.usage import Usage
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey
from llmref.seeds import load
from tests.sites import REAL

pytestmark = pytest.mark.clients
PYTHON = REAL.parent / ".venv-clients/bin/python"
TOKENS: set[RateKey] = {
    "input", "output", "cache_read", "cache_write", "cache_write_1h",
    "audio_input", "audio_output", "reasoning",
}  # fmt: skip
COUNTED: set[RateKey] = {"characters", "rerank", "web_search", "page"}
KNOWN: dict[str, set[RateKey]] = {"litellm": TOKENS, "genai_prices": TOKENS | COUNTED}
"""The rates that each can charge for."""
UNTIERED: dict[str, set[RateKey]] = {"litellm": {"reasoning"}, "genai_prices": set()}
"""The rates that each charges alike whatever the length of the input."""
AS_INPUT: set[RateKey] = {"cache_read", "cache_write", "audio_input"}
"""What both charge as plain input where no price is stated: here it is a gap."""


@dataclass(frozen=True)
class Request:
    """One request to an offering, with the prices that another calculator is given."""

    offering: Offering
    usage: Usage
    tiers: tuple[Price, ...]

    def data(self) -> dict[str, object]:
        """The request for another calculator."""
        tiers = [
            {"above": price.when.longest_below or 0, "rates": amounts(price)}
            for price in self.tiers
        ]
        return {"tiers": tiers, "uses": self.usage.uses}


def amounts(price: Price) -> dict[str, str]:
    return {rate: "0" if each == "free" else f"{each:f}" for rate, each in price.rates.items()}


@pytest.fixture(scope="module")
def offerings() -> list[Offering]:
    """All offerings of the real seeds."""
    catalogue = link(load(REAL)[0], None)
    return [each for offered in catalogue.at_model.values() for each in offered]


@pytest.fixture(params=["litellm", "genai_prices"])
def client(request: pytest.FixtureRequest) -> str:
    """A calculator of somebody else."""
    name: str = request.param
    return name


def calculated(client: str, requests: list[Request]) -> list[Decimal]:
    """What another calculator makes of requests."""
    script = Path(__file__).with_name(f"costs_by_{client}.py")
    done = subprocess.run(
        [PYTHON, script],
        input=json.dumps([request.data() for request in requests]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [Decimal(text) for text in json.loads(done.stdout)]


def agree(ours: Decimal, theirs: Decimal) -> bool:
    """Whether two costs are one, but for what LiteLLM's floats lose."""
    return abs(ours - theirs) <= Decimal("1e-9") * max(abs(ours), Decimal("1e-6"))


def test_the_same_prices_give_the_same_costs(client: str, offerings: list[Offering]) -> None:
    requests = [
        request
        for request in drawn(offerings, KNOWN[client])
        if quote(request.offering, request.usage, {}).is_whole
        and (len(request.tiers) == 1 or not UNTIERED[client] & request.usage.uses.keys())
    ]

    theirs = calculated(client, requests)
    ours = [quote(request.offering, request.usage, {}).total or Decimal(0) for request in requests]

    assert [
        (request.offering.place.path, dict(request.usage.uses), mine, other)
        for request, mine, other in zip(requests, ours, theirs, strict=True)
        if not agree(mine, other)
    ] == []
    assert len(requests) >= 1_000
    assert sum(len(request.tiers) > 1 for request in requests) >= 200
    assert sum(request.usage.mode == "batch" for request in requests) >= 50


def test_what_has_no_price_is_a_gap_here_and_plain_input_there(
    client: str, offerings: list[Offering]
) -> None:
    requests = [
        request
        for request in drawn(offerings, KNOWN[client], further=AS_INPUT)
        if set(quote(request.offering, request.usage, {}).missing) & AS_INPUT
        and len(request.tiers) == 1
        and "input" in request.tiers[0].rates
        and set(request.usage.uses) <= {"input", "output"} | AS_INPUT
    ]

    theirs = calculated(client, requests)

    assert len(requests) >= 200
    for request, other in zip(requests, theirs, strict=True):
        made = quote(request.offering, request.usage, {})
        as_input = sum(request.usage.uses[rate] for rate in made.missing)
        filled = Usage(
            {"input": as_input} if as_input else {}, None, request.usage.day, request.usage.mode
        )
        rest = quote(request.offering, filled, {}).total
        assert made.total is not None
        assert rest is not None
        assert agree(made.total + rest, other), (request.offering.place.path, request.usage.uses)


def drawn(
    offerings: list[Offering], known: Set[RateKey], further: Set[RateKey] = frozenset()
) -> Iterator[Request]:
    """A request to each offering that is priced in what a calculator knows."""
    chance = random.Random(17)
    for offering in offerings:
        for mode in (None, "batch"):
            tiers = tiers_of(offering, mode)
            is_plain = len(tiers) == 1 and not mode
            if is_plain and chance.random() < 0.8:
                continue  # of these are thousands
            if not says_where_reasoning_is_charged(tiers):
                continue
            if tiers and all(set(price.rates) <= known for price in tiers):
                rates = [*tiers[0].rates, *chance.sample(sorted(further), min(len(further), 1))]
                uses = uses_of(chance, rates, [price.when.longest_below or 0 for price in tiers])
                day = max((tier.cited.checked for tier in tiers if tier.cited), default=None)
                if day and offering.is_live and tiers[0].currency == "USD":
                    yield Request(offering, Usage(uses, 1, day, mode), tiers)


def says_where_reasoning_is_charged(tiers: tuple[Price, ...]) -> bool:
    """Whether all tiers of a price state a rate for reasoning, or none does.

    Where only the shorter one does, both others go on with its rate for longer inputs; here
    reasoning is output, at the rate of the tier, since no source states another for it.
    """
    return len({"reasoning" in price.rates for price in tiers}) < 2


def tiers_of(offering: Offering, mode: Mode | None) -> tuple[Price, ...]:
    """The price of a mode and those for its long inputs; none where other conditions count too."""
    plain = {} if mode is None else {"mode": mode}
    prices = [price for price in offering.current if price.when.mode == mode]
    base = [price for price in prices if price.conditions == plain]
    longer = [
        price
        for price in prices
        if price.conditions.keys() - plain.keys() == {"input_above"}
        and price.conditions.items() >= plain.items()
    ]
    of_all = [price for price in offering.current if price.when.mode is None]
    if not base or (mode and len(of_all) > 1 and not longer):
        return ()
    return (*base, *sorted(longer, key=lambda price: price.when.longest_below or 0))


def uses_of(
    chance: random.Random, rates: list[RateKey], lengths: list[int]
) -> Mapping[RateKey, int]:
    """Some of each rate; as a whole now shorter, now longer than a tier."""
    most = 2 * chance.choice(lengths) or 100_000
    chosen = dict.fromkeys(chance.sample(rates, chance.randint(1, len(rates))))
    return {
        rate: chance.randint(1, most if RATES[rate].counted == "tokens" else 100)
        for rate in (*chosen, "input", "output")
        if rate in rates
    }

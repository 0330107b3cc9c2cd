"""In a real browser the script calculates what Python does, over real prices and conditions."""

from __future__ import annotations

import random  # noqa: TID251  # of a seed: the same requests in each run
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from playwright.sync_api import Page

from llmref.catalogue.entities import Offering, Price
from llmref.catalogue.link import Catalogue, link
from llmref.costs.allowances import allowances_of
from llmref.costs.charging_words import allowance_data, minimum_data
from llmref.costs.quote import Quote, quote
from llmref.costs.usage import Usage
from llmref.insights.prices import INPUT_RATES
from llmref.pages.fact_json import charged_prices, other_prices
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey
from llmref.seeds import load
from tests.sites import REAL

pytestmark = pytest.mark.browser
REQUESTS = 6_000
SCRIPT = """async ({offerings, asked, exchange}) => {
  const page = document.querySelector("script[src*=cost-calculator]").src;
  const source = await (await fetch(page)).text();
  const name = /"(\\.\\/cost-quotes[^"]*)"/.exec(source)[1];
  const { quote, text } = await import(new URL(name, page).href);
  return asked.map(([at, usage]) => {
    const made = quote(offerings[at], usage, exchange);
    return [
      made.state, made.total ? text(made.total) : null, made.usd ? text(made.usd) : null,
      made.later ?? null, [...made.missing].sort(),
      made.hours.map(([, total]) => text(total)).sort(),
      (made.allowances ?? []).map(({ rest, isEnough }) => [
        rest ? text(rest) : null, isEnough ?? null])];
  });
}"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The real seeds."""
    return link(load(REAL)[0], None)


def test_thousands_of_requests_over_real_prices_cost_the_same(
    page: Page, catalogue: Catalogue
) -> None:
    requests = list(drawn(catalogue))
    offerings = list({offering: None for offering, _ in requests})
    places = {offering: place for place, offering in enumerate(offerings)}
    exchange = catalogue.site.exchange_rates

    page.goto("/model/anvil-2.1/")
    by_script = page.evaluate(
        SCRIPT,
        {
            "offerings": [plain(data_of(offering)) for offering in offerings],
            "asked": [[places[offering], asked(usage)] for offering, usage in requests],
            "exchange": {currency: f"{rate.usd:f}" for currency, rate in exchange.items()},
        },
    )

    quotes = [quote(offering, usage, exchange) for offering, usage in requests]
    assert [expected(each) for each in quotes] == by_script
    assert len(by_script) >= 5_000
    assert unmet(catalogue, quotes) == set()


def unmet(catalogue: Catalogue, quotes: Sequence[Quote]) -> set[object]:
    """Sets of conditions of real prices that no request was charged under, and states not seen."""
    met: set[object] = {tuple(each.price.conditions) for each in quotes if each.price is not None}
    met |= {each.state.value for each in quotes}
    met |= {"read later" for each in quotes if each.read_later}
    met |= {"minimum" for each in quotes if any(line.minimum for line in each.lines)}
    met |= {"allowance" for each in quotes if any(use.rest for use in each.allowances)}
    prices = [price for offering in every(catalogue) for price in offering.prices]
    wanted: set[object] = {tuple(price.conditions) for price in prices}
    return {*wanted, "known", "free", "unknown", "read later", "minimum", "allowance"} - met


def every(catalogue: Catalogue) -> Iterator[Offering]:
    for offerings in catalogue.at_model.values():
        yield from offerings


def drawn(catalogue: Catalogue) -> Iterator[tuple[Offering, Usage]]:
    """Requests, as many of every set of conditions that real prices have."""
    chance = random.Random(17)
    kinds: dict[tuple[str, ...], list[Offering]] = {}
    for offering in every(catalogue):
        for conditions in {tuple(price.conditions) for price in offering.prices}:
            kinds.setdefault(conditions, []).append(offering)
        if len(offering.prices) > len(offering.current):
            kinds.setdefault(("other days",), []).append(offering)
        if not offering.prices:
            kinds.setdefault(("no price",), []).append(offering)
        if offering.charging.minimums:
            kinds.setdefault(("minimum",), []).append(offering)
        if allowances_of(offering):
            kinds.setdefault(("allowance",), []).append(offering)
    for number in range(REQUESTS):
        offering = chance.choice(kinds[list(kinds)[number % len(kinds)]])
        yield offering, usage_of(offering, catalogue, chance)


def usage_of(offering: Offering, catalogue: Catalogue, chance: random.Random) -> Usage:
    """Usage that is likely to meet a price, or to miss it closely."""
    aim = chance.choice(offering.prices) if offering.prices else None
    rates: list[RateKey] = list(aim.rates) if aim else ["input", "output"]
    chosen = chance.sample(rates, chance.randint(1, len(rates)))
    if chance.random() < 0.2:
        chosen.append(chance.choice([*RATES, "reasoning", "output"]))
    uses: dict[RateKey, int] = {
        rate: chance.randint(1, 10 ** chance.randint(1, 12)) for rate in chosen
    }
    tokens = sum(count for rate, count in uses.items() if rate in INPUT_RATES)
    length = aim.when.longest_below if aim else None
    requests = chance.choice([None, 1, 3, 1_000])
    if length is not None and tokens and chance.random() < 0.7:
        requests = max(1, tokens // (length + chance.randint(-1, 1) or 1))
    mode: Mode | None = "batch" if chance.random() < 0.5 else None
    if aim and chance.random() < 0.8:
        mode = aim.when.mode
    asks = asks_of(aim) if chance.random() < 0.8 else {}
    return Usage(
        uses, requests, day_of(catalogue, aim, chance), mode, instant(catalogue, aim, chance), asks
    )


def asks_of(price: Price | None) -> dict[str, str | bool]:
    """What a request has to ask for to meet a price."""
    given = price.conditions if price else {}
    names = ("region", "thinking", "quality", "resolution")
    return {name: cast("str | bool", given[name]) for name in names if name in given}


def day_of(catalogue: Catalogue, aim: Price | None, chance: random.Random) -> date:
    """A day; often the first or last one of the period of a price."""
    read = aim.cited.checked if aim and aim.cited else None
    days = [aim.starts, aim.ends, aim.ends_after, read] if aim else []
    given = [day for day in days if day]
    if not given or chance.random() < 0.4:
        return catalogue.today
    return chance.choice(given) + timedelta(chance.choice([-30, -1, 0, 0, 1]))


def instant(catalogue: Catalogue, aim: Price | None, chance: random.Random) -> datetime | None:
    """An instant of the week; often the first or last minute of the hours of a price."""
    if chance.random() < 0.4:
        return None
    day = datetime.combine(catalogue.today, datetime.min.time()) + timedelta(chance.randint(0, 6))
    minute = chance.randint(0, 1_439)
    if aim and aim.when.hours_utc:
        hours, minutes = map(int, chance.choice(aim.when.hours_utc.split("-")).split(":"))
        minute = (hours * 60 + minutes + chance.randint(-1, 1)) % 1_440
    return day + timedelta(minutes=minute)


def data_of(offering: Offering) -> dict[str, Any]:
    """What a page knows of an offering."""
    prices = {"prices": charged_prices(offering), "other_prices": other_prices(offering)}
    here = {"not_offered": sorted(offering.not_offered), "context": offering.limits.context}
    beside = {
        "minimums": [minimum_data(each) for each in offering.charging.minimums.values()],
        "allowances": [allowance_data(each) for each in allowances_of(offering)],
    }
    return {"billing": offering.billing, "status": offering.status, **prices, **here, **beside}


def asked(usage: Usage) -> dict[str, Any]:
    """Usage as the script is given it."""
    when = {"at": f"{usage.at:%H:%M}", "weekday": usage.at.weekday()} if usage.at else {}
    given: dict[str, Any] = {"uses": usage.uses, "requests": usage.requests, "mode": usage.mode}
    given |= {"day": str(usage.day), "asks": usage.asks}
    return {name: each for name, each in given.items() if each is not None} | when


def expected(made: Quote) -> list[Any]:
    """What the script has to answer."""
    hours = sorted(f"{total.normalize():f}" for _, total in made.hours)
    later = None if made.read_later is None else str(made.read_later)
    sums = [text(made.total), text(made.usd)]
    uses = [[text(use.rest), use.is_enough] for use in made.allowances]
    return [made.state.value, *sums, later, sorted(made.missing), hours, uses]


def text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"


def plain(data: Any) -> Any:
    """Data as JSON has it: dates as texts, tuples as lists."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [plain(value) for value in data]
    return data if data is None or isinstance(data, (str, int, bool)) else str(data)

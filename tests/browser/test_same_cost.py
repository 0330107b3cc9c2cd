"""In a real browser the script calculates what Python does, over real prices and conditions."""

from __future__ import annotations

import random  # noqa: TID251  # of a seed: the same requests in each run
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue, link
from llmref.costs.allowances import allowances_of
from llmref.costs.charging_words import allowance_data, minimum_data
from llmref.costs.quote import Quote, quote
from llmref.costs.usage import Usage
from llmref.costs.wording import unknown_of_day
from llmref.formats import amount_text
from llmref.pages.fact_json import charged_prices, other_prices
from llmref.seeds import load
from tests.sites import REAL
from tests.usages import asked, plain, retires_on, usage_of

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
      made.later ?? "", [...made.missing].sort(),
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
    met |= {"holiday" for each in quotes if each.is_open_on_holidays and not each.read_later}
    met |= {"minimum" for each in quotes if any(line.minimum for line in each.lines)}
    met |= {"allowance" for each in quotes if any(use.rest for use in each.allowances)}
    prices = [price for offering in every(catalogue) for price in offering.prices]
    wanted: set[object] = {tuple(price.conditions) for price in prices}
    states = {"known", "free", "unknown", "read later", "holiday", "minimum", "allowance"}
    return {*wanted, *states} - met


def every(catalogue: Catalogue) -> Iterator[Offering]:
    for offerings in catalogue.at_model.values():
        yield from offerings


def drawn(catalogue: Catalogue) -> Iterator[tuple[Offering, Usage]]:
    """Requests, as many of every set of conditions that real prices have."""
    chance = random.Random(17)
    kinds: dict[tuple[str, ...], list[Offering]] = {}
    for offering in every(catalogue):
        # In the order of the seeds, so that every run draws the same.
        for conditions in dict.fromkeys(tuple(price.conditions) for price in offering.prices):
            kinds.setdefault(conditions, []).append(offering)
        if len(offering.prices) > len(offering.current):
            kinds.setdefault(("other days",), []).append(offering)
        if not offering.prices:
            kinds.setdefault(("no price",), []).append(offering)
        if retires_on(offering):
            kinds.setdefault(("retires",), []).append(offering)
        if offering.charging.minimums:
            kinds.setdefault(("minimum",), []).append(offering)
        if allowances_of(offering):
            kinds.setdefault(("allowance",), []).append(offering)
    for number in range(REQUESTS):
        offering = chance.choice(kinds[list(kinds)[number % len(kinds)]])
        yield offering, usage_of(offering, catalogue, chance)


def data_of(offering: Offering) -> dict[str, Any]:
    """What a page knows of an offering."""
    prices = {"prices": charged_prices(offering), "other_prices": other_prices(offering)}
    here = {"not_offered": sorted(offering.not_offered), "context": offering.limits.context}
    beside = {
        "minimums": [minimum_data(each) for each in offering.charging.minimums.values()],
        "allowances": [allowance_data(each) for each in allowances_of(offering)],
    }
    life = {"status": offering.status, "retires_on": retires_on(offering)}
    return {"billing": offering.billing, **life, **prices, **here, **beside}


def expected(made: Quote) -> list[Any]:
    """What the script has to answer."""
    hours = sorted(amount_text(total) for _, total in made.hours)
    sums = [text(made.total), text(made.usd)]
    uses = [[text(use.rest), use.is_enough] for use in made.allowances]
    return [made.state.value, *sums, unknown_of_day(made), sorted(made.missing), hours, uses]


def text(amount: Decimal | None) -> str | None:
    return None if amount is None else amount_text(amount)

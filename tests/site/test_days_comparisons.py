"""The real seeds on days to come: what comparisons and derived sentences rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from llmref.catalogue.concerns import concerns
from llmref.catalogue.entities import Cited, Offering
from llmref.catalogue.link import link
from llmref.insights.capabilities import Capability
from llmref.insights.cells import State
from llmref.insights.compared_cells import compared_cell
from llmref.insights.gotchas import gotchas
from llmref.insights.market import Market
from llmref.insights.price_dates import priced_on
from llmref.insights.prices import input_tokens
from llmref.insights.ranking import are_tied, cost_read_on, is_far_below, is_own
from llmref.insights.why import why
from llmref.pages.context import PageContext
from llmref.pages.prices import offering_money
from llmref.records.source import STALE
from llmref.urls import Addresses
from tests.site.test_days import DAYS, real_seeds

pytestmark = pytest.mark.site


@dataclass(frozen=True, eq=False)
class Compared:
    """All offerings on one day, each with its market."""

    context: PageContext

    def offerings(self) -> Iterator[tuple[Offering, Market]]:
        """Each offering with the market of its model."""
        for offering in self.context.catalogue.offerings:
            yield offering, self.context.market(offering.model)

    def markets(self) -> Iterator[Market]:
        """The market of each model."""
        for model in self.context.catalogue.models.values():
            yield self.context.market(model)


@pytest.fixture(scope="module", params=DAYS, ids=lambda day: str(day or "as of"))
def compared(request: pytest.FixtureRequest) -> Compared:
    """The comparisons of one day after the other."""
    today: date | None = request.param
    catalogue = link(real_seeds(), today)
    return Compared(PageContext(catalogue, Addresses(catalogue.site.base_url)))


def test_no_workload_is_priced_where_it_does_not_fit(compared: Compared) -> None:
    wrong = []
    for market in compared.markets():
        for slug, work in market.workloads.items():
            longest = input_tokens(work.uses) + work.uses.get("output", 0)
            for place in market.by_workload[slug]:
                window = place.offering.limits.context
                if window and window < longest and place.cost.amount is not None:
                    wrong.append(f"{place.offering.key}: {slug} in {window}")
    assert wrong == []


def test_no_old_copy_and_no_reseller_far_below_the_list_price_is_alone_cheapest(
    compared: Compared,
) -> None:
    wrong = []
    for market in compared.markets():
        for slug, tier in market.cheapest.items():
            places = [place for place in market.by_workload[slug] if place.is_ranked]
            days = [day for place in places if (day := cost_read_on(place.cost))]
            lead = [day for place in tier.ranked_offerings if (day := cost_read_on(place.cost))]
            if lead and max(days) - max(lead) > STALE and len(lead) == len(tier.offerings):
                wrong.append(f"{market.model.slug}, {slug}: {max(lead)} is old")
            listed = [
                place.cost.amount_usd
                for place in market.by_workload[slug]
                if is_own(place.offering) and place.cost.amount_usd
            ]
            wrong += [
                f"{place.offering.key}, {slug}: far below {min(listed)}"
                for place in places
                if listed
                and place.cost.amount_usd
                and is_far_below(place.offering, place.cost.amount_usd, min(listed))
                and (place.offering.price and _is_unverified(place.offering))
            ]
    assert wrong == []


def _is_unverified(offering: Offering) -> bool:
    price = offering.price
    cited = [price.source_of(rate) for rate in price.rates] if price else []
    return all(source is None or source.is_catalogue for source in cited)


def test_what_ties_is_within_a_thousandth_and_converted_amounts_say_so(compared: Compared) -> None:
    wrong = []
    for market in compared.markets():
        for tier in market.price_tiers:
            usd = [place.cost.amount_usd or Decimal(0) for place in tier.ranked_offerings]
            if not are_tied(min(usd), max(usd)) or tier.is_converted != ("about" in tier.text):
                wrong.append(f"{market.model.slug}: {tier.text}")
    for offering, _ in compared.offerings():
        price = offering.price
        for rate in price.rates if price and price.converted_from else ():
            cell = compared_cell(offering, rate)
            if cell.amount is not None and not cell.text.startswith("about "):
                wrong.append(f"{offering.key}: {cell.text}")
    assert wrong == []


def test_tables_and_tiles_show_the_date_of_the_price(compared: Compared) -> None:
    wrong = []
    for offering, market in compared.offerings():
        row = compared.context.row(offering, "provider")
        if row.checked != priced_on(offering):
            wrong.append(f"{offering.key}: {row.checked}")
        money = offering_money(offering, market, compared.context.catalogue.today)
        for tile in money.tiles:
            if tile.cell.amount is not None and tile.cell.cited and tile.day is None:
                wrong.append(f"{offering.key}: {tile.label}")
    assert wrong == []


def test_sentences_that_set_a_provider_apart_rest_on_what_is_known(compared: Compared) -> None:
    wrong = []
    for offering, market in compared.offerings():
        sentences = why(offering, market)
        text = " ".join(sentences)
        if "more than the model's" in text:
            wrong.append(f"{offering.key}: {text}")
        differing = [row for row in market.facts[offering].capabilities if row.differs]
        if ("by the model, but not" in text or "not by the model" in text) and not differing:
            wrong.append(f"{offering.key}: no difference is known")
        wrong += [f"{offering.key}: {row.key}" for row in differing if not _is_own_word(row)]
        wrong += [f"{offering.key}: {each}" for each in sentences if _is_doubtful(each, market)]
    assert wrong == []


def _is_own_word(row: Capability) -> bool:
    source = row.source
    if source is None:
        return False
    origin = source.origin if isinstance(source, Cited) else source
    return origin.via != "catalogue"


def _is_doubtful(sentence: str, market: Market) -> bool:
    """Whether few are said to have something although it is unknown of others."""
    if not sentence.startswith(("The only one of", "One of only")):
        return False
    facts = [market.facts[offering] for offering in market.live]
    if "batch price" in sentence:
        return None in {fact.has_batch for fact in facts}
    return "cached input" in sentence and None in {fact.has_caching for fact in facts}


def test_gotchas_of_providers_show_only_where_they_apply(compared: Compared) -> None:
    wrong = []
    for offering, market in compared.offerings():
        records = offering.provider.record.gotchas
        own = {record.text for record in records if concerns(record, offering)}
        own |= {record.text for record in offering.record.gotchas}
        others = {record.text for record in records} - own
        if not others:
            continue
        listed = gotchas(offering, market, compared.context.lookalike_ids)
        wrong += [f"{offering.key}: {each.text}" for each in listed if each.text in others]
    assert wrong == []


def test_work_that_does_not_fit_is_neither_unknown_nor_free(compared: Compared) -> None:
    states = {
        place.cost.state
        for market in compared.markets()
        for slug, work in market.workloads.items()
        for place in market.by_workload[slug]
        if (window := place.offering.limits.context)
        and window < input_tokens(work.uses) + work.uses.get("output", 0)
    }
    assert states == {State.NOT_APPLICABLE}

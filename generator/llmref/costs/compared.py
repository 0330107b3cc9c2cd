"""Usage at all providers of a model, the lowest cost first."""

from __future__ import annotations

from collections.abc import Sequence

from llmref.catalogue.entities import Offering
from llmref.costs.quote import Quote, quote
from llmref.costs.usage import Usage
from llmref.insights.prices import Exchange
from llmref.insights.ranking import RankedOffering, ranked_costs
from llmref.speed.values import value


@value(eq=False)
class RankedQuote:
    """A quote with its place among those of all providers."""

    quote: Quote
    ranked: RankedOffering
    """Rank 1 for the lowest; no rank where the cost is not whole, or is doubted."""


def ranked_quotes(
    offerings: Sequence[Offering], usage: Usage, exchange: Exchange
) -> tuple[RankedQuote, ...]:
    """All quotes in the order of `ranking.ranked_costs`: ties and doubts are judged alike."""
    quotes = {offering: quote(offering, usage, exchange) for offering in offerings}
    live = {offering for offering, each in quotes.items() if each.is_live}
    places = ranked_costs([(offering, each.cost) for offering, each in quotes.items()], live)
    return tuple(RankedQuote(quotes[place.offering], place) for place in places)

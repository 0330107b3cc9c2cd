"""Cost: what usage costs at each provider of a model, the lowest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llmref.catalogue.entities import Offering
from llmref.costs.compared import RankedQuote, ranked_quotes
from llmref.costs.usage import Usage
from llmref.costs.wording import quote_cells, quote_data, standings_text, usage_text
from llmref.lookups.answer import AnswerTable, LookupAnswer, beginning_of
from llmref.lookups.named import named_model, named_offering
from llmref.pages.context import PageContext
from llmref.wording import listed


def cost_answer(context: PageContext, text: str, usage: Usage) -> LookupAnswer:
    """What usage of MODEL or MODEL/PROVIDER costs, and a note on all providers. Raises NoAnswer."""
    places = quotes_of(context, text, usage)
    model = named_model(context.catalogue, text.partition("/")[0])
    every = places if len(places) > 1 else quotes_of(context, model.slug, usage)
    words = standings_text(every, usage, context.catalogue.today)
    offerings = [place.quote.offering for place in every]
    note = " ".join([words, *_conditions_unnamed(offerings, usage)])
    title = f"{model.name}: {usage_text(usage)}"
    table = AnswerTable(title, [quote_cells(place) for place in places], (), [note], (0, 2))
    return LookupAnswer(
        [table],
        {
            "model": model.slug,
            "day": usage.day,
            "at": f"{usage.at:%H:%M}" if usage.at else None,
            "mode": usage.mode,
            "requests": usage.requests,
            "asks": dict(usage.asks),
            "uses": dict(usage.uses),
            "offerings": [quote_data(place) for place in places],
            "note": note,
        },
    )


def _conditions_unnamed(offerings: Sequence[Offering], usage: Usage) -> Iterator[str]:
    """What is asked for and no price names, with what prices name: a slip would change nothing."""
    for name, wanted in usage.asks.items():
        stated = {
            str(value)
            for offering in offerings
            for price in (*offering.prices, *offering.of_modes)
            if (value := price.conditions.get(name)) is not None
        }
        if isinstance(wanted, str) and wanted not in stated:
            named = f"; prices name {listed(sorted(stated))}" if stated else ""
            yield f"No price names the {name} {beginning_of(wanted)!r}{named}."


def quotes_of(context: PageContext, text: str, usage: Usage) -> Sequence[RankedQuote]:
    """The quotes of MODEL, or that of MODEL/PROVIDER with its place among all. Raises NoAnswer."""
    catalogue = context.catalogue
    slug, slash, provider = text.partition("/")
    model = named_model(catalogue, slug, text)
    places = ranked_quotes(catalogue.at_model[model.slug], usage, catalogue.site.exchange_rates)
    if not slash:
        return places
    offering = named_offering(catalogue, model, provider)
    return [place for place in places if place.quote.offering is offering]

"""Cost: what usage costs at each provider of a model, the lowest first."""

from __future__ import annotations

from collections.abc import Sequence

from llmref.costs.compared import RankedQuote, ranked_quotes
from llmref.costs.usage import Usage
from llmref.costs.wording import quote_cells, quote_data, standings_text, usage_text
from llmref.lookups.answer import AnswerTable, LookupAnswer
from llmref.lookups.named import named_model, named_offering
from llmref.pages.context import PageContext


def cost_answer(context: PageContext, text: str, usage: Usage) -> LookupAnswer:
    """What usage of MODEL or MODEL/PROVIDER costs, and a note on all providers. Raises NoAnswer."""
    places = quotes_of(context, text, usage)
    model = named_model(context.catalogue, text.partition("/")[0])
    every = places if len(places) > 1 else quotes_of(context, model.slug, usage)
    note = standings_text(every, usage, context.catalogue.today)
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

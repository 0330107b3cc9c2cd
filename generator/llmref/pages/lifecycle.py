"""The dates in a model's life: released, deprecated, retired, and today among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from llmref import formats, urls
from llmref.catalogue.entities import Cited, Model
from llmref.insights.first_listed import listed_source, listed_text
from llmref.insights.lifecycle import CreatorApi, model_status
from llmref.insights.market import Market
from llmref.insights.retirement import no_end_at
from llmref.pages.components import Step, cited_view
from llmref.pages.context import PageContext
from llmref.pages.page import Link
from llmref.records.source import source_of

_Dated = tuple[date, Step]


def lifecycle_steps(context: PageContext, model: Model) -> list[Step]:
    """What is known of a model's life in the order of days, what has no date first."""
    today, market = context.catalogue.today, context.market(model)
    dated = [*_released(model), *_listed(context, model), *_at_creator(market.creator_api)]
    dated += _of_providers(market, today)
    dated.append((today, _today(context, market)))
    dated.sort(key=lambda pair: pair[0])
    return [*_undated(market), *(step for _, step in dated)]


def _undated(market: Market) -> Iterator[Step]:
    api = market.creator_api
    if market.model.record.released is None:
        yield Step("Date not known", "Released")
    if api and api.status == "retired" and not api.lifecycle.retires_on:
        yield Step("Date not known", f"Retired at {api.name}", source=cited_view(api.cited))


def _released(model: Model) -> Iterator[_Dated]:
    record = model.record
    if record.released:
        source = source_of(record.sources, "released")
        cited = Cited(source, source.checked) if source else None
        yield (
            record.released.first,
            Step(formats.some_day(record.released), "Released", source=cited_view(cited)),
        )


def _listed(context: PageContext, model: Model) -> Iterator[_Dated]:
    """The day by which it was listed, where no release date is known."""
    if day := context.listed_by(model):
        source = cited_view(listed_source(model, day))
        yield day, Step(listed_text(day), "First listed", source=source)


def _at_creator(api: CreatorApi | None) -> Iterator[_Dated]:
    """Its deprecation, and its end where the creator's API is not among the providers."""
    if api is None:
        return
    life, view = api.lifecycle, cited_view(api.cited)
    if life.deprecated_on:
        text = f"Deprecated at {api.name}: new use is discouraged"
        yield life.deprecated_on, Step(formats.day(life.deprecated_on), text, source=view)
    if life.retires_on and api.offering is None:
        text = f"{'Retired' if api.status == 'retired' else 'Retires'} at {api.name}"
        yield life.retires_on, Step(formats.day(life.retires_on), text, source=view)


def _of_providers(market: Market, today: date) -> Iterator[_Dated]:
    """When its main id ends at providers; those of one day and source together."""
    citations: dict[tuple[date, str], list[tuple[str, Cited]]] = defaultdict(list)
    for offering in market.offerings:
        life, cited = offering.lifecycle, offering.lifecycle_source
        if life and life.retires_on and cited:
            citations[life.retires_on, cited.origin.url].append((offering.provider.name, cited))
    for (day, _), ends in citations.items():
        stops = "Retired" if day <= today else "Retires"
        text = f"{stops} at {formats.names([name for name, _ in ends])}"
        yield day, Step(formats.day(day), text, source=cited_view(ends[0][1]))


def _today(context: PageContext, market: Market) -> Step:
    today = f"{formats.day(context.catalogue.today)}, today"
    status, api = model_status(market), market.creator_api
    if status is None:
        return Step(today, no_end_at(market))
    successor = context.catalogue.models.get(api.lifecycle.successor or "") if api else None
    link = Link(successor.name, urls.model_path(successor)) if successor else None
    follow = " Its replacement is" if link else ""
    return Step(today, f"{status[0]}.{follow}", link, cited_view(api.cited) if api else None)

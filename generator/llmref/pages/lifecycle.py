"""The dates in a model's life: released, deprecated, retired, and today among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from llmref import formats, urls
from llmref.catalogue.entities import Cited, Model
from llmref.pages.components import Step, cited_view
from llmref.pages.context import PageContext
from llmref.pages.page import Link
from llmref.records.source import source_of

_Dated = tuple[date, Step]


def lifecycle_steps(context: PageContext, model: Model) -> list[Step]:
    """What is known of a model's life in the order of days, what has no date first."""
    today = context.catalogue.today
    dated = [*_of_model(model, today), *_of_providers(context, model)]
    dated.append((today, _status(context, model)))
    dated.sort(key=lambda pair: pair[0])
    return [*_undated(model), *(step for _, step in dated)]


def _undated(model: Model) -> Iterator[Step]:
    life = model.record.lifecycle
    if model.record.released is None:
        yield Step("Date not known", "Released")
    if life and life.status == "retired" and not life.retires_on:
        yield Step("Date not known", "Retired", source=cited_view(model.lifecycle_source))


def _of_model(model: Model, today: date) -> Iterator[_Dated]:
    record, life = model.record, model.record.lifecycle
    if record.released:
        source = source_of(record.sources, "released")
        cited = Cited(source, source.checked) if source else None
        yield (
            record.released.first,
            Step(formats.some_day(record.released), "Released", source=cited_view(cited)),
        )
    view = cited_view(model.lifecycle_source)
    if life and life.deprecated_on:
        text = "Deprecated: new use is discouraged"
        yield life.deprecated_on, Step(formats.day(life.deprecated_on), text, source=view)
    if life and life.retires_on:
        text = "Retired" if life.retires_on <= today else "Retires: calls will fail"
        yield life.retires_on, Step(formats.day(life.retires_on), text, source=view)


def _of_providers(context: PageContext, model: Model) -> Iterator[_Dated]:
    """When its main id ends at providers; those of one day and source together."""
    citations: dict[tuple[date, str], list[tuple[str, Cited]]] = defaultdict(list)
    for offering in context.catalogue.at_model[model.slug]:
        life = offering.record.lifecycle
        if life and life.retires_on and offering.lifecycle_source:
            key = (life.retires_on, offering.lifecycle_source.origin.url)
            citations[key].append((offering.provider.name, offering.lifecycle_source))
    for (day, _), cited in citations.items():
        stops = "Retired" if day <= context.catalogue.today else "Retires"
        text = f"{stops} at {formats.names([name for name, _ in cited])}"
        yield day, Step(formats.day(day), text, source=cited_view(cited[0][1]))


def _status(context: PageContext, model: Model) -> Step:
    life = model.record.lifecycle
    today = f"{formats.day(context.catalogue.today)}, today"
    if life is None:
        return Step(today, "No source that we read says where the model itself stands.")
    successor = context.catalogue.models.get(life.successor or "")
    link = Link(successor.name, urls.model_path(successor)) if successor else None
    follow = " Its successor is" if link else ""
    return Step(today, f"Status: {life.status}.{follow}", link, cited_view(model.lifecycle_source))

"""The sources of an offering's page: all documents that a fact on it or in its JSON was read in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import partial

from llmref.catalogue.entities import Cited, Model, Offering, Price, Provider
from llmref.catalogue.parameters import parameters_here
from llmref.insights.freshness import citations
from llmref.insights.lifecycle import CreatorApi
from llmref.memo import Once
from llmref.pages.components import (
    SourceDocument,
    SourceView,
    by_document,
    record_sources,
    source_view,
)
from llmref.pages.context import PageContext

_RECORD = Once[Model | Provider, Sequence[SourceView]]("sources of a record")
_SOURCE = Once[tuple[Hashable, ...], SourceView]("source of a fact")


def offering_sources(
    context: PageContext, offering: Offering, api: CreatorApi | None
) -> Sequence[SourceDocument]:
    """Each document with its readings; of two uses of one reading, the first in order is named."""
    memo, records = context.memo, (("Provider", offering.provider), ("Model", offering.model))
    named: dict[Hashable, tuple[Cited, str]] = {}
    for covers, read in _uses(offering, api):
        for cited in read:
            origin = cited.origin
            named.setdefault((origin.url, origin.revision, cited.checked), (cited, covers))
    return by_document(
        [
            *(_view(context, cited, covers) for cited, covers in named.values()),
            *(
                view
                for whose, entity in records
                for view in memo.once(_RECORD, entity, partial(_of_record, entity, whose))
            ),
        ]
    )


def _uses(offering: Offering, api: CreatorApi | None) -> Iterator[tuple[str, Iterable[Cited]]]:
    """What was read, in the order of its weight on the page."""
    forms = (offering, *offering.variants)
    prices = [price for form in forms for price in form.prices]
    yield "Prices and IDs", citations(offering)
    yield "Disputed rates", (dispute.cited for price in prices for dispute in price.disputes)
    yield "Prices of other days", (cited for price in prices for cited in _read(price))
    yield "Corrected rates", (wrong.cited for price in prices for wrong in price.corrections)
    yield "Lifecycle", (form.lifecycle_source for form in forms if form.lifecycle_source)
    parameters = parameters_here(offering)
    yield (
        "Parameters",
        [parameters.cited] if parameters and parameters.cited and not parameters.of_model else (),
    )
    yield "Lifecycle at the creator's own API", [api.cited] if api and api.cited else ()


def _of_record(entity: Model | Provider, whose: str) -> Sequence[SourceView]:
    return record_sources(entity.record.sources, whose)


def _read(price: Price) -> Iterator[Cited]:
    if price.cited is not None:
        yield price.cited
    yield from price.rate_sources.values()


def _view(context: PageContext, cited: Cited, covers: str) -> SourceView:
    origin = cited.origin
    key = (origin.url, origin.name, origin.via, origin.revision, cited.checked, covers)
    return context.memo.once(_SOURCE, key, lambda: source_view(origin, cited.checked, covers))

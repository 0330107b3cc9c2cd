"""A sentence or two on a model for which nobody has written any, made of its facts alone."""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats
from llmref.catalogue.entities import Model
from llmref.insights.market import Market
from llmref.records.kinds import MODEL_KINDS


def about(market: Market) -> str:
    """What the model is and who offers it; no opinion, and nothing that a table beside it has."""
    return " ".join(_sentences(market))


def _sentences(market: Market) -> Iterator[str]:
    model, record = market.model, market.model.record
    is_alias = market.offerings and all(offering.record.moving for offering in market.offerings)
    yield _alias(model) if is_alias else _identity(model)
    if record.parameters.total:
        active = f", {record.parameters.active} of them active" if record.parameters.active else ""
        yield f"It has {record.parameters.total} parameters{active}."
    yield from _offered(market)


def _offered(market: Market) -> Iterator[str]:
    named = list(dict.fromkeys(offering.provider.name for offering in market.live))
    if len(named) == 1:
        yield f"Of the providers listed here, only {named[0]} offers it."
    elif 1 < len(named) <= formats.NAMED_AT_MOST:
        yield f"{formats.names(named)} offer it."
    elif not named and any(offering.status == "retired" for offering in market.offerings):
        yield "No provider that is listed here offers it anymore."


def _alias(model: Model) -> str:
    return f"{model.name} stands for a model that each provider chooses, and may change."


def _identity(model: Model) -> str:
    maker = f" by {model.creator.name}" if model.creator else " by an unknown creator"
    weights = " with open weights" if model.record.weights == "open" else ""
    return f"{model.name} is {MODEL_KINDS[model.kind].noun}{weights}{maker}."

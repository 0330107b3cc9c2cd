"""The explorer's rows as columns, which its script filters and sorts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from llmref.catalogue.entities import Model
from llmref.insights.capabilities import LABELS
from llmref.pages.context import PageContext
from llmref.pages.explorer_columns import COLUMNS
from llmref.pages.explorer_rows import Values, doubts, has, model_values, offering_values

_OF_OFFERINGS = ("input", "output", "context", "max_output", "other", "cost", "status", "verified")


def models_data(context: PageContext, models: Sequence[Model]) -> dict[str, Any]:
    """The data of `models/models.json`, in the order of the models that are given."""
    rows = [model_values(context, model) for model in models]
    names = [context.name(model) for model in models]
    return {
        "columns": [
            [column.key, column.label, column.unit, column.shape, column.is_shown]
            for column in COLUMNS
        ],
        "features": list(LABELS.values()),
        "names": names,
        "slugs": [
            "" if name.lower().replace(" ", "-") == model.slug else model.slug
            for model, name in zip(models, names, strict=True)
        ],
        "has": [has(context, model) for model in models],
        "doubts": {
            str(at): doubt for at, model in enumerate(models) if (doubt := doubts(context, model))
        },
        "values": {column.key: _column(rows, column.key) for column in COLUMNS},
    }


def offerings_data(context: PageContext, models: Sequence[Model]) -> dict[str, Any]:
    """The data of `models/offerings.json`: each offering by the numbers of model and provider."""
    number = {model.slug: at for at, model in enumerate(models)}
    providers = list(context.catalogue.providers.values())
    at_provider = {provider.slug: at for at, provider in enumerate(providers)}
    offerings = sorted(context.catalogue.offerings, key=lambda each: number[each.model.slug])
    rows = [offering_values(context, offering) for offering in offerings]
    return {
        "providers": [[provider.name, provider.slug] for provider in providers],
        "model": _steps(number[offering.model.slug] for offering in offerings),
        "provider": [at_provider[offering.provider.slug] for offering in offerings],
        "values": {key: _column(rows, key) for key in _OF_OFFERINGS},
    }


def _column(rows: Sequence[Values], key: str) -> dict[str, Any]:
    """The texts of a column: each different one once, and which of them each row has."""
    texts = [row.get(key, "") for row in rows]
    different = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    return {"texts": list(different), "rows": [different[text] for text in texts]}


def _steps(numbers: Iterable[int]) -> list[int]:
    """Rising numbers as the steps between them, which compress better."""
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps

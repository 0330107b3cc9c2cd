"""The explorer's rows as columns, which its script filters and sorts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from llmref.catalogue.entities import Model, Offering, Provider
from llmref.insights.capabilities import LABELS
from llmref.insights.cells import State
from llmref.insights.data_policy import statements
from llmref.packed import column, packed, stated_slug
from llmref.pages.context import PageContext
from llmref.pages.explorer_columns import COLUMNS
from llmref.pages.explorer_costs import example_list
from llmref.pages.explorer_rows import Values, doubts, has, model_values, offering_values
from llmref.pages.explorer_terms import STANDARD, Terms, further_terms

_OF_OFFERINGS = ("input", "output", "context", "max_output", "other", "cost", "status", "verified")
_OF_MODELS = tuple(each.key for each in COLUMNS if each.key != "cost")
"""What a model costs is what its cheapest offering does: the script takes it from there."""
_OF_PROVIDERS = {
    "training": "trains_on_prompts",
    "retention": "zero_retention",
    "country": "country",
}
"""The facets that all offerings of a provider share, by the statement that each shows."""
_OF_PRICES = frozenset({"input", "output", "other", "cost"})


def by_name(context: PageContext, models: Iterable[Model]) -> list[Model]:
    """Models in the order of the data, in which those of one line stand together."""
    return sorted(models, key=lambda model: context.name(model).casefold())


def models_data(context: PageContext, models: Iterable[Model]) -> dict[str, Any]:
    """The data of `models/models.json`, by name."""
    models = by_name(context, models)
    rows = [model_values(context, model) for model in models]
    names = [context.name(model) for model in models]
    return {
        "columns": [
            [each.key, each.label, each.unit, each.shape, each.is_shown] for each in COLUMNS
        ],
        "features": list(LABELS.values()),
        "examples": example_list(context),
        "names": names,
        "slugs": [stated_slug(name, model.slug) for model, name in zip(models, names, strict=True)],
        "has": column([str(has(context, model)) for model in models]),
        "doubts": {
            str(at): doubt for at, model in enumerate(models) if (doubt := doubts(context, model))
        },
        "values": {key: column([row.get(key, "") for row in rows]) for key in _OF_MODELS},
    }


def numbers(context: PageContext, models: Iterable[Model]) -> dict[str, int]:
    """The place of each model in the data, by its slug."""
    return {model.slug: at for at, model in enumerate(by_name(context, models))}


def offerings_in_order(context: PageContext, number: Mapping[str, int]) -> list[Offering]:
    """All offerings in the order of the data."""
    return sorted(context.catalogue.offerings, key=lambda each: number[each.model.slug])


def offerings_data(context: PageContext, models: Iterable[Model]) -> dict[str, Any]:
    """The data of `models/offerings.json`: each offering by the numbers of model and provider.

    An offering has a row for its standard price, and one that can be called a row more for each
    mode and region.
    """
    number = numbers(context, models)
    providers = list(context.catalogue.providers.values())
    at_provider = {provider.slug: at for at, provider in enumerate(providers)}
    offerings = offerings_in_order(context, number)
    rows = [row for offering in offerings for row in _rows(context, offering)]
    return {
        "providers": [[provider.name, provider.slug] for provider in providers],
        "policies": _policies(providers),
        "model": packed(_steps(number[offering.model.slug] for offering, _, _ in rows)),
        "provider": packed(at_provider[offering.provider.slug] for offering, _, _ in rows),
        "values": {
            "mode": column([mode for _, (mode, _), _ in rows]),
            "region": column([region for _, (_, region), _ in rows]),
            **{
                key: column([values.get(key, "") for _, _, values in rows]) for key in _OF_OFFERINGS
            },
        },
    }


def _policies(providers: Sequence[Provider]) -> dict[str, Any]:
    """What becomes of prompts at each provider, in the order of the providers."""
    stated = [{row.key: row for row in statements(provider)} for provider in providers]
    return {
        name: column(
            [row.text if (row := rows[key]).state is not State.UNKNOWN else "" for rows in stated]
        )
        for name, key in _OF_PROVIDERS.items()
    }


def _rows(context: PageContext, offering: Offering) -> list[tuple[Offering, Terms, Values]]:
    values = offering_values(context, offering)
    unpriced = {key: text for key, text in values.items() if key not in _OF_PRICES}
    further = further_terms(context, offering) if offering.is_live else {}
    return [
        (offering, STANDARD, values),
        *((offering, terms, {**unpriced, **charged}) for terms, charged in further.items()),
    ]


def _steps(numbers: Iterable[int]) -> list[int]:
    """Rising numbers as the steps between them, which compress better."""
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps

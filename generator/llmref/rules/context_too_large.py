"""An offering that promises more context than its model has is worth a second look.

Two ways to write one window, 1,000,000 and 1,048,576, promise the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from llmref import formats
from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.windows import is_one_window

MANY = 3
"""So many providers that offer more ask whether the model's own window is right."""
_HINT = "correct the wrong one with a source, or accept it in exceptions.yaml"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a warning for each offering with more context than its model.

    Where three providers of a model or more offer more, one warning asks of the model.
    """
    for slug, model in catalogue.models.items():
        above = [offering for offering in catalogue.at_model[slug] if _is_above(offering)]
        if len(above) >= MANY:
            yield _of_model(model, above)
            continue
        for offering in above:
            yield offering.warning(
                "limits.context",
                f"{_window(offering.limits.context)} tokens, but the model's context window is"
                f" {_window(model.record.limits.context)}",
                _HINT,
                offering.id,
            )


def _is_above(offering: Offering) -> bool:
    offered, most = offering.limits.context, offering.model.record.limits.context
    return bool(offered and most and offered > most and not is_one_window(offered, most))


def _of_model(model: Model, above: list[Offering]) -> Problem:
    most = max(offering.limits.context or 0 for offering in above)
    names = [offering.provider.slug for offering in above]
    return model.warning(
        "limits.context",
        f"{_window(model.record.limits.context)} tokens, but up to {_window(most)} at"
        f" {formats.many(names, 'provider')}",
        _HINT,
        model.slug,
    )


def _window(tokens: int | None) -> str:
    return formats.tokens(tokens or 0)

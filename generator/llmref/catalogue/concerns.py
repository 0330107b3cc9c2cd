"""Which gotchas of a provider concern an offering."""

from __future__ import annotations

from llmref.catalogue.entities import Offering
from llmref.records.source import Gotcha


def concerns(gotcha: Gotcha, offering: Offering) -> bool:
    """Whether a gotcha of its provider applies to an offering, by model, kind and prices.

    None does where calls fail anyway.
    """
    model = offering.model
    if offering.status == "retired":
        return False
    if gotcha.models and model.slug not in gotcha.models:
        return False
    if gotcha.kinds and model.kind not in gotcha.kinds:
        return False
    return not any(
        getattr(price.when, name) is not None
        for form in offering.sellables
        for price in form.current
        for name in gotcha.unless_priced_by
    )

"""Which gotchas of a provider concern an offering."""

from __future__ import annotations

from llmref.catalogue.entities import Offering
from llmref.catalogue.profiles import has_profile
from llmref.records.source import Gotcha


def concerns(gotcha: Gotcha, offering: Offering) -> bool:
    """Whether a gotcha of its provider applies to an offering, by model, kind, ID and prices.

    None does where calls fail anyway.
    """
    model = offering.model
    if offering.status == "retired":
        return False
    if gotcha.models and model.slug not in gotcha.models:
        return False
    if gotcha.kinds and model.kind not in gotcha.kinds:
        return False
    if gotcha.id_form and (gotcha.id_form == "profile") is not has_profile(offering):
        return False
    return not any(
        getattr(price.when, name) is not None
        for form in offering.sellables
        for price in form.current
        for name in gotcha.unless_priced_by
    )

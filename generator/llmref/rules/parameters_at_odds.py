"""Parameters of a request that cannot be set as stated, or that its features deny."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from llmref.catalogue.entities import Model, Offering
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.features import Feature
from llmref.records.request_parameters import REASONING, ModelParameters, TakenParameter


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for ranges and defaults that do not fit, and what is taken and refused."""
    for model in catalogue.models.values():
        if stated := model.record.request_parameters:
            yield from _within(model, stated)
            yield from _against_features(model, stated, model.record.features)
    for offering in catalogue.offerings:
        if own := offering.record.request_parameters:
            yield from _within(offering, own)
            yield from _against_features(offering, own, offering.features)
            yield from _against_model(offering, own)


def _within(entity: Model | Offering, stated: ModelParameters) -> Iterator[Problem]:
    for name, taken in stated.takes.items():
        field = f"request_parameters.takes.{name}"
        if name in stated.refuses:
            yield entity.error(field, "this is taken and refused", "keep one of them")
        for words, hint in _range(taken):
            yield entity.error(field, words, hint)


def _range(taken: TakenParameter) -> Iterator[tuple[str, str]]:
    low, high = taken.min, taken.max
    if low is not None and high is not None and low > high:
        yield f"no number is from {low} to {high}", "exchange them"
    if taken.values and taken.default and taken.default not in taken.values:
        yield (
            f"the default {taken.default!r} is not among its values",
            "add it to `values`, or correct it",
        )
    if taken.values and (low is not None or high is not None):
        yield "it has both words and a range", "keep `values`, or `min` and `max`"


def _against_features(
    entity: Model | Offering, stated: ModelParameters, features: Mapping[Feature, bool]
) -> Iterator[Problem]:
    has = features.get("temperature")
    if has is False and "temperature" in stated.takes:
        words = "a temperature is taken here, but `features` say that it is not"
        yield entity.error("request_parameters.takes.temperature", words, "correct one of them")
    if has and "temperature" in stated.refuses:
        words = "a temperature is refused here, but `features` say that it is taken"
        yield entity.error("request_parameters.refuses", words, "correct one of them")
    for name in REASONING:
        if features.get("reasoning") is False and name in stated.takes:
            words = f"`{name}` is taken here, but `features` say that it does not reason"
            field = f"request_parameters.takes.{name}"
            yield entity.error(field, words, "correct one of them")


def _against_model(offering: Offering, own: ModelParameters) -> Iterator[Problem]:
    """A creator's own API that takes other words than its model's record says."""
    above = offering.model.record.request_parameters
    if above is None or not offering.is_first_party:
        return
    for name, taken in own.takes.items():
        other = above.takes.get(name)
        if other and taken.values and other.values and set(taken.values) != set(other.values):
            words = f"`{', '.join(taken.values)}` at the creator's own API, "
            text = f"{words}but `{', '.join(other.values)}` of the model"
            hint = "correct one of them, or leave both out while nobody knows"
            yield offering.warning(
                f"request_parameters.takes.{name}", text, hint, f"{offering.id} {name}"
            )

"""Parameters of a request that cannot be set as stated, or that its features deny."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.problems import Problem
from llmref.records.request_parameters import RequestParameters, TakenParameter


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for ranges and defaults that do not fit, and what is taken and refused."""
    for offering in catalogue.offerings:
        stated = offering.record.request_parameters
        if stated is None:
            continue
        for name, taken in stated.takes.items():
            field = f"request_parameters.takes.{name}"
            if name in stated.refuses:
                yield offering.error(field, "this is taken and refused", "keep one of them")
            for words, hint in _range(taken):
                yield offering.error(field, words, hint)
        yield from _against_features(offering, stated)


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


def _against_features(offering: Offering, stated: RequestParameters) -> Iterator[Problem]:
    has = offering.features.get("temperature")
    if has is False and "temperature" in stated.takes:
        words = "a temperature is taken here, but `features` say that it is not"
        yield offering.error("request_parameters.takes.temperature", words, "correct one of them")
    if has and "temperature" in stated.refuses:
        words = "a temperature is refused here, but `features` say that it is taken"
        yield offering.error("request_parameters.refuses", words, "correct one of them")

"""A label is how readers distinguish the IDs of an offering: with one label they cannot choose."""

from __future__ import annotations

from collections.abc import Iterator

from llmref.catalogue.entities import Variant
from llmref.catalogue.link import Catalogue
from llmref.lookalikes import difference
from llmref.problems import Problem
from llmref.records.labels import label_readings


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each variant labelled as an earlier one of its offering, in any order.

    Capitals and spaces make no difference, nor do characters that look alike. Where the ids are
    one, `native-id-claimed-twice` tells.
    """
    for offerings in catalogue.at_provider.values():
        for offering in offerings:
            if len(offering.variants) > 1:
                yield from _alike(offering.variants)


def _alike(variants: tuple[Variant, ...]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Variant] = {}
    for variant in variants:
        bearers = [first.setdefault(meaning, variant) for meaning in label_readings(variant.label)]
        earlier = next((bearer for bearer in bearers if bearer.id != variant.id), None)
        if earlier:
            yield _problem(variant, earlier)


def _problem(variant: Variant, earlier: Variant) -> Problem:
    hint = "say how this ID differs, such as `full ID`, `short ID` or the part that differs"
    words = f"{earlier.id!r} above has the label {earlier.label!r}, too"
    if differing := difference(variant.label, earlier.label):
        words = f"{earlier.id!r} above has a label that looks the same, {earlier.label!r}"
        hint = f"this one {differing}; {hint}"
    return variant.error("label", words, hint)

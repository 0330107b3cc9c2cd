"""A label is what readers tell ids of one offering by: under one label they cannot choose."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.catalogue.things import Variant
from generator.problems import Problem
from generator.records.labels import meaning


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each variant labelled as an earlier one of its offering, in any order.

    Capitals and spaces make no difference. Where the ids are one, `native-id-claimed-twice` tells.
    """
    for offerings in catalogue.at_provider.values():
        for offering in offerings:
            first: dict[tuple[str, ...], Variant] = {}
            for variant in offering.variants:
                earlier = first.setdefault(meaning(variant.label), variant)
                if earlier.id != variant.id:
                    yield variant.error(
                        "label",
                        f"{earlier.id!r} above is labelled {earlier.label!r} too",
                        "say what sets this id apart, such as `full id`, `short id` "
                        "or the part of it that differs",
                    )

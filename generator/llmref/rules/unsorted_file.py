"""One order of entries: two people who add an offering add it in the same place, or conflict."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from llmref.catalogue.link import Catalogue
from llmref.problems import Problem, error


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each offering whose native id is smaller than one above it."""
    for seed in catalogue.seeds.offerings:
        above: list[str] = []
        for position, offering in enumerate(seed.record.offerings):
            if above and offering.id < above[-1]:
                follower = above[bisect_right(above, offering.id)]
                yield error(
                    seed.place().at("offerings", position, "id"),
                    f"{offering.id!r} is out of order, after {above[-1]!r}",
                    f"move the entry up, before {follower!r}; uppercase sorts before lowercase",
                )
            else:
                above.append(offering.id)

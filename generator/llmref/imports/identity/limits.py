"""Which of several limits is the model's: hosts cut windows, and write one window in many ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from llmref.records.windows import is_one_window

_FEWEST, _SHARE = 2, 5
"""A window is the model's if two providers serve it, and one in five of those that say any."""


@dataclass(frozen=True, slots=True)
class Support:
    """Who states a figure."""

    own: int
    """How many records of the creator's own providers."""
    providers: frozenset[str]


def limit(supports: Mapping[int, Support], *, is_open: bool = False) -> int:
    """The window that the creator states, else the largest that enough providers serve.

    Where anyone can run the weights, the largest of both: a host can serve less than the model
    holds, and so can the creator's own API, but nobody can serve more. Figures of one window stand
    for each other; of these the creator's own is written, else what most providers write.
    """
    everybody = frozenset().union(*(support.providers for support in supports.values()))
    enough = max(_FEWEST, -(-len(everybody) // _SHARE))
    wholes = {figure: _whole(figure, supports) for figure in supports}

    def rank(figure: int) -> tuple[int, int, int]:
        own, hosts = wholes[figure].own, min(len(wholes[figure].providers), enough)
        if is_open:
            return 0, -enough if own else -hosts, -figure
        return -own, -hosts, -figure

    best = min(supports, key=rank)
    same = [figure for figure in supports if is_one_window(figure, best)]
    return min(
        same, key=lambda figure: (-supports[figure].own, -len(supports[figure].providers), -figure)
    )


def is_backed(figure: int, supports: Mapping[int, Support]) -> bool:
    """Whether more than one word stands behind it: the creator's, or a second host's.

    Where the creator's own providers contradict one another, none of their words does.
    """
    whole = _whole(figure, supports)
    others = [
        support.own for other, support in supports.items() if not is_one_window(figure, other)
    ]
    if whole.own > 0:
        return whole.own > max(others, default=0)
    return len(whole.providers) >= _FEWEST


def _whole(figure: int, supports: Mapping[int, Support]) -> Support:
    """The support of all figures of one window."""
    same = [support for other, support in supports.items() if is_one_window(figure, other)]
    return Support(
        sum(support.own for support in same),
        frozenset().union(*(support.providers for support in same)),
    )

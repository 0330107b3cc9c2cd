"""How old the current prices are, and which of them somebody read at the provider."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from llmref import formats
from llmref.catalogue.entities import Cited
from llmref.charts.drawing import Chart, Line, Words, position

_ROW, _FULL = 34, 90.0
_LEAST = 0.5
"""Percent of the width that even the smallest part takes, so that it is seen."""
_SPANS = (
    (30, "30 days or less"),
    (60, "31 to 60 days"),
    (90, "61 to 90 days"),
    (180, "91 to 180 days"),
)
_OLDER = "More than 180 days"


class AgeCount(NamedTuple):
    """How many prices have an age."""

    label: str
    read: int
    """Those that somebody read at the provider."""
    listed: int
    """Those that a catalog states."""

    @property
    def all(self) -> int:
        """Both together."""
        return self.read + self.listed


def age_counts(cited: Iterable[Cited], today: date) -> list[AgeCount]:
    """The number of prices by the age of what was read, the newest first; 0 where there is none."""
    counts = {label: [0, 0] for _, label in _SPANS} | {_OLDER: [0, 0]}
    for citation in cited:
        age = (today - citation.checked).days
        label = next((label for most, label in _SPANS if age <= most), _OLDER)
        counts[label][citation.is_catalogue] += 1
    return [AgeCount(label, read, listed) for label, (read, listed) in counts.items()]


def ages(counts: Sequence[AgeCount]) -> Chart | None:
    """A bar for each age, of two parts; None where no price has a source."""
    most = max(count.all for count in counts)
    if not most:
        return None
    lines, words = [], []
    for row, count in enumerate(counts):
        top, bar = str(row * _ROW + 14), str(row * _ROW + 22)
        middle, end = count.read / most * _FULL, count.all / most * _FULL
        if count.listed:
            lines.append(
                Line(position(middle), bar, position(max(end, middle + _LEAST)), bar, "first")
            )
        if count.read:
            lines.append(Line("0", bar, position(max(middle, _LEAST)), bar, "second"))
        words.append(Words("0", top, count.label))
        words.append(Words("100", top, formats.count(count.all), "first", "end"))
    return Chart(
        id="chart-ages",
        title="Age of current prices",
        description=_description(counts),
        height=len(counts) * _ROW,
        lines=lines,
        marks=(),
        words=words,
        key=[("second", "Read at the provider"), ("first", "From a catalog, unverified")],
    )


def _description(counts: Iterable[AgeCount]) -> str:
    parts = [
        f"{count.label}: {formats.count(count.all)}, {formats.count(count.read)} of them read at"
        " the provider"
        for count in counts
    ]
    return f"{'; '.join(parts)}."

"""The models of a creator by their release, each until its end at the creator's own API."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from llmref import formats
from llmref.charts.axes import day_axis
from llmref.charts.drawing import Chart, Line, Mark, Tone, position, short, words_at
from llmref.charts.scales import Linear
from llmref.speed.values import value

_DRAWN = 24
_ROW, _TOP, _MIDDLE, _ABOVE = 26, 8, 19, 7
_LEFT, _RIGHT = 1.0, 97.0


@value()
class Release:
    """One model."""

    name: str
    day: date
    """The earliest day that its release date can mean."""
    end: date | None
    """The day on which the creator's own API retires it, if it states one."""


def release_chart(dated: Sequence[Release], without: int, today: date, maker: str) -> Chart | None:
    """The newest models, the newest first; None for fewer than two.

    `without` says how many others have no release date.
    """
    if len(dated) < 2:  # one date shows no order
        return None
    by_day = sorted(dated, key=lambda each: (-each.day.toordinal(), each.name.casefold()))
    drawn = by_day[:_DRAWN]
    first = drawn[-1].day
    last = max([today, *(each.day for each in drawn), *(each.end for each in drawn if each.end)])
    across = Linear(first.toordinal(), last.toordinal(), _LEFT, _RIGHT)
    base = _TOP + len(drawn) * _ROW
    lines, words = day_axis(across, first, last, _TOP, base)
    now = position(across.at(today.toordinal()))
    lines.append(Line(now, str(_TOP), now, str(base), "end"))
    marks: list[Mark] = []
    for row, each in enumerate(drawn):
        y = _TOP + row * _ROW + _MIDDLE
        start = across.at(each.day.toordinal())
        stop = across.at((each.end or max(today, each.day)).toordinal())
        tone: Tone = "quiet" if each.end else "first"
        lines.append(Line(position(start), str(y), position(stop), str(y), tone))
        marks.append(Mark(position(start), str(y), "first"))
        if each.end:
            marks.append(Mark(position(stop), str(y), "end"))
        words.append(words_at(start, str(y - _ABOVE), short(each.name), "first"))
    left_out = _left_out(len(dated) - len(drawn), without)
    return Chart(
        id="chart-releases",
        title=f"Releases of {maker}",
        description=_description(drawn),
        height=base + 24,
        lines=lines,
        marks=marks,
        words=words,
        key=(("first", "Released"), ("end", "Retires at the creator's own API")),
        note=f"The dashed line is {formats.day(today)}.{left_out}",
    )


def _description(drawn: Sequence[Release]) -> str:
    newest, oldest = drawn[0], drawn[-1]
    ends = sum(each.end is not None for each in drawn)
    return (
        f"{formats.plural(len(drawn), 'model')}, from {oldest.name} ({formats.day(oldest.day)})"
        f" to {newest.name} ({formats.day(newest.day)});"
        f" {formats.count(ends)} with an end at the creator's own API."
    )


def _left_out(older: int, without: int) -> str:
    parts = []
    if older:
        verb = formats.verb(older, "is", "are")
        parts.append(f" {formats.plural(older, 'older model')} {verb} not drawn.")
    if without:
        verb = formats.verb(without, "has", "have")
        parts.append(f" {formats.plural(without, 'more model')} {verb} no release date.")
    return "".join(parts)

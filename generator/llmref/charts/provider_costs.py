"""What a model's providers charge for one workload, as bars from nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from llmref import formats
from llmref.charts.drawing import Chart, Line, Mark, Tone, Words, position, short
from llmref.insights.market import Market
from llmref.speed.values import value

_DRAWN = 12
_ROW, _TEXT, _BAR = 34, 14, 22
_FULL = 96.0


@value()
class CostBar:
    """What some providers charge alike."""

    label: str
    amount: Decimal
    """US dollars."""
    is_own: bool
    """Whether the creator's own API is among them."""
    is_converted: bool = False
    """Whether the amount was converted by all of them."""

    @property
    def text(self) -> str:
        """The amount as comparisons state it."""
        return (formats.about_money if self.is_converted else formats.money)(self.amount)


def provider_costs(market: Market) -> Chart | None:
    """The price tiers of a market, the lowest first; None where fewer than two differ."""
    bars = [
        CostBar(
            _providers(tier.providers),
            tier.amount_usd,
            any(offering.is_first_party for offering in tier.offerings),
            tier.is_converted,
        )
        for tier in market.price_tiers
    ]
    title = f"Cost of {market.workload.label} by provider"
    without = sum(
        not place.is_ranked for place in market.ranked_offerings if place.offering.is_live
    )
    return cost_chart(bars, title, without) if len(bars) > 1 else None


def cost_chart(bars: Sequence[CostBar], title: str, without: int = 0) -> Chart:
    """Bars by amount, the lowest first; where there are many, the first ones and the last.

    `without` says how many providers have no rank: their cost is not known, or is doubted.
    """
    drawn = bars if len(bars) <= _DRAWN else (*bars[: _DRAWN - 1], bars[-1])
    lines, marks, words = [], [], []
    for row, bar in enumerate(drawn):
        top, middle = str(row * _ROW + _TEXT), str(row * _ROW + _BAR)
        end = position(float(bar.amount / drawn[-1].amount) * _FULL)
        tone: Tone = "second" if bar.is_own else "first"
        lines.append(Line("0", middle, end, middle, tone))
        marks.append(Mark(end, middle, tone))
        words.append(Words("0", top, short(bar.label)))
        words.append(Words("100", top, bar.text, "first", "end"))
    own = any(bar.is_own for bar in drawn)
    return Chart(
        id="chart-costs",
        title=title,
        description=_description(bars),
        height=len(drawn) * _ROW,
        lines=lines,
        marks=marks,
        words=words,
        key=(("second", "The creator's own API"), ("first", "Other providers")) if own else (),
        note=_left_out(len(bars) - len(drawn), without),
    )


def _providers(names: Sequence[str]) -> str:
    """All names, or as many of the first two as there is room for, and how many more."""
    if short(text := formats.names(names)) == text:
        return text
    for shown in (2, 1):
        rest = len(names) - shown
        text = f"{', '.join(names[:shown])} and {formats.count(rest)} more"
        if rest > 0 and short(text) == text:
            return text
    return names[0] if len(names) == 1 else f"{names[0]} and {formats.count(len(names) - 1)} more"


def _description(bars: Sequence[CostBar]) -> str:
    lowest, highest = bars[0], bars[-1]
    return (
        f"{formats.plural(len(bars), 'amount')}, from {lowest.text} at"
        f" {lowest.label} to {highest.text} at {highest.label}."
    )


def _left_out(number: int, without: int) -> str:
    parts = []
    if number:
        verb = formats.verb(number, "is", "are")
        parts.append(
            f"{formats.plural(number, 'amount')} between the last two bars {verb} not drawn."
        )
    if without:
        verb = formats.verb(without, "has", "have")
        parts.append(f"{formats.plural(without, 'more provider')} {verb} no ranked cost.")
    return " ".join(parts)

"""How a price changed, as steps that go on from one day to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from llmref import formats
from llmref.catalogue.entities import Offering, Price
from llmref.charts.axes import day_axis, money_axis
from llmref.charts.drawing import Chart, Line, Mark, Tone, Words, position
from llmref.charts.scales import Linear, round_steps
from llmref.records.kinds import MODEL_KINDS
from llmref.records.price import Currency
from llmref.records.rates import RATES, RateKey
from llmref.speed.values import value

_HEIGHT, _TOP, _BASE = 200, 24, 172
_LEFT, _RIGHT = 9.0, 64.0
_SPACE, _SINK = 15, 4
"""Pixels between two lines of words, and from the middle of a word down to its base."""
_BEFORE = timedelta(days=30)
"""What is drawn before the first known day, for amounts whose first day is not known."""
_TONES: tuple[Tone, Tone] = ("first", "second")


@value()
class RateStep:
    """What a rate was from a day until another, or still is."""

    since: date | None
    until: date | None
    amount: Decimal


@value()
class PriceLine:
    """One rate with its steps, the oldest first."""

    label: str
    unit: str
    steps: Sequence[RateStep]


def price_steps(offering: Offering, today: date) -> Chart | None:
    """The first two rates of the price without conditions; None where none of them changed.

    A price that ended before the next one began leaves a gap. Free counts as nothing.
    """
    prices = [price for price in offering.prices if not price.conditions]
    if len({price.currency for price in prices}) != 1:
        return None
    shown = [rate for rate in MODEL_KINDS[offering.model.kind].rates_shown if rate != "cache_read"]
    lines = [
        PriceLine(RATES[rate].label, RATES[rate].unit, steps)
        for rate in shown
        if (steps := _steps(prices, rate))
    ][: len(_TONES)]
    if not any(len(line.steps) > 1 for line in lines):
        return None
    name = f"{offering.model.name} at {offering.provider.name}"
    return step_chart(lines, prices[0].currency, today, f"Price history of {name}")


def _steps(prices: Sequence[Price], rate: RateKey) -> list[RateStep]:
    """The amounts of a rate; equal ones that follow one another as one."""
    dated = sorted(
        (price for price in prices if rate in price.rates),
        key=lambda price: price.starts or date.min,
    )
    steps: list[RateStep] = []
    for price in dated:
        stated = price.rates[rate]
        amount = stated if isinstance(stated, Decimal) else Decimal(0)
        if steps and steps[-1].amount == amount and steps[-1].until == price.starts:
            steps[-1] = RateStep(steps[-1].since, price.ends, amount)
        else:
            steps.append(RateStep(price.starts, price.ends, amount))
    return steps


def step_chart(shown: Sequence[PriceLine], currency: Currency, today: date, title: str) -> Chart:
    """Up to two rates against days; some day of them is known."""
    steps = [step for line in shown for step in line.steps]
    days = [day for step in steps for day in (step.since, step.until) if day]
    first, last = min(days) - _BEFORE, max(today, *days)
    across = Linear(first.toordinal(), last.toordinal(), _LEFT, _RIGHT)
    amounts = round_steps(float(max(step.amount for step in steps)))
    down = Linear(0, amounts[-1], _BASE, _TOP)
    lines, words = money_axis(down, amounts, currency)
    day_lines, day_words = day_axis(across, first, last, _TOP, _BASE)
    marks, lines = [], [*lines, *day_lines]
    for tone, line in zip(_TONES, shown, strict=False):
        lines += _drawn(line.steps, across, down, tone)
        marks.append(_last_mark(line.steps[-1], across, down, tone))
    return Chart(
        id="chart-history",
        title=title,
        description=_description(shown, currency),
        height=_HEIGHT,
        lines=lines,
        marks=marks,
        words=[*words, *day_words, *_names(shown, down, currency)],
        key=[
            (tone, f"{line.label} per {line.unit}")
            for tone, line in zip(_TONES, shown, strict=False)
        ],
    )


def _drawn(steps: Sequence[RateStep], across: Linear, down: Linear, tone: Tone) -> list[Line]:
    lines: list[Line] = []
    before = None
    for step in steps:
        start = position(across.at(step.since.toordinal()) if step.since else across.start)
        stop = position(across.at(step.until.toordinal()) if step.until else across.stop)
        height = position(down.at(float(step.amount)))
        if before is not None and before.until == step.since:
            lines.append(Line(start, position(down.at(float(before.amount))), start, height, tone))
        lines.append(Line(start, height, stop, height, tone))
        before = step
    return lines


def _last_mark(step: RateStep, across: Linear, down: Linear, tone: Tone) -> Mark:
    x = across.at(step.until.toordinal()) if step.until else across.stop
    return Mark(position(x), position(down.at(float(step.amount))), tone)


def _names(shown: Sequence[PriceLine], down: Linear, currency: Currency) -> list[Words]:
    """The words at the ends of lines, moved so far that none lies on another."""
    placed: list[Words] = []
    least = 0.0
    ends = zip(_TONES, shown, strict=False)
    for tone, line in sorted(ends, key=lambda pair: -pair[1].steps[-1].amount):
        amount = line.steps[-1].amount
        y = max(down.at(float(amount)) + _SINK, least)
        least = y + _SPACE
        text = f"{line.label} {_money(amount, currency)}"
        placed.append(Words("100", position(y), text, tone, "end"))
    return placed


def _money(amount: Decimal, currency: Currency) -> str:
    return formats.money(amount, currency) if amount else "free"


def _description(shown: Sequence[PriceLine], currency: Currency) -> str:
    sentences = []
    for line in shown:
        amounts = [_money(step.amount, currency) for step in line.steps]
        sentences.append(f"{line.label} per {line.unit}: {', then '.join(amounts)}")
    return f"{'. '.join(sentences)}."

"""Each chart with one value, many, missing ones and ties, for the page of patterns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from llmref import formats
from llmref.charts.ages import AgeCount, ages
from llmref.charts.drawing import Chart
from llmref.charts.price_and_context import ModelPoint, price_and_context
from llmref.charts.price_steps import PriceLine, RateStep, step_chart
from llmref.charts.provider_costs import CostBar, cost_chart
from llmref.charts.releases import Release, release_chart
from llmref.charts.score_and_price import ScorePoint, ScoreScale, score_and_price

_DAY = date(2026, 5, 22)
_NAME = "Anvil" * 20
_LATER = date(2026, 3, 1)


def chart_patterns() -> dict[str, Chart | None]:
    """The charts by what they show; each has an id of its own, so that all fit one page.

    None where values are too few for a drawing.
    """
    charts = {**_costs(), **_history(), **_releases(), **_contexts(), **_scores(), **_ages()}
    return {
        name: chart and replace(chart, id=f"{chart.id}-{number}")
        for number, (name, chart) in enumerate(charts.items())
    }


def _costs() -> dict[str, Chart | None]:
    bars = [CostBar(f"Provider {number}", Decimal(number), number == 3) for number in range(1, 30)]
    tied = CostBar("Anvil, Acme and 12 more", Decimal("0.004"), True)
    return {
        "Costs, one": cost_chart(bars[:1], "Cost of one run by provider"),
        "Costs, tied and far apart": cost_chart([tied, bars[28]], "Cost of one run by provider"),
        "Costs, many": cost_chart(bars, "Cost of one run by provider"),
        "Costs, some missing": cost_chart(bars[:2], "Cost of one run by provider", 3),
        "Costs, a long name": cost_chart([CostBar(_NAME, Decimal(1), False)] * 2, _NAME),
    }


def _history() -> dict[str, Chart | None]:
    given = PriceLine(
        "Input",
        "1M tokens",
        [RateStep(None, _LATER, Decimal(3)), RateStep(_LATER, None, Decimal("1.25"))],
    )
    gap = [
        RateStep(date(2025, 1, 1), date(2025, 9, 1), Decimal(9)),
        RateStep(_LATER, None, Decimal(0)),
    ]
    tied = replace(given, label="Output")
    many = [
        RateStep(date(y, 1, 1), date(y + 1, 1, 1), Decimal(2030 - y)) for y in range(2018, 2026)
    ]
    return {
        "History, one rate": step_chart([given], "USD", _DAY, "Price history of Anvil 1"),
        "History, many": step_chart(
            [PriceLine("Input", "1M tokens", many), tied], "USD", _DAY, "Price history of Anvil 1"
        ),
        "History, tied": step_chart([given, tied], "USD", _DAY, "Price history of Anvil 1"),
        "History, one missing for a time": step_chart(
            [given, PriceLine("Output", "1M tokens", gap)], "CNY", _DAY, _NAME
        ),
    }


def _releases() -> dict[str, Chart | None]:
    some = [Release("Anvil 1", date(2025, 5, 1), _DAY), Release("Anvil 2", _LATER, None)]
    many = [Release(f"Anvil {n}", date(2020 + n // 6, n % 6 + 1, 1), None) for n in range(40)]
    return {
        "Releases, one": release_chart(some[:1], 0, _DAY, "Acme"),
        "Releases, two": release_chart(some, 0, _DAY, "Acme"),
        "Releases, many, some missing a date": release_chart(many, 7, _DAY, "Acme"),
        "Releases, tied and long": release_chart([Release(_NAME, _DAY, None)] * 2, 0, _DAY, _NAME),
    }


def _contexts() -> dict[str, Chart | None]:
    points = [
        ModelPoint(f"Anvil {n}", Decimal(n * n) / 100, 8_000 * n, n % 4 == 0) for n in range(1, 13)
    ]
    return {
        "Price and context, one": price_and_context(points[:1], "Chat", 0, 1),
        "Price and context, many": price_and_context(points, "Chat", 0, 12),
        "Price and context, some missing": price_and_context(points[:5], "Chat", 3, 40),
        "Price and context, tied": price_and_context([points[3]] * 5, "Chat", 0, 5),
    }


def _scores() -> dict[str, Chart | None]:
    scale = ScoreScale("Smithing", "per 1M input tokens", Decimal(0), Decimal(100))
    points = [
        ScorePoint(
            f"Anvil {n}",
            Decimal(n * n) / 100,
            Decimal(8 * n),
            formats.score(Decimal(8 * n), "percent"),
            n % 4 == 0,
        )
        for n in range(1, 13)
    ]
    return {
        "Score and price, one": score_and_price(points[3:4], scale, 0),
        "Score and price, many": score_and_price(points, scale, 0),
        "Score and price, some missing a price": score_and_price(points[:5], scale, 7),
        "Score and price, tied": score_and_price([points[3]] * 3, scale, 0),
        "Score and price, a long name": score_and_price(
            [replace(points[3], name=_NAME)], replace(scale, benchmark=_NAME), 1
        ),
    }


def _ages() -> dict[str, Chart | None]:
    return {
        "Ages, one": ages([AgeCount("30 days or less", 1, 0)]),
        "Ages, many": ages([AgeCount("30 days or less", 78, 5_000), AgeCount("Older", 0, 1)]),
        "Ages, some missing": ages([AgeCount("30 days or less", 0, 9), AgeCount("Older", 0, 0)]),
        "Ages, tied": ages([AgeCount("30 days or less", 5, 4), AgeCount("Older", 4, 5)]),
        "Ages, none": ages([AgeCount("Older", 0, 0)]),
    }

"""Amounts of work whose cost is compared: which fit a kind of model, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable

from llmref import formats
from llmref.insights.cells import (
    DASH,
    FREE,
    INCLUDED,
    NOT_OFFERED,
    NOT_SOURCED,
    Cell,
    State,
    dispute_text,
)
from llmref.insights.prices import Cost
from llmref.records.kinds import Kind
from llmref.records.price import Mode
from llmref.records.rates import RATES, RateKey
from llmref.records.site import SiteRecord, Workload

NOT_FITTING = "One request of it is longer than the context window here"
UNIT = "unit"
"""The slug of the workload that is made up where the site has none for a kind."""


def workloads_for(
    site: SiteRecord, kind: Kind, priced: Iterable[RateKey] = ()
) -> dict[str, Workload]:
    """The workloads for a kind of model, its default first; one unit where the site has none."""
    workloads = {slug: work for slug, work in site.workloads.items() if kind in work.kinds}
    return workloads or {UNIT: unit_of(kind, min(priced, key=list(RATES).index, default="input"))}


def unit_of(kind: Kind, rate: RateKey) -> Workload:
    """The work that one rate is charged for, in parts too small to reach a tier."""
    size = RATES[rate].size
    requests = min(size, 1_000)
    unit = formats.rate_per(rate).removeprefix("per ")
    return Workload.model_validate(
        {
            "label": unit if size > 1 else f"one {unit}",
            "kinds": [kind],
            "requests": str(requests),
            "uses": {rate: str(size // requests)},
        }
    )


def cost_cell(cost: Cost) -> Cell:
    """A cost, ready to be shown; its title says what a figure leaves open."""
    if cost.state is State.FREE:
        return Cell(State.FREE, FREE)
    if cost.state is State.INCLUDED:
        return Cell(State.INCLUDED, INCLUDED)
    if cost.state is State.NOT_APPLICABLE:
        return Cell(State.NOT_APPLICABLE, DASH, NOT_FITTING)
    if cost.without:
        return NOT_OFFERED if cost.state is State.NOT_OFFERED else _unpriced_mode(cost.without)
    if cost.amount is None:
        if cost.price is None:
            return NOT_SOURCED
        lacking = formats.names([formats.rate_label(rate).lower() for rate in cost.missing])
        return Cell(State.UNKNOWN, NOT_SOURCED.text, f"No price is documented for {lacking}")
    doubt = disputed(cost)
    title = f"Disputed ({doubt})" if doubt else ""
    if cost.currency != "USD" and cost.amount_usd is not None:
        title = f"{cost.text_usd.capitalize()}, converted"
    return Cell(
        State.KNOWN,
        cost.text,
        title,
        cost.amount,
        cost.currency,
        cost.price.cited if cost.price else None,
        bool(doubt),
    )


def _unpriced_mode(mode: Mode) -> Cell:
    return Cell(State.UNKNOWN, NOT_SOURCED.text, no_mode_text(mode, State.UNKNOWN).rstrip("."))


def no_mode_text(mode: Mode, state: State) -> str:
    """Why work in a mode has no cost, in a sentence."""
    if state is State.NOT_OFFERED:
        return f"{mode.capitalize()} requests are not offered here."
    return f"No {mode} price is documented."


def disputed(cost: Cost) -> str:
    """What other sources say of the rates behind a cost; empty where none says otherwise."""
    price = cost.price
    if price is None or not price.disputes:
        return ""
    claims = ((rate, dispute_text(price, rate)) for rate in cost.rates)
    return "; ".join(f"{formats.rate_label(rate).lower()}: {text}" for rate, text in claims if text)

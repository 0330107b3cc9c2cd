"""A catalog's figure that became ten times as much, or a tenth: the one before it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from llmref.imports.candidate import Candidate, when_of
from llmref.imports.evidence import Evidence
from llmref.imports.findings import SUSPICIOUS, Finding
from llmref.imports.price_claims import Amount
from llmref.imports.price_words import apart, shown, under
from llmref.records.price import Price, When
from llmref.records.rates import RateKey

Jumps = Mapping[tuple[str, RateKey], date]
"""The day of the copy that is believed instead, by the condition as text and the rate."""


def believed(
    evidence: Evidence, catalog: str, when: When, rate: RateKey
) -> tuple[date, Amount] | None:
    """The newest figure of a catalog that is no jump from the one believed before it, and its day.

    A figure that another catalog states, too, is no jump. None where no copy states one.
    """
    figures = evidence.figures(catalog, when, rate)
    if not figures:
        return None
    last = figures[0]
    for figure in figures[1:]:
        if apart(last[1], figure[1]) < SUSPICIOUS:
            last = figure
    newest = figures[-1]
    return newest if evidence.is_shared(catalog, when, rate, newest[1]) else last


Figures = Collection[tuple[str, RateKey, Amount]]
"""Conditions as text, rates and amounts."""


def figures_of(prices: Iterable[Price]) -> Figures:
    """What prices state, and what others claim of them."""
    return {
        (under(price.when or When()), rate, amount)
        for price in prices
        for rates in (price.rates, *(dispute.rates for dispute in price.disputed))
        for rate, amount in rates.items()
    }


def without_jumps(
    candidate: Candidate,
    evidence: Evidence,
    where: str,
    findings: list[Finding],
    known: Figures | None = None,
) -> tuple[Candidate, Jumps]:
    """What a copy states, with the earlier figure in place of a jump; a finding for each is added.

    Where `known` is given, an earlier figure counts only if it is among these.
    """
    copies = sum(other.source == candidate.source for _, other in evidence.copies)
    jumps: dict[tuple[str, RateKey], date] = {}
    if copies < 2:
        return candidate, jumps
    prices = []
    for price in candidate.prices:
        rates = dict(price.rates)
        when = when_of(price.when)
        for rate, amount in price.rates.items():
            figure = believed(evidence, candidate.source, when, rate)
            if figure is None or price.ends or apart(figure[1], amount) < SUSPICIOUS:
                continue
            if known is None or (under(when), rate, figure[1]) in known:
                rates[rate], jumps[under(when), rate] = figure[1], figure[0]
                words = f"{shown(rate, figure[1])} → {shown(rate, amount)}: not recorded"
                ratio = apart(figure[1], amount)
                findings.append(Finding("suspicious", where, f"{words}{under(when)}", ratio))
        prices.append(replace(price, rates=rates) if rates != price.rates else price)
    return (replace(candidate, prices=tuple(prices)) if jumps else candidate), jumps


def cited_before(
    prices: Sequence[Price], keys: Mapping[tuple[str, RateKey], str], key: str, inherited: str
) -> list[Price]:
    """The prices, with what is believed instead of a jump cited as of its own copy.

    `keys` are those of the copies, as `Jumps` has their days; `key` is that of the copy with jumps.
    """
    return [_cited_before(price, keys, key, inherited) for price in prices]


def _cited_before(
    price: Price, keys: Mapping[tuple[str, RateKey], str], key: str, inherited: str
) -> Price:
    condition = under(price.when or When())
    own = price.source or inherited
    sources = {rate: price.rate_sources.get(rate, own) for rate in price.rates}
    for rate, cited in sources.items():
        if cited == key and price.ends is None and (condition, rate) in keys:
            sources[rate] = keys[condition, rate]
    first = next(iter(sources.values()))
    others = {rate: source for rate, source in sources.items() if source != first}
    source = None if first == inherited else first
    return price.model_copy(update={"source": source, "rate_sources": others})

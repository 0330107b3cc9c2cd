"""What a person corrected, against a copy of the source that had it wrong: it stands, or lapses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from llmref.imports.findings import Finding
from llmref.imports.origins import Claims
from llmref.imports.price_claims import Amount
from llmref.imports.price_words import apart, shown
from llmref.records.price import Correction, Price
from llmref.records.rates import RATES, RateKey


@dataclass(frozen=True, slots=True)
class CopyRates:
    """What one copy says where the seeds have a price."""

    rates: Mapping[RateKey, Amount]
    claims: Claims
    where: str


@dataclass(slots=True)
class Verdict:
    """What becomes of a price's corrections, by one copy of a catalogue."""

    price: Price
    """The price, with the corrections that still stand."""
    standing: set[RateKey] = field(default_factory=set)
    """The rates of which the copy says what is known to be wrong."""
    has_lapsed: bool = False
    """Whether a newer copy says something that nobody has judged."""
    findings: list[Finding] = field(default_factory=list)


def judged(price: Price, copy: CopyRates) -> Verdict:
    """A price's corrections of the imported catalogue, against what its copy says.

    A correction speaks of the rates that it names and of no others. Where the copy says what the
    correction named, it stands; where it says what the price says, nothing is left to correct;
    where a newer copy says anything else, it lapses. A silent copy proves nothing. Another
    catalogue that says what is known to be wrong is as wrong.
    """
    verdict = Verdict(price)
    kept: list[Correction] = []
    for wrong in price.corrects:
        origin = copy.claims.sources.get(wrong.source)
        if origin is None or origin.url != copy.claims.catalogue.url:
            kept.append(wrong)
        elif left := _left(wrong, copy, verdict):
            kept.append(left)
    verdict.standing |= {
        rate
        for wrong in kept
        for rate, amount in wrong.rates.items()
        if copy.rates.get(rate) == amount
    }
    if kept != price.corrects:
        verdict.price = price.model_copy(update={"corrects": kept})
    return verdict


def _pinned_correction(wrong: Correction, claims: Claims) -> Correction:
    """A correction, cited as of the older copy where the newer one is silent about it."""
    if wrong.source != claims.key:
        return wrong
    return wrong.model_copy(update={"source": claims.old_key})


def pinned(price: Price, claims: Claims, inherited: str) -> Price:
    """The price, with the older copy as the source of what it has from this catalogue."""
    key, old = claims.key, claims.old_key
    own = price.source or inherited
    rates = {rate: old if by == key else by for rate, by in price.rate_sources.items()}
    source = old if own == key else price.source
    corrects = [_pinned_correction(correction, claims) for correction in price.corrects]
    update = {"source": source, "rate_sources": rates, "corrects": corrects}
    return price.model_copy(update=update)


def rooted(price: Price, before: Price, inherited: str) -> Price:
    """A price of which some rates are still as a person read them, cited from there.

    The date of that reading may be written beside the price's own source only.
    """
    own, now = before.source or inherited, price.source or inherited
    sources = {rate: price.rate_sources.get(rate, now) for rate in price.rates}
    if own == now or own not in sources.values():
        return price
    others = {rate: source for rate, source in sources.items() if source != own}
    update = {"source": before.source, "checked": before.checked, "rate_sources": others}
    return price.model_copy(update=update)


def _left(wrong: Correction, copy: CopyRates, verdict: Verdict) -> Correction | None:
    """What is left of a correction; None if nothing is."""
    is_newer = copy.claims.standing(wrong.source) == "newer"
    left = dict(wrong.rates)
    for rate in [rate for rate in RATES if rate in wrong.rates and rate in copy.rates]:
        if copy.rates[rate] == wrong.rates[rate]:
            continue
        ours = verdict.price.rates.get(rate)
        if is_newer or copy.rates[rate] == ours:
            del left[rate]
        verdict.has_lapsed |= is_newer and copy.rates[rate] != ours
        verdict.findings.append(_finding(rate, wrong, ours, copy, is_newer=is_newer))
    if is_newer and not left.keys() <= copy.rates.keys():
        wrong = _pinned_correction(wrong, copy.claims)
    return wrong.model_copy(update={"rates": left}) if left else None


def _finding(
    rate: RateKey, wrong: Correction, ours: Amount | None, copy: CopyRates, *, is_newer: bool
) -> Finding:
    named, now = shown(rate, wrong.rates[rate]), copy.rates[rate]
    text = f"{copy.claims.key} says {shown(rate, now)}"
    if now == ours:
        text = f"{text} now, as we do: there is nothing left to correct"
        return Finding("lapsed", copy.where, text)
    if not is_newer:
        return Finding("kept", copy.where, f"{text} in this copy, not {named}, as corrected here")
    weight = apart(ours, now) if ours is not None else Decimal(1)
    corrected = f", which {shown(rate, ours)} here corrected" if ours is not None else ""
    return Finding("lapsed", copy.where, f"{text} now, not {named}{corrected}", weight)

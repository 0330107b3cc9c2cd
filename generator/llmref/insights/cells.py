"""Three states for every fact, which never look alike: known, known not to exist, not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal, get_args

from llmref import formats
from llmref.catalogue.entities import Cited, Limits, Offering, Price, Sellable
from llmref.memo import Once
from llmref.records.kinds import MODEL_KINDS, Kind, possible_rates
from llmref.records.price import Currency, Mode
from llmref.records.rates import RateKey
from llmref.records.source import STALE, Origin, Source
from llmref.records.traits import Limits as LimitsRecord
from llmref.speed.values import value

Limit = Literal["context", "output", "dimensions"]


class State(StrEnum):
    """What is known of a fact."""

    KNOWN = "known"
    FREE = "free"
    INCLUDED = "included"
    NOT_OFFERED = "not-offered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


@value()
class Cell:
    """One fact, ready to be shown."""

    state: State
    text: str
    title: str = ""
    """Why it says so, where that is not plain."""
    amount: Decimal | None = None
    currency: Currency = "USD"
    cited: Cited | None = None
    disputed: bool = False
    """Whether another source says otherwise; the title says what."""
    also: str = ""
    """What is charged otherwise where the table has no room for a row: to $4.00 above 200K."""


NOT_OFFERED = Cell(State.NOT_OFFERED, "Not offered", "Known not to exist here")
NOT_SOURCED = Cell(State.UNKNOWN, "Not sourced")
NOT_KNOWN = Cell(State.UNKNOWN, "Not known")
OF_MODEL = "The model's own; not stated here."
FREE, INCLUDED, YES, NO, DASH = "Free", "In subscription", "Yes", "No", "\N{EN DASH}"


def rate_cell(
    sellable: Sellable, rate: RateKey, mode: Mode | None = None, *, kind: Kind | None = None
) -> Cell:
    """What one rate is here, in one mode; `kind` is needed for a variant only."""
    price = price_in(sellable, mode)
    if price is not None and rate in price.rates:
        return price_cell(price, rate)
    if rate in sellable.not_offered or mode in sellable.not_offered:
        return NOT_OFFERED
    if reason := cannot_have(rate, sellable.model.kind if isinstance(sellable, Offering) else kind):
        return Cell(State.NOT_APPLICABLE, DASH, reason)
    if mode is None and price is None:
        return billing_cell(sellable)
    return NOT_SOURCED


def price_in(sellable: Sellable, mode: str | None) -> Price | None:
    """The current price of a mode without further conditions; without a mode, the base price."""
    if mode is None:
        return sellable.price
    for price in sellable.charged:
        if price.when.mode == mode and len(price.conditions) == 1:
            return price
    return None


def billing_cell(sellable: Sellable) -> Cell:
    """What a sellable without prices costs, as far as its billing shows."""
    match sellable.billing:
        case "free":
            return Cell(State.FREE, FREE, sellable.free_limit or "", cited=sellable.cited)
        case "subscription":
            title = f"Part of {sellable.plan.name}" if sellable.plan else ""
            return Cell(State.INCLUDED, INCLUDED, title, cited=sellable.cited)
    return NOT_SOURCED


_PRICE_CELL = Once[RateKey, Cell]("price cell")


def price_cell(price: Price, rate: RateKey) -> Cell:
    """One rate that a price states; made once, since rows, tiles and tables show the same."""
    return price.memo.once(_PRICE_CELL, rate, lambda: _price_cell(price, rate))


def _price_cell(price: Price, rate: RateKey) -> Cell:
    amount, cited = price.rates[rate], price.source_of(rate)
    title = dispute_text(price, rate) if price.disputes else ""
    if isinstance(amount, str):
        return Cell(
            State.FREE, FREE, title or "No charge for this", None, "USD", cited, bool(title)
        )
    text = formats.money(amount, price.currency)
    return Cell(State.KNOWN, text, title, amount, price.currency, cited, bool(title))


def sentence_money(price: Price, amount: Decimal) -> str:
    """An amount of a price as sentences state it: a converted one is rounded, and says "about"."""
    shown = formats.about_money if price.converted_from else formats.money
    return shown(amount, price.currency)


def marked(cell: Cell) -> str:
    """The text of a cell where there is room for plain text only: $0.40 (disputed)."""
    return f"{cell.text} (disputed)" if cell.disputed else cell.text


def limit_cell(
    limits: Limits | LimitsRecord, limit: Limit, kind: Kind, cited: Cited | None = None
) -> Cell:
    """How much fits: a context window, an answer, a vector."""
    value: int | None = getattr(limits, limit)
    if value is None and (reason := _cannot_be_limited(limit, kind)):
        return Cell(State.NOT_APPLICABLE, DASH, reason)
    return fact_cell(value, cited)


def limits_of_model(offering: Offering) -> tuple[Limit, ...]:
    """The limits that its provider does not state, so that they are the model's own."""
    stated = offering.record.limits
    return tuple(
        name
        for name in get_args(Limit)
        if getattr(stated, name) is None and getattr(offering.limits, name) is not None
    )


def is_model_itself(offering: Offering) -> bool:
    """Whether the API is all that there is of the model, so that it cannot serve less of it."""
    return offering.is_first_party and offering.model.record.weights != "open"


def limit_here(offering: Offering, limit: Limit) -> Cell:
    """The same of an offering; the model's own says that it is."""
    cell = limit_cell(offering.limits, limit, offering.model.kind)
    return replace(cell, title=OF_MODEL) if limit in limits_of_model(offering) else cell


def fact_cell(value: bool | int | None, cited: Cited | None = None) -> Cell:
    """A limit or a feature: a number, Yes, No or Not known."""
    if value is None:
        return NOT_KNOWN
    if value is True:
        return Cell(State.KNOWN, YES, cited=cited)
    if value is False:
        return Cell(State.NOT_OFFERED, NO, cited=cited)
    return Cell(State.KNOWN, formats.tokens(value), cited=cited)


def cannot_have(rate: RateKey, kind: Kind | None) -> str:
    """Why a kind of model cannot have a rate; empty where it can."""
    return MODEL_KINDS[kind].no_output_tokens if kind and rate not in possible_rates(kind) else ""


def dispute_text(price: Price, rate: RateKey) -> str:
    """What other sources say a rate is; empty where none says otherwise."""
    claims = []
    for dispute in price.disputes:
        claimed = dispute.rates.get(rate)
        if claimed is not None and claimed != price.rates.get(rate):
            amount = (
                "no charge" if isinstance(claimed, str) else formats.money(claimed, price.currency)
            )
            name, day = source_name(dispute.cited.origin), dispute.cited.checked
            is_older = is_older_copy(price, rate, dispute.cited)
            claims.append(f"{name} said {amount} on {day}" if is_older else f"{name} says {amount}")
    return "; ".join(claims)


def is_older_copy(price: Price, rate: RateKey, claim: Cited) -> bool:
    """Whether a claim was read so much earlier than the rate that it may have changed since."""
    shown = price.source_of(rate)
    return shown is not None and shown.checked - claim.checked > STALE


def claimant(price: Price, rate: RateKey, claim: Cited) -> str:
    """What readers call who claims otherwise; with the date where it is that of an older copy."""
    name = source_name(claim.origin)
    return f"{name} as of {claim.checked}" if is_older_copy(price, rate, claim) else name


def source_name(origin: Origin | Source) -> str:
    """What readers call a source: its name, or its host."""
    return origin.name or origin.url.split("/")[2].removeprefix("www.")


def catalogues_only(citations: Iterable[Cited | None]) -> tuple[str, ...]:
    """The catalogues that some facts come from, if no other source is behind any of them."""
    names: set[str] = set()
    for cited in citations:
        if cited is None:
            continue
        if not cited.is_catalogue:
            return ()
        names.add(source_name(cited.origin))
    return tuple(sorted(names))


def _cannot_be_limited(limit: Limit, kind: Kind) -> str:
    row = MODEL_KINDS[kind]
    match limit:
        case "context":
            return row.no_context
        case "output":
            return row.no_output_tokens or row.no_text
    return "" if row.has_dimensions else "Only an embedding model gives vectors"

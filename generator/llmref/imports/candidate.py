"""What an outside catalogue says of one offering, in our words and units, before it is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from llmref.characters import first_unfit
from llmref.claims.ledger import PricePlace, price_order
from llmref.imports.limits import FINDINGS, PROVIDER_BYTES, REASON_LENGTH, WHERE_LENGTH, Limit
from llmref.records.features import Feature
from llmref.records.fields import Name
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.offering import Billing
from llmref.records.price import Currency, When
from llmref.records.rates import RateKey
from llmref.records.request_parameters import Parameter
from llmref.records.traits import Status

_NAME = TypeAdapter[str](Name)


class Malformed(ValueError):
    """The record cannot be used at all; the message says why."""


@dataclass(frozen=True, slots=True)
class CandidatePrice:
    """A set of rates under one condition and in one period."""

    rates: Mapping[RateKey, Decimal | Literal["free"]]
    """In the unit of each rate key, cleaned of float noise."""
    when: Mapping[str, object] = field(default_factory=dict)
    """Conditions by their names in `records.price.When`."""
    currency: Currency = "USD"
    starts: date | None = None
    ends: date | None = None
    cites: str = ""
    """The address that the source cites for this price."""
    basis: str = ""
    """How the source knows the first day, in its own word: `documented`, `first observed`."""

    @property
    def is_dated(self) -> bool:
        """Whether the source states the first day itself, and not that it saw the price then."""
        return self.starts is not None and self.basis in {"", "documented"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One offering as one source lists it. None or empty: the source does not say."""

    source: str
    """models.dev, openrouter, litellm or genai-prices."""
    provider: str
    """What the source calls the provider."""
    id: str
    """The model ID, verbatim."""
    name: str = ""
    """The display name, without blanks around it."""
    creator: str = ""
    """Who made the model, as the source hints at it: a prefix, a family's owner."""
    model: str = ""
    """Which model it is, as the source's own key or canonical slug says."""
    family: str = ""
    kind: Kind | None = None
    """Only where the source gives evidence: mode, modalities, parameters."""
    responses_only: bool = False
    billing: Billing | None = None
    prices: tuple[CandidatePrice, ...] = ()
    """In the order of the ledger, whichever is given."""
    context: int | None = None
    output_limit: int | None = None
    dimensions: int | None = None
    input: tuple[Modality, ...] = ()
    output: tuple[Modality, ...] = ()
    features: Mapping[Feature, bool] = field(default_factory=dict)
    parameters: Mapping[Parameter, Mapping[str, object]] = field(default_factory=dict)
    """The parameters that a request may set, each with `values`, `min`, `max` where stated."""
    status: Status | None = None
    deprecated_on: date | None = None
    retires_on: date | None = None
    released: str = ""
    """YYYY, YYYY-MM or YYYY-MM-DD, checked to be possible."""
    knowledge_cutoff: str = ""
    weights: Literal["open", "closed"] | None = None
    license: str = ""
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses that the source gives for these facts."""
    regions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse, as Malformed, what no seed can state, whichever reader let it through."""
        names = (self.provider, self.name, self.creator, self.model, self.family, self.license)
        words = (word for price in self.prices for word in (price.cites, price.basis))
        for text in (*names, *self.aliases, *self.links, *self.regions, *words):
            expect_visible("a text of it", text)
        if not self.provider:
            raise Malformed("has a provider without a name")
        if len(self.provider.encode()) > PROVIDER_BYTES.most:
            raise Malformed(PROVIDER_BYTES.words)
        if self.name:
            _expect_name(self.name)
        for price in self.prices:
            when_of(price.when)
        # A reader that goes through a record in another way would else seem to find other prices.
        object.__setattr__(self, "prices", tuple(sorted(self.prices, key=_place)))


def _place(price: CandidatePrice) -> PricePlace:
    starts, ends = (day.isoformat() if day else "" for day in (price.starts, price.ends))
    return price_order(price.when, starts, ends)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record, or a value of one, that was not taken over, and why."""

    source: str
    where: str
    """provider/id, and the field if only that was left out."""
    reason: str


@dataclass(slots=True)
class Omissions:
    """What is left out of one copy while it is read, as long as anybody would read on."""

    noted: list[LeftOut] = field(default_factory=list)

    def note(self, source: str, where: str, reason: str) -> None:
        """Add one, cut to a length that reports have room for."""
        if len(self.noted) < FINDINGS.most:
            where, reason = _cut(where, WHERE_LENGTH), _cut(reason, REASON_LENGTH)
            self.noted.append(LeftOut(source, where, reason))
        elif len(self.noted) == FINDINGS.most:
            self.noted.append(LeftOut(source, source, FINDINGS.words))


def expect_visible(what: str, text: str) -> None:
    """Refuse, as Malformed, a text with a character that no seed may hold, or of several lines."""
    if unfit := first_unfit(text):
        raise Malformed(f"{what} has {unfit.message}")
    if "\n" in text:
        raise Malformed(f"{what} has more than one line")


def _expect_name(name: str) -> None:
    try:
        _NAME.validate_python(name)
    except ValidationError as failure:
        raise Malformed(f"its name is none: {failure.errors()[0]['msg']}") from None


ALWAYS = When()
"""The conditions of a price that has none."""


def when_of(conditions: Mapping[str, object]) -> When:
    """Conditions of a price as a record. Raises Malformed where no seed could state them."""
    if not conditions:  # as most prices: a quarter of what settling takes would go into these
        return ALWAYS
    try:
        return When.model_validate({name: _as_text(value) for name, value in conditions.items()})
    except ValidationError as failure:
        reason = failure.errors()[0]["msg"]
        raise Malformed(f"has a price under a condition that can never be met: {reason}") from None


def _as_text(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, list) else str(value)


def _cut(text: str, limit: Limit) -> str:
    return text if len(text) <= limit.most else f"{text[: limit.most]}{limit.words}"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one copy of a catalogue gave."""

    source: str
    revision: str
    checked: date
    """The date of the copy."""
    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    digest: str = ""
    """The SHA-256 of the bytes that were read."""

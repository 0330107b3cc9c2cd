"""What an outside catalogue says of one offering, in our words and units, before it is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from generator.records.offering import Billing
from generator.records.price import Currency
from generator.records.rates import RateKey
from generator.records.traits import Feature, Kind, Modality, Status


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One offering as one source lists it. None or empty: the source does not say."""

    source: str
    """models.dev, openrouter, litellm or genai-prices."""
    provider: str
    """What the source calls the provider."""
    id: str
    """The native id, verbatim."""
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
    context: int | None = None
    output_limit: int | None = None
    dimensions: int | None = None
    input: tuple[Modality, ...] = ()
    output: tuple[Modality, ...] = ()
    features: Mapping[Feature, bool] = field(default_factory=dict)
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


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record, or a value of one, that was not taken over, and why."""

    source: str
    where: str
    """provider/id, and the field if only that was left out."""
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one copy of a catalogue gave."""

    source: str
    revision: str
    checked: date
    """The date of the copy."""
    candidates: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]

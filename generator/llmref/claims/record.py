"""What one line of the ledger may say: an id of a catalog, and what its copies state of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from llmref.records.features import Feature
from llmref.records.kinds import Kind
from llmref.records.modalities import Modality
from llmref.records.offering import Billing
from llmref.records.price import Currency
from llmref.records.rates import RateKey
from llmref.records.request_parameters import Parameter
from llmref.records.traits import Status

CopyNumber = Annotated[int, Field(ge=1)]
AmountText = Annotated[str, Field(pattern=r"^(free|\d+(\.\d+)?)$")]
"""A decimal number as text, in the one unit of its rate, or `free`."""


class Claim(BaseModel):
    """Part of a line of the ledger; every key is named, as in seeds."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class CopyEntry(Claim):
    """One copy of a catalog that was read; a line of `copies.jsonl`."""

    copy_number: CopyNumber = Field(alias="copy")
    """Its place among the copies of the catalog, oldest first."""
    checked: date
    """The date of the copy."""
    revision: str = ""
    """Revision of the catalog file: a commit or version."""
    digest: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    """The digest of the bytes that were read."""


class Stated(Claim):
    """Facts that a row of copies states alike."""

    first: CopyNumber = Field(alias="from")
    """The number of the first copy that states this."""
    end: CopyNumber | None = Field(None, alias="to")
    """The number of the first copy after it that does not; left out while the newest does."""


class PriceClaim(Claim):
    """A set of rates under one condition and in one period."""

    rates: dict[RateKey, AmountText]
    """The amounts, normalized to the unit of each rate key."""
    when: dict[str, str | int | bool | list[str]] = Field(default_factory=dict)
    """The conditions, as in `when` of an offerings file."""
    currency: Currency = "USD"
    """The currency that the catalog states."""
    starts: date | None = None
    """The first day of this price, where the catalog dates it."""
    ends: date | None = None
    """The first day after it, where the catalog dates it."""
    cites: str = ""
    """The address that the catalog cites for this price."""
    basis: str = ""
    """How the catalog knows the first day, in its own word: `documented`, `first observed`."""


class PricesStated(Stated):
    """What is charged."""

    billing: Billing | None = None
    """How it is paid."""
    prices: list[PriceClaim] = Field(default_factory=list)
    """What is charged."""


class LimitsStated(Stated):
    """How much fits."""

    context: int | None = None
    """Context window, in tokens."""
    output: int | None = None
    """Max output tokens."""
    dimensions: int | None = None
    """The length of an embedding's vector."""


class LifecycleStated(Stated):
    """Lifecycle, from announcement to retirement."""

    status: Status | None = None
    """The status."""
    deprecated_on: date | None = None
    """The day from which new use is discouraged."""
    retires_on: date | None = None
    """The day from which calls fail."""


class TraitsStated(Stated):
    """What it is. Every copy that lists the id has these, even where it says nothing more."""

    name: str = ""
    """The display name."""
    creator: str = ""
    """Who made the model."""
    model: str = ""
    """Which model it is, in the catalog's own words."""
    family: str = ""
    """The family, in the catalog's own words."""
    kind: Kind | None = None
    """The kind of model."""
    responses_only: bool = False
    """Whether only the Responses API answers."""
    input: list[Modality] = Field(default_factory=list)
    """Input modalities."""
    output: list[Modality] = Field(default_factory=list)
    """Output modalities."""
    features: dict[Feature, bool] = Field(default_factory=dict)
    """What it can do."""
    parameters: dict[Parameter, dict[str, str | list[str]]] = Field(default_factory=dict)
    """The parameters that a request may set: `values`, `min` and `max` of each."""
    released: str = ""
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    knowledge_cutoff: str = ""
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    weights: Literal["open", "closed"] | None = None
    """Whether its weights are published."""
    license: str = ""
    """The license of its weights."""
    aliases: list[str] = Field(default_factory=list)
    """Other ids of the same."""
    regions: list[str] = Field(default_factory=list)
    """Region that serves it."""


class CitedStated(Stated):
    """Where the catalog read it."""

    links: list[str] = Field(default_factory=list)
    """Addresses that the catalog cites."""


class IdClaims(Claim):
    """All that the copies of one catalog state of one id; a line of a provider's file."""

    id: str
    """The model ID, as the catalog spells it."""
    traits: list[TraitsStated] = Field(min_length=1)
    """What it is, and which copies list it."""
    prices: list[PricesStated] = Field(default_factory=list)
    """What is charged."""
    limits: list[LimitsStated] = Field(default_factory=list)
    """How much fits."""
    lifecycle: list[LifecycleStated] = Field(default_factory=list)
    """Lifecycle, from announcement to retirement."""
    cited: list[CitedStated] = Field(default_factory=list)
    """Where the catalog read it."""


GROUPS = ("traits", "prices", "limits", "lifecycle", "cited")
"""The groups of facts of an id, in the order in which they are written."""

"""What the catalogue holds: creators, families, models, providers, offerings, variants, prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from llmref.catalogue.charging import ChargingTerms
from llmref.catalogue.lifecycle import LifecycleStatus, is_callable
from llmref.memo import Memo, Once
from llmref.problems import Place, Problem, error, warning
from llmref.records.creator import CreatorRecord
from llmref.records.creator import Family as FamilyRecord
from llmref.records.features import Feature
from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.modalities import Modality
from llmref.records.model import ModelRecord
from llmref.records.offering import Billing, Deployment, OfferingRecord, VariantRecord
from llmref.records.price import Currency, Published, When
from llmref.records.provider import ProviderRecord
from llmref.records.rates import RateKey
from llmref.records.source import Origin, Source, source_of
from llmref.records.traits import Lifecycle, Plan

ANY_TIME = When()
_CONDITIONS: Once[str, Mapping[str, object]] = Once("conditions of a price")


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """What has a place in a seed file; compared by identity, so that hashing is cheap."""

    place: Place
    memo: Memo = field(init=False, repr=False, default_factory=Memo)
    """What follows from this thing alone."""

    def error(self, field: str, message: str, hint: str = "") -> Problem:
        """A problem at a field given as `limits.context`; numbers count list items from 0."""
        return error(self._at(field), message, hint)

    def warning(self, field: str, message: str, hint: str = "", subject: str = "") -> Problem:
        """A warning there; `subject` is what an exception names to accept it."""
        return warning(self._at(field), message, hint, subject)

    def _at(self, field: str) -> Place:
        steps = (int(step) if step.isdigit() else step for step in field.split(".") if step)
        return self.place.at(*steps)


@dataclass(frozen=True, slots=True, eq=False)
class Creator(Entity):
    """Who made models."""

    slug: str
    record: CreatorRecord

    @property
    def name(self) -> str:
        """What the creator is called."""
        return self.record.name


@dataclass(frozen=True, slots=True, eq=False)
class Family(Entity):
    """A creator's family of models."""

    slug: str
    record: FamilyRecord
    creator: Creator

    @property
    def name(self) -> str:
        """Name of the family."""
        return self.record.name


@dataclass(frozen=True, slots=True, eq=False)
class Model(Entity):
    """One model, independent of where it runs."""

    slug: str
    record: ModelRecord
    creator: Creator | None
    family: Family | None

    @property
    def name(self) -> str:
        """What its creator calls it."""
        return self.record.name

    @property
    def kind(self) -> Kind:
        """What it is called for."""
        return self.record.kind

    @property
    def lifecycle_source(self) -> Cited | None:
        """Where its lifecycle was read, if there is one and a source of it."""
        source = source_of(self.record.sources, "lifecycle") if self.record.lifecycle else None
        return Cited(source, source.checked) if source else None


@dataclass(frozen=True, slots=True, eq=False)
class Provider(Entity):
    """Who sells access through an API."""

    slug: str
    record: ProviderRecord

    @property
    def name(self) -> str:
        """What the provider is called."""
        return self.record.name

    def is_own_api_of(self, model: Model) -> bool:
        """Whether this is the API of the model's creator itself."""
        own = self.record.creator or self.slug
        return model.creator is not None and model.creator.slug == own

    def features(self, kind: Kind) -> Mapping[Feature, bool]:
        """What its API can do with each model of a kind that neither model nor offering denies."""
        return self.record.features if MODEL_KINDS[kind].writes else {}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much fits, in tokens; None where it is not known."""

    context: int | None = None
    output: int | None = None
    dimensions: int | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a fact was read, and the date of the copy that was read."""

    origin: Origin | Source
    checked: date

    @property
    def is_catalogue(self) -> bool:
        """Whether it comes from someone else's list, and is not verified."""
        return self.origin.via == "catalogue"


@dataclass(frozen=True, slots=True, eq=False)
class Dispute:
    """Rates according to another source."""

    rates: Mapping[RateKey, Decimal | Literal["free"]]
    cited: Cited


@dataclass(frozen=True, slots=True, eq=False)
class Correction(Dispute):
    """What a source is known to have wrong."""


@dataclass(frozen=True, slots=True, eq=False)
class Revision:
    """What a source stated before it revised its figures, between two of its copies."""

    rates: Mapping[RateKey, Decimal | Literal["free"]]
    origin: Origin
    after: date
    """The date of the last copy that stated it."""
    by: date
    """The date of the first copy that stated something else."""


@dataclass(frozen=True, slots=True, eq=False)
class Price(Entity):
    """A set of rates under one condition and in one period."""

    rates: Mapping[RateKey, Decimal | Literal["free"]]
    when: When
    currency: Currency
    starts: date | None
    ends: date | None
    cited: Cited | None
    rate_sources: Mapping[RateKey, Cited] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()
    corrections: tuple[Correction, ...] = ()
    revisions: tuple[Revision, ...] = ()
    starts_after: date | None = None
    """The last day on which it had not started, where `starts` is the latest first day."""
    ends_after: date | None = None
    """The last day on which it still applied, where `ends` is the latest end."""
    converted_from: Published | None = None
    """What the provider publishes instead of these amounts, which somebody converted."""
    at_id: str | None = None
    """The ID that asks for its mode, where that is not a parameter of the offering's own ID."""

    @property
    def conditions(self) -> Mapping[str, object]:
        """The conditions that are given, by name, lists as tuples; empty for the base price."""
        if self.when is ANY_TIME:
            return {}
        return self.memo.once(_CONDITIONS, "", self.when.given)

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in its period, which does not hold its last day."""
        has_started = self.starts is None or self.starts <= day
        return has_started and (self.ends is None or day < self.ends)

    def source_of(self, rate: RateKey) -> Cited | None:
        """Where one of its rates was read."""
        return self.rate_sources.get(rate, self.cited)

    @property
    def contradicted_on(self) -> date | None:
        """The day of the first claim against a rate that was read at the provider before it."""
        every = ((each.cited.checked, rate) for each in self.disputes for rate in each.rates)
        cited = ((day, self.source_of(rate)) for day, rate in every)
        days = (day for day, own in cited if own and not own.is_catalogue and day > own.checked)
        return min(days, default=None)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Sellable(Entity):
    """What can be bought under one model ID: an offering, or a variant of one."""

    id: str
    billing: Billing
    free_limit: str | None
    plan: Plan | None
    limits: Limits
    input: tuple[Modality, ...] | None
    output: tuple[Modality, ...] | None
    features: Mapping[Feature, bool]
    lifecycle: Lifecycle | None
    """What the provider itself says of it; a creator's own API has the model's if it is silent."""
    lifecycle_source: Cited | None
    """Where the lifecycle was read, if there is one and a source of it."""
    status: LifecycleStatus | None
    """Its lifecycle on the day that counts as today; None where the provider states none."""
    prices: tuple[Price, ...]
    """All prices, in the order in which they are written."""
    current: tuple[Price, ...]
    """The prices that hold on the day that counts as today."""
    charged: tuple[Price, ...]
    """The same, with those of IDs that are labelled as a mode, as of that mode."""
    price: Price | None
    """The current price without conditions, if one is known."""
    not_offered: frozenset[str]
    charging: ChargingTerms
    cited: Cited | None
    last_listed_by: Cited | None

    @property
    def is_live(self) -> bool:
        """Whether it can be called, as far as is known."""
        return is_callable(self.status)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Variant(Sellable):
    """Another model ID of the same offering; holds what the offering says where it is silent."""

    record: VariantRecord

    @property
    def label(self) -> str:
        """How it differs from the offering."""
        return self.record.label


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Offering(Sellable):
    """One model at one provider."""

    model: Model
    provider: Provider
    record: OfferingRecord
    deployment: Deployment | None
    parameters_source: Cited | None
    variants: tuple[Variant, ...]
    of_modes: tuple[Price, ...]
    """The prices of IDs that are labelled as a mode, of all days, as prices in that mode."""

    @property
    def sellables(self) -> tuple[Offering | Variant, ...]:
        """All that has a model ID here: the offering itself, then its variants."""
        return (self, *self.variants)

    @property
    def is_first_party(self) -> bool:
        """Whether it is the creator's own API that offers its own model."""
        return self.provider.is_own_api_of(self.model)

    @property
    def key(self) -> str:
        """Model and provider, which no other offering has together."""
        return f"{self.model.slug}/{self.provider.slug}"

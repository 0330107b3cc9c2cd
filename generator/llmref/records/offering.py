"""One model at one provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from llmref.limits import PRICES
from llmref.records.base import Record
from llmref.records.dates import Day
from llmref.records.fields import Distinct, Line, NativeId, Slug, YesNo
from llmref.records.price import Currency, Mode, Price, Published, SourceKey
from llmref.records.rates import RateKey
from llmref.records.recipe_class import RecipeClass
from llmref.records.request_parameters import RequestParameters
from llmref.records.source import Gotcha, Origin
from llmref.records.traits import Lifecycle, Plan, Traits

Billing = Literal["usage", "free", "subscription", "unknown"]
Deployment = Literal["serverless", "provisioned", "dedicated", "self-hosted"]

Missing = Literal[Mode, RateKey]
"""What may be known not to exist: one union of words, so that a wrong one is reported once."""


class LifeHere(Lifecycle):
    """Lifecycle of a model at one provider."""

    source: SourceKey | None = None
    """Its source, if not that of the offering."""


class Sellable(Traits):
    """What an offering and a variant of it both may say."""

    lifecycle: LifeHere | None = None
    """Lifecycle at this provider, from announcement to retirement."""

    id: NativeId
    """Model ID in the provider's API."""
    billing: Billing | None = None
    """usage, free, subscription or unknown."""
    free_limit: Line | None = None
    """Limits of a free offering."""
    plan: Slug | None = None
    """The subscription that includes it, declared at the top of the file."""
    prices: list[Price] = Field(default_factory=list, max_length=PRICES)
    """Current and past prices."""
    not_offered: Distinct[Missing] = Field(default_factory=list)
    """Modes and rates that are known not to be offered."""
    source: SourceKey | None = None
    """Its source, if not the default of the file."""
    checked: Day | None = None
    """The date on which the source said this."""
    last_seen: Day | None = None
    """The last date on which the source listed it, if it no longer does."""
    last_seen_by: SourceKey | None = None
    """The list that had it on that date, if a newer list than that says that it is gone."""

    def named_sources(self) -> Iterator[SourceKey | None]:
        """The key of every source that it names, None where it names none."""
        yield self.source
        yield self.last_seen_by
        if self.lifecycle:
            yield self.lifecycle.source
        for price in self.prices:
            yield price.source
            yield from price.rate_sources.values()
            yield from (dispute.source for dispute in price.disputed)
            yield from (wrong.source for wrong in price.corrects)
            yield from (revision.source for revision in price.revised)


class VariantRecord(Sellable):
    """Another model ID of the same offering; omitted keys are those of the offering."""

    label: Line
    """How it differs, in a word or two: EU, free, 2025-04-14."""
    region: Line | None = None
    """Region that serves it."""


class OfferingRecord(Sellable):
    """One model at one provider; omitted keys are those of the model."""

    model: Slug
    """Slug of the model."""
    deployment: Deployment | None = None
    """Deployment: serverless, provisioned, dedicated or self-hosted."""
    regions: Distinct[Line] = Field(default_factory=list)
    """Regions that serve it, as the provider names them."""
    recipe: RecipeClass | None = None
    """API class of its calls, if not that of the provider's first matching recipe."""
    moving: YesNo = False
    """Whether its ID is a floating alias: it points to different models over time."""
    request_parameters: RequestParameters | None = None
    """Parameters of a request that it takes or refuses: reasoning effort, temperature, top P …"""
    gotchas: list[Gotcha] = Field(default_factory=list)
    """Pitfalls that would cost a user an hour."""
    variants: list[VariantRecord] = Field(default_factory=list)
    """Other model IDs of the same offering."""

    def named_sources(self) -> Iterator[SourceKey | None]:
        """The key of every source that it names, None where it names none."""
        yield from super().named_sources()
        if self.request_parameters:
            yield self.request_parameters.source


class Defaults(Record):
    """Defaults for the offerings of a file."""

    source: SourceKey | None = None
    """Default source."""
    checked: Day | None = None
    """The date on which the source said this."""
    currency: Currency = "USD"
    """Default currency of the amounts."""
    converted_from: Published | None = None
    """What the provider publishes, where catalogs convert its amounts: CNY, EUR, DBU."""
    deployment: Deployment | None = None
    """Default deployment."""
    billing: Billing | None = None
    """Default billing."""


class OfferingsFile(Record):
    """Every offering of one provider, sorted by model ID: seeds/offerings/<provider>.yaml."""

    sources: dict[SourceKey, Origin] = Field(default_factory=dict)
    """Sources of the facts in this file, by a short key."""
    defaults: Defaults = Defaults()
    """Defaults for the offerings of this file."""
    plans: dict[Slug, Plan] = Field(default_factory=dict)
    """Subscriptions that include offerings of this file."""
    offerings: list[OfferingRecord]
    """The offerings, sorted by model ID."""

    def named_sources(self) -> set[SourceKey | None]:
        """The key of each source that something in the file names; None where it names none."""
        every = (record for offering in self.offerings for record in (offering, *offering.variants))
        return {self.defaults.source}.union(*(record.named_sources() for record in every))

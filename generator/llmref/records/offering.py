"""One model at one provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from llmref.limits import PRICES
from llmref.records.base import Record
from llmref.records.fields import Day, Distinct, Line, NativeId, Slug, YesNo
from llmref.records.price import Currency, Mode, Price, SourceKey
from llmref.records.rates import RateKey
from llmref.records.recipe_class import RecipeClass
from llmref.records.source import Gotcha, Origin
from llmref.records.traits import Lifecycle, Plan, Traits

Billing = Literal["usage", "free", "subscription", "unknown"]
Deployment = Literal["serverless", "provisioned", "dedicated", "self-hosted"]

Missing = Literal[Mode, RateKey]
"""What may be known not to exist: one union of words, so that a wrong one is told of once."""


class LifeHere(Lifecycle):
    """Where it stands at one provider."""

    source: SourceKey | None = None
    """Where that was read, if not where the rest was."""


class Sellable(Traits):
    """What an offering and a variant of it both may say."""

    lifecycle: LifeHere | None = None
    """Where it stands at this provider between announcement and retirement."""

    id: NativeId
    """Model ID in the provider's API."""
    billing: Billing | None = None
    """usage, free, subscription or unknown."""
    free_limit: Line | None = None
    """What a free offering is limited to."""
    plan: Slug | None = None
    """The subscription that includes it, declared at the top of the file."""
    prices: list[Price] = Field(default_factory=list, max_length=PRICES)
    """What is charged, now and before."""
    not_offered: Distinct[Missing] = Field(default_factory=list)
    """Modes and rates known not to exist here."""
    source: SourceKey | None = None
    """Where it was read, if not where the file says."""
    checked: Day | None = None
    """The date of the copy that was read."""
    last_seen: Day | None = None
    """The last date on which the source still listed it, once it no longer does."""

    def named_sources(self) -> Iterator[SourceKey | None]:
        """The key of every source that it names, None where it names none."""
        yield self.source
        if self.lifecycle:
            yield self.lifecycle.source
        for price in self.prices:
            yield price.source
            yield from price.rate_sources.values()
            yield from (dispute.source for dispute in price.disputed)
            yield from (wrong.source for wrong in price.corrects)


class VariantRecord(Sellable):
    """Another native id of the same offering; what it leaves out is as the offering has it."""

    label: Line
    """How it differs, in a word or two: EU, free, 2025-04-14."""
    region: Line | None = None
    """Where it answers."""


class OfferingRecord(Sellable):
    """One model at one provider; what it leaves out is as the model has it."""

    model: Slug
    """Which model."""
    deployment: Deployment | None = None
    """How it runs."""
    regions: Distinct[Line] = Field(default_factory=list)
    """Where it answers, as the provider names regions."""
    recipe: RecipeClass | None = None
    """How it is called, where that differs from what the provider's first fitting recipe says."""
    moving: YesNo = False
    """Whether its id points at different models over time."""
    gotchas: list[Gotcha] = Field(default_factory=list)
    """What would cost a reader an hour."""
    variants: list[VariantRecord] = Field(default_factory=list)
    """Other native ids of the same offering."""


class Defaults(Record):
    """What holds for every offering of the file that does not say otherwise."""

    source: SourceKey | None = None
    """Where they were read."""
    checked: Day | None = None
    """The date of the copy that was read."""
    currency: Currency = "USD"
    """The currency of all amounts."""
    deployment: Deployment | None = None
    """How they run."""
    billing: Billing | None = None
    """How they are paid."""


class OfferingsFile(Record):
    """Every offering of one provider, sorted by native id: seeds/offerings/<provider>.yaml."""

    sources: dict[SourceKey, Origin] = Field(default_factory=dict)
    """Where the facts of this file were read, by a short key."""
    defaults: Defaults = Defaults()
    """What holds for every offering that does not say otherwise."""
    plans: dict[Slug, Plan] = Field(default_factory=dict)
    """Subscriptions that include offerings of this file."""
    offerings: list[OfferingRecord]
    """The offerings, sorted by native id."""

    def named_sources(self) -> set[SourceKey | None]:
        """The key of each source that something in the file names; None where it names none."""
        every = (record for one in self.offerings for record in (one, *one.variants))
        return {self.defaults.source}.union(*(record.named_sources() for record in every))

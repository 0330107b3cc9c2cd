"""What the providers of one model charge, compared once for all pages that speak of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from llmref.catalogue.entities import Model, Offering, Variant
from llmref.catalogue.link import Catalogue
from llmref.insights.cells import Limit
from llmref.insights.facts import OfferingFacts
from llmref.insights.lifecycle import CreatorApi, creator_api
from llmref.insights.list_price import own_offering
from llmref.insights.prices import Cost, Exchange, free_variants, has_mode
from llmref.insights.ranking import (
    PriceTier,
    RankedOffering,
    by_provider,
    charges_nothing,
    price_tiers,
    ranked_offerings,
    unverified_sources,
)
from llmref.insights.rate_ranges import RateRange, rate_ranges
from llmref.insights.workloads import workloads_for
from llmref.memo import Memo
from llmref.records.price import Mode
from llmref.records.rates import RateKey
from llmref.records.site import Workload

_MODES: tuple[Mode, ...] = ("flex", "priority", "fast")


class Counts(NamedTuple):
    """How many providers a model has."""

    listed: int
    live: int
    """Those that can be called, as far as is known."""
    priced: int
    """Those among the live ones that publish a price."""


@dataclass(frozen=True, eq=False)
class Market:
    """All offerings of one model. The rest is worked out when it is first asked for, then kept."""

    model: Model
    catalogue: Catalogue
    offerings: tuple[Offering, ...]
    """All, retired ones included, by provider."""
    memo: Memo = field(default_factory=Memo)
    """What is made of it once."""

    @cached_property
    def facts(self) -> Mapping[Offering, OfferingFacts]:
        """What is asked of each offering."""
        return {offering: OfferingFacts(offering, self) for offering in self.offerings}

    @cached_property
    def exchange(self) -> Exchange:
        """What other currencies were worth."""
        return self.catalogue.site.exchange_rates

    @cached_property
    def live(self) -> tuple[Offering, ...]:
        """Those that can be called: neither retired nor only announced."""
        return tuple(offering for offering in self.offerings if self.facts[offering].is_live)

    @cached_property
    def by_size(self) -> tuple[Offering, ...]:
        """The live ones, the creator's own first, then those of providers that sell most."""
        own, offerings = own_offering(self.catalogue, self.model), self.catalogue.at_provider
        return tuple(
            sorted(
                self.live,
                key=lambda each: (each is not own, -len(offerings[each.provider.slug])),
            )
        )

    @cached_property
    def creator_api(self) -> CreatorApi | None:
        """What the creator's own API does with the model, if it is known."""
        return creator_api(self.model, self.offerings, self.catalogue.today)

    @cached_property
    def workloads(self) -> dict[str, Workload]:
        """The workloads that this kind of model is compared by, the default first."""
        stated = {rate for offering in self.live if offering.price for rate in offering.price.rates}
        known = workloads_for(self.catalogue.site, self.model.kind, stated)
        has_hours = any(
            price.when.hours_utc or price.when.weekdays
            for offering in self.live
            for price in offering.current
        )
        return {slug: work for slug, work in known.items() if has_hours or not work.at}

    @cached_property
    def default(self) -> str:
        """The slug of the default workload."""
        return next(iter(self.workloads))

    @cached_property
    def workload(self) -> Workload:
        """The default workload."""
        return self.workloads[self.default]

    @cached_property
    def by_workload(self) -> dict[str, tuple[RankedOffering, ...]]:
        """All offerings for each workload; see `standings`."""
        return {
            slug: ranked_offerings(self.offerings, work, self.exchange)
            for slug, work in self.workloads.items()
        }

    @cached_property
    def ranked_offerings(self) -> tuple[RankedOffering, ...]:
        """All offerings for the default workload.

        Ranked ones by cost, then priced ones that cannot be compared, free, in a subscription,
        without a price, retired; those that tie by the provider's name.
        """
        return self.by_workload[self.default]

    @cached_property
    def tiers_by_workload(self) -> dict[str, tuple[PriceTier, ...]]:
        """The ranked offerings for each workload, those that tie in one tier."""
        return {slug: price_tiers(places) for slug, places in self.by_workload.items()}

    @property
    def price_tiers(self) -> tuple[PriceTier, ...]:
        """The price tiers for the default workload, the cheapest first."""
        return self.tiers_by_workload[self.default]

    @cached_property
    def cheapest(self) -> dict[str, PriceTier]:
        """The cheapest tier for each workload for which anything is ranked."""
        return {slug: tiers[0] for slug, tiers in self.tiers_by_workload.items() if tiers}

    @cached_property
    def ranked(self) -> tuple[RankedOffering, ...]:
        """Those with a rank for the default workload."""
        return tuple(place for place in self.ranked_offerings if place.is_ranked)

    @cached_property
    def priced(self) -> tuple[Offering, ...]:
        """Live offerings that publish a price for use."""
        return tuple(offering for offering in self.live if self.facts[offering].publishes_price)

    @property
    def counts(self) -> Counts:
        """How many providers there are, to be said alike wherever a page counts them."""
        return Counts(len(self.offerings), len(self.live), len(self.priced))

    @cached_property
    def free(self) -> tuple[Offering, ...]:
        """Live offerings without charge."""
        return tuple(
            offering
            for offering in self.live
            if charges_nothing(offering)
            or (offering.billing == "free" and offering not in self.priced)
        )

    @cached_property
    def included(self) -> tuple[Offering, ...]:
        """Live offerings that a subscription includes."""
        return tuple(
            offering
            for offering in self.live
            if offering.billing == "subscription" and offering not in self.priced
        )

    @cached_property
    def free_variants(self) -> tuple[tuple[Offering, Variant], ...]:
        """Free ids of live offerings that are otherwise paid."""
        return tuple(
            (offering, variant) for offering in self.live for variant in free_variants(offering)
        )

    @cached_property
    def unpriced(self) -> tuple[Offering, ...]:
        """Live offerings for which no price is documented."""
        known = {offering.key for offering in (*self.priced, *self.free, *self.included)}
        return tuple(offering for offering in self.live if offering.key not in known)

    @cached_property
    def rates(self) -> dict[RateKey, RateRange]:
        """How each rate spreads over the live offerings, in the order of all rates."""
        return rate_ranges(self.live, self.offerings)

    @cached_property
    def unverified(self) -> tuple[str, ...]:
        """The catalogues behind all ranked prices; empty if any was read at its source."""
        return unverified_sources(self.ranked)

    @cached_property
    def batch(self) -> tuple[Offering, ...]:
        """Live offerings with a batch price."""
        return tuple(offering for offering in self.live if self.facts[offering].has_batch)

    @cached_property
    def caching(self) -> tuple[Offering, ...]:
        """Live offerings that price reads from the cache."""
        return tuple(offering for offering in self.live if self.facts[offering].has_caching)

    @cached_property
    def limits(self) -> dict[Limit, Counter[int]]:
        """How often each value of a limit is stated by live offerings."""
        keys: tuple[Limit, ...] = ("context", "output", "dimensions")
        return {
            key: Counter(
                value
                for offering in self.live
                if (value := getattr(offering.limits, key)) is not None
            )
            for key in keys
        }

    @cached_property
    def modes(self) -> dict[Mode, tuple[Offering, ...]]:
        """Live offerings with a price of their own for each mode but batch, if any has one."""
        offerings = {
            mode: tuple(offering for offering in self.live if has_mode(offering, mode))
            for mode in _MODES
        }
        return {mode: those for mode, those in offerings.items() if those}

    @cached_property
    def _places(self) -> dict[str, dict[Offering, RankedOffering]]:
        return {
            slug: {ranked.offering: ranked for ranked in places}
            for slug, places in self.by_workload.items()
        }

    @cached_property
    def _tier_by_rank(self) -> dict[int, PriceTier]:
        return {tier.rank: tier for tier in self.price_tiers}

    def rank_of(self, offering: Offering, slug: str | None = None) -> RankedOffering:
        """Where an offering of this model stands for a workload, or for the default one."""
        return self._places[slug or self.default][offering]

    def costs_of(self, offering: Offering) -> list[tuple[Workload, Cost]]:
        """What each workload costs at an offering of this model."""
        return [(work, self._places[slug][offering].cost) for slug, work in self.workloads.items()]

    def tier_of(self, offering: Offering) -> PriceTier | None:
        """The price tier of an offering, if it is ranked."""
        rank = self.rank_of(offering).rank
        return None if rank is None else self._tier_by_rank.get(rank)


def market(catalogue: Catalogue, model: Model, memo: Memo) -> Market:
    """The market of one model. Make it once and share it between the pages of its offerings."""
    offerings = sorted(catalogue.at_model[model.slug], key=by_provider)
    return Market(model, catalogue, tuple(offerings), memo)

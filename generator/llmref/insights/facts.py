"""What several parts of a page ask of one offering on its market, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from llmref.catalogue.entities import Offering, Price
from llmref.insights import lifecycle
from llmref.insights.capabilities import Capability, capabilities
from llmref.insights.cells import Limit, limits_of_model, price_in
from llmref.insights.prices import has_mode, input_tiers
from llmref.insights.ranking import PriceTier, RankedOffering, has_rate, publishes_price
from llmref.recipes.choose import Recipe, recipe

if TYPE_CHECKING:
    from llmref.insights.market import Market


@dataclass(frozen=True, eq=False)
class OfferingFacts:
    """One offering among those of its model. Ask `Market.facts` for it, so that there is one."""

    offering: Offering
    market: Market

    @cached_property
    def is_live(self) -> bool:
        """Whether it can be called, as far as is known."""
        return self.offering.is_live

    @cached_property
    def subject(self) -> str:
        """What sentences are about: GPT-4.1 mini on OpenAI."""
        return f"{self.offering.model.name} on {self.offering.provider.name}"

    @cached_property
    def is_retired(self) -> bool:
        """Whether its own provider has retired it."""
        return self.offering.status == "retired"

    @cached_property
    def status_text(self) -> str:
        """Its status in a word or two; empty where its provider states none."""
        return lifecycle.status_text(self.offering)

    @cached_property
    def end_elsewhere(self) -> str:
        """What the creator's own API does with the model, where it ends there and not only here."""
        return lifecycle.beside(self.offering, self.market)

    @cached_property
    def recipe(self) -> Recipe:
        """How it is called, or why no call is published."""
        return recipe(self.offering)

    @cached_property
    def limits_of_model(self) -> tuple[Limit, ...]:
        """The limits that its provider does not state, so that they are the model's own."""
        return limits_of_model(self.offering)

    @cached_property
    def batch_price(self) -> Price | None:
        """The current price of a batch without further conditions."""
        return price_in(self.offering, "batch")

    @cached_property
    def publishes_price(self) -> bool:
        """Whether any rate above nothing is known."""
        return publishes_price(self.offering)

    @cached_property
    def has_batch(self) -> bool | None:
        """Whether it has a batch price; no where that is known; None where nobody says."""
        return has_mode(self.offering, "batch")

    @cached_property
    def has_caching(self) -> bool | None:
        """The same of a price for cached input."""
        return has_rate(self.offering, "cache_read")

    @cached_property
    def input_tiers(self) -> tuple[Price, ...]:
        """The current prices that depend on the length of the input alone, by length."""
        return input_tiers(self.offering)

    @cached_property
    def capabilities(self) -> tuple[Capability, ...]:
        """What it can do, as pages list it."""
        return capabilities(self.offering)

    @cached_property
    def ranked(self) -> RankedOffering:
        """Its place for the default workload."""
        return self.market.rank_of(self.offering)

    @cached_property
    def tier(self) -> PriceTier | None:
        """All that cost the same for the default workload, if it is ranked."""
        return self.market.tier_of(self.offering)

    @cached_property
    def ties(self) -> tuple[str, ...]:
        """The other providers that cost the same; none where it is not ranked."""
        names = self.tier.providers if self.tier else ()
        return tuple(name for name in names if name != self.offering.provider.name)

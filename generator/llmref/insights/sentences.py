"""Sentences about one model that the pages of all its offerings show, each worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from llmref import formats
from llmref.catalogue.entities import Offering
from llmref.insights.market import Market
from llmref.insights.ranking import unverified_sources
from llmref.insights.superlatives import (
    by_unverified,
    cheapest,
    cheapest_in_short,
    gaps,
    provider_names,
)
from llmref.memo import Once

_SENTENCES = Once[Market, "MarketSentences"]("sentences about a model")


@dataclass(frozen=True, slots=True)
class RateOwners:
    """Who has a price of some kind among the live providers of a model."""

    count: int
    text: str
    """Their names as the subject of a sentence."""
    is_known_of_all: bool
    """Whether it is known of each live provider that it has one, or none."""


@dataclass(frozen=True, eq=False)
class MarketSentences:
    """What is said of a model wherever it is named. Ask `sentences_of`, so that there is one."""

    market: Market

    @cached_property
    def cheapest(self) -> tuple[str, ...]:
        """Who is cheapest for the default workload, with every tie, gap and doubt."""
        return cheapest(self.market)

    @cached_property
    def cheapest_in_short(self) -> tuple[str, ...]:
        """Who is cheapest, and whether prices that nobody verified or others dispute decide it."""
        return cheapest_in_short(self.market)

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """How many of the providers publish a price, where not all do."""
        return gaps(self.market)

    @cached_property
    def ground(self) -> str:
        """That the lowest price comes from catalogs alone; empty where it does not."""
        return by_unverified(unverified_sources(self.market.price_tiers[0].ranked_offerings))

    @cached_property
    def first_providers(self) -> str:
        """The names of those that are cheapest, of which there is one at least."""
        return formats.many(self.market.price_tiers[0].providers)

    @cached_property
    def batch(self) -> RateOwners:
        """Who has a batch price."""
        answers = (self.market.facts[offering].has_batch for offering in self.market.live)
        return _owners(self.market.batch, [*answers])

    @cached_property
    def caching(self) -> RateOwners:
        """Who has a price for cached input."""
        answers = (self.market.facts[offering].has_caching for offering in self.market.live)
        return _owners(self.market.caching, [*answers])


def sentences_of(market: Market) -> MarketSentences:
    """The sentences about the model of a market."""
    return market.memo.once(_SENTENCES, market, lambda: MarketSentences(market))


def _owners(offerings: Sequence[Offering], answers: Sequence[bool | None]) -> RateOwners:
    return RateOwners(
        len(offerings), formats.subject(provider_names(offerings)), None not in answers
    )

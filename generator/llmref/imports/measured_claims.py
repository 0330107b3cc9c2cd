"""What the seeds say against the newest copies in the ledger: prices, ids and ends that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal

from llmref.catalogue.entities import ANY_TIME, Offering, Price, Sellable
from llmref.catalogue.link import Catalogue
from llmref.claims.ledger import Ledger
from llmref.imports import model_prices
from llmref.imports.candidate import Candidate, Reading
from llmref.imports.claimed import reading_of
from llmref.imports.lifecycles import with_real_end
from llmref.imports.providers import Providers
from llmref.records.rates import RateKey

_BASE: tuple[RateKey, ...] = ("input", "output")
_UNCHANGED = timedelta(days=60)
_WITHIN = Decimal("0.001")
"""Amounts that differ by less tie, as in comparisons."""
_Amount = Decimal | Literal["free"]


@dataclass(frozen=True)
class Measured:
    """The catalog of the seeds beside the newest copy of each outside catalog."""

    catalogue: Catalogue
    ledgers: Sequence[Ledger]

    @cached_property
    def newest(self) -> Sequence[Reading]:
        """The newest copy of each catalog."""
        return [
            reading_of(ledger.catalog, ledger.copies[-1], ledger.stated[-1])
            for ledger in self.ledgers
            if ledger.copies
        ]

    @cached_property
    def _claims(self) -> Mapping[tuple[str, str], Sequence[Candidate]]:
        providers = Providers(self.catalogue.seeds)
        claims: dict[tuple[str, str], list[Candidate]] = {}
        for candidate in (candidate for reading in self.newest for candidate in reading.candidates):
            for slug in providers.slugs(candidate, self._ids):
                claims.setdefault((slug, candidate.id), []).append(candidate)
        return claims

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        return {
            slug: frozenset(form.id for offering in offerings for form in offering.sellables)
            for slug, offerings in self.catalogue.at_provider.items()
        }

    def unexplained(self) -> tuple[list[str], int]:
        """First-party prices that a newest copy contradicts and no page explains; all by number."""
        offerings = [
            offering
            for offering in self.catalogue.offerings
            if offering.is_first_party and offering.is_live and _has_base(offering.price)
        ]
        named = [offering.key for offering in offerings if self._is_unexplained(offering)]
        return named, len(offerings)

    def _is_unexplained(self, offering: Offering) -> bool:
        shown = _shown(offering)
        return any(
            not any(_ties(price.rates[rate], amount) for amount in shown.get(rate, ()))
            for claim in self._claims.get((offering.provider.slug, offering.id), ())
            for price in claim.prices
            if not price.when and price.ends is None and price.currency == "USD"
            for rate in _BASE
            if rate in price.rates and rate in shown
        )

    def lacking(self) -> tuple[list[str], int]:
        """First-party ids of model-prices that no offering has without a reason; all by number."""
        providers = Providers(self.catalogue.seeds)
        own = {
            slug
            for slug, offerings in self.catalogue.at_provider.items()
            if any(offering.is_first_party for offering in offerings)
        }
        listed = [
            (slug, candidate)
            for reading in self.newest
            if reading.source == model_prices.NAME
            for candidate in reading.candidates
            for slug in providers.slugs(candidate, self._ids)
            if slug in own
        ]
        lacked = [
            f"{slug}/{candidate.id}"
            for slug, candidate in listed
            if candidate.id not in self._ids[slug] and not self._is_excused(slug, candidate)
        ]
        return lacked, len(listed)

    def _is_excused(self, slug: str, candidate: Candidate) -> bool:
        """Whether the table of identities says why; its providers have their catalogs' names."""
        return any(
            (identity := seed.record.providers.get(provider)) is not None
            and (stated := identity.offerings.get(candidate.id)) is not None
            and stated.unclear is not None
            for seed in self.catalogue.seeds.identities
            for provider in {slug, candidate.provider}
        )

    def dead(self) -> list[str]:
        """Ids shown as alive whose end, by a newest copy, has come, or that none lists any more."""
        return [
            f"{offering.provider.slug}/{form.id}"
            for offering in self.catalogue.offerings
            for form in offering.sellables
            if form.is_live and form.record.last_seen is None and self._is_dead(offering, form)
        ]

    def _is_dead(self, offering: Offering, form: Sellable) -> bool:
        released = offering.model.record.released
        claims = [
            with_real_end(claim, released)
            for claim in self._claims.get((offering.provider.slug, form.id), ())
        ]
        is_over = [
            claim.status == "retired"
            or (claim.retires_on is not None and claim.retires_on <= self.catalogue.today)
            for claim in claims
        ]
        was_listed = (offering.provider.slug, form.id) in self._listed_before
        return (bool(is_over) and all(is_over)) or (not claims and was_listed)

    @cached_property
    def _listed_before(self) -> frozenset[tuple[str, str]]:
        providers = Providers(self.catalogue.seeds)
        return frozenset(
            (slug, candidate.id)
            for ledger in self.ledgers
            for copy, listed in zip(ledger.copies, ledger.stated, strict=True)
            for candidate in reading_of(ledger.catalog, copy, listed).candidates
            for slug in providers.slugs(candidate, self._ids)
        )

    @cached_property
    def unkept(self) -> Mapping[tuple[str, str], date]:
        """By catalog and its name of a provider: the older of copies that state just the same."""
        return dict(_unkept(self.ledgers))


def _unkept(ledgers: Sequence[Ledger]) -> Iterator[tuple[tuple[str, str], date]]:
    for ledger in ledgers:
        for before, old in reversed(list(zip(ledger.copies, ledger.stated, strict=True))):
            if ledger.copies[-1].checked - before.checked >= _UNCHANGED:
                for provider in old.keys() & ledger.stated[-1].keys():
                    if old[provider] == ledger.stated[-1][provider]:
                        yield (ledger.catalog, provider), before.checked


def _has_base(price: Price | None) -> bool:
    return price is not None and any(rate in price.rates for rate in _BASE)


def _shown(offering: Offering) -> dict[RateKey, set[_Amount]]:
    """Every amount that a catalog may state without a condition.

    Those of the page that have none, past, disputed and revised ones too, and those of a region or
    of some hours, which some catalogs take for the price of all requests.
    """
    shown: dict[RateKey, set[_Amount]] = {}
    for price in offering.prices:
        if price.when is not ANY_TIME and not (price.when.region or price.when.hours_utc):
            continue
        beside = [price.rates, *(dispute.rates for dispute in price.disputes)]
        beside += [wrong.rates for wrong in price.corrections]
        beside += [revision.rates for revision in price.revisions]
        for rates in beside:
            for rate, amount in rates.items():
                shown.setdefault(rate, set()).add(amount)
    return shown


def _ties(ours: _Amount, other: _Amount) -> bool:
    first, second = (Decimal(0) if amount == "free" else amount for amount in (ours, other))
    return abs(first - second) <= _WITHIN * max(first, second)

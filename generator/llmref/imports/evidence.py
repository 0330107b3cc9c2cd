"""What all copies of all catalogs state of an id's prices: who gave an amount, who changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from llmref.imports.candidate import Candidate, Reading, when_of
from llmref.imports.forms import forms
from llmref.imports.price_claims import Amount
from llmref.imports.price_words import under
from llmref.imports.providers import Providers
from llmref.records.offering import OfferingsFile
from llmref.records.price import When
from llmref.records.rates import RateKey

Ids = Mapping[str, frozenset[str]]
"""The native ids that each provider has."""
Fact = tuple[str, RateKey]
"""The condition of a price, as text, and a rate."""


@dataclass(frozen=True, slots=True)
class _CopyPrices:
    """What one copy states of an id."""

    source: str
    day: date
    current: Mapping[Fact, Amount]
    """What is charged on the day of the copy."""
    ever: frozenset[tuple[Fact, Amount]]
    """Every amount, those of dated periods included."""


@dataclass(frozen=True)
class Evidence:
    """The prices of one id, in the copies that list it."""

    copies: tuple[tuple[date, Candidate], ...] = ()

    @cached_property
    def _copy_prices(self) -> tuple[_CopyPrices, ...]:
        return tuple(_prices_of_copy(day, candidate) for day, candidate in self.copies)

    def is_edited(
        self, source: str, day: date | None, when: When, rate: RateKey, amount: Amount
    ) -> bool:
        """Whether no copy of the source gave the amount that is cited from its copy of a day.

        Where the ledger does not have the copy of that day nothing is known, and the answer is no.
        """
        ours = [copy for copy in self._copy_prices if copy.source == source]
        if not any(copy.day == day for copy in ours):
            return False
        return not any(((under(when), rate), amount) in copy.ever for copy in ours)

    def states(self, source: str, fact: str, value: object) -> bool:
        """Whether any copy of the source states a limit or a day, named as in `Candidate`."""
        ours = (candidate for _, candidate in self.copies if candidate.source == source)
        return any(getattr(candidate, fact) == value for candidate in ours)

    def has_moved(self, source: str, fact: str, change: tuple[object, object]) -> bool:
        """Whether the source states the second figure now, and stated another one in its time.

        Not where the newest copy of another catalog still states the first.
        """
        stated: dict[str, list[object]] = {}
        for _, candidate in sorted(self.copies, key=lambda copy: copy[0]):
            if (figure := getattr(candidate, fact)) is not None:
                stated.setdefault(candidate.source, []).append(figure)
        own = stated.pop(source, [])
        others = [figures[-1] for figures in stated.values()]
        return own[-1:] == [change[1]] != own[:1] and change[0] not in others

    def has_copy(self, source: str, day: date | None) -> bool:
        """Whether the copy of that day is at hand, and lists the id."""
        return any((of, candidate.source) == (day, source) for of, candidate in self.copies)

    def gives(self, source: str, when: When, rate: RateKey, amount: Amount) -> bool:
        """Whether any copy of the source gives the amount, for whatever period."""
        stated = ((under(when), rate), amount)
        return any(copy.source == source and stated in copy.ever for copy in self._copy_prices)

    def bears_out(
        self, source: str, when: When, rate: RateKey, change: tuple[Amount, Amount]
    ) -> bool:
        """Whether another catalog states the old amount in one copy, and the new one in a later."""
        fact = (under(when), rate)
        before, after = (
            [
                (copy.source, copy.day)
                for copy in self._copy_prices
                if copy.current.get(fact) == amount
            ]
            for amount in change
        )
        return any(
            old_source == new_source != source and old_day < new_day
            for old_source, old_day in before
            for new_source, new_day in after
        )

    def figures(self, source: str, when: When, rate: RateKey) -> list[tuple[date, Amount]]:
        """What each copy of the source that states the rate charges, oldest first."""
        fact = (under(when), rate)
        amounts = (
            (copy.day, copy.current.get(fact))
            for copy in self._copy_prices
            if copy.source == source
        )
        stated = [(day, amount) for day, amount in amounts if amount is not None]
        return sorted(stated, key=lambda figure: figure[0])


NO_EVIDENCE = Evidence()


def native_ids(files: Mapping[str, OfferingsFile]) -> Ids:
    """The native ids of each provider's offerings and variants."""
    return {
        provider: frozenset(form.record.id for form in forms(file))
        for provider, file in files.items()
    }


def evidence_by_id(
    readings: Iterable[Reading], providers: Providers, ids: Ids
) -> Mapping[tuple[str, str], Evidence]:
    """The evidence about each id, by the provider's slug and the id."""
    copies_by_id: dict[tuple[str, str], list[tuple[date, Candidate]]] = {}
    for reading in readings:
        for candidate in reading.candidates:
            for slug in providers.slugs(candidate, ids):
                copies_by_id.setdefault((slug, candidate.id), []).append(
                    (reading.checked, candidate)
                )
    return {key: Evidence(tuple(copies)) for key, copies in copies_by_id.items()}


def _prices_of_copy(day: date, candidate: Candidate) -> _CopyPrices:
    facts = list(_facts(candidate))
    current = {
        fact: amount
        for fact, amount, starts, ends in facts
        if (starts or date.min) <= day < (ends or date.max)
    }
    ever = frozenset((fact, amount) for fact, amount, _, _ in facts)
    return _CopyPrices(candidate.source, day, current, ever)


def _facts(candidate: Candidate) -> Iterator[tuple[Fact, Amount, date | None, date | None]]:
    for price in candidate.prices:
        condition = under(when_of(price.when))
        for rate, amount in price.rates.items():
            yield (condition, rate), amount, price.starts, price.ends

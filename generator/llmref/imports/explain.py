"""Where a number comes from: what the seeds state of an id, what every catalog claims, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from llmref import formats
from llmref.catalogue.entities import Cited, Offering, Price, Sellable, Variant
from llmref.catalogue.link import Catalogue
from llmref.claims.ledger import Ledger
from llmref.imports.claim_rows import ClaimRow, claim_rows, outside_names
from llmref.imports.explain_facts import (
    FACT_NAMES,
    MODEL_FACTS,
    ONLY_OF_MODELS,
    OfFact,
    OfModel,
    score_sections,
)
from llmref.imports.explain_words import amount_text, claim_lines, source_text
from llmref.imports.origins import CATALOG_OF
from llmref.imports.price_words import under
from llmref.insights.lifecycle import creator_api
from llmref.records.rates import RateKey
from llmref.records.source import Origin
from llmref.wording import nearest

FACTS: tuple[str, ...] = tuple(dict.fromkeys((*get_args(RateKey), *FACT_NAMES, *ONLY_OF_MODELS)))
"""What can be asked of an id."""
_READ = "which counts more than every catalog up to that day"
_RATES = frozenset(get_args(RateKey))


class NotListed(Exception):
    """The seeds have no such record or fact; the message says what is near."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which facts are to be explained."""

    provider: str
    native_id: str
    fact: str | None = None
    """One of FACTS; all where this is left out."""


def explanation(
    catalogue: Catalogue,
    ledgers: Iterable[Ledger],
    precedence: Sequence[str],
    question: Question,
) -> Iterator[str]:
    """Lines that say which claims there are of an id's facts, which one is shown, why, since when.

    Raises NotListed.
    """
    offering, form = _offering_with_id(catalogue, question)
    if question.fact in {*ONLY_OF_MODELS, *catalogue.at_benchmark}:
        yield f"{offering.provider.slug}/{form.id}, as its model:"
        yield from model_explanation(catalogue, ledgers, offering.model.slug, question.fact)
        return
    names = outside_names(offering.provider.slug, offering.provider.record)
    copies = tuple(ledgers)
    rows = claim_rows(copies, names, form.id)
    if form.prices is offering.prices and form is not offering:
        rows += [
            replace(row, native_id=offering.id)
            for row in claim_rows(copies, names, offering.id)
            if row.fact in _RATES
        ]
    label = f" ({form.label})" if isinstance(form, Variant) else ""
    place = f"seeds/offerings/{offering.provider.slug}.yaml"
    yield f"{offering.provider.slug}/{form.id}: {offering.model.slug}{label}, in {place}"
    files = {seed.slug: seed.record for seed in catalogue.seeds.offerings}
    sources = files[offering.provider.slug].sources
    of_price = _OfPrice(offering, form, rows, precedence, sources)
    of_fact = OfFact(offering, form, rows, sources)
    sections = [*of_price.sections(question.fact), *of_fact.sections(question.fact)]
    for section in sections:
        yield ""
        yield from section


def model_explanation(
    catalogue: Catalogue, ledgers: Iterable[Ledger], slug: str, fact: str | None
) -> Iterator[str]:
    """Lines that say where the facts of a model's record come from, and who claims what of them.

    Raises NotListed.
    """
    model = catalogue.models.get(slug)
    if model is None and slug in catalogue.providers:
        raise NotListed(f"{slug!r} is a provider: give one of its model IDs, too")
    if model is None:
        raise NotListed(f"there is no model {slug!r}; {nearest(slug, list(catalogue.models))}")
    known = [*MODEL_FACTS, *catalogue.at_benchmark]
    if fact is not None and fact not in known:
        raise NotListed(f"{fact!r} is not a fact of models; {nearest(fact, known)}")
    copies = tuple(ledgers)
    rows: list[tuple[str, ClaimRow]] = []
    for offering in catalogue.at_model.get(slug, ()):
        names = outside_names(offering.provider.slug, offering.provider.record)
        rows += [
            (offering.provider.slug, row)
            for form in offering.sellables
            for row in claim_rows(copies, names, form.id)
        ]
    yield f"{slug}: {model.name}, in seeds/{model.place.path}"
    api = creator_api(model, catalogue.at_model.get(slug, ()), catalogue.today)
    scores = catalogue.scores_of_models.get(slug, ())
    sections = [*OfModel(model, api, rows).sections(fact), *score_sections(scores, fact)]
    if not sections:
        sections.append([f"{fact}: the seeds have no score of {slug} there"])
    for section in sections:
        yield ""
        yield from section


def _offering_with_id(
    catalogue: Catalogue, question: Question
) -> tuple[Offering, Offering | Variant]:
    provider, native_id = question.provider, question.native_id
    if provider not in catalogue.at_provider:
        listed = list(catalogue.at_provider)
        raise NotListed(f"no provider {provider!r} has offerings; {nearest(provider, listed)}")
    ids: dict[str, tuple[Offering, Offering | Variant]] = {
        form.id: (offering, form)
        for offering in catalogue.at_provider[provider]
        for form in offering.sellables
    }
    if native_id not in ids:
        raise NotListed(f"{provider} has no id {native_id!r}; {nearest(native_id, list(ids))}")
    return ids[native_id]


@dataclass(frozen=True, slots=True)
class _OfPrice:
    """Explains the prices of one id."""

    offering: Offering
    form: Sellable
    rows: Sequence[ClaimRow]
    precedence: Sequence[str]
    sources: Mapping[str, Origin]

    def sections(self, fact: str | None) -> Iterator[list[str]]:
        """A section for each rate of each price, and for what only claims state."""
        shown: set[tuple[str, str]] = set()
        for price in self.form.prices:
            condition = under(price.when)
            for rate in price.rates:
                shown.add((rate, condition))
                if fact in {None, rate}:
                    yield self._rate(price, rate)
        for word in sorted(self.form.not_offered):
            if fact in {None, word}:
                yield [f"{word}: known not to be offered", f"  source: {self._own_source()}"]
        stated = dict.fromkeys((r.fact, r.condition) for r in self.rows if r.fact in _RATES)
        for name, condition in stated:
            if (name, condition) not in shown and fact in {None, name}:
                head = f"{name}{condition}: not stated in the seeds"
                yield [head, *claim_lines(self.rows, name, condition)]
        is_claimed = any(name == fact for name, _ in (*shown, *stated))
        if fact in _RATES - {*FACT_NAMES} and not is_claimed and fact not in self.form.not_offered:
            yield [f"{fact}: not stated in the seeds", "  claims: none"]

    def _own_source(self) -> str:
        return source_text(self.form.cited, self.sources)

    def _rate(self, price: Price, rate: RateKey) -> list[str]:
        cited, condition = price.source_of(rate), under(price.when)
        period = _day(", since ", price.starts_after, price.starts)
        period += _day(", until ", price.ends_after, price.ends)
        is_own = self.form is self.offering or self.form.prices is not self.offering.prices
        above = "" if is_own else f", as its offering {self.offering.id} has it"
        amount = amount_text(price.rates[rate], price.currency)
        claims = [row for row in self.rows if (row.fact, row.condition) == (rate, condition)]
        return [
            f"{rate} {amount} {formats.rate_per(rate)}{condition}{period}{above}",
            f"  source: {source_text(cited, self.sources)}",
            f"  why: {self._why(cited, price.rates[rate], claims)}",
            *_beside(price, rate, self.sources),
            *claim_lines(self.rows, rate, condition),
        ]

    def _why(self, cited: Cited | None, amount: object, stated: Sequence[ClaimRow]) -> str:
        """Which rule of trust makes it the amount that is shown."""
        if cited is None:
            return "no source is named for it"
        catalog = CATALOG_OF.get(cited.origin.url)
        if catalog is None:
            if cited.is_catalogue:
                return "a list that is not imported states it; a person took it from there"
            return f"read at its {cited.origin.via}, {_READ}"
        ours = [row for row in stated if row.catalog == catalog and row.value == amount]
        if not ours:
            return (
                f"no claim of {catalog} gives this amount, so it is kept as it stands; "
                "name your source, or take the claim"
            )
        others = sorted({row.catalog for row in stated if row.is_current} - {catalog})
        since = min(row.first for row in ours)
        words = f"{catalog} states it since its copy of {since}"
        if not others:
            return f"{words}, and no other catalog states this rate"
        order = " before ".join(name for name in self.precedence if name in {catalog, *others})
        return f"{words}; the order of trust is {order}"


def _day(words: str, after: date | None, by: date | None) -> str:
    if by is None:
        return ""
    return f"{words}{formats.between(after, by) if after else by}"


def _beside(price: Price, rate: RateKey, sources: Mapping[str, Origin]) -> Iterator[str]:
    """What others state of the rate, and what its sources stated before."""
    for dispute in price.disputes:
        if rate in dispute.rates:
            amount = amount_text(dispute.rates[rate], price.currency)
            yield f"  disputed: {amount} by {source_text(dispute.cited, sources)}"
    for wrong in price.corrections:
        if rate in wrong.rates:
            amount = amount_text(wrong.rates[rate], price.currency)
            yield f"  known to be wrong: {amount} by {source_text(wrong.cited, sources)}"
    for revision in price.revisions:
        if rate in revision.rates:
            amount = amount_text(revision.rates[rate], price.currency)
            between = formats.between(revision.after, revision.by)
            yield f"  revised: {amount} before its source changed the figure {between}"

"""Where limits, days of the lifecycle, features and a model's own facts come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from llmref import formats
from llmref.catalogue.benchmarks import Score
from llmref.catalogue.entities import Cited, Model, Offering, Sellable
from llmref.imports.claim_rows import (
    LIFECYCLE,
    LIMITS,
    MODALITIES,
    TRAITS,
    ClaimRow,
    of_feature,
)
from llmref.imports.explain_words import claim_lines, claim_text, source_text, value_text
from llmref.insights.capabilities import (
    BY_PRICE,
    LABELS,
    capabilities,
    has_here,
    model_capabilities,
    price_source,
)
from llmref.insights.lifecycle import CreatorApi
from llmref.records.features import CAPABILITIES, Feature
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingRecord, VariantRecord
from llmref.records.source import Origin, source_of
from llmref.records.source import Source as ModelSource
from llmref.records.traits import Lifecycle

FEATURES: tuple[Feature, ...] = get_args(Feature)
DERIVED: tuple[str, ...] = tuple(key for key in LABELS if key not in FEATURES)
"""What follows from modalities or prices."""
FACT_NAMES = (*LIMITS, *LIFECYCLE, "last_seen", *MODALITIES, *FEATURES, *DERIVED)
"""What can be asked of an id beside its rates."""
ONLY_OF_MODELS = (*TRAITS, "listed_by", "parameters", "active_parameters")
"""What can be asked of an id and is its model's."""
MODEL_FACTS = (
    *(*LIMITS, *LIFECYCLE, *MODALITIES, *FEATURES, *ONLY_OF_MODELS),
    *(key for key in DERIVED if key not in BY_PRICE),
)
"""What can be asked of a model."""
_LIMIT = {"max_output": "output"}
_PARAMETERS = {"parameters": "total", "active_parameters": "active"}
Source = tuple[object, Cited | None, str]
"""A value, where it was read, and which record states it."""


@dataclass(frozen=True, slots=True)
class OfFact:
    """Explains what one id has beside its prices."""

    offering: Offering
    form: Sellable
    rows: Sequence[ClaimRow]
    sources: Mapping[str, Origin]

    def sections(self, fact: str | None) -> Iterator[list[str]]:
        """A section for each fact that is known or claimed, and one that names the others."""
        unknown = []
        for name in FACT_NAMES:
            value, cited, where = self._stated(name)
            if name in FEATURES and fact == name and value is None and name in _rates(self.form):
                continue  # the rate of that name is what was asked for
            is_claimed = any(row.fact == _fact(name) for row in self.rows)
            if fact is None and value is None and not is_claimed:
                unknown.append(name)
            elif fact in {None, name}:
                by = f"{where}; {source_text(cited, self.sources)}" if value is not None else where
                head = f"{name} {value_text(value)}"
                yield [head, f"  source: {by}", *claim_lines(self.rows, _fact(name))]
        yield from _not_known(unknown)

    def _stated(self, name: str) -> Source:
        if name in LIMITS:
            return self._limit(_LIMIT.get(name, name))
        if name in MODALITIES:
            return self._modalities(name.partition("_")[0])
        if name in DERIVED:
            return self._derived(name)
        if name == "last_seen":
            record = _record(self.form)
            read = self.form.last_listed_by if record.last_seen_by else self.form.cited
            return record.last_seen, read, "the last copy that listed the id"
        if name in LIFECYCLE:
            return self._life(name)
        return self._feature(name)

    def _levels(self) -> Iterator[tuple[OfferingRecord | VariantRecord, Sellable, str]]:
        """The records that may state a fact of the id, from the innermost outwards."""
        if self.form is not self.offering:
            yield _record(self.form), self.form, "the id itself"
        yield self.offering.record, self.offering, f"its offering {self.offering.id}"

    def _limit(self, name: str) -> Source:
        value = getattr(self.form.limits, name)
        for record, form, where in self._levels():
            if getattr(record.limits, name) is not None:
                return value, form.cited, where
        stated = getattr(self.offering.model.record.limits, name)
        if value is None and stated is not None:
            words = "not known: its own context is smaller than its model's, which states"
            return None, None, f"{words} {value_text(stated)}"
        return value, *_of_model(self.offering.model, "limits", name)

    def _life(self, name: str) -> Source:
        life, cited = self.form.lifecycle, self.form.lifecycle_source
        value = self.form.status if name == "status" else getattr(life, name, None)
        for record, _, where in self._levels():
            if record.lifecycle is not None:
                return value, cited, f"{where}{_derived(life, name, value)}"
        model = self.offering.model
        return value, cited, f"its model, seeds/{model.place.path}{_derived(life, name, value)}"

    def _modalities(self, side: str) -> Source:
        for record, form, where in self._levels():
            if getattr(record, side):
                return getattr(form, side), form.cited, where
        return getattr(self.form, side), *_of_model(self.offering.model, side)

    def _derived(self, name: str) -> Source:
        """What the page says, and the fact that it follows from."""
        row = next((row for row in capabilities(self.offering) if row.key == name), None)
        if row is None:
            return None, None, "no fact that it would follow from"
        return row.has, _cited(row.source), _follows_from(name)

    def _feature(self, name: str) -> Source:
        value = next((has for key, has in self.form.features.items() if key == name), None)
        if value is None and has_here(self.offering, name):
            return True, price_source(self.offering, name), "it charges for it"
        for record, form, where in self._levels():
            if name in record.features:
                return value, form.cited, where
        model, provider = self.offering.model, self.offering.provider
        if name in model.record.features:
            return value, *_of_model(model, "features", name)
        read = source_of(provider.record.sources, "features")
        cited = Cited(read, read.checked) if read else None
        return value, cited, f"its provider, seeds/{provider.place.path}"


@dataclass(frozen=True, slots=True)
class OfModel:
    """Explains what a model's record states."""

    model: Model
    api: CreatorApi | None
    """What the creator's own API does with it."""
    rows: Sequence[tuple[str, ClaimRow]]
    """Claims of its ids, each with the provider's slug."""

    def sections(self, fact: str | None) -> Iterator[list[str]]:
        """A section for each fact that is known or claimed, and one that names the others."""
        unknown = []
        for name in MODEL_FACTS:
            value, cited, where = self._stated(name)
            is_claimed = any(row.fact == _fact(name) and row.is_current for _, row in self.rows)
            if fact is None and value is None and not is_claimed:
                unknown.append(name)
            elif fact in {None, name}:
                by = f"{where}; {source_text(cited, {})}" if value is not None else where
                head = f"{name} {value_text(value)}"
                yield [head, f"  source: {by}", *self._claims(name)]
        yield from _not_known(unknown)

    def _stated(self, name: str) -> Source:
        record: ModelRecord = self.model.record
        if name in LIMITS:
            key = _LIMIT.get(name, name)
            return getattr(record.limits, key), *_of_model(self.model, "limits", key)
        if name in LIFECYCLE:
            return self._life(name)
        if name in _PARAMETERS:
            key = _PARAMETERS[name]
            return getattr(record.parameters, key), *_of_model(self.model, "parameters", key)
        if name in MODALITIES:
            side = name.partition("_")[0]
            return getattr(record, side), *_of_model(self.model, side)
        if name in DERIVED:
            row = next((row for row in model_capabilities(self.model) if row.key == name), None)
            return row and row.has, _cited(row.source if row else None), _follows_from(name)
        if name in ONLY_OF_MODELS:
            value = getattr(record, name)
            return getattr(value, "text", value), *_of_model(self.model, name)
        value = next((has for key, has in record.features.items() if key == name), None)
        return value, *_of_model(self.model, "features", name)

    def _life(self, name: str) -> Source:
        """What the creator's own API does with it, wherever that is written."""
        if self.api is None:
            return None, None, f"seeds/{self.model.place.path}"
        life, offering = self.api.lifecycle, self.api.offering
        value = self.api.status if name == "status" else getattr(life, name)
        where = f"seeds/{(offering or self.model).place.path}"
        stated = f"{self.api.name}, {where}{_derived(life, name, value)}"
        return value, self.api.cited, stated

    def _claims(self, name: str) -> list[str]:
        """What catalogs claim, equal claims of several providers' ids as one line."""
        providers: dict[str, list[str]] = {}
        for slug, row in self.rows:
            if (row.fact, row.condition) == (_fact(name), "") and row.is_current:
                providers.setdefault(claim_text(row), []).append(slug)
        lines = [
            f"  claim: {text}, at {', '.join(sorted(set(slugs)))}"
            for text, slugs in sorted(providers.items())
        ]
        return lines or ["  claims: none"]


def score_sections(scores: Sequence[Score], fact: str | None) -> Iterator[list[str]]:
    """A section for each score of a model, or for those of the benchmark that is asked for."""
    for score in scores:
        table, record = score.benchmark.record, score.record
        if fact in {None, score.benchmark.slug}:
            setting = f", {record.setting}" if record.setting else ""
            day = f", {record.date}" if record.date else ""
            read = f"{record.url or table.source.url}, {table.source.checked}"
            yield [
                f"{score.benchmark.slug} {formats.score(record.score, table.unit)}{setting}{day}",
                f"  source: seeds/{score.benchmark.place.path}; {read}",
                f"  why: {table.name} publishes it",
            ]


def _not_known(names: Sequence[str]) -> Iterator[list[str]]:
    """One section for what nobody states; none where there is nothing of the kind."""
    if names:
        yield [f"not known: {', '.join(names)}", "  claims: none"]


def _fact(name: str) -> str:
    return of_feature(name) if name in FEATURES else name


def _record(form: Sellable) -> OfferingRecord | VariantRecord:
    record: OfferingRecord | VariantRecord = form.record  # type: ignore[attr-defined]  # both have
    return record


def _cited(source: Cited | ModelSource | None) -> Cited | None:
    return Cited(source, source.checked) if isinstance(source, ModelSource) else source


def _follows_from(name: str) -> str:
    """The fact that a capability follows from."""
    row = CAPABILITIES[next(key for key in CAPABILITIES if key == name)]
    words = f"{row.derived_from}_modalities" if row.modality else "its prices, or not_offered"
    return f"follows from {words}"


def _rates(form: Sellable) -> frozenset[str]:
    return frozenset(rate for price in form.prices for rate in price.rates)


def _of_model(model: Model, group: str, name: str = "") -> tuple[Cited | None, str]:
    """Where a model's record has a fact from: the source of it, or of its group."""
    read = source_of(model.record.sources, f"{group}.{name}" if name else group)
    cited = Cited(read, read.checked) if read else None
    return cited, f"its model, seeds/{model.place.path}"


def _derived(life: Lifecycle | None, name: str, value: object) -> str:
    """What is written where the status of today follows from days."""
    if name != "status" or life is None or life.status == value:
        return ""
    return f", which states {life.status}, and days that decide"

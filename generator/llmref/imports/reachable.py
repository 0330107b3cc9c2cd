"""A tier that starts where the context window ends is left out: no input can reach it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from llmref import formats
from llmref.imports.findings import Finding
from llmref.imports.origins import CATALOGUES
from llmref.imports.price_words import under
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price, When
from llmref.records.traits import Traits

S = TypeVar("S", OfferingRecord, VariantRecord)
_CATALOGS = frozenset(catalogue.url for catalogue in CATALOGUES.values())


def reachable(
    files: Mapping[str, OfferingsFile],
    models: Mapping[str, Traits],
    followed: Mapping[str, ModelRecord],
    findings: list[Finding],
) -> dict[str, OfferingsFile]:
    """The files that lose a tier, by provider; a finding for each tier is added.

    `models` are what models' records say, by slug, and `followed` those that change, by path.
    """
    now = {
        path.rpartition("/")[2].removesuffix(".yaml"): record for path, record in followed.items()
    }
    limits = {slug: now.get(slug, traits).limits for slug, traits in models.items()}
    contexts = {slug: limit.context for slug, limit in limits.items() if limit.context}
    kept = {name: Reach(name, file, contexts, findings).kept() for name, file in files.items()}
    return {name: file for name, file in kept.items() if file is not files[name]}


@dataclass(frozen=True, slots=True)
class Reach:
    """What is asked of each tier of one offerings file."""

    provider: str
    file: OfferingsFile
    contexts: Mapping[str, int]
    """The context windows of models, by slug."""
    findings: list[Finding]

    def kept(self) -> OfferingsFile:
        """The file without tiers of catalogs that no input reaches; with a finding for each."""
        offerings = [self._offering(record) for record in self.file.offerings]
        if offerings == self.file.offerings:
            return self.file
        return self.file.model_copy(update={"offerings": offerings})

    def _offering(self, record: OfferingRecord) -> OfferingRecord:
        context = record.limits.context or self.contexts.get(record.model)
        source = record.source or self.file.defaults.source
        revised = self._sellable(record, context, source)
        variants = [
            self._sellable(variant, variant.limits.context or context, variant.source or source)
            for variant in record.variants
        ]
        return (
            revised
            if variants == record.variants
            else revised.model_copy(update={"variants": variants})
        )

    def _sellable(self, record: S, context: int | None, source: str | None) -> S:
        if context is None:
            return record
        prices = [
            price
            for price in record.prices
            if not self._is_beyond(price, context, source, record.id)
        ]
        return record if prices == record.prices else record.model_copy(update={"prices": prices})

    def _is_beyond(self, price: Price, context: int, source: str | None, native_id: str) -> bool:
        when = price.when or When()
        above = when.longest_below
        origin = self.file.sources.get(price.source or source or "")
        if above is None or above < context or price.ends is not None:
            return False
        if origin is None or origin.url not in _CATALOGS:
            return False  # a person wrote it, and `llmref check` says that both cannot be
        window = f"{formats.count(context)}{under(when)}"
        text = f"a tier that no input reaches, with a context of {window}"
        self.findings.append(Finding("left out", f"{self.provider}/{native_id}", text))
        return True

"""A tier that starts where the context window ends is left out: no input can reach it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from llmref import formats
from llmref.imports.findings import Finding, Reporting
from llmref.imports.forms import Form, with_forms
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
) -> Reporting[dict[str, OfferingsFile]]:
    """The files that lose a tier, by provider; a finding for each tier.

    `models` are what models' records say, by slug, and `followed` those that change, by path.
    """
    now = {
        path.rpartition("/")[2].removesuffix(".yaml"): record for path, record in followed.items()
    }
    limits = {slug: now.get(slug, traits).limits for slug, traits in models.items()}
    contexts = {slug: limit.context for slug, limit in limits.items() if limit.context}
    kept = {}
    for name, file in files.items():
        kept[name] = yield from with_forms(file, _Reach(name, file, contexts).kept)
    return {name: file for name, file in kept.items() if file is not files[name]}


@dataclass(frozen=True, slots=True)
class _Reach:
    """What is asked of each tier of one offerings file."""

    provider: str
    file: OfferingsFile
    contexts: Mapping[str, int]
    """The context windows of models, by slug."""

    def kept(self, form: Form[S]) -> Reporting[S]:
        """The record without tiers of catalogs that no input reaches; with a finding for each."""
        record, of = form.record, form.of
        context = record.limits.context or of.limits.context or self.contexts.get(of.model)
        tiers = [price for price in record.prices if self._is_beyond(price, context, form.source)]
        for price in tiers:
            window = f"{formats.count(context or 0)}{under(price.when or When())}"
            text = f"a tier that no input reaches, with a context of {window}"
            yield Finding("left out", f"{self.provider}/{record.id}", text)
        if not tiers:
            return record
        prices = [price for price in record.prices if price not in tiers]
        return record.model_copy(update={"prices": prices})

    def _is_beyond(self, price: Price, context: int | None, source: str) -> bool:
        above = (price.when or When()).longest_below
        if context is None or above is None or above < context or price.ends is not None:
            return False
        origin = self.file.sources.get(price.source or source)
        # What a person wrote stays: `llmref check` says that both cannot be.
        return origin is not None and origin.url in _CATALOGS

"""Ids that the seeds do not have yet → offerings, or variants of offerings that they have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from llmref.imports.candidate import Candidate
from llmref.imports.findings import Finding, Reporting
from llmref.imports.identity.differences import difference, told_apart
from llmref.imports.origins import CATALOGUES, Claims, key_in
from llmref.imports.price_merge import PriceMerge
from llmref.imports.sellables import counts_input_only, has_base, is_same, traits
from llmref.records.features import OF_PROVIDERS
from llmref.records.offering import Billing, Defaults, OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Price
from llmref.records.recipe_class import RecipeClass
from llmref.records.traits import Traits

_OFFERING = OfferingRecord.model_construct(model="", id="")
_LEAVE_OUT = (
    "keep it, or give the reason why not as unclear of its id, below offerings of {} in "
    "identity.yaml"
)
_VARIANT = VariantRecord.model_construct(id="", label="")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """An id that is new at its provider, and which model it is."""

    candidate: Candidate
    model: str
    label: str
    moving: bool
    traits: Traits
    """What the model's record says, which the offering need not repeat."""
    responses: RecipeClass | None = None
    """The class of the provider's Responses API, where its record says how that is called."""

    @property
    def order(self) -> tuple[bool, bool, int, str]:
        """The first of a model's ids is its offering, the others are variants."""
        return (bool(self.label), self.moving, len(self.candidate.id), self.candidate.id)

    def finding(self, provider: str, file: OfferingsFile, newest: Mapping[str, date]) -> Finding:
        """The line of a report that names it; an id that the copy in the file lists was deleted.

        `newest` has the day of the newest copy of each catalog.
        """
        words = f"{self.model}, as a variant: {self.label}" if self.label else self.model
        catalogue = CATALOGUES[self.candidate.source]
        origin = file.sources.get(key_in(file, catalogue))
        if origin and origin.checked == newest.get(catalogue.key):
            text = f"{words}, which {catalogue.key} lists: {_LEAVE_OUT.format(provider)}"
            return Finding("restored", f"{provider}/{self.candidate.id}", text)
        return Finding("new", f"{provider}/{self.candidate.id}", words, group=provider)


def with_newcomers(
    offerings: Sequence[OfferingRecord],
    newcomers: Iterable[Newcomer],
    defaults: Defaults,
    claims: Claims,
) -> Reporting[list[OfferingRecord]]:
    """The offerings with the new ones, sorted by id; those of a model that is there as variants."""
    by_model = {offering.model: offering for offering in offerings}
    entering = _Entering(defaults, claims)
    for newcomer in sorted(newcomers, key=lambda newcomer: newcomer.order):
        there = by_model.get(newcomer.model)
        if there is None:
            by_model[newcomer.model] = yield from entering.offering(newcomer)
            continue
        variants = [*there.variants, (yield from entering.variant(newcomer, there))]
        variants.sort(key=lambda variant: variant.id)
        by_model[newcomer.model] = there.model_copy(update={"variants": variants})
    twice = [offering for offering in offerings if by_model[offering.model].id != offering.id]
    return sorted([*by_model.values(), *twice], key=lambda offering: offering.id)


@dataclass(frozen=True, slots=True)
class _Entering:
    defaults: Defaults
    claims: Claims

    def offering(self, newcomer: Newcomer) -> Reporting[OfferingRecord]:
        candidate = newcomer.candidate
        billing, prices = yield from self._charged(newcomer)
        facts = traits(candidate, self.claims, _of_model(newcomer.traits))
        update = {
            "model": newcomer.model,
            "id": candidate.id,
            "billing": None if billing == (self.defaults.billing or "unknown") else billing,
            "prices": prices,
            "source": None if self.defaults.source == self.claims.key else self.claims.key,
            "moving": newcomer.moving,
            "recipe": newcomer.responses if candidate.responses_only else None,
            "regions": sorted(set(candidate.regions)),
        }
        return _OFFERING.model_copy(update={**update, **facts})

    def variant(self, newcomer: Newcomer, of: OfferingRecord) -> Reporting[VariantRecord]:
        candidate = newcomer.candidate
        source = of.source or self.defaults.source
        billing, prices = yield from self._charged(newcomer)
        above = of.billing or self.defaults.billing or "unknown"
        if billing == above:
            merge = self._merge(candidate, None)
            stated = yield from merge.comparable(of.prices, candidate.prices)
            billing, prices = None, [] if is_same(of.prices, stated) else prices
        facts = traits(candidate, self.claims, _over(newcomer.traits, of))
        label = newcomer.label or difference(of.id, candidate.id)
        labels = {variant.id: variant.label for variant in of.variants}
        update = {
            "id": candidate.id,
            "label": told_apart(label, candidate.id, labels),
            "billing": billing,
            "prices": prices,
            "source": None if source == self.claims.key else self.claims.key,
        }
        return _VARIANT.model_copy(update={**update, **facts})

    def _charged(self, newcomer: Newcomer) -> Reporting[tuple[Billing | None, list[Price]]]:
        """How it is paid, with prices only where one holds without condition."""
        candidate = newcomer.candidate
        if self.defaults.billing in {"free", "subscription"}:
            return self.defaults.billing, []
        context = newcomer.traits.limits.context
        if candidate.context and not counts_input_only(candidate, context):
            context = candidate.context
        merge = self._merge(candidate, context)
        prices = yield from merge.merged([], candidate.prices)
        if not prices:
            billing = candidate.billing
            return "unknown" if billing in {None, "usage"} else billing, []
        if not has_base(prices):
            text = "has prices only under conditions, or only ended ones; none was taken over"
            yield Finding("left out", merge.where, text)
            return "unknown", []
        return "usage", prices

    def _merge(self, candidate: Candidate, context: int | None) -> PriceMerge:
        where = f"{candidate.provider}/{candidate.id}"
        currency = self.defaults.currency
        return PriceMerge(self.claims, self.claims.key, where, context, currency)


def _of_model(model: Traits) -> Traits:
    """What an offering need not repeat: all of its model but what each provider decides."""
    shared = {key: has for key, has in model.features.items() if key not in OF_PROVIDERS}
    return model.model_copy(update={"features": shared})


def _over(model: Traits, offering: OfferingRecord) -> Traits:
    """What a variant need not repeat: what its offering says, else its model."""
    limits = model.limits.model_copy(
        update={k: v for k, v in offering.limits.model_dump().items() if v is not None}
    )
    return Traits.model_construct(
        limits=limits,
        input=offering.input or model.input,
        output=offering.output or model.output,
        features={**_of_model(model).features, **offering.features},
        lifecycle=offering.lifecycle or model.lifecycle,
    )

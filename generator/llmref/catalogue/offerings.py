"""One offerings file → offerings: what each takes from its model and from the file's defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from llmref.catalogue.charging import ChargingTerms, terms_of
from llmref.catalogue.entities import (
    ANY_TIME,
    Cited,
    Correction,
    Dispute,
    Limits,
    Model,
    Offering,
    Price,
    Provider,
    Revision,
    Variant,
)
from llmref.catalogue.lifecycle import LifecycleStatus, status_on
from llmref.catalogue.mode_ids import prices_of_modes
from llmref.catalogue.offered_features import features_above, features_known, features_shown
from llmref.catalogue.restated import with_true_disputes
from llmref.problems import Place
from llmref.records import traits
from llmref.records.features import Feature
from llmref.records.modalities import Modality
from llmref.records.offering import Billing, OfferingRecord, OfferingsFile, VariantRecord
from llmref.records.price import Currency, Published
from llmref.records.price import Price as PriceRecord
from llmref.records.traits import Lifecycle, Plan
from llmref.seeds import Seed

Level = tuple[str | None, date | None]
"""A source key and a date of reading, as one level of an offerings file may state them."""


class _Stated(TypedDict):
    """What an offering and a variant hold alike; see `entities.Sellable`."""

    billing: Billing
    free_limit: str | None
    plan: Plan | None
    limits: Limits
    input: tuple[Modality, ...] | None
    output: tuple[Modality, ...] | None
    features: Mapping[Feature, bool]
    lifecycle: Lifecycle | None
    lifecycle_source: Cited | None
    status: LifecycleStatus | None
    prices: tuple[Price, ...]
    current: tuple[Price, ...]
    charged: tuple[Price, ...]
    price: Price | None
    not_offered: frozenset[str]
    charging: ChargingTerms
    cited: Cited | None
    last_listed_by: Cited | None


def offerings_of(
    seed: Seed[OfferingsFile], models: Mapping[str, Model], provider: Provider, today: date
) -> Iterator[Offering]:
    """The offerings of one provider whose models exist."""
    reader = _Reader(seed.record, today)
    for position, record in enumerate(seed.record.offerings):
        if record.model in models:
            place = seed.place().at("offerings", position)
            yield reader.offering(record, place, models[record.model], provider)


def regions_of(offering: Offering) -> Sequence[str]:
    """The regions that serve an offering: its own, else those of all that the provider offers."""
    return offering.record.regions or offering.provider.record.regions


def citation(file: OfferingsFile, *levels: Level) -> Cited | None:
    """Source and date of a fact, from levels given from the innermost outwards.

    The innermost level that names a source decides it. Its date is the innermost one written on
    that level or further in; else the source's own. None where either is missing.
    """
    checked: date | None = None
    for source, day in levels:
        checked = checked or day
        if source is not None:
            origin = file.sources.get(source)
            checked = checked or (origin.checked if origin else None)
            return Cited(origin, checked) if origin and checked else None
    return None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Joins the entries of one offerings file."""

    file: OfferingsFile
    today: date
    _citations: dict[tuple[Level, ...], Cited | None] = field(default_factory=dict)
    """What was cited before, so that equal citations are one object."""

    def offering(
        self, record: OfferingRecord, place: Place, model: Model, provider: Provider
    ) -> Offering:
        level = (record.source, record.checked)
        stated = self._stated(
            record, place, _from_above(model, provider, self.file, self.today), (level,)
        )
        stated["features"] = features_shown(stated["features"], record.request_parameters)
        variants = tuple(
            Variant(
                place=place.at("variants", position),
                id=variant.id,
                record=variant,
                **self._stated(
                    variant,
                    place.at("variants", position),
                    stated,
                    ((variant.source, variant.checked), level),
                ),
            )
            for position, variant in enumerate(record.variants)
        )
        of_modes = tuple(prices_of_modes(stated["prices"], variants))
        if of_modes:
            in_force = (price for price in of_modes if price.holds_on(self.today))
            stated["charged"] = (*stated["charged"], *in_force)
        return Offering(
            place=place,
            id=record.id,
            record=record,
            model=model,
            provider=provider,
            deployment=record.deployment or self.file.defaults.deployment,
            parameters_source=self._cited_parameters(record),
            variants=variants,
            of_modes=of_modes,
            **stated,
        )

    def _stated(
        self,
        record: OfferingRecord | VariantRecord,
        place: Place,
        above: _Stated,
        levels: tuple[Level, ...],
    ) -> _Stated:
        outer = (*levels, (self.file.defaults.source, self.file.defaults.checked))
        prices = tuple(
            self._price(price, place.at("prices", position), outer)
            for position, price in enumerate(with_true_disputes(record))
        )
        # A variant that is paid otherwise, or says its prices, has nothing of the offering's.
        silent = not prices and record.billing in {None, above["billing"]}
        own = tuple(price for price in prices if price.holds_on(self.today))
        current = above["current"] if silent else own
        return _Stated(
            billing=record.billing or above["billing"],
            free_limit=record.free_limit or above["free_limit"],
            plan=self.file.plans.get(record.plan) if record.plan else above["plan"],
            limits=_limits(record.limits, above["limits"]),
            input=tuple(record.input) if record.input else above["input"],
            output=tuple(record.output) if record.output else above["output"],
            features=features_known(record.features, above["features"], self._cited(*outer)),
            lifecycle=record.lifecycle or above["lifecycle"],
            lifecycle_source=self._cited_life(record, outer)
            if record.lifecycle
            else above["lifecycle_source"],
            status=status_on(record.lifecycle, self.today) if record.lifecycle else above["status"],
            prices=above["prices"] if silent else prices,
            current=current,
            charged=current,
            price=next((price for price in current if price.when is ANY_TIME), None),
            not_offered=frozenset(record.not_offered) or above["not_offered"],
            charging=above["charging"],
            cited=self._cited(*outer),
            last_listed_by=self._cited_list(record, outer),
        )

    def _cited_life(
        self, record: OfferingRecord | VariantRecord, outer: tuple[Level, ...]
    ) -> Cited | None:
        """Where its own lifecycle was read: the source named there, else that of the rest."""
        named = record.lifecycle.source if record.lifecycle else None
        return self._cited((named, None), *outer)

    def _cited_parameters(self, record: OfferingRecord) -> Cited | None:
        """Where its parameters were read: the source named there, else that of the rest."""
        if not record.request_parameters:
            return None
        defaults = (self.file.defaults.source, self.file.defaults.checked)
        own = (record.source, record.checked)
        return self._cited((record.request_parameters.source, None), own, defaults)

    def _cited_list(
        self, record: OfferingRecord | VariantRecord, outer: tuple[Level, ...]
    ) -> Cited | None:
        """The list that had the id last, where it is said to be on it no more."""
        return self._cited((record.last_seen_by, None), *outer) if record.last_seen else None

    def _cited(self, *levels: Level) -> Cited | None:
        if levels not in self._citations:
            self._citations[levels] = citation(self.file, *levels)
        return self._citations[levels]

    def _price(self, record: PriceRecord, place: Place, outer: tuple[Level, ...]) -> Price:
        cited = self._cited((record.source, record.checked), *outer)
        currency = record.currency or self.file.defaults.currency
        return Price(
            place=place,
            rates=record.rates,
            when=record.when if record.when and record.when != ANY_TIME else ANY_TIME,
            currency=currency,
            starts=record.starts,
            ends=record.ends,
            cited=cited,
            rate_sources={
                rate: cited
                for rate, source in record.rate_sources.items()
                if (cited := self._cited((source, None), *outer))
            },
            disputes=tuple(
                Dispute(dispute.rates, cited)
                for dispute in record.disputed
                if (cited := self._cited((dispute.source, dispute.checked)))
            ),
            corrections=tuple(
                Correction(wrong.rates, cited)
                for wrong in record.corrects
                if (cited := citation(self.file, (wrong.source, wrong.checked)))
            ),
            revisions=tuple(
                Revision(revision.rates, origin, revision.after, revision.by)
                for revision in record.revised
                if (origin := self.file.sources.get(revision.source))
            ),
            starts_after=record.starts_after,
            ends_after=record.ends_after,
            converted_from=record.converted_from or self._converted_by(cited, currency),
        )

    def _converted_by(self, cited: Cited | None, currency: Currency) -> Published | None:
        """What a catalog converted; what was read at the provider is as it publishes it."""
        published = self.file.defaults.converted_from
        is_own = published == currency or cited is None or not cited.is_catalogue
        return None if is_own else published


def _from_above(model: Model, provider: Provider, file: OfferingsFile, today: date) -> _Stated:
    """What an offering has of its model. Of its lifecycle, only the creator's own API has it."""
    record = model.record
    is_creator = provider.record.kind == "first-party" and provider.is_own_api_of(model)
    life = record.lifecycle if is_creator else None
    return _Stated(
        billing=file.defaults.billing or "unknown",
        free_limit=None,
        plan=None,
        limits=_limits(record.limits, Limits()),
        input=tuple(record.input) if record.input else None,
        output=tuple(record.output) if record.output else None,
        features=features_above(model, provider),
        lifecycle=life,
        lifecycle_source=model.lifecycle_source if life else None,
        status=status_on(life, today),
        prices=(),
        current=(),
        charged=(),
        price=None,
        not_offered=frozenset(),
        charging=terms_of(provider.record, record, model.slug),
        cited=None,
        last_listed_by=None,
    )


_UNSTATED = traits.Limits()


def _limits(stated: traits.Limits, above: Limits) -> Limits:
    """What is stated, else what stands above; a max output that does not fit is not known."""
    if stated is _UNSTATED or not stated.model_fields_set:
        return above
    context, output = stated.context or above.context, stated.output or above.output
    if context and output and output > context:
        output = None
    return Limits(context, output, stated.dimensions or above.dimensions)

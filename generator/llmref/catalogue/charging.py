"""Which minimums and allowances of a provider concern what it offers of a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from llmref.records.charging import Allowance, Minimum
from llmref.records.kinds import Kind
from llmref.records.model import ModelRecord
from llmref.records.provider import ProviderRecord
from llmref.records.rates import RateKey
from llmref.seeds import Seeds


@dataclass(frozen=True, slots=True)
class ChargingTerms:
    """What is charged beside the rates of an offering."""

    minimums: Mapping[RateKey, Minimum] = field(default_factory=dict)
    """The least of each rate that is billed for a request."""
    allowances: Sequence[Allowance] = ()


PLAIN_TERMS = ChargingTerms()
"""Nothing beside the rates, as far as is known."""


def terms_of(provider: ProviderRecord, model: ModelRecord, slug: str) -> ChargingTerms:
    """The terms of a provider that concern a model."""
    if not provider.minimums and not provider.allowances:
        return PLAIN_TERMS

    return ChargingTerms(
        {entry.rate: entry for entry in provider.minimums if selects(entry, slug, model.kind)},
        tuple(entry for entry in provider.allowances if selects(entry, slug, model.kind)),
    )


def selects(entry: Minimum | Allowance, slug: str, kind: Kind) -> bool:
    """Whether a minimum or an allowance concerns a model."""
    return (not entry.models or slug in entry.models) and (not entry.kinds or kind in entry.kinds)


def plans_of(seeds: Seeds, provider: str) -> set[str]:
    """The slugs of the plans that the offerings of a provider declare."""
    files = (seed.record for seed in seeds.offerings if seed.slug == provider)
    return {slug for file in files for slug in file.plans}

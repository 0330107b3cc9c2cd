"""What the copies of all catalogs state of one id, as rows of amounts with the copies' dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from llmref.claims.ledger import Ledger
from llmref.imports.candidate import Candidate, when_of
from llmref.imports.claimed import candidate_of
from llmref.imports.price_words import under
from llmref.records.provider import ProviderRecord

LIMITS = {"context": "context", "max_output": "output_limit", "dimensions": "dimensions"}
"""The limits of an id, and what candidates call them."""
LIFECYCLE = ("status", "deprecated_on", "retires_on")
MODALITIES = ("input_modalities", "output_modalities")
TRAITS = ("released", "knowledge_cutoff", "weights", "license")
"""What catalogs state of the model that an id leads to."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One statement of one catalog, with the first and last of the copies that make it in a row."""

    catalog: str
    fact: str
    """A rate, a limit, or a field of the lifecycle."""
    value: object
    condition: str = ""
    """The conditions of a price, to be added to the name of its rate."""
    currency: str = "USD"
    starts: date | None = None
    ends: date | None = None
    first: date = date.min
    last: date = date.min
    is_current: bool = False
    """Whether the newest copy of the catalog makes it."""
    native_id: str = ""
    """The id that it is about, where that is not the one that was asked for."""
    links: tuple[str, ...] = field(default=(), compare=False)
    """What the catalog cites."""
    basis: str = ""
    """How the catalog knows the first day, in its own word."""


def outside_names(slug: str, provider: ProviderRecord) -> Mapping[str, str]:
    """What each catalog calls the provider."""
    own = {"openrouter": "openrouter"} if slug == "openrouter" else {}
    return {**own, **provider.catalogue_ids}


def claim_rows(
    ledgers: Iterable[Ledger], names: Mapping[str, str], native_id: str
) -> list[ClaimRow]:
    """Every statement about the id, by catalog, in the order of copies."""
    rows: list[ClaimRow] = []
    for ledger in ledgers:
        if ledger.catalog in names:
            rows += _of_catalog(ledger, names[ledger.catalog], native_id)
    return rows


def _of_catalog(ledger: Ledger, provider: str, native_id: str) -> list[ClaimRow]:
    open_rows: dict[ClaimRow, ClaimRow] = {}
    closed: list[ClaimRow] = []
    for copy, listed in zip(ledger.copies, ledger.stated, strict=True):
        groups = listed.get(provider, {}).get(native_id)
        stated = dict.fromkeys(
            _stated(candidate_of(ledger.catalog, provider, native_id, groups)) if groups else ()
        )
        closed += [row for key, row in open_rows.items() if key not in stated]
        open_rows = {
            key: replace(open_rows.get(key) or replace(key, first=copy.checked), last=copy.checked)
            for key in stated
        }
    return [*closed, *(replace(row, is_current=True) for row in open_rows.values())]


def of_feature(name: str) -> str:
    """What a feature is called as a fact, since some have the name of a rate."""
    return f"feature {name}"


def _stated(candidate: Candidate) -> Iterator[ClaimRow]:
    source, links = candidate.source, candidate.links
    for price in candidate.prices:
        condition = under(when_of(price.when))
        for rate, amount in price.rates.items():
            yield ClaimRow(
                source,
                rate,
                amount,
                condition,
                price.currency,
                price.starts,
                price.ends,
                links=(price.cites, *links) if price.cites else links,
                basis=price.basis,
            )
    values = {name: getattr(candidate, key) for name, key in LIMITS.items()}
    values |= {name: getattr(candidate, name) for name in (*LIFECYCLE, *TRAITS)}
    values |= {"input_modalities": candidate.input, "output_modalities": candidate.output}
    values |= {of_feature(name): has for name, has in candidate.features.items()}
    for name, value in values.items():
        if value not in {None, "", ()}:
            yield ClaimRow(source, name, value, links=links)

"""Facts that stand under a catalog's name though no claim of it gives them: kept, and listed.

Somebody edited them, or the catalog stated them in a copy that nobody has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from llmref.imports.edited import bare_facts
from llmref.imports.evidence import NO_EVIDENCE, Evidence
from llmref.imports.findings import Finding
from llmref.imports.forms import forms
from llmref.imports.origins import CATALOGUES
from llmref.imports.price_words import shown, under
from llmref.records.offering import OfferingsFile
from llmref.records.price import Price, When
from llmref.records.rates import RateKey
from llmref.records.source import Origin

_CATALOG_OF = {catalogue.url: key for key, catalogue in CATALOGUES.items()}
WAYS = "name your source, or delete the {} to take what the claims give"
"""The two ways out."""


def unclaimed(
    files: Mapping[str, OfferingsFile], evidence_by_id: Mapping[tuple[str, str], Evidence]
) -> Iterator[Finding]:
    """A line for each such fact of the files, by provider, with its file and its id.

    `evidence_by_id` is what all copies state, by provider and id.
    """
    for provider, file in files.items():
        yield from _of(provider, file, evidence_by_id)


def _of(
    provider: str, file: OfferingsFile, evidence_by_id: Mapping[tuple[str, str], Evidence]
) -> Iterator[Finding]:
    for form in forms(file):
        record, inherited = form.record, form.source
        evidence = evidence_by_id.get((provider, record.id), NO_EVIDENCE)
        for fact in bare_facts(record, inherited, file.sources, evidence):
            words = f"{fact.name} {fact.value} by {fact.key}"
            yield _finding(provider, record.id, words, fact.catalog, fact.name)
        for price in record.prices:
            for rate, key, catalog in _catalogs(price, inherited, file.sources):
                if not evidence.gives(catalog, price.when or When(), rate, price.rates[rate]):
                    currency = price.currency or file.defaults.currency
                    words = shown(rate, price.rates[rate], currency)
                    named = f"{words} by {key}{under(price.when or When())}"
                    yield _finding(provider, record.id, named, catalog, "rate")


def _catalogs(
    price: Price, inherited: str, sources: Mapping[str, Origin]
) -> Iterator[tuple[RateKey, str, str]]:
    """The rates of a price that are cited from catalogs: the key of the source, and which it is."""
    for rate in price.rates:
        key = price.rate_sources.get(rate) or price.source or inherited
        origin = sources.get(key)
        if origin is not None and origin.url in _CATALOG_OF:
            yield rate, key, _CATALOG_OF[origin.url]


def _finding(provider: str, native_id: str, named: str, catalog: str, what: str) -> Finding:
    place = f"in offerings/{provider}.yaml"
    text = f"{named}, {place}: no copy of {catalog} states it; {WAYS.format(what)}"
    return Finding("unclaimed", f"{provider}/{native_id}", text)

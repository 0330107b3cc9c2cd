"""A source that nothing names is left over, or the facts that were read there name another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.link import Catalogue
from generator.problems import Problem, error
from generator.records.offering import OfferingRecord, OfferingsFile, VariantRecord


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each declared source that no entry of its file names."""
    for seed in catalogue.seeds.offerings:
        used = set(_used(seed.record))
        for key in seed.record.sources:
            if key not in used:
                yield error(
                    seed.place().at("sources", key),
                    f"nothing in this file was read at {key!r}",
                    "name it where facts come from it, or delete it",
                )


def _used(file: OfferingsFile) -> Iterator[str | None]:
    yield file.defaults.source
    for offering in file.offerings:
        yield from _named(offering)
        for variant in offering.variants:
            yield from _named(variant)


def _named(record: OfferingRecord | VariantRecord) -> Iterator[str | None]:
    yield record.source
    for price in record.prices:
        yield price.source
        yield from price.rate_sources.values()
        yield from (dispute.source for dispute in price.disputed)
        yield from (wrong.source for wrong in price.corrects)

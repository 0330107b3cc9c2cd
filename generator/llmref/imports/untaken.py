"""What a copy names and the seeds have no place for: reported, and never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from llmref.imports.candidate import Reading
from llmref.imports.findings import Finding
from llmref.imports.identity import Resolution
from llmref.imports.providers import Providers
from llmref.records.catalogs import CATALOGS
from llmref.records.left_out_providers import reason_left_out

PRICES_ONLY = frozenset(key for key, row in CATALOGS.items() if row.prices_only)
"""Catalogues whose ids are names to match by: prices of ids that the seeds have, and no others."""
Ids = Mapping[str, frozenset[str]]
"""The model IDs that each provider has."""


def unlinked(resolution: Resolution, providers: Providers, ids: Ids) -> Iterator[Finding]:
    """Ids whose provider or model nobody can be sure of."""
    for link in resolution.links:
        one = link.candidate
        if not providers.slugs(one, ids):
            reason = reason_left_out(one.source, one.provider)
            text = reason or "no provider of the seeds is called so"
            here = f"{one.source} {one.provider}"
            yield Finding("unlinked", f"{here}/{one.id}", text, group=f"{here}: {text}")
    for left in resolution.unlinked:
        may_be = f"; may be {', '.join(left.models)}" if left.models else ""
        one, group = left.candidate, "" if left.models else left.reason
        where = f"{one.source} {one.provider}/{one.id}"
        yield Finding("unlinked", where, f"{left.reason}{may_be}", group=group)


def unmatched(readings: Iterable[Reading], providers: Providers, ids: Ids) -> Iterator[Finding]:
    """What lists of prices name that no offering has, by their names of the provider."""
    lists = (reading for reading in readings if reading.source in PRICES_ONLY)
    for one in (candidate for reading in lists for candidate in reading.candidates):
        if not any(one.id in ids.get(slug, ()) for slug in providers.slugs(one, ids)):
            text = "no id here is called so, so that nothing was added"
            here = f"{one.source} {one.provider}"
            yield Finding("unlinked", f"{here}/{one.id}", text, group=f"{here}: {text}")


def left_out(readings: Iterable[Reading]) -> Iterator[Finding]:
    """What the readers could not take."""
    for reading in readings:
        for one in reading.left_out:
            yield Finding("left out", f"{one.source} {one.where}", one.reason)

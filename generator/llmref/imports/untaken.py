"""What a copy names and the seeds have no place for: reported, and never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from llmref.imports.candidate import Candidate, Reading
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
    for candidate in (link.candidate for link in resolution.links):
        if not providers.slugs(candidate, ids):
            reason = reason_left_out(candidate.source, candidate.provider)
            yield _of_provider(candidate, reason or "no provider of the seeds is called so")
    for left in resolution.unlinked:
        may_be = f"; may be {', '.join(left.models)}" if left.models else ""
        candidate, group = left.candidate, "" if left.models else left.reason
        where = f"{candidate.source} {candidate.provider}/{candidate.id}"
        yield Finding("unlinked", where, f"{left.reason}{may_be}", group=group)


def unmatched(readings: Iterable[Reading], providers: Providers, ids: Ids) -> Iterator[Finding]:
    """What lists of prices name that no offering has, by their names of the provider."""
    lists = (reading for reading in readings if reading.source in PRICES_ONLY)
    for candidate in (candidate for reading in lists for candidate in reading.candidates):
        if not any(candidate.id in ids.get(slug, ()) for slug in providers.slugs(candidate, ids)):
            yield _of_provider(candidate, "no id here is called so, so that nothing was added")


def _of_provider(candidate: Candidate, text: str) -> Finding:
    provider = f"{candidate.source} {candidate.provider}"
    return Finding("unlinked", f"{provider}/{candidate.id}", text, group=f"{provider}: {text}")


def left_out(readings: Iterable[Reading]) -> Iterator[Finding]:
    """What the readers could not take."""
    for reading in readings:
        for note in reading.left_out:
            yield Finding("left out", f"{note.source} {note.where}", note.reason)

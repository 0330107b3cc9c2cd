"""Readings of catalogues and the seeds → the files that change, and what a person should know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from llmref.imports.candidate import Reading
from llmref.imports.copies import Refused
from llmref.imports.evidence import evidence_by_id
from llmref.imports.identity import resolve
from llmref.imports.moved_prices import moved_prices
from llmref.imports.new_models import as_traits, creator_records, model_files
from llmref.imports.providers import Providers
from llmref.imports.reachable import reachable
from llmref.imports.removed import gone_and_back
from llmref.imports.settling import Changes, Settling
from llmref.imports.unclaimed import unclaimed
from llmref.imports.untaken import PRICES_ONLY, left_out, unlinked, unmatched
from llmref.seeds import Seeds

__all__ = ["MOST_ROUNDS", "Changes", "changes"]

MOST_ROUNDS = 9
"""How often all copies are met again until nothing changes; two or three rounds are usual."""


def changes(
    seeds: Seeds,
    readings: Sequence[Reading],
    precedence: Sequence[str],
    imported: Collection[tuple[str, date]] | None = None,
) -> Changes:
    """All that the readings change; their order does not matter. Raises Refused.

    Of a catalog's copies the newest is taken first: older ones only add history.
    Prices of ids that a copy in `imported`, a catalog and a day, or another copy of its catalog
    lists are settled again, from what people wrote and all readings; None stands for all copies.
    """
    newest = sorted(readings, key=lambda reading: reading.checked, reverse=True)
    ordered = sorted(newest, key=lambda reading: precedence.index(reading.source))
    current = list({reading.source: reading for reading in reversed(ordered)}.values())
    listed = (reading for reading in current if reading.source not in PRICES_ONLY)
    resolution = resolve([entry for reading in listed for entry in reading.candidates], seeds)
    diff = Changes(as_of=_today(seeds, ordered))
    world = Settling(
        seeds,
        Providers(seeds),
        resolution,
        precedence,
        diff,
        {new.slug: as_traits(new) for new in resolution.models}
        | {seed.slug: seed.record for seed in seeds.models},
        {
            (link.candidate.source, link.candidate.provider, link.candidate.id): link
            for link in resolution.links
        },
        {reading.source: reading.checked for reading in current},
    )
    world.evidence_by_id = evidence_by_id(ordered, world.providers, world.ids())
    world.forget(imported)
    if all(world.takes_all(ordered) for _ in range(MOST_ROUNDS)):
        raise Refused(f"the catalogues still change each other's prices after round {MOST_ROUNDS}")
    _conclude(world, current, ordered)
    diff.findings = sorted(set(diff.findings), key=lambda finding: finding.order)
    return diff


def _conclude(world: Settling, current: Sequence[Reading], ordered: Sequence[Reading]) -> None:
    """Take what all copies together say, once each was taken; and what a person should know."""
    diff, resolution = world.diff, world.resolution
    world.complete()
    world.follow(current)
    diff.offerings |= reachable(world.current_files(), world.traits, diff.followed, diff.findings)
    world.revise()
    first = world.give_dates(current, ordered)
    world.order()
    diff.models = model_files(resolution, diff.offerings.values(), current, first)
    diff.creators = creator_records(world.seeds, resolution, diff.models)
    diff.findings += unlinked(resolution, world.providers, world.ids())
    diff.findings += [*unmatched(current, world.providers, world.ids()), *left_out(ordered)]
    for provider, file in diff.offerings.items():
        whole = world.whole.get(provider, frozenset())
        diff.findings += moved_prices(provider, world.stored.get(provider), file, whole)
    diff.findings += gone_and_back(world.stored, diff.offerings)
    diff.findings += unclaimed(world.current_files(), world.evidence_by_id)


def _today(seeds: Seeds, readings: Sequence[Reading]) -> date | None:
    days = [seed.record.as_of for seed in seeds.sites]
    return max([*days, *(reading.checked for reading in readings)], default=None)

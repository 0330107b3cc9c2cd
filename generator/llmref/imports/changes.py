"""Readings of catalogs and the seeds → the files that change, and what a person should know.

The steps of settling are the table `_STEPS`: each gives the records as they are then, and the
findings on the way. None changes what it was given, and none reads or writes a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from llmref.imports.all_copies import with_all_copies
from llmref.imports.at_hand import AtHand, Files
from llmref.imports.candidate import Reading
from llmref.imports.change_set import Changes
from llmref.imports.evidence import native_ids
from llmref.imports.findings import Finding, Reporting, with_findings
from llmref.imports.identity.knowledge import knowledge
from llmref.imports.model_dates import Dates, dated, first_copies
from llmref.imports.model_limits import NewestCopies, followed
from llmref.imports.new_models import creator_records, model_files
from llmref.imports.parameter_statements import Statements
from llmref.imports.reachable import reachable
from llmref.imports.reconsidered import reconsidered
from llmref.imports.removed import gone_and_back
from llmref.imports.stated_parameters import Subjects, with_parameters
from llmref.imports.unclaimed import unclaimed
from llmref.imports.untaken import PRICES_ONLY, left_out, unlinked, unmatched
from llmref.records.model import ModelRecord
from llmref.seeds import Seeds


@dataclass(frozen=True, slots=True)
class _Records:
    """The records as they are after a step."""

    files: Files
    """All offerings files."""
    models: Mapping[str, ModelRecord] = field(default_factory=dict)
    """Models' records that change, by path."""
    new_models: Mapping[str, str] = field(default_factory=dict)
    """Texts of new models' files, by path."""


_Step: TypeAlias = Callable[[AtHand, _Records], Reporting[_Records]]


def changes(seeds: Seeds, readings: Iterable[Reading], precedence: Sequence[str]) -> Changes:
    """All that the readings change; their order does not matter. Raises Refused.

    Of a catalog's copies the newest is taken first: older ones only add history.
    """
    at_hand = AtHand.of(seeds, readings, precedence)
    records, findings = with_findings(_settled(at_hand))
    return Changes(
        {name: file for name, file in records.files.items() if file is not at_hand.files.get(name)},
        records.new_models,
        records.models,
        creator_records(seeds, at_hand.resolution, records.new_models),
        sorted(set(findings), key=lambda finding: finding.order),
        at_hand.today,
    )


def _settled(at_hand: AtHand) -> Reporting[_Records]:
    """The records after all steps."""
    records = _Records(at_hand.files)
    for step in _STEPS:
        records = yield from step(at_hand, records)
    yield from _remarks(at_hand, records.files)
    return records


def _with_copies(at_hand: AtHand, records: _Records) -> Reporting[_Records]:
    """What each copy states of each id."""
    return replace(records, files=(yield from with_all_copies(at_hand, records.files)))


def _with_limits(at_hand: AtHand, records: _Records) -> Reporting[_Records]:
    """What the copies, none older than those in the seeds, say of models' limits."""
    current = {
        source: copy
        for source, copy in at_hand.newest.items()
        if source not in PRICES_ONLY and at_hand.newest_day(source) <= copy.checked
    }
    links = {
        (source, provider, native_id): link
        for source, copy in current.items()
        for provider, by_id in at_hand.by_provider(copy, records.files).items()
        for native_id, link in by_id.items()
        if link.model
    }
    copies = NewestCopies(current, links, knowledge(at_hand.seeds))
    result = followed(at_hand.seeds.models, records.files, copies)
    yield from result.findings
    files = {**records.files, **result.offerings}
    return replace(records, files=files, models=result.models)


def _within_reach(at_hand: AtHand, records: _Records) -> Reporting[_Records]:
    """The files without tiers that no input reaches."""
    changed = yield from reachable(records.files, at_hand.traits, records.models)
    return replace(records, files={**records.files, **changed})


def _reconsidered(at_hand: AtHand, records: _Records) -> Reporting[_Records]:
    """What only all copies together say of each file."""
    files = {}
    for provider, file in records.files.items():
        files[provider] = yield from reconsidered(provider, file, at_hand.evidence_by_id)
    return replace(records, files=files)


def _with_models(at_hand: AtHand, records: _Records) -> Reporting[_Records]:
    """What the copies say of models' dates and parameters, and new models with theirs."""
    resolution, models, ids = at_hand.resolution, at_hand.seeds.models, native_ids(records.files)
    first = first_copies(records.files, at_hand.copies, at_hand.providers, ids)
    dates = Dates(resolution.facts, at_hand.newest, first)
    with_dates, findings = dated(models, records.models, dates)
    yield from findings
    changed = {**records.models, **with_dates}
    given = yield from with_parameters(
        Subjects(at_hand.seeds, resolution.models, changed, records.files),
        Statements(at_hand.evidence_by_id, at_hand.newest),
    )
    files = {**records.files, **given.offerings}
    offered = (file for name, file in files.items() if file is not at_hand.files.get(name))
    newest = [*at_hand.newest.values()]
    new_models = model_files(resolution, offered, newest, first, parameters=given.new)
    return _Records(files, {**changed, **given.models}, new_models)


_STEPS: tuple[_Step, ...] = (
    _with_copies,
    _with_limits,
    _within_reach,
    _reconsidered,
    _with_models,
)
"""In this order; what a step gives, the next one takes."""


def _remarks(at_hand: AtHand, files: Files) -> Iterator[Finding]:
    """What a person should know of the files as they are to be, whichever step left them so."""
    ids, providers = native_ids(files), at_hand.providers
    changed = {name: file for name, file in files.items() if file is not at_hand.files.get(name)}
    yield from unlinked(at_hand.resolution, providers, ids)
    yield from unmatched(at_hand.newest.values(), providers, ids)
    yield from left_out(at_hand.copies)
    yield from gone_and_back(at_hand.files, changed)
    yield from unclaimed(files, at_hand.evidence_by_id)

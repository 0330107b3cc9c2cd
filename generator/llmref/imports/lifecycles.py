"""Where an id stands between announcement and retirement, as catalogs say beside its own source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from llmref.imports.candidate import Candidate
from llmref.imports.findings import Finding
from llmref.imports.origins import Claims
from llmref.records.dates import PartialDate
from llmref.records.offering import LifeHere, OfferingRecord, VariantRecord
from llmref.records.traits import Lifecycle, Status

S = TypeVar("S", OfferingRecord, VariantRecord)


def lifecycle(candidate: Candidate, claims: Claims, before: Lifecycle | None) -> Lifecycle | None:
    """Where the offering stands, if the catalogue says anything of it."""
    ends = candidate.retires_on
    if ends is None and candidate.status is None:
        return before
    if isinstance(before, LifeHere) and before.source and not claims.is_ours(before.source):
        return before  # it was read elsewhere
    status: Status = candidate.status or (before.status if before else "active")
    if ends is not None and ends <= claims.today:
        status = "retired"
    elif status == "retired":
        status = "deprecated"
    facts = {"status": status, "retires_on": ends, "deprecated_on": candidate.deprecated_on}
    stated = {key: value for key, value in facts.items() if value is not None}
    return (before or LifeHere(status=status)).model_copy(update=stated)


def with_real_end(candidate: Candidate, released: PartialDate | None) -> Candidate:
    """What a copy states of an id, without an end exactly a year after the model's release.

    Makers and clouds promise that a model stays for a year at least; lists write that day as the
    end, and once it has passed it would retire what still answers.
    """
    ends = candidate.retires_on
    if ends is None or released is None or released.first != released.last:
        return candidate
    is_promise = (ends.year - 1, ends.month, ends.day) == released.first.timetuple()[:3]
    return replace(candidate, retires_on=None) if is_promise else candidate


@dataclass(frozen=True, slots=True)
class LifeAbove:
    """What is known of the model, or of the offering of a variant."""

    life: Lifecycle | None = None
    """Where it stands, which is not repeated."""
    released: date | None = None
    """The day of the model's release, where it is known to the day."""


def with_end(
    record: S, above: LifeAbove, candidate: Candidate, claims: Claims, where: str
) -> tuple[S, list[Finding]]:
    """The record of another source, with the end that this catalog states, cited from it.

    An end is a day of retirement or the status `deprecated`. What another source says of the end
    stays; a day that differs from it is reported. What this catalog said before follows its newer
    copy. A day to come within a year of the release is reported and not taken: lists give the
    earliest day on which a model may retire, which creators promise, as if it were the day.
    """
    life = record.lifecycle
    says_end = candidate.retires_on is not None or candidate.status == "deprecated"
    is_ours = life is not None and life.source is not None and claims.is_ours(life.source)
    if is_ours:
        now = _followed(candidate, claims, life if says_end else None)
        return _changed(record, now, where) if claims.is_newer else (record, [])
    if not says_end or _says_as_much(life or above.life, candidate):
        return record, []
    if life is not None:
        return record, [_disputed(life.retires_on, life.source, candidate, claims, where)]
    if _is_promise(candidate.retires_on, above.released, claims.today):
        text = f"retires on {candidate.retires_on} by {claims.key}, within a year of its release"
        return record, [Finding("unconfirmed", where, f"{text}: perhaps the earliest day")]
    return _changed(record, _followed(candidate, claims, LifeHere(status="active")), where)


def with_pinned_end(record: S, claims: Claims) -> S:
    """The record of an id that this copy does not list, its end cited from the older copy."""
    life = record.lifecycle
    if life is None or life.source != claims.key:
        return record
    pinned = life.model_copy(update={"source": claims.old_key})
    return record.model_copy(update={"lifecycle": pinned})


def changed_words(before: Lifecycle | None, now: Lifecycle | None) -> str:
    """What became of a lifecycle, as a line of the report."""
    return f"{_words(before)} → {_words(now)}"


def _is_promise(ends: date | None, released: date | None, today: date) -> bool:
    if ends is None or released is None or ends <= today:
        return False
    return (ends.year - 1, ends.month, ends.day) <= (released.year, released.month, released.day)


def _followed(candidate: Candidate, claims: Claims, before: LifeHere | None) -> LifeHere | None:
    """What the catalog says now, cited from its copy; None where it says no end any more."""
    if before is None:
        return None
    now = lifecycle(candidate, claims, before.model_copy(update={"source": claims.key}))
    return now if isinstance(now, LifeHere) else None


def _says_as_much(life: Lifecycle | None, candidate: Candidate) -> bool:
    if life is None:
        return False
    if candidate.retires_on is not None:
        return life.retires_on == candidate.retires_on
    return life.status in {"deprecated", "retired"} or life.retires_on is not None


def _changed(record: S, now: LifeHere | None, where: str) -> tuple[S, list[Finding]]:
    before = record.lifecycle
    if now == before:
        return record, []
    changed = record.model_copy(update={"lifecycle": now})
    source = now.source if now else before.source if before else None
    text = f"{changed_words(before, now)}, by {source}"
    is_same = before is not None and before.model_copy(update={"source": source}) == now
    return changed, [] if is_same else [Finding("changed", where, text)]


def _disputed(
    ends: date | None, source: str | None, candidate: Candidate, claims: Claims, where: str
) -> Finding:
    ours = f"retires on {ends}" if ends else "no retirement date"
    day = candidate.retires_on
    theirs = f"retires on {day}" if day else candidate.status
    text = f"{ours} by {source or 'its own source'}, {theirs} by {claims.key}: kept as it is"
    return Finding("disagreement", where, text)


def _words(life: Lifecycle | None) -> str:
    if life is None:
        return "no lifecycle stated"
    return f"{life.status}, until {life.retires_on}" if life.retires_on else life.status

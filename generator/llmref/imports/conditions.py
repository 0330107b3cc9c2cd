"""Whether prices under two conditions can stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from llmref.records.price import When

_SPANS = frozenset({"input_above", "input_from", "hours_utc", "weekdays"})


def divides_otherwise(when: When, other: When) -> bool:
    """Whether two prices differ only in where a tier, or the hours of a price, begin."""
    stated, other_stated = when.model_dump(exclude_none=True), other.model_dump(exclude_none=True)
    if stated == other_stated or not (_SPANS & stated.keys() and _SPANS & other_stated.keys()):
        return False
    return {k: stated[k] for k in stated.keys() - _SPANS} == {
        k: other_stated[k] for k in other_stated.keys() - _SPANS
    }


def tied(when: When, others: Sequence[When], coming: Iterable[When] = ()) -> Iterator[When]:
    """The conditions that a request can meet beside this one, where neither says more.

    They do not tie where a price for both together is among the others or is to come.
    """
    stated = when.model_dump(exclude_none=True)
    known = [other.model_dump(exclude_none=True) for other in (*others, *coming)]
    for other in others:
        conditions = other.model_dump(exclude_none=True)
        if conditions.keys() == stated.keys():
            continue  # the same kind of condition with other values: hours, days, tiers, modes
        if stated.keys() <= conditions.keys() or conditions.keys() <= stated.keys():
            continue
        can_meet = all(stated[key] == conditions[key] for key in stated.keys() & conditions.keys())
        if can_meet and {**stated, **conditions} not in known:
            yield other

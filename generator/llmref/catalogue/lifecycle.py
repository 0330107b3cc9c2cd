"""The lifecycle status on a day, from the dates and the status that a record states.

Nothing else decides it: badges, tables, answers, ranks, calls and exports read what is given here.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from llmref.records.traits import Lifecycle

LifecycleStatus = Literal["announced", "preview", "active", "deprecated", "retiring", "retired"]
"""`retiring` is what retires within `RETIRES_SOON`; it still answers."""
RETIRES_SOON = timedelta(days=180)


def status_on(life: Lifecycle | None, day: date) -> LifecycleStatus | None:
    """The lifecycle status on a day; None where no lifecycle is stated.

    A date counts more than a stated status, so that a record need not be edited on that day.
    """
    if life is None:
        return None
    if life.retires_on is not None and life.retires_on - day <= RETIRES_SOON:
        return "retired" if life.retires_on <= day else "retiring"
    if life.status == "retired" and life.retires_on is None:
        return "retired"
    if is_deprecated(life, day):
        return "deprecated"
    if life.status in {"deprecated", "retired"}:
        return "active"  # until the day that the record names
    return life.status


def is_deprecated(life: Lifecycle, day: date) -> bool:
    """Whether new use is discouraged on that day; a later retirement alone does not say so."""
    if life.deprecated_on is not None:
        return life.deprecated_on <= day
    return life.status == "deprecated"


def is_callable(status: LifecycleStatus | None) -> bool:
    """Whether calls are answered, as far as is known."""
    return status not in {"retired", "announced"}

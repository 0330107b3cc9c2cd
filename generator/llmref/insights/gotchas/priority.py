"""The priority of each kind of gotcha, and gotchas that are derived from data."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from llmref.catalogue.entities import Cited


class Priority(IntEnum):
    """What overlooking a gotcha costs a user: a higher number is listed further up."""

    ID = 30
    BATCH_ELSEWHERE = 40
    NO_BATCH = 46
    SHARED_VARIABLE = 48
    VARIANT_RETIRED = 50
    HOURS = 54
    FREE_VARIANT = 56
    PROVIDER = 58
    VARIANT_LIMIT = 59
    VARIANT_DEPRECATED = 60
    VARIANT_LAST_SEEN = 61
    MOVING = 62
    DEARER_VARIANT = 64
    OUTPUT = 66
    FREE = 68
    DIMENSIONS = 70
    CONTEXT = 72
    VARIANT_RETIRES = 74
    ASSUMED = 75
    TIER = 76
    VERSION_IN_URL = 77
    BASE_URL = 78
    PROVIDER_AND_MODEL = 80
    LOOKALIKE = 82
    OFFERING = 85
    DEPRECATED = 90
    MODEL_DEPRECATED = 91
    LAST_SEEN = 92
    PRICE_CHANGES = 94
    RETIRES = 95
    OTHER_API = 96
    GONE = 100

    @property
    def key(self) -> str:
        """What a written gotcha calls it that says the same."""
        return self.name.lower()


class DerivedGotcha(NamedTuple):
    """A gotcha that is derived from data."""

    text: str
    priority: Priority
    cited: Cited | None = None
    """Its source, if the page shows that next to it."""

"""What it costs a reader to overlook a gotcha: the one order in which they are listed."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from llmref.catalogue.things import Cited


class Weight(IntEnum):
    """The heavier, the higher it stands."""

    ID = 30
    BATCH_ELSEWHERE = 40
    NO_BATCH = 46
    SHARED_VARIABLE = 48
    VARIANT_RETIRED = 50
    DISPUTED = 52
    HOURS = 54
    FREE_VARIANT = 56
    MODEL_DEPRECATED = 57
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
    TIER = 76
    VERSION_IN_URL = 77
    BASE_URL = 78
    PROVIDER_AND_MODEL = 80
    LOOKALIKE = 82
    OFFERING = 85
    DEPRECATED = 90
    LAST_SEEN = 92
    PRICE_CHANGES = 94
    RETIRES = 95
    OTHER_API = 96
    GONE = 100

    @property
    def key(self) -> str:
        """What a written gotcha calls it that says the same."""
        return self.name.lower()


class Trap(NamedTuple):
    """A gotcha that follows from data."""

    text: str
    weight: Weight
    cited: Cited | None = None
    """Where it was read, if readers are to see that beside it."""

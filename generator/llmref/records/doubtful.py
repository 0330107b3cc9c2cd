"""What catalogs fill in, or state per another unit: believed only where a person read it.

Catalogs copy defaults into records that have no such fact, and write an amount per image where
programs expect one per token. Imports leave these out, and rules name them in the seeds.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from llmref.records.kinds import MODEL_KINDS, Kind
from llmref.records.rates import RateKey

FILLED_IN = 128_000
"""The context window that lists of models write where they know none."""
LONGEST_READ = 100_000
"""No embedding model or reranker known reads as many tokens at once but those read by a person."""
DEAREST_READ = Decimal(10)
"""US dollars per 1M tokens of input; the most expensive embedding model known charges 0.20."""
_OF_PICTURES: frozenset[RateKey] = frozenset({"image", "video_second"})
_OF_MEDIA: frozenset[RateKey] = frozenset(
    {*_OF_PICTURES, "image_output", "megapixel", "video_output", "request"}
)


def is_doubtful_window(kind: Kind, context: int) -> bool:
    """Whether a context window, in tokens, is hardly one of a model of that kind."""
    if MODEL_KINDS[kind].no_output_tokens:
        return context >= LONGEST_READ
    is_written = MODEL_KINDS[kind].writes or kind == "moderation"
    return not is_written and context == FILLED_IN


def is_doubtful_price(kind: Kind, rates: Mapping[RateKey, Decimal | Literal["free"]]) -> bool:
    """Whether rates, in US dollars, are hardly per the unit of their keys.

    An embedding model at 100.00 is one at 0.10 by a slip of a thousand; an image model that
    charges the same small amount per 1M tokens read and written charges it per image or step.
    """
    read, written = rates.get("input"), rates.get("output")
    if not isinstance(read, Decimal):
        return False
    row = MODEL_KINDS[kind]
    if row.no_output_tokens:
        return read > DEAREST_READ
    is_one_amount = written is None or written == read
    return (
        bool(_OF_PICTURES & set(row.rates_shown))
        and not _OF_MEDIA & rates.keys()
        and is_one_amount
        and read <= 1
    )

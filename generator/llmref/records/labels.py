"""Whether two labels of variants say the same to a reader."""

from __future__ import annotations

from functools import lru_cache

from llmref.lookalikes import skeletons

FORM_LABELS = frozenset({"other capitals", "full id", "short id", "other spelling"})
"""Labels that say how an ID is written, and which both of two IDs may have."""
OTHER_ID = "other id"
"""The label of a variant that differs in nothing that has a word."""


def label_text(label: str) -> str:
    """What readers see of a label of a variant that stands beside its ID."""
    if label == OTHER_ID:
        return "alternative ID"
    return label.replace(" id", " ID") if label in FORM_LABELS else label


def price_label(label: str, native_id: str) -> str:
    """What names a variant beside its price: its ID where the label says only that this differs."""
    return native_id if label_text(label) in _OF_IDS else label


_OF_IDS = frozenset(map(label_text, (*FORM_LABELS, OTHER_ID)))


@lru_cache(maxsize=20_000)
def label_readings(label: str) -> frozenset[tuple[str, ...]]:
    """What a label has in common with each that readers take for it: `fast, US` and `US, Fast`.

    Two labels say the same if they share one.
    """
    parts = (skeletons(part) for part in label.split(","))
    return frozenset(tuple(sorted(forms)) for forms in zip(*parts, strict=True))

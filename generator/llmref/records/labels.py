"""Whether two labels of variants say the same to a reader."""

from __future__ import annotations

from functools import lru_cache

from llmref.lookalikes import skeletons


@lru_cache(maxsize=20_000)
def label_readings(label: str) -> frozenset[tuple[str, ...]]:
    """What a label has in common with each that readers take for it: `fast, US` and `US, Fast`.

    Two labels say the same if they share one.
    """
    parts = (skeletons(part) for part in label.split(","))
    return frozenset(tuple(sorted(forms)) for forms in zip(*parts, strict=True))

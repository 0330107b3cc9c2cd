"""Whether two labels of variants say the same to a reader."""

from __future__ import annotations


def meaning(label: str) -> tuple[str, ...]:
    """What is equal for labels that readers take for one: `fast, US` and `US, Fast`."""
    return tuple(sorted(" ".join(part.split()) for part in label.casefold().split(",")))

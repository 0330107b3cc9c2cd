"""What is drawn of the pages where a judge is slow: some of every kind, the same in every run.

`make test ALL=1`, which a workflow runs each week, judges all of them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable


def drawn(paths: Iterable[str], of_each: int) -> list[str]:
    """So many paths of each kind, drawn by their names, in order; a kind with few is whole."""
    kinds: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for path in paths:
        kinds[_kind(path)].append(path)
    return sorted(path for kind in kinds.values() for path in sorted(kind, key=_lot)[:of_each])


def _kind(path: str) -> tuple[str, ...]:
    """The folder that a path is in and how deep: a model and its offerings are two kinds."""
    parts = path.strip("/").split("/")
    return (parts[0], str(len(parts)), parts[-1].rpartition(".")[2])


def _lot(path: str) -> bytes:
    return hashlib.sha256(path.encode()).digest()

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
    """The folder that a path is in, how deep, and how a file ends: models and offerings differ."""
    *folders, file = path.removeprefix("/").split("/")
    first = folders[0] if folders else ""
    return (first, str(len(folders)), file.rpartition(".")[2])


def _lot(path: str) -> bytes:
    return hashlib.sha256(path.encode()).digest()

"""A text of a seed is read once in a process, in whichever folder a test lays a copy of it.

Most tests begin with a copy of a small world, and their commands read all of it again. What is
remembered is what `seeds.read_seed` gave for the same path, the same bytes and the same rule for
texts: a record that nothing can change, and its problems.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from llmref import seeds

MOST, LARGEST = 2_000, 50_000
"""So many texts are remembered, the last ones asked for; and none of more bytes."""

Reader = Callable[..., seeds.Read]


class Remembering:
    """Reads a seed, unless it has read those very bytes at that path under that rule before."""

    def __init__(self, read_seed: Reader) -> None:
        self._read_seed = read_seed
        self._remembered: OrderedDict[tuple[Any, ...], seeds.Read] = OrderedDict()

    def __call__(
        self, folder: Path, path: str, text_rule: seeds.TextRule | None = None
    ) -> seeds.Read:
        content = _content(folder / path)
        if content is None or not seeds.seed_kind(path):
            return self._read_seed(folder, path, text_rule)
        key = (path, content, text_rule)
        if key in self._remembered:
            self._remembered.move_to_end(key)
        else:
            self._remembered[key] = self._read_seed(folder, path, text_rule)
        kind, seed, problems = self._remembered[key]
        if len(self._remembered) > MOST:
            self._remembered.popitem(last=False)
        return kind, seed, list(problems)


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.stat().st_size <= LARGEST else None
    except OSError:
        return None


@pytest.fixture(autouse=True, scope="session")
def seeds_read_once() -> Iterator[None]:
    """Every command that a test calls in its process reads seeds so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeds, "read_seed", Remembering(seeds.read_seed))
        yield

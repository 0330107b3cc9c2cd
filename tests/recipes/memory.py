"""Remembers the calls that ran well, so that a run that was interrupted goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from tests.recipes.closed.network import PROJECT
from tests.recipes.job import Published
from tests.recipes.record import versions

FOLDER = PROJECT / ".venv-recipes/runs"


class Memory:
    """A file of one day, since the pages name the day of the run; a line per call."""

    def __init__(self, day: date | None, folder: Path = FOLDER) -> None:
        self._path = folder / f"{day or 'undated'}.txt"
        text = self._path.read_text(encoding="ascii") if self._path.exists() else ""
        self._held = set(text.split())

    def __contains__(self, call: Published) -> bool:
        return key(call) in self._held

    def add(self, calls: Iterable[Published]) -> None:
        """Remember calls, at once and for good."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="ascii") as file:
            file.writelines(f"{key(call)}\n" for call in calls)


def key(call: Published) -> str:
    """Another one for other code, other records or other clients."""
    told = json.dumps([asdict(call), versions(call.call)])
    return hashlib.sha256(told.encode()).hexdigest()

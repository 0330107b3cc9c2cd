"""LLM Reference: seed records in, a static reference site out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmref.lookups.facts import Facts

__all__ = ["load"]


def load(seeds: Path | str | None = None, *, data: str | None = None) -> Facts:
    """The facts of a folder of seeds, or of what a site published: a file or an address.

    Without either, those of the project around the current folder. Raises SeedsInError, NoSnapshot,
    and FileNotFoundError where there is no project.
    """
    from llmref.lookups.facts import load_facts  # noqa: PLC0415  # importing stays quick

    return load_facts(seeds, data=data)

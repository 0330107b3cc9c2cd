"""What a reader makes of each key of its catalog: a key that its table lacks is a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from llmref import formats
from llmref.imports.unreadable import shown


@dataclass(frozen=True, slots=True)
class Ignored:
    """A key that is not taken over, with everything below it."""

    reason: str
    """Why, as a sentence would end: says again what another key says."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A key that the reader takes over, or says itself why it does not."""


TAKEN = Taken()
Keys = Mapping[str, Taken | Ignored]
"""By path: `cost.tiers[].input`. `*` stands for any part of a name, where no exact name fits."""


def taken(*paths: str) -> dict[str, Taken | Ignored]:
    """These paths, as keys that are taken."""
    return dict.fromkeys(paths, TAKEN)


def ignored(reason: str, *paths: str) -> dict[str, Taken | Ignored]:
    """These paths, as keys that are ignored for one reason."""
    return dict.fromkeys(paths, Ignored(reason))


def unknown(value: object, keys: Keys, path: str = "") -> Iterator[str]:
    """The paths of the value that the table lacks; what stands below one of them is not visited."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, (dict, list)):
                yield from unknown(item, keys, f"{path}[]")
        return
    if not isinstance(value, dict):
        return
    start = f"{path}." if path else ""
    for name, inner in value.items():
        fitting = f"{start}{name}" if f"{start}{name}" in keys else _pattern(start, name, keys)
        if fitting is None:
            yield start + shown(name).strip("'\"")
        elif keys[fitting] is TAKEN and isinstance(inner, (dict, list)):
            yield from unknown(inner, keys, fitting)


def _pattern(start: str, name: str, keys: Keys) -> str | None:
    """The first pattern of the table that fits a name below a path."""
    patterns = (each for each in keys if "*" in each and each.startswith(start))
    return next(
        (
            each
            for each in patterns
            if "." not in each[len(start) :] and fnmatchcase(name, each[len(start) :])
        ),
        None,
    )


@dataclass(slots=True)
class UnknownKeys:
    """The keys of one copy that its reader does not know, counted."""

    counts: dict[str, tuple[int, str]]
    """How many records have it, and the first of them, by path."""

    def note(self, where: str, paths: Iterable[str]) -> None:
        """Count the paths of one record, each once."""
        for path in set(paths):
            count, first = self.counts.get(path, (0, where))
            self.counts[path] = (count + 1, first)

    def sentences(self) -> Iterator[tuple[str, str]]:
        """Which records have each, and what is to be said of it."""
        for path, (count, first) in sorted(self.counts.items()):
            more = f", and {formats.count(count - 1)} more" if count > 1 else ""
            yield f"{first}{more}", f"the key `{path}` is not known to this reader"

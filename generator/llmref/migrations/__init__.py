"""Seeds of an earlier format → seeds of the format that this version reads.

Each format has a module, `format_<number>.py`, whose docstring says what the format changed and
whose `migrate` turns seeds of the format before into it. Modules stay, so that any project can
be brought up to date, whatever version it was made with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from llmref.edits.files import NotReadable, SeedFile, read
from llmref.edits.stage import Change
from llmref.records.site import FORMAT

SITE = "site.yaml"
UNSTATED = 0
"""The format of seeds that state none."""
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
"""A format; a bound on its digits, since Python refuses to read thousands of them."""

Files = Mapping[str, SeedFile]
"""Seeds by their path, relative to their folder."""


class Migration(Protocol):
    """A module that turns seeds of one format into the next."""

    __doc__: str | None

    def migrate(self, seeds: Files) -> Files:
        """The seeds in the format of the module."""


class CannotMigrate(Exception):
    """The seeds cannot be migrated; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """Seeds in the format that this version reads."""

    changes: tuple[Change, ...]
    steps: tuple[str, ...]
    """What each format on the way changed, as one sentence."""


def migration(number: int) -> Migration:
    """The module that turns seeds into the format of that number, which is from 1 to FORMAT."""
    return cast("Migration", import_module(f"{__name__}.format_{number}"))


def migrated(seeds: Files) -> Migrated:
    """What changes, and why, until the seeds are in the current format.

    Raises CannotMigrate where they state no format that is known.
    """
    steps = [migration(number) for number in range(stated(seeds) + 1, FORMAT + 1)]
    after = seeds
    for step in steps:
        after = step.migrate(after)
    return Migrated(tuple(_changes(seeds, after)), tuple(_sentences(steps)))


def stated(seeds: Files) -> int:
    """The format that the seeds state, UNSTATED if they state none. Raises CannotMigrate."""
    if SITE not in seeds:
        raise CannotMigrate(f"{SITE}: the file does not exist, which states the seed format")
    value = seeds[SITE].document.value.get("format")
    if value is None:
        return UNSTATED
    place = f"{SITE}:{_line_of_format(seeds[SITE].text)}:1"
    text = value if isinstance(value, str) else ""
    if not _NUMBER.fullmatch(text):
        raise CannotMigrate(f"{place}: `format` is not a whole number from 1: write `format: 1`")
    if int(text) > FORMAT:
        words = f"{place}: these seeds are in format {int(text)}, and this version of llmref reads"
        raise CannotMigrate(f"{words} format {FORMAT}: install a newer llmref")
    return int(text)


def refuse_unknown_format(folder: Path) -> None:
    """Raise CannotMigrate where site.yaml states a format that this version does not know.

    A file that is missing or cannot be read is left to whoever needs it.
    """
    try:
        site = read(folder, SITE)
    except NotReadable:
        return
    stated({SITE: site})


def _line_of_format(text: str) -> int:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith("format")), 1)


def _sentences(steps: Sequence[Migration]) -> Iterator[str]:
    for step in steps:
        yield (step.__doc__ or "").partition("\n")[0]


def _changes(before: Files, after: Files) -> Iterator[Change]:
    for path in sorted({*before, *after}):
        old = before[path].source if path in before else None
        new = after[path].data if path in after else None
        if old != new:
            yield Change(path, old, new)

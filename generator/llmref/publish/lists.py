"""What the two trees hold, as they were written: the list of the newest build, and of another.

Which of them is the site's is not said, since a kill can come before or after the exchange: a name
is known if either list has it, and a file is intact if it is as either list says.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

from llmref.publish.files import Entry, Listing


def read_list(file: Path) -> tuple[Listing, Listing]:
    """The newest list and the other; empty where none can be read."""
    try:
        newest, previous = orjson.loads(file.read_bytes())
        return _listing(newest), _listing(previous)
    except (OSError, ValueError, TypeError, AttributeError):
        return {}, {}


def write_list(file: Path, listings: Sequence[Listing]) -> None:
    """Write both lists; a kill leaves those before, or these."""
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    with os.fdopen(os.open(new, flags, 0o666), "wb") as out:
        out.write(orjson.dumps(listings))
    new.replace(file)


def _listing(stored: Mapping[str, tuple[str, int, int, int]]) -> dict[str, Entry]:
    return {
        path: (digest, size, changed, touched)
        for path, (digest, size, changed, touched) in stored.items()
    }

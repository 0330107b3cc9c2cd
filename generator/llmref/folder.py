"""The seeds folder as it lies on disk: its files in order, and what does not belong there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath

from llmref.limits import SLUG_CHARACTERS
from llmref.locks import wait_until_free
from llmref.problems import Place, Problem, error, printable
from llmref.project import BACKUP
from llmref.records.slugs import DEVICE, PAGE_FILE, SLUG, why_no_slug
from llmref.wording import nearest

STAGE = ".edit"
"""Where an editing command keeps new files until all of them are put in their places."""
UNREADABLE = "unreadable"
"""The rule of what the system does not let us read."""
LONGEST_EDIT_S = 10
_README = "README.md"
STATIC = "static"
"""The folder below the seeds whose files are published as they are."""
CLAIMS = "claims"
"""The folder below the seeds that imports write; a build reads nothing of it."""
CLAIMS_SCHEMA = ".schema/claims.schema.json"
"""Where the schema of a line of claims lies, for whoever reads them with other tools."""
_ENDING = re.compile(r"\.[A-Za-z]+\Z")


@cache
def pattern(where: str) -> re.Pattern[str]:
    """What matches the paths that `models/<creator>/<slug>.yaml` stands for."""
    return re.compile("/".join(_part(part) for part in where.split("/")))


def _part(part: str) -> str:
    """What matches one step of a path, which no system refuses."""
    if not part.startswith("<"):
        return re.escape(part)
    ending = part.partition(">")[2]
    longest = SLUG_CHARACTERS + len(ending)
    reserved = rf"(?!{DEVICE}[./])(?!({PAGE_FILE}){re.escape(ending)}(/|\Z))"
    return rf"{reserved}(?![^/]{{{longest + 1}}}){SLUG}{re.escape(ending)}"


def files(folder: Path, wheres: Iterable[str]) -> Iterator[tuple[str, Problem | None]]:
    """Every file below the folder in the order of paths, or why it is none we may read.

    What is published as it is holds no records: `static.py` lists it. Nor do claims of catalogs.
    """
    if (unfinished := unfinished_edit(folder)) is not None:
        yield STAGE, unfinished
    known = tuple(wheres)
    inner = {where[: slash.end()] for where in known for slash in re.finditer("/", where)}
    waiting = [""]
    while waiting:
        prefix = waiting.pop(0)
        try:
            entries = sorted(os.scandir(folder / prefix), key=lambda entry: entry.name)
        except OSError:
            yield prefix, unreadable(prefix.rstrip("/") or ".")
            continue
        for entry in entries:
            path = prefix + printable(entry.name)
            if BACKUP.fullmatch(entry.name) or path == _README or _holds_no_records(entry, path):
                continue
            if (problem := _strange_entry(entry, path, inner, known)) is not None:
                yield path, problem
            elif entry.is_dir():
                waiting.append(f"{path}/")
            else:
                yield path, None


def unfinished_edit(folder: Path, seconds: float = LONGEST_EDIT_S) -> Problem | None:
    """A problem where an editing command was interrupted.

    One that is still at work is awaited for so many seconds, and then one, too.
    """
    stage = folder / STAGE
    if not os.path.lexists(stage):
        return None
    with suppress(OSError):
        wait_until_free(folder, seconds)
    if not os.path.lexists(stage):
        return None
    words = "an edit was interrupted, so these seeds may be only partly changed"
    hint = "finish it with `llmref fmt`; if llmref did not write this folder, delete it"
    return error(Place(STAGE), words, hint).named("unfinished-edit").located(1, 1)


def _holds_no_records(entry: os.DirEntry[str], path: str) -> bool:
    return path in {STATIC, CLAIMS} and entry.is_dir(follow_symlinks=False)


def _strange_entry(
    entry: os.DirEntry[str], path: str, inner: set[str], known: tuple[str, ...]
) -> Problem | None:
    if entry.is_symlink():
        return unknown(path, "a symbolic link", "replace it with the file itself")
    if entry.name != printable(entry.name):
        return unknown(path, "a name with an invisible character", "rename it")
    if entry.is_dir():
        return _strange_folder(path, inner)
    if not entry.is_file():
        return unknown(path, "neither a file nor a folder", "put a plain file here")
    if any(pattern(where).fullmatch(path) for where in known):
        return None
    return stranger(path, known)


def _strange_folder(path: str, inner: set[str]) -> Problem | None:
    if any(pattern(folder).fullmatch(f"{path}/") for folder in inner):
        return None
    parent, _, name = path.rpartition("/")
    if f"{parent}/<creator>/" in inner and not _ENDING.search(name):
        return _no_slug(path, f"the folder's name {name!r}", name)
    top = [STATIC, *(folder.rstrip("/") for folder in sorted(inner) if "<" not in folder)]
    words = "a folder is not allowed here"
    return unknown(path, words, nearest(path, top) if not parent else "seeds are plain files")


def stranger(path: str, known: Iterable[str]) -> Problem:
    """Why a file is no seed: its ending, its name, or its folder."""
    parent, _, name = path.rpartition("/")
    stem, ending = PurePosixPath(name).stem, PurePosixPath(name).suffix
    if ending == ".rej":
        words = "a part of a patch that did not apply"
        return unknown(path, words, "apply it by hand, then delete this file")
    for where in known:
        wanted = PurePosixPath(where).suffix
        renamed = f"{path.removesuffix(ending)}{wanted}"
        if ending != wanted and pattern(where).fullmatch(renamed):
            return unknown(
                path, f"the ending {ending!r} is not supported", f"rename it to {wanted}"
            )
        folder = where.rpartition("/")[0]
        if ending == wanted and "<" in where and pattern(folder).fullmatch(parent):
            return _no_slug(path, f"the name {stem!r}", stem)
    single = [where for where in known if "<" not in where]
    if not parent and (hint := nearest(name, single)).startswith("did"):
        return unknown(path, "this file is not a seed", hint)
    seeds = f"seeds are {', '.join(known)}"
    return unknown(
        path,
        "this file is not a seed",
        f"{seeds}; {STATIC}/ has files that are published unchanged",
    )


def _no_slug(path: str, kind: str, name: str) -> Problem:
    words, hint = why_no_slug(name) or ("not a slug", "")
    return unknown(path, f"{kind} is {words}", hint)


def unreadable(path: str) -> Problem:
    """The problem of a folder that cannot be read."""
    hint = "check its permissions, and that it still exists"
    problem = error(Place(path), "the folder cannot be read", hint)
    return problem.named(UNREADABLE).located(1, 1)


def unknown(path: str, message: str, hint: str = "") -> Problem:
    """The problem of a file or folder that is none we may read."""
    return error(Place(path), message, hint).named("unknown-file").located(1, 1)

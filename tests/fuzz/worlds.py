"""A small world of seeds in memory, and the ways in which it is changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.fuzz.hostile import NAMES, PIECES, PROSE, SCALARS
from tests.worlds import WORLDS

Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link, in the place of a file."""

    target: str


@dataclass(frozen=True, slots=True)
class Folder:
    """An empty folder, in the place of a file."""


Files = dict[str, bytes | Link | Folder]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a world; its numbers choose among what there is."""

    how: str
    where: int = 0
    what: int = 0


def changes(most: int = 4) -> st.SearchStrategy[list[Change]]:
    """Some changes, the simplest first."""
    number = st.integers(0, 9_999)
    return st.lists(
        st.builds(Change, st.sampled_from(sorted(WAYS)), number, number), min_size=1, max_size=most
    )


def read(name: str) -> Files:
    """The files of a world, by path."""
    folder = WORLDS / name
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def laid(files: Files, folder: Path) -> Path:
    """The folder, with these files and nothing else in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in files.items():
        place = folder / path
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            match content:
                case bytes():
                    place.write_bytes(content)
                case Link():
                    place.symlink_to(content.target)
                case Folder():
                    place.mkdir(exist_ok=True)
        except OSError:
            continue  # a file stands where a folder is wanted, or the name is too long
    return folder


def changed(files: Files, wanted: list[Change]) -> Files:
    """The files with all changes made, one after the other; one that finds nothing does nothing."""
    made = dict(files)
    for change in wanted:
        WAYS[change.how](made, change)
    return made


def _path(files: Files, change: Change, ending: str = "") -> str:
    """The path of a regular file."""
    paths = [p for p, content in files.items() if p.endswith(ending) and isinstance(content, bytes)]
    return paths[change.where % len(paths)] if paths else ""


def _chosen(options: Any, number: int) -> Any:
    return options[number % len(options)]


# --- values of YAML -------------------------------------------------------------------------------


def _ways(value: object, way: Way = ()) -> Iterator[Way]:
    """The ways to everything inside a value."""
    if not isinstance(value, (dict, list)):
        return
    for step in value if isinstance(value, dict) else range(len(value)):
        yield (*way, step)
        yield from _ways(value[step], (*way, step))


def _value(change: Callable[[Any, Any, Any, Change], None]) -> Callable[[Files, Change], None]:
    """A change of a mapping or list: given it, a step in it, the whole file, and the change."""

    def make(files: Files, wanted: Change) -> None:
        path = _path(files, wanted, ".yaml")
        content = files.get(path)
        try:
            value = yaml.load(content, yaml.CBaseLoader) if isinstance(content, bytes) else None
        except (yaml.YAMLError, UnicodeError):
            return
        ways = list(_ways(value))
        if not ways:
            return
        *outer, step = _chosen(ways, wanted.where // 7)
        inner: Any = value
        for key in outer:
            inner = inner[key]
        change(inner, step, value, wanted)
        style = (None, False, True)[wanted.what % 3]
        text = yaml.dump(
            value, allow_unicode=True, sort_keys=False, default_flow_style=style, width=10_000
        )
        files[path] = text.encode("utf-8", "surrogatepass")

    return make


def _drop(inner: Any, step: Any, _: object, __: Change) -> None:
    del inner[step]


def _put(inner: Any, step: Any, _: object, change: Change) -> None:
    inner[step] = _chosen(SCALARS, change.what)


def _retype(inner: Any, step: Any, _: object, change: Change) -> None:
    held = inner[step]
    shapes: tuple[Any, ...] = ([], {}, "", [held], {"a": held}, [held, held], [[[held]]], {"": ""})
    inner[step] = _chosen(shapes, change.what)


def _rename(inner: Any, step: Any, _: object, change: Change) -> None:
    if isinstance(inner, dict):
        names = (f"{step}s", step[:-1], step.upper(), _chosen(SCALARS, change.what), "source")
        inner[_chosen(names, change.what // 5)] = inner.pop(step)


def _repeat(inner: Any, step: Any, _: object, change: Change) -> None:
    held, times = inner[step], (2, 3, 100)[change.what % 3]
    if isinstance(inner, list):
        inner[step:step] = [held] * (times - 1)
    elif isinstance(held, (list, str)):
        inner[step] = held * times


def _move(inner: Any, step: Any, whole: Any, change: Change) -> None:
    """Put there what stands elsewhere in the file."""
    *outer, last = _chosen(list(_ways(whole)), change.what)
    other: Any = whole
    for key in (*outer, last):
        other = other[key]
    # A copy, so that no value holds itself.
    inner[step] = yaml.load(yaml.dump(other), yaml.CBaseLoader)


def _prose(files: Files, change: Change) -> None:
    """Add a paragraph to what is Markdown: a page's body, or what a record says about itself."""
    places = [
        (path, content)
        for path, content in files.items()
        if isinstance(content, bytes) and (path.endswith(".md") or b"\nabout:" in content)
    ]
    if not places:
        return
    path, content = _chosen(places, change.where)
    text = str(_chosen(PROSE, change.what))
    if path.endswith(".md"):
        files[path] = content + f"\n\n{text}\n".encode()
    else:
        block = "".join(f"  {line}\n" for line in text.split("\n"))
        head, _, rest = content.partition(b"\nabout:")
        files[path] = head + f"\nabout: |-\n{block}".encode() + _after_value(rest)


def _after_value(rest: bytes) -> bytes:
    """What follows the value of a key at the left margin."""
    lines = rest.split(b"\n")[1:]
    end = next((i for i, line in enumerate(lines) if line[:1].isalpha()), len(lines))
    return b"\n".join(lines[end:])


# --- text and bytes -------------------------------------------------------------------------------


def _text(change: Callable[[bytes, Change], bytes]) -> Callable[[Files, Change], None]:
    def make(files: Files, wanted: Change) -> None:
        path = _path(files, wanted)
        content = files.get(path)
        if isinstance(content, bytes):
            files[path] = change(content, wanted)

    return make


def _lines(change: Callable[[list[bytes], int, Change], None]) -> Callable[[bytes, Change], bytes]:
    def make(content: bytes, wanted: Change) -> bytes:
        lines = content.split(b"\n")
        change(lines, wanted.where // 7 % len(lines), wanted)
        return b"\n".join(lines)

    return make


def _without_line(lines: list[bytes], at: int, _: Change) -> None:
    del lines[at]


def _line_twice(lines: list[bytes], at: int, _: Change) -> None:
    lines.insert(at, lines[at])


def _line_of_text(lines: list[bytes], at: int, change: Change) -> None:
    lines.insert(at, str(_chosen(SCALARS, change.what)).encode())


def _indent(lines: list[bytes], at: int, change: Change) -> None:
    lines[at] = (b" ", b"  ", b"\t", b"- ", b"# ")[change.what % 5] + lines[at]


def _swap(lines: list[bytes], at: int, change: Change) -> None:
    other = change.what % len(lines)
    lines[at], lines[other] = lines[other], lines[at]


def _insert(content: bytes, change: Change) -> bytes:
    at = change.where // 7 % (len(content) + 1)
    return content[:at] + bytes(_chosen(PIECES, change.what)) + content[at:]


def _flip(content: bytes, change: Change) -> bytes:
    if not content:
        return content
    at = change.where // 7 % len(content)
    return content[:at] + bytes([content[at] ^ (1 << change.what % 8)]) + content[at + 1 :]


def _cut(content: bytes, change: Change) -> bytes:
    return content[: change.where // 7 % (len(content) + 1)]


def _blanks(content: bytes, change: Change) -> bytes:
    return content + (b"\n", b" \n", b"#\n", b"\t\n")[change.what % 4] * 20_000


# --- files ----------------------------------------------------------------------------------------


def _beside(path: str, change: Change) -> str:
    return path.rpartition("/")[0] + "/" + str(_chosen(NAMES, change.what))


def _delete(files: Files, change: Change) -> None:
    files.pop(_path(files, change), None)


def _copy(files: Files, change: Change) -> None:
    path = _path(files, change)
    files[_beside(path, change).lstrip("/")] = files.get(path, b"")


def _rename_file(files: Files, change: Change) -> None:
    path = _path(files, change)
    files[_beside(path, change).lstrip("/")] = files.pop(path, b"")


def _link(files: Files, change: Change) -> None:
    targets = ("/etc/hostname", "/", ".", "nowhere", path := _path(files, change), "/dev/zero")
    files[path] = Link(str(_chosen(targets, change.what)))


def _folder(files: Files, change: Change) -> None:
    files[_path(files, change)] = Folder()


def _empty(files: Files, change: Change) -> None:
    files[_path(files, change)] = b""


def _exchange(files: Files, change: Change) -> None:
    """Give a file what another has."""
    paths = [path for path, content in files.items() if isinstance(content, bytes)]
    if paths:
        files[_chosen(paths, change.where)] = files[_chosen(paths, change.what)]


WAYS: dict[str, Callable[[Files, Change], None]] = {
    "value: drop": _value(_drop),
    "value: put": _value(_put),
    "value: retype": _value(_retype),
    "value: rename": _value(_rename),
    "value: repeat": _value(_repeat),
    "value: move": _value(_move),
    "prose: add": _prose,
    "text: drop a line": _text(_lines(_without_line)),
    "text: double a line": _text(_lines(_line_twice)),
    "text: put a line": _text(_lines(_line_of_text)),
    "text: indent": _text(_lines(_indent)),
    "text: swap lines": _text(_lines(_swap)),
    "bytes: insert": _text(_insert),
    "bytes: flip": _text(_flip),
    "bytes: cut": _text(_cut),
    "bytes: blanks": _text(_blanks),
    "file: delete": _delete,
    "file: copy": _copy,
    "file: rename": _rename_file,
    "file: link": _link,
    "file: folder": _folder,
    "file: empty": _empty,
    "file: exchange": _exchange,
}
"""Every way to change a world, by the name that a failure shows."""

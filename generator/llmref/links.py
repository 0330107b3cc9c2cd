"""Judges finished HTML: dead links, missing anchors, repeated ids, addresses used twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from llmref.urls import folders_of

_ATTRIBUTE = re.compile(rb' (?:href|src|id)="[^"]*"')
"""A link or an id; it begins with one letter that is searched for fast, in four times less time."""


@dataclass(frozen=True, slots=True)
class _Anchors:
    """The ids of a page."""

    names: frozenset[str]
    known: set[bytes]
    """They as attributes, and the links to them."""


@dataclass(slots=True)
class Links:
    """What the pages of one worker lead to, and what they hold."""

    root: str
    """What every link on the site starts with; "" at the top of a host."""
    paths: list[str] = field(default_factory=list)
    """Every file that was written, below the site."""
    targets: dict[str, str] = field(default_factory=dict)
    """Every link, with the first page that has it."""
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    """The ids of each page that some link could name."""
    repeated: list[tuple[str, str]] = field(default_factory=list)
    """Ids that a page has twice: page and id."""
    _seen: set[bytes] = field(default_factory=set)
    """The links to other pages that earlier pages have, as attributes."""
    _ids: dict[tuple[bytes, ...], _Anchors] = field(default_factory=dict)
    """The ids of a page, which are the same on most pages of a kind."""

    def note(self, path: str, html: bytes) -> None:
        """Remember what a finished page leads to and holds."""
        attributes = _ATTRIBUTE.findall(html.replace(b"\n", b" "))
        ids = tuple([attribute for attribute in attributes if attribute.startswith(b" id")])
        if ids not in self._ids:
            self._ids[ids] = _Anchors(frozenset(map(_value, ids)), set(ids))
        anchors = self._ids[ids]
        self.anchors[path] = anchors.names
        if len(anchors.names) != len(ids):
            repeated = [_value(each) for each, times in Counter(ids).items() if times > 1]
            self.repeated += [(path, name) for name in repeated]
        for attribute in set(attributes) - self._seen - anchors.known:
            target = _value(attribute)
            if not target.startswith("#"):
                self._seen.add(attribute)
                if not target.startswith(("http://", "https://", "mailto:", "data:")):
                    self.targets.setdefault(target, path)
            elif unquote(target[1:]) in anchors.names:
                anchors.known.add(attribute)
            else:
                self.targets[f"{self.root}{path}{target}"] = path

    def forget(self) -> None:
        """Drop what only the next page needs, before this is sent to another process."""
        self._seen.clear()
        self._ids.clear()


def _value(attribute: bytes) -> str:
    return attribute.partition(b'"')[2][:-1].decode()


def faults(parts: Iterable[Links]) -> Iterator[str]:
    """A sentence for each thing that is wrong with the links of the whole site."""
    parts = list(parts)
    counted = Counter(path for part in parts for path in part.paths)
    yield from (
        f"/{path} is the path of {times} pages" for path, times in counted.items() if times > 1
    )
    both = folders_of(counted) & counted.keys()
    yield from (f"/{path} is a file, and a folder of other files" for path in both)
    anchors = {path: ids for part in parts for path, ids in part.anchors.items()}
    for part in parts:
        yield from (f"{page} has the id {id_!r} twice" for page, id_ in part.repeated)
        for target, page in part.targets.items():
            if fault := _fault(target, part.root, counted, anchors):
                yield f"{page} links to {target}, {fault}"


def _fault(target: str, root: str, files: Counter[str], anchors: dict[str, frozenset[str]]) -> str:
    if not target.startswith(f"{root}/") or target.startswith("//") or "\\" in target:
        return "which is not a path of this site"
    whole, _, anchor = target.removeprefix(root).partition("#")
    path = whole.partition("?")[0]  # what follows is for the scripts of the page
    file = f"{path}index.html" if path.endswith("/") else path
    if file.removeprefix("/") not in files:
        return "which does not exist"
    if anchor and unquote(anchor) not in anchors.get(path, frozenset()):
        return f"which has no {unquote(anchor)!r}"
    return ""

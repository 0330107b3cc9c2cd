"""Judges finished HTML: dead links, missing anchors, repeated ids, addresses used twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from llmref.urls import folders_of

# Each starts with letters that stand nowhere else, which are found at the speed of a plain search.
_HREF = re.compile(rb'href="([^"]*)"')
_SRC = re.compile(rb'src="([^"]*)"')
_ID = re.compile(rb'id="(?<=\sid=")([^"]*)"')


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
    """The links of earlier pages."""
    _ids: dict[tuple[bytes, ...], frozenset[str]] = field(default_factory=dict)
    """The ids of a page, which are the same on most pages of a kind."""

    def note(self, path: str, html: bytes) -> None:
        """Remember what a finished page leads to and holds."""
        ids = tuple(_ID.findall(html))
        if ids not in self._ids:
            self._ids[ids] = frozenset(id_.decode() for id_ in ids)
        anchors = self.anchors[path] = self._ids[ids]
        if len(anchors) != len(ids):
            repeated = [id_.decode() for id_, times in Counter(ids).items() if times > 1]
            self.repeated += [(path, id_) for id_ in repeated]
        targets = {*_HREF.findall(html), *_SRC.findall(html)}
        for target in targets.difference(self._seen):
            if not target.startswith(b"#"):
                self._seen.add(target)
                if not target.startswith((b"http://", b"https://", b"mailto:", b"data:")):
                    self.targets.setdefault(target.decode(), path)
            elif unquote(target[1:].decode()) not in anchors:
                self.targets[f"{self.root}{path}{target.decode()}"] = path

    def forget(self) -> None:
        """Drop what only the next page needs, before this is sent to another process."""
        self._seen.clear()
        self._ids.clear()


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
    path, _, anchor = target.removeprefix(root).partition("#")
    file = f"{path}index.html" if path.endswith("/") else path
    if file.removeprefix("/") not in files:
        return "which does not exist"
    if anchor and unquote(anchor) not in anchors.get(path, frozenset()):
        return f"which has no {unquote(anchor)!r}"
    return ""

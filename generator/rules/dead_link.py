"""A link, an image or a block in a text that leads to nothing would be an empty place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from generator import images
from generator.catalogue.link import Catalogue
from generator.folder import STATIC
from generator.problems import Problem
from generator.references import BLOCKS, KINDS, Reference, path_of, references
from generator.seed_texts import SeedText, seed_texts
from generator.static import StaticFile
from generator.wording import nearest

MOST_BLOCKS = 50
"""How many blocks a page may have, each of which can be as long as a page."""
Fault = tuple[str, str]
"""What is wrong, and what to do."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each link, image or block that leads nowhere, in pages and records."""
    site = _Site(catalogue)
    for text in seed_texts(catalogue):
        found = references(text.markdown)
        blocks = [reference for reference in found if reference.kind == "block"]
        if len(blocks) > MOST_BLOCKS:
            words = f"{len(blocks):,} blocks on one page, more than {MOST_BLOCKS}"
            yield text.error(blocks[MOST_BLOCKS].start, words, "split the page up")
            found = [reference for reference in found if reference.kind != "block"]
        faults = {reference: site.fault(text, reference) for reference in found}
        for reference, fault in faults.items():
            if fault:
                yield text.error(reference.start, *fault)
        yield from _repeated(text, [each for each in faults if each.block and not faults[each]])


@dataclass(frozen=True)
class _Site:
    """What there is to lead to."""

    catalogue: Catalogue

    @cached_property
    def _refused(self) -> frozenset[str]:
        """What may be meant by a link to a file that was refused."""
        return frozenset(PurePosixPath(path).stem for path in self.catalogue.seeds.refused)

    @cached_property
    def _slugs(self) -> list[str]:
        held = self.catalogue
        pages = (page.slug for page in held.pages)
        return [*held.models, *held.providers, *held.creators, *held.families, *pages]

    @cached_property
    def _files(self) -> dict[str, StaticFile]:
        return {file.address: file for file in self.catalogue.seeds.static}

    def fault(self, text: SeedText, reference: Reference) -> Fault | None:
        """What is wrong with a reference, and what to do."""
        match reference.kind:
            case "image":
                return self._image(reference.target)
            case "block":
                return self._block(text, reference)
        return self._link(reference.target)

    def _link(self, target: str) -> Fault | None:
        if target.startswith("#"):
            return None  # `dead_ends` knows the parts of pages
        kind = target.partition(":")[0]
        if not target.startswith("/") and kind not in KINDS:
            return f"there is no kind of record {kind!r}", nearest(kind, list(KINDS))
        if path_of(self.catalogue, target) is None and not self._is_hidden(target):
            return f"{target!r} leads to no record", self._near_slug(target)
        return None

    def _image(self, address: str) -> Fault | None:
        path = f"{STATIC}{address}"
        file = self._files.get(address)
        if file is None and path in self.catalogue.seeds.refused:
            return None
        if file is None:
            shown = [each for each in self._files if images.kind_of(each)]
            return f"there is no seeds/{path}", nearest(address, shown) or "put the file there"
        if not images.kind_of(file.path):
            kinds = ", ".join(images.BEGINNINGS)
            return f"seeds/{path} is no image", f"the name of an image ends with one of {kinds}"
        if images.size_of(file) is None:
            kind = images.kind_of(file.path)
            hint = "begin it with `<svg width=… height=…>` in pixels, or with a `viewBox`"
            hint = hint if kind == ".svg" else "save it in the format that its name says"
            return f"seeds/{path} is not a {kind} whose size can be read", hint
        return None

    def _block(self, text: SeedText, reference: Reference) -> Fault | None:
        block, target = reference.block, reference.target
        if block in BLOCKS and not text.is_page:
            return f"the block {block!r} shows nothing here", "blocks belong in seeds/pages/"
        kind = target.partition(":")[0]
        return _misuse(block, kind, reference) or (self._link(target) if target else None)

    def _is_hidden(self, target: str) -> bool:
        """Whether it may lead to what a refused file holds: that it is broken is told there."""
        parts = set(re.split(r"[:/#]", target))
        is_family = "family" in parts and self.catalogue.seeds.hides("creators")
        return is_family or bool(parts & self._refused)

    def _near_slug(self, target: str) -> str:
        slug = target.strip("/").replace(":", "/").partition("/")[2]
        near = nearest(slug, self._slugs)
        hint = "name it as its file is named, or take the link out"
        return near if near.startswith("did") else hint


def _misuse(block: str, kind: str, reference: Reference) -> Fault | None:
    """What is wrong with a block itself, whatever it is about."""
    if block not in BLOCKS:
        return f"there is no block {block!r}", nearest(block, list(BLOCKS))
    wanted = BLOCKS[block]
    if not reference.is_apart:
        words = f"the block {block!r} is no paragraph of its own, so that it would show as text"
        return words, "leave an empty line above and below it, and nothing before it"
    if kind == wanted and "#" not in reference.target:
        return None
    if not reference.target:
        return f"the block {block!r} names no {wanted}", f"write [[{block} {wanted}:…]]"
    words = f"the block {block!r} cannot show {reference.target!r}"
    return words, f"name it as {wanted}:…" if wanted else f"write [[{block}]]"


def _repeated(text: SeedText, blocks: Sequence[Reference]) -> Iterator[Problem]:
    """What a page shows twice, and a second recipe, whose tabs would have the ids of the first."""
    earlier: set[tuple[str, str]] = set()
    for reference in blocks:
        is_recipe = reference.block == "recipe"
        shown = (reference.block, "" if is_recipe else reference.target)
        if shown in earlier and is_recipe:
            hint = "link to the offering instead: [name](offering:…)"
            yield text.error(reference.start, "a second recipe on one page", hint)
        elif shown in earlier:
            yield text.error(reference.start, "the same block is above", "leave one of them")
        earlier.add(shown)

"""A link, image or block in a text without a target would be a dead end, or an empty place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath

from llmref import formats, images
from llmref.catalogue.link import Catalogue
from llmref.folder import STATIC
from llmref.limits import BLOCKS
from llmref.problems import Problem
from llmref.references import BLOCK_KINDS, KINDS, Reference, path_of, references
from llmref.seed_texts import SeedText, seed_texts
from llmref.wording import Guesses, nearest

Fault = tuple[str, str]
"""A message and a hint."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield an error for each of them, in pages and records."""
    site = _Site(catalogue)
    for text in seed_texts(catalogue):
        listed = references(text.markdown)
        blocks = [reference for reference in listed if reference.kind == "block"]
        if len(blocks) > BLOCKS:
            message = f"{formats.count(len(blocks))} blocks on one page, more than {BLOCKS}"
            yield text.error(blocks[BLOCKS].start, message, "split the page")
            listed = [reference for reference in listed if reference.kind != "block"]
        faults = {reference: site.fault(text, reference) for reference in listed}
        for reference, fault in faults.items():
            if fault:
                yield text.error(reference.start, *fault)
        yield from _repeated(text, [each for each in faults if each.block and not faults[each]])


@dataclass(frozen=True)
class _Site:
    """The records and files that links can lead to."""

    catalogue: Catalogue
    guesses: Guesses = field(default_factory=Guesses)

    @cached_property
    def _refused(self) -> frozenset[str]:
        """The names of files that were refused, to which a link may lead."""
        return frozenset(PurePosixPath(path).stem for path in self.catalogue.seeds.refused)

    @cached_property
    def _slugs(self) -> list[str]:
        catalogue, pages = self.catalogue, (page.slug for page in self.catalogue.pages)
        records = (catalogue.models, catalogue.providers, catalogue.creators, catalogue.families)
        return [*chain.from_iterable(records), *pages]

    def fault(self, text: SeedText, reference: Reference) -> Fault | None:
        """What is wrong with a reference."""
        match reference.kind:
            case "image":
                return self._image(reference.target)
            case "block":
                return self._block(text, reference)
        return self._link(reference.target)

    def _link(self, target: str) -> Fault | None:
        if target.startswith("#"):
            return None  # `dead_ends` judges links to sections
        kind = target.partition(":")[0]
        if not target.startswith("/") and kind not in KINDS:
            return f"there is no kind of record {kind!r}", self.guesses.near(kind, KINDS)
        if path_of(self.catalogue, target) is None and not self._is_hidden(target):
            return f"there is no record {target!r}", self._near_slug(target)
        return None

    def _image(self, address: str) -> Fault | None:
        path = f"{STATIC}{address}"
        file = self.catalogue.static.get(address)
        if file is None and path in self.catalogue.seeds.refused:
            return None
        if file is None:
            known = [each for each in self.catalogue.static if images.kind_of(each)]
            hint = self.guesses.near(address, known) or "put the file there"
            return f"there is no file seeds/{path}", hint
        if not images.kind_of(file.path):
            endings = ", ".join(images.BEGINNINGS)
            return f"seeds/{path} is not an image", f"images end with one of {endings}"
        if images.size_of(file) is None:
            svg = "start it with `<svg width=… height=…>` in pixels, or with a `viewBox`"
            hint = (
                svg if address.endswith(".svg") else "save it in the format that its name ends in"
            )
            return f"the size of seeds/{path} cannot be read", hint
        return None

    def _block(self, text: SeedText, reference: Reference) -> Fault | None:
        block, target = reference.block, reference.target
        if block in BLOCK_KINDS and not text.is_page:
            return f"the block {block!r} has no effect here", "blocks belong in seeds/pages/"
        kind = target.partition(":")[0]
        return _misuse(block, kind, reference) or (self._link(target) if target else None)

    def _is_hidden(self, target: str) -> bool:
        """Whether the target may be in a file with errors, which are reported there."""
        parts = set(re.split(r"[:/#]", target))
        is_family = "family" in parts and self.catalogue.seeds.hides("creators")
        return is_family or bool(parts & self._refused)

    def _near_slug(self, target: str) -> str:
        slug = target.strip("/").replace(":", "/").partition("/")[2]
        near = self.guesses.near(slug, self._slugs)
        hint = "use the name of the file, or remove the link"
        return near if near.startswith("did") else hint


def _misuse(block: str, kind: str, reference: Reference) -> Fault | None:
    """What is wrong with a block, whatever its target is."""
    if block not in BLOCK_KINDS:
        return f"there is no block {block!r}", nearest(block, list(BLOCK_KINDS))
    wanted = BLOCK_KINDS[block]
    if not reference.is_apart:
        words = f"the block {block!r} is not a paragraph of its own, so it would show as text"
        return words, "leave an empty line above and below it, and nothing before it"
    if kind == wanted and "#" not in reference.target:
        return None
    if not reference.target:
        return f"the block {block!r} has no target", f"write [[{block} {wanted}:…]]"
    words = f"the block {block!r} cannot show {reference.target!r}"
    return words, f"name it as {wanted}:…" if wanted else f"write [[{block}]]"


def _repeated(text: SeedText, blocks: Sequence[Reference]) -> Iterator[Problem]:
    """Blocks that are on the page already, and a second recipe, whose ids would be the same."""
    earlier: set[tuple[str, str]] = set()
    for reference in blocks:
        is_recipe = reference.block == "recipe"
        shown = (reference.block, "" if is_recipe else reference.target)
        if shown in earlier and is_recipe:
            hint = "link to the offering instead: [name](offering:…)"
            yield text.error(reference.start, "a second recipe on one page", hint)
        elif shown in earlier:
            yield text.error(reference.start, "this block is already on the page", "delete it")
        earlier.add(shown)

"""The headings of a page and their ids, which links and the table of contents lead to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from llmref.markdown.text import TEXTS, MarkdownText

RESERVED = frozenset(
    {
        *("content", "edit", "toc-title"),
        *("call-python", "call-curl", "call-javascript"),
        *("call-python-tab", "call-curl-tab", "call-javascript-tab"),
    }
)
"""The ids around the text of a page, and those of the blocks in it."""
_FOOTNOTE = re.compile(r"fn(ref)?\d.*")
_BREAKS = frozenset({"softbreak", "hardbreak"})
_ALONE = re.compile("(?:^|(?<=-))[\u200c\u200d]+|[\u200c\u200d]+(?=-|$)")
"""Joiners of letters without a letter on either side."""
_NO_TITLE = "section"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second or third level."""

    id: str
    slug: str
    """Its id, if nothing else on the page had it."""
    title: str
    tag: str
    position: int
    """The index of its first token among the tokens of the text."""


def headings(text: MarkdownText) -> Iterator[Heading]:
    """The headings, each with a unique id: its words, and a number if that id is taken."""
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for position, (token, following) in enumerate(pairwise(text.tokens)):
        if token.type == "heading_open" and token.tag in {"h2", "h3"}:
            title = _title(following)
            slug = _slug(title) or _NO_TITLE
            number, id_ = numbers.get(slug, 0), slug
            while id_ in taken or (id_ == slug and _is_reserved(slug)):
                number += 1
                id_ = f"{slug}-{number}"
            numbers[slug] = number
            taken.add(id_)
            yield Heading(id_, slug, title, token.tag, position)


def ids(text: MarkdownText) -> frozenset[str]:
    """The ids of the headings and footnotes of a text."""
    footnotes = (token for token in text.walk() if token.type == "footnote_ref")
    numbers = (token.meta["id"] + 1 for token in footnotes)
    return frozenset({*(heading.id for heading in headings(text)), *(f"fn{n}" for n in numbers)})


def _is_reserved(slug: str) -> bool:
    return slug in RESERVED or _FOOTNOTE.fullmatch(slug) is not None


def _title(inline: Token) -> str:
    children = inline.children or []
    parts = (" " if child.type in _BREAKS else child.content for child in children if _shows(child))
    return "".join(parts)


def _shows(token: Token) -> bool:
    return token.type in TEXTS or token.type in _BREAKS


def _slug(title: str) -> str:
    """Letters, marks and digits of any script, in lower case, with hyphens for blanks."""
    signs = title.lower().replace(" ", "-")
    return _ALONE.sub("", "".join(sign for sign in signs if _is_kept(sign)))


def _is_kept(sign: str) -> bool:
    if sign in "-_\u200c\u200d":
        return True
    is_selector = "\ufe00" <= sign <= "\ufe0f"  # of a picture that is left out
    return unicodedata.category(sign)[0] in "LMN" and not is_selector

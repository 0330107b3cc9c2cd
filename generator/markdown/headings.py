"""The headings of a page and their ids, which links and the table of contents lead to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from generator.markdown.text import TEXTS, Text

RESERVED = frozenset(
    {
        *("content", "edit", "toc-title"),
        *("call-python", "call-curl", "call-javascript"),
        *("call-python-tab", "call-curl-tab", "call-javascript-tab"),
    }
)
"""Ids of what surrounds the text of a page, and of the blocks in it."""
_FOOTNOTE = re.compile(r"fn(ref)?\d.*")
_BREAKS = frozenset({"softbreak", "hardbreak"})
_ALONE = re.compile("(?:^|(?<=-))[\u200c\u200d]+|[\u200c\u200d]+(?=-|$)")
"""Signs that join letters, where there is none on both sides."""
_NO_TITLE = "section"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second or third level."""

    id: str
    words: str
    """What its id would be if nothing else had it."""
    title: str
    tag: str
    position: int
    """Of the token that opens it, among the tokens of the text."""


def headings(text: Text) -> Iterator[Heading]:
    """The headings, each with an id of its own: its words, with a number where they are taken."""
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


def ids(text: Text) -> frozenset[str]:
    """Every id that a page has of its text: of headings and of footnotes."""
    notes = (_id_of_note(token) for token in text.walk() if token.type == "footnote_ref")
    return frozenset({*(heading.id for heading in headings(text)), *notes})


def _id_of_note(token: Token) -> str:
    return f"fn{token.meta['id'] + 1}"


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

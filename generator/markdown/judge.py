"""What may not stand in a text: raw HTML, what other sites would send, and unsafe links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from markdown_it.token import Token

from generator.markdown.text import TEXTS, Text, parse, parse_plain, within

OUTSIDE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#].*)?", re.S)
"""An address on the web, as the parser writes it: all else is in percent signs."""
_MAIL = re.compile(r"mailto:[^@/?#]+@[A-Za-z0-9.-]+(?:\?.*)?", re.S)
_SITE = re.compile(r"#.*|/(?!/).*", re.S)
_SCHEMES = "data|file|https?|javascript|mailto|vbscript"
_RECORD = re.compile(rf"(?!(?:{_SCHEMES}):)[a-z]+:[a-z0-9][a-z0-9./-]*(?:#.*)?", re.S)
_BACKSLASH = re.compile(r"\\|%5c", re.I)
_MARKUP = re.compile(r"[<\[]|```|~~~")
"""What a text without anything to judge does not hold."""
_LINK_HINT = "link to https://, http:// or mailto:, to a path such as /docs/about/, or to a record"
_IMAGE_HINT = "put the file into seeds/static/, and write ![what it shows](/name.png)"
_EXTENSIONS = frozenset({"admonition_open", "footnote_ref", "live_block"})
"""What plain CommonMark reads otherwise; a footnote is one where something refers to it."""


class Fault(NamedTuple):
    """What is wrong with a text, and what to do."""

    offset: int
    """Where, in the `source` of the text."""
    message: str
    hint: str


def faults(markdown: str) -> list[Fault]:
    """What a page may not hold, in the order of the text."""
    if not _MARKUP.search(markdown):
        return []
    text = parse(markdown)
    return sorted(chain(_of_tokens(text), _notes(text), _within_links(text)))


def faults_of_short(markdown: str) -> list[Fault]:
    """What a text of a record may not hold, which also stands as it is in `index.md`.

    There it may be read by somebody who knows neither footnotes nor notes, and what follows it
    must not become a part of it.
    """
    if not _MARKUP.search(markdown):
        return []
    text = parse(markdown)
    found = [*faults(markdown), *_images(text), *_open_code(text)]
    if not found and any(token.type in _EXTENSIONS for token in text.walk()):
        found += _of_tokens(parse_plain(markdown))
    return sorted(found)


def is_outside(href: str) -> bool:
    """Whether a link leads to another site."""
    return OUTSIDE.fullmatch(href) is not None


def is_of_site(href: str) -> bool:
    """Whether a link leads to a path of this site, to a part of the page, or to a record."""
    is_path = _SITE.fullmatch(href) or _RECORD.fullmatch(href)
    return is_path is not None and not _BACKSLASH.search(href)


def is_allowed(href: str) -> bool:
    """Whether a link may lead there; that a path or a record exists is another question."""
    return is_outside(href) or is_of_site(href) or _MAIL.fullmatch(href) is not None


def _of_tokens(text: Text) -> Iterator[Fault]:
    for block in text.written:
        has_html = False
        for token in (block, *within(block)):
            is_html = token.type == "html_inline"  # of a tag and its end, one is told
            if not (is_html and has_html) and (fault := _of_token(text, token)):
                yield Fault(text.start(token), *fault)
            has_html = has_html or is_html


def _of_token(text: Text, token: Token) -> tuple[str, str] | None:
    match token.type:
        case "html_block" | "html_inline":
            words = _quoted(token.content.split("\n")[0][:20])
            return f"raw HTML is not allowed: {words}", "write it in Markdown, or between backticks"
        case "image":
            return _image(str(token.attrs["src"]), token)
        case "link_open" if token.markup == "autolink" or text.target(token):
            return _link(str(token.attrs["href"]), is_bare=token.markup == "autolink")
        case "definition":
            return _link(str(token.meta["url"]), is_bare=False)
    return None


def _image(src: str, token: Token) -> tuple[str, str] | None:
    shown = _quoted(src)
    if not src.startswith("/") or not is_of_site(src):
        return f"an image from {shown} is not allowed", _IMAGE_HINT
    if not any(inner.content.strip() for inner in within(token) if inner.type in TEXTS):
        words = f"the image {shown} has no text for those who do not see it"
        return words, f"say in the brackets what it shows: ![…]({src})"
    return None


def _link(href: str, *, is_bare: bool) -> tuple[str, str] | None:
    """What is wrong with a link; a bare one is its own text, in angle brackets."""
    shown = _quoted(href)
    if _BACKSLASH.search(href) and not is_outside(href):
        return f"a link with a backslash is not allowed: {shown}", "write it with slashes"
    if href.startswith("//"):
        words = f"a link without its scheme is not allowed: {shown}"
        return words, "begin it with https://, or with one slash for a path of this site"
    if not is_allowed(href):
        return f"a link to {shown} is not allowed", _LINK_HINT
    if is_bare and not (is_outside(href) or href.startswith("mailto:")):
        return f"a link to {shown} has no text", f"write [text]({href})"
    return None


def _notes(text: Text) -> Iterator[Fault]:
    """Footnotes that would not be shown, and whose own links would lead to nothing."""
    shown = {token.meta["label"] for token in text.tokens if token.type == "footnote_open"}
    defined: set[str] = set()
    for token in text.written:
        if token.type != "footnote_reference_open":
            continue
        label = str(token.meta["label"])
        if label in defined:
            words = f"the footnote {_quoted(label)} is written twice"
            yield Fault(text.start(token), words, "give one of them another name")
        elif label not in shown:
            words = f"nothing refers to the footnote {_quoted(label)}, so that it is not shown"
            yield Fault(text.start(token), words, f"write [^{label}] where it belongs")
        defined.add(label)


def _within_links(text: Text) -> Iterator[Fault]:
    """Links and footnotes where a link cannot be: in another one, or in the text of an image."""
    for token in text.written:
        depth = 0
        for child in token.children or ():
            if words := _lost(child, is_in_link=depth > 0):
                yield Fault(text.start(child), words, "write it beside the other")
            depth += child.nesting if child.tag == "a" else 0


def _lost(token: Token, *, is_in_link: bool) -> str:
    if token.type == "image":
        has_note = any(inner.type == "footnote_ref" for inner in within(token))
        return "a footnote in the text of an image" if has_note else ""
    names = {"link_open": "a link", "footnote_ref": "a footnote"}
    return f"{names[token.type]} within a link" if is_in_link and token.type in names else ""


def _images(text: Text) -> Iterator[Fault]:
    """Images, which are for pages."""
    for token in text.walk():
        if token.type == "image":
            words = f"an image is not allowed here: {_quoted(str(token.attrs['src']))}"
            yield Fault(text.start(token), words, "show it on a page in seeds/pages/")


def _open_code(text: Text) -> Iterator[Fault]:
    for token in text.written:
        if token.type == "fence" and token.map:
            lines = len(token.content.removesuffix("\n").split("\n")) if token.content else 0
            if token.map[1] - token.map[0] < 2 + lines:
                words = f"the code that starts with {token.markup} has no end"
                yield Fault(text.starts[token.map[0]], words, f"close it with {token.markup}")


def _quoted(text: str) -> str:
    """The text as it is quoted in a message: never a screenful, never unprintable."""
    return repr(text if len(text) <= 80 else text[:77] + "...")

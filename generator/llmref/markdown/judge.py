"""What Markdown may not hold: raw HTML, images of other sites, and links that are not safe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from markdown_it.token import Token

from llmref.limits import NESTING
from llmref.markdown.text import TEXTS, MarkdownText, parse_as_others, parse_markdown, within

_OUTSIDE = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#].*)?", re.S)
"""A web address, as the parser writes it: all other characters are percent-encoded."""
_MAIL = re.compile(r"mailto:[^@/?#]+@[A-Za-z0-9.-]+(?:\?.*)?", re.S)
_SITE = re.compile(r"#.*|/(?!/).*", re.S)
_SCHEMES = "data|file|https?|javascript|mailto|vbscript"
_RECORD = re.compile(rf"(?!(?:{_SCHEMES}):)[a-z]+:[a-z0-9][a-z0-9./-]*(?:#.*)?", re.S)
_BACKSLASH = re.compile(r"\\|%5c", re.I)
_MARKUP = re.compile(r"[<\[>]|[-*+] |\d[.)] |```|~~~|!!!|\?\?\?")
"""What every text holds that has something to judge."""
_LINK_HINT = "link to https://, http:// or mailto:, to a path such as /docs/about/, or to a record"
_IMAGE_HINT = "put the file into seeds/static/ and write ![alt text](/its-name.png)"
_READ_OTHERWISE = frozenset({"admonition_open", "footnote_ref", "live_block", "table_open"})
"""What other readers of Markdown may not know."""


class TextFault(NamedTuple):
    """Something that a text may not hold."""

    offset: int
    """Its position in the `source` of the text."""
    message: str
    hint: str


def page_faults(markdown: str) -> list[TextFault]:
    """What is wrong with the text of a page, in the order of the text."""
    if not _MARKUP.search(markdown):
        return []
    text = parse_markdown(markdown)
    return sorted(chain(_tokens(text), _nesting(text), _footnotes(text), _inside_links(text)))


def record_faults(markdown: str) -> list[TextFault]:
    """What is wrong with the text of a record, in the order of the text.

    It is also part of `index.md`, as it is. So it may hold no HTML for a reader that knows no
    footnotes, notes or tables, and it must not change how the lines below it are read.
    """
    if not _MARKUP.search(markdown):
        return []
    text = parse_markdown(markdown)
    faults = [*page_faults(markdown), *_images(text), *_open_code(text)]
    if not faults and any(token.type in _READ_OTHERWISE for token in text.walk()):
        for parsed in parse_as_others(markdown):
            faults += _tokens(parsed)
    return sorted(faults)


def is_outside(href: str) -> bool:
    """Whether a link leads to another site."""
    return _OUTSIDE.fullmatch(href) is not None


def is_of_site(href: str) -> bool:
    """Whether a link leads to a path of this site, a section of the page, or a record."""
    match = _SITE.fullmatch(href) or _RECORD.fullmatch(href)
    return match is not None and not _BACKSLASH.search(href)


def is_allowed(href: str) -> bool:
    """Whether a link may lead there, if it exists."""
    return is_outside(href) or is_of_site(href) or _MAIL.fullmatch(href) is not None


def _tokens(text: MarkdownText) -> Iterator[TextFault]:
    """The HTML, images and links of a text; of a tag and its closing tag only the first."""
    for block in text.written:
        has_html = False
        for token in (block, *within(block)):
            is_html = token.type == "html_inline"
            if not (is_html and has_html) and (fault := _token(text, token)):
                yield TextFault(text.start(token), *fault)
            has_html = has_html or is_html


def _token(text: MarkdownText, token: Token) -> tuple[str, str] | None:
    match token.type:
        case "html_block" | "html_inline":
            tag = _quoted(token.content.split("\n")[0][:20])
            return f"raw HTML is not allowed: {tag}", "write it in Markdown, or between backticks"
        case "image":
            return _image(str(token.attrs["src"]), token)
        case "link_open" if token.markup == "autolink" or text.target(token):
            return _link(str(token.attrs["href"]), is_bare=token.markup == "autolink")
        case "definition":
            return _link(str(token.meta["url"]), is_bare=False)
    return None


def _image(src: str, token: Token) -> tuple[str, str] | None:
    if not src.startswith("/") or not is_of_site(src):
        return f"an image from {_quoted(src)} is not allowed", _IMAGE_HINT
    if not any(inner.content.strip() for inner in within(token) if inner.type in TEXTS):
        message = f"the image {_quoted(src)} has no alt text"
        return message, f"describe the image between the brackets: ![…]({src})"
    return None


def _link(href: str, *, is_bare: bool) -> tuple[str, str] | None:
    """What is wrong with a link; a bare one, in angle brackets, is its own text."""
    address = _quoted(href)
    if _BACKSLASH.search(href) and not is_outside(href):
        return f"a link with a backslash is not allowed: {address}", "use forward slashes"
    if href.startswith("//"):
        message = f"a link without a scheme is not allowed: {address}"
        return message, "start it with https://, or with one slash for a path of this site"
    if not is_allowed(href):
        return f"a link to {address} is not allowed", _LINK_HINT
    if is_bare and not (is_outside(href) or href.startswith("mailto:")):
        return f"a link to {address} has no text", f"write [text]({href})"
    return None


def _nesting(text: MarkdownText) -> Iterator[TextFault]:
    """The first block that is nested so deep that the parser drops what is inside it."""
    for token in text.written:
        if token.level + token.nesting >= NESTING and token.map:
            message = f"lists and quotes are nested more than {NESTING - 2} deep"
            yield TextFault(text.starts[token.map[0]], message, "write this part without nesting")
            return


def _footnotes(text: MarkdownText) -> Iterator[TextFault]:
    """References to no footnote; footnotes that would not be shown, though their own would."""
    for offset, label in text.undefined.items():
        message = (
            f"the footnote {_quoted(label)} is not defined, so its mark would be shown as text"
        )
        hint = f"define it in a line [^{label}]: …, or write \\[^{label}] to show it as text"
        yield TextFault(offset, message, hint)
    shown = {token.meta["label"] for token in text.tokens if token.type == "footnote_open"}
    defined: set[str] = set()
    for token in text.written:
        if token.type != "footnote_reference_open":
            continue
        label = str(token.meta["label"])
        if label in defined:
            message = f"the footnote {_quoted(label)} is defined twice"
            yield TextFault(text.start(token), message, "rename one of the two")
        elif label not in shown:
            message = f"no text refers to the footnote {_quoted(label)}, so it would not be shown"
            yield TextFault(text.start(token), message, f"write [^{label}] where it belongs")
        defined.add(label)


def _inside_links(text: MarkdownText) -> Iterator[TextFault]:
    """Links and footnotes inside another link, or inside the alt text of an image."""
    for token in text.written:
        depth = 0
        for child in token.children or ():
            if message := _misplaced(child, is_in_link=depth > 0):
                yield TextFault(text.start(child), message, "move it outside")
            depth += child.nesting if child.tag == "a" else 0


def _misplaced(token: Token, *, is_in_link: bool) -> str:
    if token.type == "image":
        has_footnote = any(inner.type == "footnote_ref" for inner in within(token))
        return "a footnote inside the alt text of an image" if has_footnote else ""
    names = {"link_open": "a link", "footnote_ref": "a footnote"}
    return f"{names[token.type]} inside a link" if is_in_link and token.type in names else ""


def _images(text: MarkdownText) -> Iterator[TextFault]:
    for token in text.walk():
        if token.type == "image":
            message = f"images are only allowed on pages: {_quoted(str(token.attrs['src']))}"
            yield TextFault(text.start(token), message, "show it on a page in seeds/pages/")


def _open_code(text: MarkdownText) -> Iterator[TextFault]:
    for token in text.written:
        if token.type == "fence" and token.map:
            lines = len(token.content.removesuffix("\n").split("\n")) if token.content else 0
            if token.map[1] - token.map[0] < 2 + lines:
                message = f"the code block that starts with {token.markup} is never closed"
                yield TextFault(text.starts[token.map[0]], message, f"close it with {token.markup}")


def _quoted(text: str) -> str:
    """The text as a message quotes it: shortened, and with escapes for what does not show."""
    return repr(text if len(text) <= 80 else text[:77] + "...")

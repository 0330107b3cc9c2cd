"""What no page may show, each fault found by one function that names the page and the place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from llmref.insights.cells import DASH

Documents = Mapping[str, LexborHTMLParser]
SLIPS = re.compile(
    r"\bNone\b(?! listed| needed)|\bnan\b|\bNaN\b|\$0\.00(?!\d)|Undefined|undefined"
    r"|\{\{|\}\}|\{%|<[A-Z]\w+ object|Decimal\(|datetime\.|&amp;(amp|lt|gt|quot|#\d+);"
)
"""What a template shows where it was given nothing, or the wrong thing."""
IN_CODE = re.compile(SLIPS.pattern.replace(r"|\{\{|\}\}|\{%", r"|\{\{\s*[\w.]+\s*(\||\}\})|\{%"))
"""The same in code, where braces are the language's own, but not around a name alone."""
MARKUP = re.compile(r"`|\]\(")
"""Markdown that nobody made HTML of."""
_TEXTS = "td, th, dd, dt, li, p, h1, h2, h3, h4, a, caption, code, small"


def slips(texts: Mapping[str, str], pattern: re.Pattern[str] = SLIPS) -> set[str]:
    """Where a text shows None, nan, $0.00 or an unfilled template, by its address."""
    return {
        f"{address}: …{text[max(0, found.start() - 40) : found.end() + 20]}…"
        for address, text in texts.items()
        for found in pattern.finditer(text)
    }


def shown(document: LexborHTMLParser) -> str:
    """All that readers of a page see but its blocks of code, on one line."""
    body = document.body
    text = body.text(separator=" ") if body else ""
    # The longest first: a model's id, a block of its own, stands in the call, too.
    for block in sorted((pre.text(separator=" ") for pre in document.css("pre")), key=len)[::-1]:
        text = text.replace(block, " ")
    return re.sub(r"\s+", " ", text)


def code(document: LexborHTMLParser) -> str:
    """The blocks of code of a page, on one line."""
    return re.sub(r"\s+", " ", " ".join(block.text() for block in document.css("pre")))


def empty(documents: Documents) -> list[str]:
    """Elements that hold no text, cells among them."""
    found = [
        f"{address}: {element.parent.html if element.parent else ''}"
        for address, document in documents.items()
        if address != "/patterns/"
        for element in document.css(_TEXTS)
        if not element.text(strip=True)
    ]
    # A caption may be empty; it is not shown then. A table says its name by its region.
    return [one for one in found if "<caption></caption>" not in one]


def silent_dashes(documents: Documents) -> list[str]:
    """Dashes that stand for a fact without saying why it cannot apply."""
    return [
        f"{address}: {element.html}"
        for address, document in documents.items()
        for element in document.css("main td, main dd")
        if element.text(strip=True) == DASH
        and not element.css("[data-state=not-applicable][title]:not([title=''])")
        and not (
            element.attributes.get("data-state") == "not-applicable"
            and element.attributes.get("title")
        )
    ]


def said_twice(documents: Documents, what: str) -> dict[str, int]:
    """Titles, descriptions … that are empty or stand on several pages, or on none but should."""
    said = Counter(
        (head.attributes.get("content") or head.text()).strip()
        for document in documents.values()
        for head in document.css(f"head > {what}")
    )
    missing = sum(1 for document in documents.values() if len(document.css(f"head > {what}")) != 1)
    wrong = {text: times for text, times in said.items() if times > 1 or not text}
    return {**wrong, **({"pages without exactly one": missing} if missing else {})}


def wrong_addresses(documents: Documents, base: str) -> list[str]:
    """Pages that call themselves by another address, or by one that differs in case only."""
    folded = Counter(address.casefold() for address in documents)
    told = {
        address: [str(link.attributes.get("href")) for link in document.css("link[rel=canonical]")]
        for address, document in documents.items()
        if document.css("link[rel=canonical]")
    }
    return [
        *(f"{address}: {links}" for address, links in told.items() if links != [base + address]),
        *(address for address, times in folded.items() if times > 1),
    ]


def empty_cells(markdown: Mapping[str, str]) -> list[str]:
    """Rows of Markdown tables that have an empty cell."""
    return [
        f"{path}: {row}"
        for path, text in markdown.items()
        for row in re.findall(r"^\|.*\|$", text, re.M)
        if any(not cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1])
    ]

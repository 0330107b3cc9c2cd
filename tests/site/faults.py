"""What no page may show, each fault found by one function that names the place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from llmref.insights.cells import DASH

SLIPS = re.compile(
    r"\bNone\b(?! listed| named| needed| of)|(?<![/`])\bnan\b(?!\.)|\bNaN\b(?! \(nan)"
    r"|\$0\.00(?!\d)|Undefined|undefined"
    r"|\{\{|\}\}|\{%|<[A-Z]\w+ object|Decimal\(|datetime\.|&amp;(amp|lt|gt|quot|#\d+);"
)
"""What a template shows where it was given nothing, or the wrong thing."""
IN_CODE = re.compile(SLIPS.pattern.replace(r"|\{\{|\}\}|\{%", r"|\{\{\s*[\w.]+\s*(\||\}\})|\{%"))
"""The same in code, where braces are the language's own, but not around a name alone."""
MARKUP = re.compile(r"`|\]\(")
"""Markdown that nobody made HTML of."""
ASSEMBLED = re.compile(
    r"(?<!\.)\.\.(?!\.)|\(\s*\)|\s[,;:.](?=\s|$)|[a-z]{2}[.;][A-Z][a-z]{2,}\s|,\s*,"
    r"|\b([a-z]+) \1\b|\b1 of them publish\b"
    r"|(?<![\d.,$-])\b1 (?:tokens|models|providers|offerings|prices|days|others)\b"
)
"""What sentences show whose parts do not fit: two periods, no blank, words twice, 1 models."""
_TEXTS = "td, th, dd, dt, li, p, h1, h2, h3, h4, a, caption, code, small"


def slips(text: str, pattern: re.Pattern[str] = SLIPS) -> set[str]:
    """Where a text shows None, nan, $0.00 or an unfilled template."""
    return {
        f"…{text[max(0, match.start() - 40) : match.end() + 20]}…"
        for match in pattern.finditer(text)
    }


@lru_cache(maxsize=1)  # several looks at a page follow each other
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


def slips_in_text(_: str, document: LexborHTMLParser) -> list[str]:
    """Slips in what readers of a page see."""
    return list(slips(shown(document)))


def misfits(_: str, document: LexborHTMLParser) -> list[str]:
    """Parts of sentences that do not fit together, whatever is in code."""
    found: set[str] = set()
    for element in document.css("main p, main li, main dd, main small"):
        text = element.text()
        for code_in_it in element.css("code, pre"):
            text = text.replace(code_in_it.text(), "X", 1)
        found |= slips(re.sub(r"\s+", " ", text), ASSEMBLED)
    return sorted(found)


def markup_in_text(_: str, document: LexborHTMLParser) -> list[str]:
    """Markdown in what readers of a page see."""
    return list(slips(shown(document), MARKUP))


def slips_in_code(_: str, document: LexborHTMLParser) -> list[str]:
    """Slips in the blocks of code of a page."""
    return list(slips(code(document), IN_CODE))


def empty(address: str, document: LexborHTMLParser) -> list[str]:
    """Elements that hold no text, cells among them."""
    if address == "/patterns/":
        return []
    found = [
        (element.parent.html or "") if element.parent else ""
        for element in document.css(_TEXTS)
        if not element.text(strip=True)
    ]
    # A caption may be empty; it is not shown then. A table says its name by its region.
    return [html for html in found if "<caption></caption>" not in html]


def silent_dashes(_: str, document: LexborHTMLParser) -> list[str]:
    """Dashes that stand for a fact without saying why it cannot apply."""
    return [
        element.html or ""
        for element in document.css("main td, main dd")
        if element.text(strip=True) == DASH
        and not element.css("[data-state=not-applicable][title]:not([title=''])")
        and not (
            element.attributes.get("data-state") == "not-applicable"
            and element.attributes.get("title")
        )
    ]


def said(document: LexborHTMLParser, what: str) -> list[str]:
    """What a page says of itself in its head: titles, descriptions …; each page has exactly one."""
    heads = document.css(f"head > {what}")
    return [(head.attributes.get("content") or head.text()).strip() for head in heads]


def said_twice(of_pages: Mapping[str, list[str]], addresses: Iterable[str]) -> dict[str, int]:
    """Titles … that are empty or on several pages, and how many pages have not exactly one."""
    times = Counter(text for texts in of_pages.values() for text in texts)
    missing = sum(1 for address in addresses if len(of_pages.get(address, ())) != 1)
    wrong = {text: count for text, count in times.items() if count > 1 or not text}
    return {**wrong, **({"pages without exactly one": missing} if missing else {})}


def canonical(_: str, document: LexborHTMLParser) -> list[str]:
    """The addresses by which a page calls itself."""
    return [str(link.attributes.get("href")) for link in document.css("link[rel=canonical]")]


def wrong_addresses(
    of_pages: Mapping[str, list[str]], addresses: Iterable[str], base: str
) -> list[str]:
    """Pages that call themselves by another address, or by one that differs in case only."""
    folded = Counter(address.casefold() for address in addresses)
    return [
        *(f"{at}: {links}" for at, links in of_pages.items() if links != [base + at]),
        *(address for address, times in folded.items() if times > 1),
    ]


def bare_headings(markdown: str) -> list[str]:
    """Headings of Markdown that nothing stands below but a heading of the same level or above."""
    parts = re.split(r"^(#+) (.*)$", markdown, flags=re.M)[1:]
    headings = list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
    below = [len(level) for level, _, _ in headings[1:]] + [0]
    return [
        title
        for (level, title, text), following in zip(headings, below, strict=True)
        if not text.strip() and following <= len(level)
    ]


def empty_cells(markdown: str) -> list[str]:
    """Rows of Markdown tables that have an empty cell."""
    return [
        row
        for row in re.findall(r"^\|.*\|$", markdown, re.M)
        if any(not cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1])
    ]

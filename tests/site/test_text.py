"""What readers see, on every page: no slip of a template, and three states that never mix."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from generator.insights import states
from tests.site.conftest import Documents

pytestmark = pytest.mark.site
SLIPS = re.compile(
    r"\bNone\b(?! listed| needed)|\bnan\b|\bNaN\b|\$0\.00\b|Undefined|undefined"
    r"|\{\{|\}\}|\{%|<[A-Z]\w+ object|Decimal\(|datetime\.|&amp;(amp|lt|gt|quot|#\d+);"
)
WORDS = {
    "not-offered": {"Not offered"},
    "unknown": {"Not sourced", "Not known"},
    "not-applicable": {states.DASH},
    "included": {"In subscription"},
}


def test_no_template_slipped(documents: Documents) -> None:
    slips = {
        f"{address}: …{text[max(0, found.start() - 40) : found.end() + 20]}…"
        for address, document in documents.items()
        if (text := _text(document))
        for found in SLIPS.finditer(text)
    }

    assert slips == set()


def _text(document: object) -> str:
    """The text of a page without its code, where braces are no slip."""
    body = document.body  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", body.text(separator=" "))


def test_no_element_is_empty(documents: Documents) -> None:
    empty = [
        f"{address}: {element.parent.html if element.parent else ''}"
        for address, document in documents.items()
        if address != "/patterns/"
        for element in document.css("td, dd, dt, li, p, h1, h2, h3, h4, a, caption, code, small")
        if not element.text(strip=True)
    ]

    # A caption may be empty; it is not shown then. A table says its name by its region.
    assert [found for found in empty if "<caption></caption>" not in found] == []


def test_three_states_never_look_alike(documents: Documents) -> None:
    texts: dict[str, set[str]] = defaultdict(set)
    for document in documents.values():
        for element in document.css("main [data-state]"):
            texts[str(element.attributes["data-state"])].add(element.text(strip=True))

    said = {state: texts[state] for state in ("not-offered", "not-applicable", "included")}
    assert said == {state: WORDS[state] for state in said}
    assert {text for text in texts["free"] if not text.startswith("Free")} == set()
    assert texts["known"] & set().union(*WORDS.values()) == set()
    assert texts["unknown"] >= WORDS["unknown"]
    assert {text for text in texts["unknown"] if not re.search(r"\b(Not|No)\b", text)} == set()


def test_a_dash_says_why_it_stands_there(documents: Documents) -> None:
    silent = [
        f"{address}: {element.html}"
        for address, document in documents.items()
        for element in document.css("main table [data-state=not-applicable]")
        if not element.attributes.get("title")
    ]

    assert silent == []


@pytest.mark.parametrize("what", ["title", "meta[name=description]", "meta[property='og:title']"])
def test_no_two_pages_say_the_same_of_themselves(documents: Documents, what: str) -> None:
    said = Counter(
        head.attributes.get("content") or head.text()
        for document in documents.values()
        for head in document.css(f"head > {what}")
    )

    assert sum(said.values()) == len(documents)
    assert {text: times for text, times in said.items() if times > 1 or not text.strip()} == {}


def test_every_page_has_one_first_heading_and_no_level_is_left_out(documents: Documents) -> None:
    wrong = {}
    for address, document in documents.items():
        levels = [int(str(heading.tag)[1]) for heading in document.css("main :is(h1,h2,h3,h4,h5)")]
        steps = [after - before for before, after in pairwise(levels)]
        if levels.count(1) != 1 or levels[0] != 1 or max(steps, default=0) > 1:
            wrong[address] = levels

    assert wrong == {}


MONEY = re.compile(r"(US)?[$€£¥](\d{1,3}(,\d{3})*)\.\d{2}(\d{0,8}[1-9])?")


def test_every_figure_of_money_has_a_currency_and_no_false_zeros(documents: Documents) -> None:
    odd = {
        text
        for document in documents.values()
        for amount in document.css("td.number [data-state=known]")
        for text in re.findall(r"[$€£¥]\S*", amount.text())
        if not MONEY.fullmatch(text.rstrip("*"))
    }

    assert odd == set()

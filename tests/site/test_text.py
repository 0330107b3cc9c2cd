"""What readers see, on every page: no slip of a template, and three states that never mix."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from llmref.insights import cells
from tests.site import beliefs, faults
from tests.site.walk import Look, Walk

pytestmark = pytest.mark.site
CODE = re.compile(r"^```.*?^```", re.S | re.M)
"""A block of code, where braces are no slip."""
WORDS = {
    "not-offered": {"Not offered", "No", "No, unless a customer opts in", "Not retained"},
    "unknown": {"Not sourced", "Not known"},
    "not-applicable": {cells.DASH},
    "included": {"In subscription"},
}


MONEY = re.compile(r"(US)?[$€£¥](\d{1,3}(,\d{3})*)\.\d{2}(\d{0,8}[1-9])?")


def states(_: str, document: LexborHTMLParser) -> set[tuple[str, str]]:
    """Every state of a fact that the page shows, with its words."""
    return {
        (str(element.attributes["data-state"]), element.text(strip=True))
        for element in document.css("main [data-state]")
    }


def odd_levels(_: str, document: LexborHTMLParser) -> list[int]:
    """The levels of headings, where one is left out or the first is not alone."""
    levels = [int(str(heading.tag)[1]) for heading in document.css("main :is(h1,h2,h3,h4,h5)")]
    steps = [after - before for before, after in pairwise(levels)]
    odd = levels.count(1) != 1 or levels[0] != 1 or max(steps, default=0) > 1
    return (levels or [0]) if odd else []


def odd_money(_: str, document: LexborHTMLParser) -> list[str]:
    """Amounts without a currency, or with false zeros."""
    return [
        text
        for amount in document.css("td.number, .numbers td:not(.text), .offers td")
        for text in re.findall(r"[$€£¥]\S*", amount.text())
        if not MONEY.fullmatch(text.rstrip("*"))
    ]


SAID: dict[str, Look[list[str]]] = {
    what: partial(lambda what, _, document: faults.said(document, what), what)
    for what in ("title", "meta[name=description]")
}
LOOKS: list[Look[Any]] = [
    faults.slips_in_text,
    faults.slips_in_code,
    faults.markup_in_text,
    faults.misfits,
    faults.empty,
    faults.silent_dashes,
    faults.canonical,
    states,
    odd_levels,
    odd_money,
    *SAID.values(),
    *beliefs.LOOKS,
]


def test_no_template_slipped(walk: Walk) -> None:
    assert walk.took(faults.slips_in_text) == {}
    assert walk.took(faults.slips_in_code) == {}


def test_sentences_fit_together(walk: Walk) -> None:
    assert walk.took(faults.misfits) == {}


def test_code_in_sentences_is_marked_as_such(walk: Walk) -> None:
    assert walk.took(faults.markup_in_text) == {}


def test_no_template_slipped_in_markdown_and_nothing_is_empty(site: Path) -> None:
    wrong, read = {}, 0
    for file in site.rglob("index.md"):
        read += 1
        text = CODE.sub("", written := file.read_text(encoding="utf-8"))
        bare = faults.bare_headings(CODE.sub("code", written))
        if found := [*faults.slips(text), *faults.empty_cells(text), *bare]:
            wrong[file.relative_to(site).as_posix()] = found

    assert read > 5000
    assert wrong == {}


def test_no_element_is_empty(walk: Walk) -> None:
    assert walk.took(faults.empty) == {}


def test_three_states_never_look_alike(walk: Walk) -> None:
    texts: dict[str, set[str]] = defaultdict(set)
    for state, text in set().union(*walk.took(states).values()):
        texts[state].add(text)

    said = {state: texts[state] for state in ("not-offered", "not-applicable", "included")}
    assert said == {state: WORDS[state] for state in said}
    assert {text for text in texts["free"] if not text.startswith("Free")} == set()
    assert texts["known"] & set().union(*WORDS.values()) == set()
    assert texts["unknown"] >= WORDS["unknown"]
    assert {text for text in texts["unknown"] if not re.search(r"\b(Not|No)\b", text)} == set()


def test_a_dash_says_why_it_stands_there(walk: Walk) -> None:
    assert walk.took(faults.silent_dashes) == {}


def test_no_two_pages_have_one_address(walk: Walk) -> None:
    canonical = walk.took(faults.canonical)

    assert faults.wrong_addresses(canonical, walk.addresses, "https://reference.example.com") == []
    assert len(canonical) > 5000


@pytest.mark.parametrize("what", list(SAID))
def test_no_two_pages_say_the_same_of_themselves(walk: Walk, what: str) -> None:
    assert faults.said_twice(walk.took(SAID[what]), walk.addresses) == {}


def test_every_page_has_one_first_heading_and_no_level_is_left_out(walk: Walk) -> None:
    assert walk.took(odd_levels) == {}


def test_every_figure_of_money_has_a_currency_and_no_false_zeros(walk: Walk) -> None:
    assert walk.took(odd_money) == {}


@pytest.mark.parametrize("look", beliefs.LOOKS, ids=lambda look: look.__name__)
def test_no_page_says_what_it_contradicts(walk: Walk, look: Look[list[str]]) -> None:
    assert walk.took(look) == {}

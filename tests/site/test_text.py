"""What readers see, on every page: no slip of a template, and three states that never mix."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from llmref.insights import cells
from tests.site import faults
from tests.site.conftest import Documents

pytestmark = pytest.mark.site
CODE = re.compile(r"^```.*?^```", re.S | re.M)
"""A block of code, where braces are no slip."""
WORDS = {
    "not-offered": {"Not offered"},
    "unknown": {"Not sourced", "Not known"},
    "not-applicable": {cells.DASH},
    "included": {"In subscription"},
}


def test_no_template_slipped(documents: Documents) -> None:
    texts = {address: faults.shown(page) for address, page in documents.items()}
    codes = {address: faults.code(page) for address, page in documents.items()}

    assert faults.slips(texts) == set()
    assert faults.slips(codes, faults.IN_CODE) == set()


def test_code_in_sentences_is_marked_as_such(documents: Documents) -> None:
    texts = {address: faults.shown(page) for address, page in documents.items()}

    assert faults.slips(texts, faults.MARKUP) == set()


def test_no_template_slipped_in_markdown_and_no_cell_is_empty(site: Path) -> None:
    texts = {
        file.relative_to(site).as_posix(): CODE.sub("", file.read_text(encoding="utf-8"))
        for file in site.rglob("index.md")
    }

    assert len(texts) > 5000
    assert faults.slips(texts) == set()
    assert faults.empty_cells(texts) == []


def test_no_element_is_empty(documents: Documents) -> None:
    assert faults.empty(documents) == []


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
    assert faults.silent_dashes(documents) == []


def test_no_two_pages_have_one_address(documents: Documents) -> None:
    assert faults.wrong_addresses(documents, "https://reference.example.com") == []
    assert len([page for page in documents.values() if page.css("link[rel=canonical]")]) > 5000


@pytest.mark.parametrize("what", ["title", "meta[name=description]", "meta[property='og:title']"])
def test_no_two_pages_say_the_same_of_themselves(documents: Documents, what: str) -> None:
    assert faults.said_twice(documents, what) == {}


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

"""The page of patterns shows every part that there is, so that a change is seen everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from llmref.insights.cells import State
from llmref.project import shipped
from tests.sites import built, world

TEMPLATES = shipped("templates")
_OWN = (TEMPLATES / "pages/patterns.html").read_text()
_INCLUDED = [*re.findall(r'include "(partials/[\w-]+\.html)"', _OWN), "fragments/calls.html"]
PAGE = "".join([_OWN, *((TEMPLATES / name).read_text() for name in _INCLUDED)])
"""The page with the parts that it includes."""
MACROS = [
    f"{file.stem}.{name}"
    for file in sorted((TEMPLATES / "macros").glob("*.html"))
    for name in re.findall(r"\{% macro (\w+)\(", file.read_text())
]


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    site: Path = tmp_path_factory.mktemp("patterns") / "site"
    built(world("tiny"), site)
    return LexborHTMLParser((site / "patterns/index.html").read_text())


@pytest.mark.parametrize("macro", MACROS)
def test_every_macro_is_shown(macro: str) -> None:
    assert f"{{{{ {macro}(" in PAGE


@pytest.mark.parametrize(
    ("fragment", "selector"),
    [
        ("calls", "#calls code-tabs"),
        ("capabilities", "ul.capabilities"),
        ("card", "li.card"),
        ("model-row", "tr td a[href='/models/']"),
        ("offering-row", "tr[aria-current] th code"),
        ("explorer-row", ".explorer-table tr th a"),
        ("facts", "dl.facts dd"),
        ("source-document", ".sources > li > a[rel=nofollow]"),
        ("scores", "tr td.from a[rel=nofollow]"),
        ("toc", "nav.toc a"),
        ("site-footer", "footer.site-footer"),
    ],
)
def test_every_fragment_is_shown(patterns: LexborHTMLParser, fragment: str, selector: str) -> None:
    assert (TEMPLATES / f"fragments/{fragment}.html").is_file()
    assert patterns.css(selector)


def test_every_fragment_is_in_the_list_above() -> None:
    fragments = {file.stem for file in (TEMPLATES / "fragments").iterdir()}

    assert fragments == {
        *("more-calls", "calls", "capabilities", "card", "explorer-row", "facts", "model-row"),
        *("offering-row", "scores", "site-footer", "source-document", "toc"),
    }


@pytest.mark.parametrize("state", State)
def test_every_state_is_shown(patterns: LexborHTMLParser, state: State) -> None:
    mark = f"[data-state='{state}']" if state is not State.KNOWN else "dd:not([data-state])"

    assert patterns.css(f"#cells {mark}")


@pytest.mark.parametrize("answer", ["yes", "no", "not-known"])
def test_every_answer_is_shown(patterns: LexborHTMLParser, answer: str) -> None:
    assert patterns.css(f"[data-answer='{answer}']")


@pytest.mark.parametrize("tone", ["plain", "good", "warn", "bad"])
def test_every_tone_is_shown(patterns: LexborHTMLParser, tone: str) -> None:
    mark = f"[data-tone='{tone}']" if tone != "plain" else ":not([data-tone])"

    assert patterns.css(f"li.badge{mark}")


def test_it_is_for_maintainers_and_not_listed(patterns: LexborHTMLParser) -> None:
    assert patterns.css("meta[name=robots][content=noindex]")
    assert not patterns.css("link[rel=canonical]")

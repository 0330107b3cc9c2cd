"""Names and sentences are read in Markdown as they were written."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from llmref.markdown.literal import literal, sentence

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = [
    "*Bold* & **bolder**",
    "_low_ __lower__ snake_case _",
    "[link](https://evil.example) ![picture](x)",
    "<script>alert(1)</script> <b>",
    "`code` and ``more` ",
    "a | b || c",
    "~~gone~~ ~",
    r"back\slash \* \\",
    "AT&amp;T &lt; &#42; R&D",
    "<https://evil.example>",
    "Weights & Biases_",
    "#",
    "# C# ##",
    "- dash",
    "+",
]


def shown(markdown: str) -> LexborHTMLParser:
    return LexborHTMLParser(READER.render(markdown))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_shown_as_it_is_wherever_it_stands(name: str) -> None:
    text = literal(name)

    told = shown(f"# {text}\n\n- {text}: 1\n\n| A | B |\n|---|---|\n| {text} | {text} |\n")

    whole = " ".join(name.split())
    assert [cell.text() for cell in told.css("h1, td")] == [whole] * 3
    assert told.css("li")[0].text(strip=True) == f"{whole}: 1"
    assert told.css("em, strong, a, img, script, b, code, del, s") == []


def test_a_name_of_several_lines_stays_in_its_cell() -> None:
    assert literal("one\n  two\tthree") == "one two three"


@pytest.mark.parametrize("name", [name for name in HOSTILE if "`" not in name])
def test_a_sentence_shows_names_as_they_are_and_ids_as_code(name: str) -> None:
    told = shown(sentence(f"Send `a_*_b` to {name}, not `c|d`."))

    assert [code.text() for code in told.css("code")] == ["a_*_b", "c|d"]
    assert told.css("p")[0].text() == f"Send a_*_b to {name}, not c|d."
    assert told.css("em, strong, a, img, script, b, del, s") == []


def test_an_odd_backtick_opens_nothing() -> None:
    assert shown(sentence("It`s here")).css("code") == []


def test_what_has_no_signs_stays() -> None:
    assert sentence("No sign, snake_case.") == "No sign, snake_case."

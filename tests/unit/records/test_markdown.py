"""Markdown of strangers: what may stand in it, and that hostile text is judged at once."""

from time import perf_counter

import pytest

from generator.records.markdown import LONGEST, Markdown, unsafe
from tests.unit.records.test_fields import read


@pytest.mark.parametrize(
    "text",
    [
        "plain, *weighty*, 1 < 2 and 3 > 2",
        "[a](https://x.example.com) [b](/docs/about/) [c](#there) [d](model:gpt-4.1)",
        "<https://x.example.com>",
        "[a]: https://x.example.com",
        # code shows what it likes
        "`models/<creator>/<model>.yaml` and ``a ` <b>``",
        "```\n<script>\n```\n~~~\n[x](javascript:y)\n~~~",
        "`[x](javascript:y)`",
    ],
)
def test_harmless_markdown_is_taken(text: str) -> None:
    assert unsafe(text) is None


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        # raw HTML
        ("a <b>c", 2, "raw HTML is not allowed: '<b>c'"),
        ("a </b>", 2, "raw HTML is not allowed: '</b>'"),
        ("<!-- x", 0, "raw HTML is not allowed: '<!-- x'"),
        ("<?php", 0, "raw HTML is not allowed: '<?php'"),
        # code that ends before it
        ("`a` <b>", 4, "raw HTML is not allowed: '<b>'"),
        ("`a\n\n<b>`", 4, "raw HTML is not allowed: '<b>`'"),
        ("```\na\n```\n<b>", 10, "raw HTML is not allowed: '<b>'"),
        # links that are no web addresses
        ("[x](javascript:alert)", 2, "a link to 'javascript:alert' is not allowed"),
        ("[x]( JavaScript:alert)", 2, "a link to 'JavaScript:alert' is not allowed"),
        ("[x](<data:text/html,y>)", 4, "raw HTML is not allowed: '<data:text/html,y>)'"),
        ("[x](data:text/html,y)", 2, "a link to 'data:text/html,y' is not allowed"),
        ("![x](x.png)", 3, "a link to 'x.png' is not allowed"),
        ("[x]()", 2, "a link to '' is not allowed"),
        ("[x]: vbscript:y", 0, "a link to 'vbscript:y' is not allowed"),
        ("[x](file:a)", 2, "a link to 'file:a' is not allowed"),
    ],
)
def test_harmful_markdown_is_told_with_its_place(text: str, at: int, words: str) -> None:
    found = unsafe(text)

    assert found is not None
    assert found[:2] == (at, words)


def test_a_field_of_markdown_is_stripped_and_bounded() -> None:
    assert read(Markdown, " a ") == "a"
    for value, words in (
        ("x" * (LONGEST + 1), "20,001 characters, more than 20,000"),
        (["a"], "expected Markdown, found a list"),
        ("<b>", "raw HTML is not allowed: '<b>'"),
    ):
        with pytest.raises(ValueError, match=words):
            read(Markdown, value)


@pytest.mark.parametrize(
    "part",
    [
        "`",
        "` ",
        "`` ` ",
        "[\n",
        "<http://",
        "](",
        "](   ",
        "```\n",
        "~~~ ",
        "[a]: ",
        "\n[",
        "```\n~~~\n",
    ],
)
def test_hostile_repetition_is_judged_in_a_moment(part: str) -> None:
    started = perf_counter()

    unsafe(part * (100_000 // len(part)))

    assert perf_counter() - started < 2

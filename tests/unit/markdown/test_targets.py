"""Every address of a text is found where it is written, and code holds none."""

from __future__ import annotations

import pytest

from llmref.markdown.targets import targets
from llmref.markdown.text import parse_markdown


def found(markdown: str) -> list[tuple[str, str, str]]:
    """Kind, content and what stands at its place."""
    text = parse_markdown(markdown)
    return [
        (target.kind, target.content, text.source[target.start : target.end])
        for target in targets(text)
    ]


@pytest.mark.parametrize(
    ("markdown", "content", "written"),
    [
        # plain, with a title, in angle brackets, escaped
        ("[a](b:c)", "b:c", "b:c"),
        ("[a]( b:c 'd](e)' )", "b:c", "b:c"),
        ("[a](<b c>)", "b%20c", "<b c>"),
        ("[a](b\\-c)", "b-c", "b\\-c"),
        # whatever the words hold
        ("[`](x)` *b*](/c/)", "/c/", "/c/"),
        ("[a [b] c](/d/)", "/d/", "/d/"),
        # in a quote, a list, a heading, a table, a note, a footnote
        ("> a\nb [c](/d/)", "/d/", "/d/"),
        ("1. 1. a\n\n      [1](/d/)", "/d/", "/d/"),
        ("## # [c](/d/) ##", "/d/", "/d/"),
        ("[c](/d/)\n===", "/d/", "/d/"),
        ("|`a\\|` b\\|c|d|\n|-|-|\n|e|\\|[c](/d/)|", "/d/", "/d/"),
        ('!!! note "Of [c](/d/)"\n    x', "/d/", "/d/"),
        ("!!! note\n    [c](/d/)", "/d/", "/d/"),
        ("a[^1]\n\n[^1]: b\n\n    [c](/d/)", "/d/", "/d/"),
        ("a ^[b [c](/d/)]", "/d/", "/d/"),
        # definitions
        ("[a]: /b/ 'c'", "/b/", "/b/"),
        ("> [a]:\n> </b/>\n\n[a]", "/b/", "</b/>"),
        ("- [a\\]b]: /b/", "/b/", "/b/"),
    ],
)
def test_an_address_is_found_where_it_is_written(markdown: str, content: str, written: str) -> None:
    assert found(markdown) == [("link", content, written)]


def test_links_around_images_are_told_in_the_order_of_the_text() -> None:
    assert found("[![a](/b.png)](/c/) ![d][e]\n\n[e]: /f.png") == [
        ("image", "/b.png", "![a](/b.png)"),
        ("link", "/c/", "/c/"),
        ("image", "/f.png", "![d][e]"),
        ("link", "/f.png", "/f.png"),
    ]


@pytest.mark.parametrize(
    "markdown",
    ["`[a](/b/)`", "```\n[a](/b/)\n```", "a\n\n    [a](/b/)", r"\[a](/b/)", "`\n[[c]]\n`"],
)
def test_code_and_what_is_escaped_lead_nowhere(markdown: str) -> None:
    assert found(markdown) == []


@pytest.mark.parametrize(
    ("markdown", "is_apart"),
    [
        ("[[a b:c]]", True),
        ("## x\n  [[a b:c]]  \n***", True),
        ("x\n[[a b:c]]", False),
        ("[[a b:c]]\nx", False),
        ("> [[a b:c]]", False),
        ("- x\n  [[a b:c]]", False),
    ],
)
def test_a_line_in_two_brackets_is_a_block_or_was_meant_as_one(
    markdown: str, is_apart: bool
) -> None:
    (block,) = targets(parse_markdown(markdown))

    assert (block.kind, block.content, block.is_apart) == ("block", "a b:c", is_apart)


@pytest.mark.parametrize(
    "markdown", ["\\[[a b:c]]", "x [[a]]", "[[a]] x", "|[[a]]|b|\n|-|-|", "# [[a]]", "[[a] ]"]
)
def test_other_brackets_are_text(markdown: str) -> None:
    assert targets(parse_markdown(markdown)) == []


def test_line_and_column_count_from_one() -> None:
    text = parse_markdown("a\r\n\r\n> b [c](/d/)")

    (target,) = targets(text)

    assert text.place(target.start) == (3, 9)

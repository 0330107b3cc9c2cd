"""Markdown of records: what may stand in it, and what may not."""

import pytest

from llmref.limits import TEXT_CHARACTERS
from llmref.records.markdown import Markdown, unsafe
from tests.unit.records.test_fields import read


@pytest.mark.parametrize(
    "text",
    [
        "plain, *weighty*, 1 < 2 and 3 > 2, a <- b",
        "[a](https://x.example.com) [b](/docs/about/) [c](#there) [d](model:gpt-4.1)",
        "[a](https://x.example.com/?a=b&c=[d]#e) [b](<http://x.example.com:80/a b>)",
        "<https://x.example.com> <someone@example.com> [a](mailto:someone@example.com)",
        "[a]: https://x.example.com",
        "[^a](https://x.example.com)",
        # code shows what it likes
        "`models/<creator>/<model>.yaml` and ``a ` <b>``",
        "```\n<script>\n```\n~~~\n[x](javascript:y)\n~~~",
        "`[x](javascript:y)` and `[^a-z]`",
        "Indented:\n\n    <b> ![x](https://x.example.com/x.png)",
        "````\n```\n<b>\n```\n````",
        "- in a list\n\n  ```\n  <b>\n  ```",
        # what is escaped is text
        r"\<b>, \[x](javascript:y), \[^1], &lt;b&gt;",
        # footnotes and notes
        "Text.[^1]\n\n[^1]: A note in a few words.",
        "Text.^[A note.]\n\n!!! note\n    More.\n\n    ```\n    <b>\n    ```",
    ],
)
def test_harmless_markdown_is_taken(text: str) -> None:
    assert unsafe(text) is None


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        # raw HTML
        ("a <b>c", 2, "raw HTML is not allowed: '<b>'"),
        ("a </b>", 2, "raw HTML is not allowed: '</b>'"),
        ("a\n<!-- x", 2, "raw HTML is not allowed: '<!-- x'"),
        ("<?php", 0, "raw HTML is not allowed: '<?php'"),
        ("> - <div\n>   x>", 4, "raw HTML is not allowed: '<div'"),
        ("|a|b|\n|-|-|\n|<i>|`c`|", 13, "raw HTML is not allowed: '<i>'"),
        ("# <b>", 2, "raw HTML is not allowed: '<b>'"),
        # code that ends before it, or does not begin
        ("`a` <b>", 4, "raw HTML is not allowed: '<b>'"),
        ("`a\n\n<b>`", 4, "raw HTML is not allowed: '<b>'"),
        ("```\na\n```\n<b>", 10, "raw HTML is not allowed: '<b>'"),
        ("\\`<b>``", 2, "raw HTML is not allowed: '<b>'"),
        # code for those who know notes, and none for those who do not
        ("!!! note\n        <b>", 17, "raw HTML is not allowed: '<b>'"),
        # code for those who know tables, and none for those who do not
        ("| a ` b | `<b>` |\n|-|-|", 11, "raw HTML is not allowed: '<b>'"),
        # nested so deep that the parser would drop what is inside
        ("> " * 20 + "<b>", 0, "lists and quotes are nested more than 18 deep"),
        # code that would go on in what follows
        ("a\n\n```\nb", 3, "the code block that starts with ``` is never closed"),
        ("~~~~\n~~~", 0, "the code block that starts with ~~~~ is never closed"),
        # links that are no web addresses
        ("[x](javascript:alert)", 0, "a link to 'javascript:alert' is not allowed"),
        ("[x]( JavaScript:alert)", 0, "a link to 'JavaScript:alert' is not allowed"),
        ("[x](&#106;avascript:y)", 0, "a link to 'javascript:y' is not allowed"),
        ("[x](<data:text/html,y>)", 0, "a link to 'data:text/html,y' is not allowed"),
        ("<data:text/html,y>", 0, "a link to 'data:text/html,y' is not allowed"),
        ("[x](x.png)", 0, "a link to 'x.png' is not allowed"),
        ("[x]()", 0, "a link to '' is not allowed"),
        ("[x](?q=1)", 0, "a link to '?q=1' is not allowed"),
        ("[x](ftp://x.example.com)", 0, "a link to 'ftp://x.example.com' is not allowed"),
        ("[x](HTTPS://x.example.com)", 0, "a link to 'HTTPS://x.example.com' is not allowed"),
        ("[x](https:x.example.com)", 0, "a link to 'https:x.example.com' is not allowed"),
        (
            "[x](https://me:pw@x.example.com)",
            0,
            "a link to 'https://me:pw@x.example.com' is not al",
        ),
        ("[x](https://[::1]/)", 0, "a link to 'https://[::1]/' is not allowed"),
        ("[x](mailto:x)", 0, "a link to 'mailto:x' is not allowed"),
        # links that browsers read otherwise than people
        ("[x](//x.example.com)", 0, "a link without a scheme is not allowed: '//x.example.com'"),
        ("[x](/&#47;x.example)", 0, "a link without a scheme is not allowed: '//x.example'"),
        ("[x](/\\x.example)", 0, "a link with a backslash is not allowed: '/%5Cx.example'"),
        ("[x](https:\\\\x.example)", 0, "a link with a backslash is not allowed: 'https:%5Cx.exa"),
        # definitions, used or not, wherever they stand
        ("[x]: vbscript:y", 0, "a link to 'vbscript:y' is not allowed"),
        ("> [x]: //y", 2, "a link without a scheme is not allowed: '//y'"),
        ("- a\n- [x]:\n  file:a", 6, "a link to 'file:a' is not allowed"),
        ("[a\\]b]: <data:x>", 0, "a link to 'data:x' is not allowed"),
        ("```\n``\n```\n[x]: file:a", 11, "a link to 'file:a' is not allowed"),
        # links that have no words
        ("<model:gpt-4.1>", 0, "a link to 'model:gpt-4.1' has no text"),
        ("[a <https://x.example.com>](/b/)", 3, "a link inside a link"),
        # images
        ("a ![b](/c.png)", 2, "images are only allowed on pages: '/c.png'"),
        ("![x](https://x.example.com/x.png)", 0, "an image from 'https://x.example.com/x.png' is"),
        # footnotes that nobody would see
        ("a\n\n[^1]: b", 3, "no text refers to the footnote '1', so it would not be shown"),
        ("a[^1]", 1, "the footnote '1' is not defined, so its mark would be shown as text"),
        ("- b\n- [a[^n-1]](/b/)", 8, "the footnote 'n-1' is not defined"),
        ("*a [b](/c/)[^x]*", 11, "the footnote 'x' is not defined"),
        ("| a |\n| - |\n| b[^é] |", 15, "the footnote 'é' is not defined"),
        ("a[^1][^2]\n\n[^1]: b", 5, "the footnote '2' is not defined"),
        ("a[^1]\n\n[^1]: b[^2]", 14, "the footnote '2' is not defined"),
        ("a[^1]\n\n[^1]: b\n[^1]: c", 15, "the footnote '1' is defined twice"),
    ],
)
def test_harmful_markdown_is_told_with_its_place(text: str, at: int, words: str) -> None:
    found = unsafe(text)

    assert found is not None
    assert found.offset == at
    assert found.message.startswith(words)


def test_a_field_of_markdown_is_stripped_and_bounded() -> None:
    assert read(Markdown, " a ") == "a"
    for value, words in (
        ("x" * (TEXT_CHARACTERS + 1), "20,001 characters, more than 20,000"),
        (["a"], "expected Markdown, found a list"),
        ("<b>", "raw HTML is not allowed: '<b>'"),
    ):
        with pytest.raises(ValueError, match=words):
            read(Markdown, value)

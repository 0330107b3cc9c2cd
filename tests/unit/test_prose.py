"""Markdown becomes HTML without raw HTML, whose links, images and tables are as pages need them."""

from __future__ import annotations

import pytest

from llmref.prose import breakable, document, inline, markdown


def html(text: str) -> str:
    """The HTML of a page that has no blocks, with one image."""
    (part,) = document(text, {"/a.png": (40, 20)}.get).parts
    return str(part.html).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # other sites are not recommended, this one is
        ("[a](https://b.example)", '<p><a href="https://b.example" rel="nofollow">a</a></p>'),
        (
            "<https://b.example>",
            '<p><a href="https://b.example" rel="nofollow">https://b.example</',
        ),
        ("[a][b]\n\n[b]: http://c.example 'd'", '<p><a href="http://c.example" title="d" rel="nof'),
        ("[a](/b/)", '<p><a href="/b/">a</a></p>'),
        ("<a@b.example>", '<p><a href="mailto:a@b.example">a@b.example</a></p>'),
        # what the judge refuses is harmless all the same
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("<div>", "&lt;div&gt;"),
        ("[a](javascript:b)", "<p><a>a</a></p>"),
        ("![a](https://b.example/c.png)", "<p>a</p>"),
        # code, indented or not, and tables can be scrolled with the keyboard
        ("a\n\n    <b>", '<p>a</p>\n<pre class="code" tabindex="0"><code>&lt;b&gt;</code></pre>'),
        (
            "|a|\n|-:|\n|b|",
            '<div class="table-region" tabindex="0" role="region" aria-label="Table',
        ),
        ("|a|\n|-:|\n|b|", '<td class="number">b</td>'),
        # an image does not move what follows it
        ('![a *b*](/a.png "c")', '<img src="/a.png" alt="a b" title="c" width="40" height="20" />'),
    ],
)
def test_markdown_is_written_as_html(text: str, expected: str) -> None:
    assert expected in html(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a line of a phone has room for it, and hyphens are breaks already
        ("gpt-4.1-mini", "gpt-4.1-mini"),
        ("claude-sonnet-4.5", "claude-sonnet-4.5"),
        ("anthropic/claude", "anthropic/<wbr>claude"),
        ("anthropic.claude-sonnet-4-5-v1:0", "anthropic.<wbr>claude-sonnet-4-5-v1:0"),
        ("https://openrouter.ai/api/v1", "https://<wbr>openrouter.<wbr>ai/<wbr>api/<wbr>v1"),
        ("OPENROUTER_API_KEY", "OPENROUTER_<wbr>API_<wbr>KEY"),
        ("additionalFields.topK", "additional<wbr>Fields.<wbr>top<wbr>K"),
        # numbers stay whole, and nothing escapes
        ("models/qwen2.5coder", "models/<wbr>qwen2.5coder"),
        ("<script>a/b&c</script>", "&lt;script&gt;a/<wbr>b&amp;c&lt;/script&gt;"),
    ],
)
def test_code_breaks_after_its_separators(text: str, expected: str) -> None:
    assert breakable(text) == expected
    assert inline(f"a `{text}`") == f"a <code>{expected}</code>"
    assert f"<code>{expected}</code>" in markdown(f"a `{text}`")


def test_a_page_falls_into_text_and_blocks() -> None:
    made = document("a\n\n[[b c:d]]\n[[e]]\n\n## f\n[[recipe-cells]]\n\n\\[[g h:i]]")

    shown = [(part.block, part.target, part.html.strip()) for part in made.parts]
    assert shown == [
        ("", "", '<p>a</p>\n<p>[[b c:d]]\n[[e]]</p>\n<h2 id="f">f</h2>'),
        ("recipe-cells", "", "<p>[[recipe-cells]]</p>"),
        ("", "", "<p>[[g h:i]]</p>"),
    ]


def test_headings_of_the_second_level_are_listed() -> None:
    made = document("# a\n\n## b\n\n### c\n\n## Content")

    assert [(heading.id, heading.title) for heading in made.headings] == [
        ("b", "b"),
        ("content-1", "Content"),
    ]


def test_headings_of_a_record_have_no_ids_that_its_page_may_have() -> None:
    assert markdown("## Prices") == "<h2>Prices</h2>\n"

"""Whatever a text says: every place is right, and nothing that was let through gets out."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination
from selectolax.lexbor import LexborHTMLParser

from llmref import build, judge, prose
from llmref.markdown.judge import is_allowed, page_faults, record_faults
from llmref.markdown.targets import targets
from llmref.markdown.text import parse_markdown
from llmref.records.markdown import unsafe
from tests.worlds import lay

pytestmark = pytest.mark.attacks

PIECES = [
    *("a", "b c", " ", "  ", "    ", "\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "\\", "`"),
    *("```\n", "\n```\n", "~~~\n", "[", "]", "(", ")", "](", "](/docs/a/)", "](model:b)", "<", ">"),
    *("<b>", "</b>", "<!--", "-->", "<?", "<https://a.example>", "<model:b>", "<a@b.example>"),
    *("![", "![a](/b.png)", "[a](https://c.example)", "[a](//d)", "[e]: /f\n", "[e]: <g>\n", "[e]"),
    *("[^1]", "\n\n[^1]: h\n", "^[", "\n!!! note\n    ", "[[x]]", "\n[[x y:z]]\n", "|", "``"),
    *("|-|-|\n", "\\|", "# ", "## ", "***", "_", "&lt;", "&#60;", "---", "\n---\n", "===", "價"),
    *("!", "\n|a|b|\n"),
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
MANY = settings(max_examples=300)
AFTER = "\n\n## After it\n\n```sh\necho '<b>'\n```\n\nThe end.\n"
"""What follows a text of a record in `index.md`."""
_READERS = (
    MarkdownIt("commonmark"),
    MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    MarkdownIt("gfm-like", {"linkify": False}),
)


@MANY
@given(texts)
def test_every_address_is_where_it_is_written(markdown: str) -> None:
    text = parse_markdown(markdown)

    for target in targets(text):
        written = text.source[target.start : target.end]
        if target.kind == "link":
            found = parseLinkDestination(written, 0, len(written))
            assert (_READERS[0].normalizeLink(found.str), found.pos) == (
                target.content,
                len(written),
            )
        elif target.kind == "block":
            assert written.strip() == f"[[{target.content}]]"
        else:
            assert written.startswith("![")


@MANY
@given(texts)
def test_every_fault_is_within_its_text(markdown: str) -> None:
    text = parse_markdown(markdown)

    for fault in record_faults(markdown):
        line, column = text.place(fault.offset)
        lines = text.source.split("\n")
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@MANY
@given(texts)
@example("!!! note\n        <b>")
@example("\\`<b>``")
@example("```\na")
@example("| a ` b | `<b>` |\n|-|-|")
def test_what_a_record_says_is_no_html_and_ends_where_it_ends(markdown: str) -> None:
    if unsafe(markdown.strip()):
        return

    for reader in _READERS:
        tokens = reader.parse(f"Before it.\n\n{markdown.strip()}{AFTER}")

        inner = [child for token in tokens for child in token.children or ()]
        assert not [token for token in [*tokens, *inner] if token.type.startswith("html")]
        texts = [token.content for token in tokens if token.type == "inline"]
        assert texts[-2:] == ["After it", "The end."]


@MANY
@given(texts)
def test_a_page_has_only_links_that_are_allowed(markdown: str) -> None:
    if page_faults(markdown):
        return

    html = "".join(part.html for part in prose.document(markdown).parts)

    tags = {node.tag for node in LexborHTMLParser(html).css("body *")}
    links = LexborHTMLParser(html).css("a")
    assert not tags & {"script", "img", "b", "iframe"}
    assert all(is_allowed(link.attributes["href"] or "") for link in links)
    ids = [node.attributes["id"] for node in LexborHTMLParser(html).css("[id]")]
    assert len(ids) == len(set(ids))
    for link in links:
        href = link.attributes["href"] or ""
        if href.startswith("#fn"):
            assert href[1:] in ids


LEADS = [
    *("[a](#x)", "[a](#content)", "[a](#edit)", "[a](#%E5%83%B9)", "[a](/docs/p1/#x)", "[a](/)"),
    *("[a](/kind/chat/)", "[a](/kind/nope/)", "[a](/kind/chat/?q=1)", "[a](/kind/chat/#chat)"),
    *("[a](/capability/json-mode/)", "[a](model:anvil-1#prices)", "[a](/model/anvil-1/#faq)"),
    *("[a](offering:anvil-1/acme#history)", "[a](/providers/#first-party)"),
    *("[a](/docs/#about)", "[a][b]"),
    *("[a](/docs/disagreements/#older-copies)", "[a](creator:acme#models)", "[a](model:nope)"),
    *("\n## x\n", "\n## 價\n", "\n## Content\n", "\n## Edit\n", "\n## Call python\n", "\n## fn1\n"),
    *("[^1]", "\n\n[^1]: h [^2]\n", "\n\n[^2]: i\n", "^[j]", "![k](/dot.png)", "![k](/nope.png)"),
    *("\n\n[[price-table model:anvil-1]]\n\n", "\n\n[[recipe offering:anvil-1/acme]]\n\n"),
    *("\\[[price-table model:nope]]", "\n\n[[recipe-cells]]\n\n", "\n\n> [b]: model:anvil-1\n"),
    *("\n\n[b]:\n/docs/p2/#x\n\n", "\n```\n", " ", "\n", "[", "](", "<a@b.example>", "<b>", "`"),
]  # fmt: skip
bodies = st.lists(st.sampled_from(LEADS), min_size=1, max_size=8).map("".join)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(bodies, min_size=20, max_size=20))
def test_what_the_check_lets_through_is_built(texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        seeds = lay(Path(folder) / "seeds", "tiny", "broken/bad-images")
        for number, body in enumerate(texts):
            front = f"---\ntitle: Page {number}\ndescription: d\n---\n"
            (seeds / f"pages/p{number}.md").write_text(front + body, encoding="utf-8")
        while problems := judge.check(seeds)[1].problems:
            assert all(problem.line for problem in problems)
            for path in {problem.place.path for problem in problems}:
                (seeds / path).unlink()

        verdict, made = build.build(seeds, Path(folder) / "site")

        assert made is not None, verdict.problems

"""Hostile repetition takes work in proportion to its length, counted in calls instead of time."""

from __future__ import annotations

import cProfile
import pstats

import pytest

from llmref.markdown.headings import headings
from llmref.markdown.judge import record_faults
from llmref.markdown.targets import targets
from llmref.markdown.text import parse_markdown

pytestmark = pytest.mark.system

PARTS = [
    *("`", "` ", "`` ` ", "[\n", "<http://", "](", "](   ", "```\n", "~~~ ", "[a]: ", "\n["),
    *("```\n~~~\n", "[", "![", "[^", "^[", "*a ", "_a", "**a", "<", "<a", "<!--", "<?", "&", "\\"),
    *("|", "|a", "|a\n|-\n", "> ", "- ", "-\n", "a\n", "    a\n", "[a](b)", "[a][b]", "[a]: b\n"),
    *(
        "[^1]: a\n",
        "[^a]",
        "!!! note\n",
        "!!! a\n    ",
        "a\n===\n",
        "[a](<b",
        '[a](b "',
        "]((",
        "``",
    ),
    *("[![a](b)](c)", "[[", "]]", "[[x]]\n", "[[x]]\n\n", "^[a]", "|[a](b)", "|a\\|", "<div>\n\n"),
    *("a<b>", "## x\n\n", "## x-1\n\n## x\n\n", "[a]\n: b", "![a](b)", "[a](#b)\n"),
    "[^1]\n\n[^1]: a\n\n",
]


def calls(markdown: str) -> int:
    """How many functions are called to judge a text and to find what is in it."""
    profile = cProfile.Profile()
    profile.enable()
    record_faults(markdown)
    text = parse_markdown(markdown)
    targets(text)
    list(headings(text))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed lacks it


@pytest.mark.parametrize("part", PARTS)
def test_twice_the_text_is_twice_the_work(part: str) -> None:
    count = 4_000 // len(part)

    assert calls(part * 2 * count) < 2.2 * calls(part * count) + 1_000

"""Comments of what a seed said stand at what it says now."""

import pytest

from llmref.canonical.carry import revised
from llmref.canonical.document import Document, Plain, read
from llmref.canonical.emit import emit
from llmref.records.offering import OfferingsFile

BEFORE = """\
# yaml-language-server: $schema=x
# Read on a rainy day.

sources:
  page: {url: https://a.example, via: page}  # the page
offerings:
# the first
- model: m
  id: a
  # by hand
  prices:  # all
  - rates: {input: 1.00}  # usual
  # for batches
  - when: {mode: batch}
    rates: {input: 0.50}
- model: n
  id: b  # odd
# the end
"""
FIRST: dict[str, Plain] = {"model": "m", "id": "a"}
PRICES: list[Plain] = [
    {"when": {"mode": "batch"}, "rates": {"input": "0.40"}},
    {"rates": {"input": "1.00"}},
]


def after(*offerings: Plain) -> list[str]:
    """The lines of the entries below the sources, once these are all there are."""
    document = read(BEFORE)
    assert isinstance(document, Document)
    value: dict[str, Plain] = {"sources": document.value["sources"], "offerings": [*offerings]}
    lines = emit(OfferingsFile, revised(OfferingsFile, document, value)).splitlines()
    assert lines[:5] == BEFORE.splitlines()[:5]
    return lines[6:]


def test_an_entry_keeps_its_comments_when_its_values_and_its_place_change() -> None:
    lines = after({"model": "n", "id": "b"}, {**FIRST, "prices": PRICES}, {"model": "o", "id": "0"})

    assert lines == [
        *("- model: o", "  id: 0", "# the first", "- model: m", "  id: a", "  # by hand"),
        *("  prices:  # all", "  # for batches", "  - when: {mode: batch}"),
        *("    rates: {input: 0.40}", "  - rates: {input: 1.00}  # usual"),
        *("- model: n", "  id: b  # odd", "# the end"),
    ]


@pytest.mark.parametrize(
    ("offerings", "lines"),
    [
        # a key that goes leaves its comments to the end of its entry
        (
            [FIRST, {"model": "n", "id": "b"}],
            [
                *("# the first", "- model: m", "  id: a", "  # by hand", "  # all", "  # usual"),
                *("  # for batches", "- model: n", "  id: b  # odd", "# the end"),
            ],
        ),
        # an entry that goes leaves them to the next one
        (
            [{"model": "n", "id": "b"}],
            [
                *("# the first", "# by hand", "# all", "# usual", "# for batches", "- model: n"),
                *("  id: b  # odd", "# the end"),
            ],
        ),
        # without any entry they stay below the list
        (
            [],
            [
                *("  # the first", "  # by hand", "  # all", "  # usual", "  # for batches"),
                *("  # odd", "# the end"),
            ],
        ),
    ],
)
def test_no_comment_goes_with_what_it_stood_at(offerings: list[Plain], lines: list[str]) -> None:
    assert after(*offerings) == lines

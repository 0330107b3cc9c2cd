"""Keys and lists get their order; comments, quotes and line breaks stay what they are."""

import pytest

from llmref.edits.arrange import CannotArrange, arranged
from llmref.edits.shapes import shape
from llmref.seeds import KINDS

ORDERED = """\
# yaml-language-server: $schema=x
# about the whole file

# above the name
name: Anvil   # beside the name
kind: chat
about: >-
  Broken by
  hand.
limits:   # beside limits
  # above context
  context: 1
  output: 2
  # below all limits

input: [text, image]
aliases: [a, 'b',
  c]
# below all
"""
SHUFFLED = """\
# yaml-language-server: $schema=x
# about the whole file

aliases: ['b', a,
  c]
limits:   # beside limits
  output: 2
  # above context
  context: 1
  # below all limits
about: >-
  Broken by
  hand.

input: [image, text]
kind: chat
# above the name
name: Anvil   # beside the name
# below all
"""


def model(text: str) -> str:
    return arranged(text, shape(KINDS["model"].record))


def offerings(text: str) -> str:
    return arranged(text, shape(KINDS["offerings"].record))


def test_comments_and_broken_text_go_where_their_key_goes() -> None:
    assert model(SHUFFLED) == ORDERED


def test_what_is_in_order_stays_byte_for_byte() -> None:
    assert model(ORDERED) == ORDERED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # offerings and variants by native id; keys beside the dash
        (
            "offerings:\n- id: b\n  model: m\n# above a\n- model: n\n  id: a\n",
            "offerings:\n# above a\n- model: n\n  id: a\n- model: m\n  id: b\n",
        ),
        # a comment beside or below a dash is about the key under it
        (
            "offerings:\n- # the id\n  id: b\n  model: m\n",
            "offerings:\n- model: m\n  # the id\n  id: b\n",
        ),
        (
            "offerings:\n- id: b\n  # the model\n  model: m\n",
            "offerings:\n- # the model\n  model: m\n  id: b\n",
        ),
        # a dash on a line of its own, and wide ones
        ("offerings:\n-\n  id: b\n  model: m\n", "offerings:\n-\n  model: m\n  id: b\n"),
        ("offerings:\n-   id: b\n    model: m\n", "offerings:\n-   model: m\n    id: b\n"),
        # comments further in go with the entry above
        (
            "offerings:\n- id: b\n  model: m\n  # prices:\n\n  # - rates\n- id: a\n  model: m\n",
            "offerings:\n- model: m\n  id: a\n- model: m\n  id: b\n  # prices:\n\n  # - rates\n",
        ),
        # braces, with their blanks and breaks where they were
        (
            "offerings:\n- {id: b, model: m,\n   features: {tools: no, reasoning: yes}}\n",
            "offerings:\n- {model: m, id: b,\n   features: {reasoning: yes, tools: no}}\n",
        ),
        # rates in the order of their table
        (
            "offerings: [{model: m, id: b, prices: [{rates: {output: 1, input: 2}}]}]\n",
            "offerings: [{model: m, id: b, prices: [{rates: {input: 2, output: 1}}]}]\n",
        ),
        # a comment in braces might be about anything, so what is in them stays
        ("offerings: [{id: b, # x\n  model: m}]\n", "offerings: [{id: b, # x\n  model: m}]\n"),
        # no end of line, unknown keys, lists that mean their order
        ("offerings: []\nsources: {b: c}", "sources: {b: c}\nofferings: []\n"),
        ("zzz: 1\nofferings: []\naaa: 2\n", "offerings: []\nzzz: 1\naaa: 2\n"),
        ("{offerings: [], plans: {b: x, a: y}}\n", "{plans: {b: x, a: y}, offerings: []}\n"),
    ],
)
def test_entries_move_whole(before: str, after: str) -> None:
    assert offerings(before) == after
    assert offerings(after) == after


def test_text_that_keeps_its_blank_lines_keeps_them() -> None:
    text = "kind: chat\nabout: |+\n  a\n\n\nname: b\n"

    assert model(text) == "name: b\nkind: chat\nabout: |+\n  a\n\n\n"


@pytest.mark.parametrize("text", ["? kind\n: chat\n? name\n: b\n", "kind: chat\n? name\n: b\n"])
def test_what_cannot_be_moved_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(CannotArrange, match=r"^line [23] has more than a plain key: write"):
        model(text)


def test_what_would_become_something_else_is_refused_with_what_to_do() -> None:
    with pytest.raises(CannotArrange, match=r"write each key or item plainly, on a line of its"):
        model("---\nkind: chat\nname: b\n")

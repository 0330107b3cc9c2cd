"""What YAML cuts or joins in silence is noticed; what is written as usual is not."""

import pytest

from llmref.records.doubts import doubtful
from llmref.records.model import ModelRecord
from llmref.silences import Silence, silences
from llmref.yaml_text import parse


def found(text: str) -> list[tuple[object, str, str, int]]:
    return [tuple(silence) for silence in silences(text, parse(text))]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "silence"),
    [
        # a comment that is written like text
        ("a: C #1", (("a",), "C", " #1", 1)),
        ("a: C # 1", (("a",), "C", " # 1", 1)),
        ("a: C  #1", (("a",), "C", "  #1", 1)),
        ("a:\n- b\n- c #1\n", (("a", 1), "c", " #1", 1)),
        ("a: {b: c #1\n  }", (("a", "b"), "c", " #1", 1)),
        # lines that are joined
        ("a: b\n  c\n", (("a",), "b c", "", 2)),
        ("a:\n  b\n  c\n", (("a",), "b c", "", 2)),
        ("a: 'b\n  c'\n", (("a",), "b c", "", 2)),
        ("a: b\n  - c\n", (("a",), "b - c", "", 2)),
        ("a: b\n  c:d\n", (("a",), "b c:d", "", 2)),
        ("a: b\n  [c\n", (("a",), "b [c", "", 2)),
        ("a: 'b\n\n  c'\n", (("a",), "b\nc", "", 3)),
    ],
)
def test_what_is_read_otherwise_than_it_is_written_is_noticed(
    text: str, silence: tuple[object, str, str, int]
) -> None:
    assert found(text) == [silence]


@pytest.mark.parametrize(
    "text",
    [
        # comments as they are usually written
        "a: b  # c\n",
        "a: b    # c # d\n",
        "a: b  #\n",
        "# a # b\na: b\n",
        "a: # b\n  c: d\n",
        "a:\n# b\n- c\n",
        # after what has an end of its own
        "a: 'b' #c\n",
        "a: [b] #c\n",
        # no comments
        "a: b#c\n",
        "a: 'b #c'\n",
        "a: |\n  b #c\n",
        # blocks say how their lines are joined
        "a: >-\n  b\n  c\n",
        "a: |\n  b\n  c\n",
        "- >-\n  b\n  c\n- d\n",
        # one line, wherever it starts
        "a:\n  b\n",
        "a: [b,\n  c]\n",
    ],
)
def test_what_is_written_as_usual_is_not(text: str) -> None:
    assert found(text) == []


def test_a_comment_is_in_doubt_only_where_it_could_be_text() -> None:
    text = "name: C #1\nkind: chat #1\nfamily: c #1\nreleased: 2026 #1\n"
    document = parse(text)

    in_doubt = doubtful(silences(text, document), document.value, ModelRecord)

    assert in_doubt == (Silence(("name",), "C", " #1", 1),)

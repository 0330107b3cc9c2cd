"""A text with stand-ins gives what rendering it with the words would have given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmref.render.pattern import BEGINNING, Pattern

STAND_INS = {"id": f"{BEGINNING}id", "path": f"{BEGINNING}path"}


@given(
    st.lists(st.sampled_from(["id", "path", "text", "", "\n", "standsin"])), st.text(), st.text()
)
def test_words_stand_where_their_stand_ins_were(names: list[str], one: str, other: str) -> None:
    words = {"id": one, "path": other}
    pattern = Pattern(" ".join(STAND_INS.get(name, name) for name in names), STAND_INS)

    assert pattern.filled(words) == " ".join(words.get(name, name) for name in names)


def test_a_word_that_looks_like_a_stand_in_is_left_alone() -> None:
    pattern = Pattern("a {id} b {path}".format(**STAND_INS), STAND_INS)

    assert pattern.filled({"id": STAND_INS["path"], "path": "c"}) == f"a {STAND_INS['path']} b c"


def test_a_word_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        Pattern(STAND_INS["id"], STAND_INS).filled({})

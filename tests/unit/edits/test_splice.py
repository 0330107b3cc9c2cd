"""A pair or an entry comes and goes, and every other byte stays."""

import pytest

from llmref.edits.splice import CannotSplice, with_entry, with_pair, without_pair

GROUPS = ["models", "providers", "docs"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("models:\n  a: x\n  z: x\n", "models:\n  a: x\n  m: n\n  z: x\n"),
        ("models:\n  # z\n  z: x\n", "models:\n  m: n\n  # z\n  z: x\n"),
        ("models:\n  a: x  # a", "models:\n  a: x  # a\n  m: n\n"),
        ("models: {a: x, z: x}\n", "models: {a: x, m: n, z: x}\n"),
        ("models: {z: x}\n", "models: {m: n, z: x}\n"),
        ("models: {}\n", "models: {m: n}\n"),
        # the group is not there yet
        ("# y\n\ndocs: {a: x}\n", "# y\n\nmodels:\n  m: n\ndocs: {a: x}\n"),
        ("{docs: {a: x}}\n", "{models: {m: n}, docs: {a: x}}\n"),
        ("modles: {a: x}\n", "modles: {a: x}\nmodels:\n  m: n\n"),
    ],
)
def test_a_pair_is_sorted_in(before: str, after: str) -> None:
    assert with_pair(before, "models", "m", "n", GROUPS) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("models:\n  a: x\n  m: n  # m\n  z: x\n", "models:\n  a: x\n  z: x\n"),
        ("models:\n  # m\n  m: n\n", "models: {}\n"),
        ("models: {m: n}\n", "models: {}\n"),
        ("models: {m: n, z: x}\n", "models: {z: x}\n"),
        ("models: {a: x, m: n, z: x}\n", "models: {a: x, z: x}\n"),
        ("models: {a: x}\n", "models: {a: x}\n"),
        ("docs: {m: x}\n", "docs: {m: x}\n"),
    ],
)
def test_a_pair_goes(before: str, after: str) -> None:
    assert without_pair(before, "models", "m") == after


@pytest.mark.parametrize("text", ["models: x\n", "- a\n"])
def test_what_holds_no_pairs_is_refused(text: str) -> None:
    with pytest.raises(CannotSplice):
        with_pair(text, "models", "m", "n", GROUPS)


def test_a_list_that_is_not_there_is_refused_with_what_to_write() -> None:
    with pytest.raises(CannotSplice, match=r"no list `offerings`: add `offerings: \[\]`"):
        with_entry("a: b\n", "offerings", 0, "- c")

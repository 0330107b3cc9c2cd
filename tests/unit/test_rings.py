"""Rings are found with one look at each step, and told in words that end where they start."""

import pytest

from llmref.rings import ends, ring_text, rings


@pytest.mark.parametrize(
    ("leads", "found"),
    [
        ({}, []),
        ({"a": "b"}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, [["a"]]),
        ({"a": "b", "b": "a"}, [["a", "b"]]),
        # a way into a ring is no part of it, and it starts with the member that is listed first
        ({"x": "c", "a": "b", "b": "c", "c": "a"}, [["a", "b", "c"]]),
        ({"x": "a", "a": "b", "b": "a", "y": "b"}, [["a", "b"]]),
        # several
        ({"a": "a", "b": "c", "c": "b", "d": "e"}, [["a"], ["b", "c"]]),
    ],
)
def test_each_ring_is_found_once(leads: dict[str, str], found: list[list[str]]) -> None:
    assert list(rings(leads)) == found


def test_each_way_has_the_end_that_it_leads_to() -> None:
    assert ends({"a": "b", "b": "c", "x": "b", "y": "z"}) == {
        "a": "c",
        "b": "c",
        "x": "c",
        "y": "z",
    }


def test_ways_in_a_ring_have_some_end_too() -> None:
    assert ends({"a": "b", "b": "a"}).keys() == {"a", "b"}


def test_a_ring_is_shown_from_any_of_its_members() -> None:
    assert ring_text(["a", "b", "c"], " to ") == "a to b to c to a"
    assert ring_text(["a", "b", "c"], " to ", 1) == "b to c to a to b"


def test_of_a_long_ring_the_first_steps_are_shown() -> None:
    ring = [f"a{number}" for number in range(1_000)]

    assert ring_text(ring, " to ") == (
        "a0 to a1 to a2 to a3 to a4 to a5 to a6 to a7 to a8 to a9 to a10 to a11, "
        "and 988 more steps later to a0"
    )

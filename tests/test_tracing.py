"""Coverage follows tests that somebody wrote, and no drawn example, in a worker as anywhere."""

import sys

from hypothesis import given
from hypothesis import strategies as st


@given(st.integers())
def test_drawn_examples_are_not_traced(number: int) -> None:
    assert not type(sys.gettrace()).__module__.startswith("coverage")

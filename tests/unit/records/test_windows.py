"""Two figures of one window."""

import pytest

from llmref.records.windows import is_one_window


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        # written with other thousands
        (1_000_000, 1_048_576, True),
        (1_000_000, 1_024_000, True),
        (128_000, 131_072, True),
        (262_144, 256_000, True),
        (200_000, 202_752, True),
        # rounded again
        (1_050_000, 1_048_576, True),
        (164_000, 163_840, True),
        # one more or one fewer
        (4_097, 4_096, True),
        (1_048_756, 1_048_576, True),
        # larger indeed
        (196_608, 204_800, False),
        (128_000, 140_000, False),
        (1_000_000, 1_051_000, False),
        (200_000, 256_000, False),
        (8_192, 8_292, False),
    ],
)
def test_rounded_figures_are_one_window_and_exact_ones_are_not(
    one: int, other: int, *, is_one: bool
) -> None:
    assert is_one_window(one, other) is is_one
    assert is_one_window(other, one) is is_one

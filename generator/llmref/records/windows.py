"""Whether two counts of tokens are one window: vendors write 128K for 128,000 and 131,072."""

from __future__ import annotations

_ROUNDED = 50
"""In thousandths: 1M is written for 1,000,000, for 1,048,576 and, rounded again, for 1,050,000."""
_SLIP = 1
"""In thousandths: 4,095 or 4,097 for 4,096."""


def is_one_window(first: int, second: int) -> bool:
    """Whether both may be the same number of tokens, written with different care.

    Where either is in whole thousands they may be up to 5 % apart, else up to 0.1 %: figures that
    nobody has rounded say what they mean.
    """
    smaller, larger = sorted((first, second))
    is_round = smaller % 1000 == 0 or larger % 1000 == 0
    return (larger - smaller) * 1000 <= smaller * (_ROUNDED if is_round else _SLIP)

"""How far apart two words are, in changes of single letters."""

from __future__ import annotations

FAR = 9
"""What stands for every distance above the one that is asked for."""
_BITS = 0xFFFF_FFFF


def letters(word: str) -> int:
    """Which letters a word has, a bit each; several letters share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def letters_apart(bits: int, other: int) -> int:
    """How many letters of one word another lacks: no fewer changes lead from one to the other."""
    return (bits & ~other & _BITS).bit_count()


def distance(word: str, other: str, most: int, *, to_beginning: bool = False) -> int:
    """The Damerau distance of a word to another, or to the beginning of it; FAR above `most`."""
    if len(word) - len(other) > most or (not to_beginning and len(other) - len(word) > most):
        return FAR
    width = min(len(other), len(word) + most)
    before: list[int] = []
    last = list(range(width + 1))
    for i, letter in enumerate(word, start=1):
        row = [i]
        for j in range(1, width + 1):
            changed = last[j - 1] + (letter != other[j - 1])
            row.append(min(changed, last[j] + 1, row[j - 1] + 1))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == other[j - 1]:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > most:
            return FAR
        before, last = last, row
    return min(last) if to_beginning else last[width]

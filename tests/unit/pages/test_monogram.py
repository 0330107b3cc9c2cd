"""Two letters that stand for a name."""

from __future__ import annotations

import pytest

from llmref.pages.monogram import monogram


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("OpenAI", "OA"),
        ("Together AI", "TA"),
        ("Mistral", "Mi"),
        ("302.AI", "3A"),
        ("xAI", "XA"),
        ("x", "X"),
        ("…", ""),
    ],
)
def test_a_monogram_is_made_of_initials(name: str, letters: str) -> None:
    assert monogram(name) == letters

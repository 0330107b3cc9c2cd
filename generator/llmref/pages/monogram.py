"""Two letters that stand for a provider or a creator, where a page has room for a tile."""

from __future__ import annotations


def monogram(name: str) -> str:
    """The initials of a name: OA of OpenAI, TA of Together AI, Mi of Mistral; empty without any."""
    parts = "".join(sign if sign.isalnum() else " " for sign in name).split()
    if len(parts) > 1:
        return "".join(part[0] for part in parts[:2]).upper()
    word = "".join(parts)
    capitals = [sign for sign in word[1:] if sign.isupper()]
    return f"{word[:1].upper()}{capitals[0] if capitals else word[1:2]}"

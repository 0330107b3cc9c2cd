"""Everything with a page → the data of the search field: what to match, and how much it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log2
from typing import Any

from llmref.search.words import words

SCALE = 8
"""Rarities and popularities are whole numbers: so many of them are one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that can be found by its name."""

    name: str
    slug: str
    popularity: int
    """How many providers or offerings stand behind it."""
    also: str = ""
    """The name of another page that it is found by, too, which counts less: its creator."""
    facts: tuple[str, ...] = ()
    """What a row of results shows beside the name: price, window, status."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one kind, which results keep together."""

    title: str
    folder: str
    """What their addresses begin with: /model/."""
    entries: Sequence[Entry]


def names_index(groups: Sequence[Group], columns: int = 3) -> dict[str, Any]:
    """The data of `search/names.json`: columns with a value for each page, groups one by one."""
    entries = [entry for group in groups for entry in group.entries]
    numbers = Counter(word for entry in entries for word in {*words(entry.name)})
    place = {entry.name: number for number, entry in reversed([*enumerate(entries)])}
    vocabulary = sorted({word for entry in entries for word in words(_text(entry))})
    return {
        "groups": [[group.title, group.folder, len(group.entries)] for group in groups],
        "words": " ".join(vocabulary),
        "rarity": [_rarity(numbers[word], len(entries)) for word in vocabulary],
        "names": [entry.name for entry in entries],
        "slugs": ["" if entry.slug == _guessed(entry.name) else entry.slug for entry in entries],
        "weight": [round(SCALE * (1 + log2(1 + entry.popularity))) for entry in entries],
        "creator": [place.get(entry.also, -1) for entry in entries],
        "facts": [
            [entry.facts[number] if entry.facts else "" for entry in entries]
            for number in range(columns)
        ],
    }


def ids_index(pairs: Iterable[tuple[int, str, int]], slugs: Sequence[str]) -> dict[str, Any]:
    """The data of `search/ids.json`, from a model's number, an id, and a provider's number each.

    The ids of each model are one text, a space between them, with an asterisk for its slug; the
    providers of an id are a number in `sets`.
    """
    ids_of_models: list[dict[str, list[int]]] = [{} for _ in slugs]
    for model, id_, provider in pairs:
        ids_of_models[model].setdefault(id_.replace(slugs[model], "*"), []).append(provider)
    sets: dict[tuple[int, ...], int] = {}
    for ids in ids_of_models:
        for providers in ids.values():
            sets.setdefault(tuple(sorted(set(providers))), len(sets))
    return {
        "ids": [" ".join(ids) for ids in ids_of_models],
        "at": [
            [sets[tuple(sorted(set(providers)))] for providers in ids.values()]
            for ids in ids_of_models
        ],
        "sets": [list(providers) for providers in sets],
    }


def _text(entry: Entry) -> str:
    return f"{entry.name} {entry.slug} {entry.also}"


def _guessed(name: str) -> str:
    """The slug that most things of a name have; a slug is stated only where it differs."""
    return name.lower().replace(" ", "-")


def _rarity(times: int, of: int) -> int:
    return round(SCALE * log(1 + of / (1 + times)))


Index = Mapping[str, Any]

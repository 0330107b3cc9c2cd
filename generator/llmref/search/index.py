"""Everything with a page → the data of the search field: what to match, and how much it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, log2
from typing import Any

from llmref.packed import column, packed, stated_slug
from llmref.search.words import squeezed, words

FACTS = 3
"""Price, window and status."""
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
    terms: Sequence[str] = ()
    """Other names that people search for it by."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of one kind, which results keep together."""

    title: str
    folder: str
    """What their addresses begin with: /model/."""
    entries: Sequence[Entry]


def names_index(groups: Sequence[Group]) -> dict[str, Any]:
    """The data of `search/names.json`: columns with a value for each page, groups one by one.

    Rarities are those of `vocabulary`, in its order. A slug that its name does not give is stated;
    search terms follow it, a blank before each, with hyphens between their words.
    """
    entries = _entries(groups)
    numbers = Counter(
        word for entry in entries for word in {*words(" ".join((entry.name, *entry.terms)))}
    )
    place = {entry.name: number for number, entry in reversed([*enumerate(entries)])}
    names = [entry.name for entry in entries]
    slugs = [_stated(entry) for entry in entries]
    return {
        "groups": [[group.title, group.folder, len(group.entries)] for group in groups],
        "rarity": packed(_rarity(numbers[word], len(entries)) for word in vocabulary(names, slugs)),
        "names": names,
        "slugs": slugs,
        "weight": packed(round(SCALE * (1 + log2(1 + entry.popularity))) for entry in entries),
        "creator": packed(place.get(entry.also, -1) + 1 for entry in entries),
    }


def vocabulary(names: Sequence[str], slugs: Sequence[str]) -> list[str]:
    """All words of names and of the slugs that are stated, in the order of scripts."""
    return sorted({word for text in (*names, *slugs) for word in words(text)}, key=script_order)


def script_order(word: str) -> bytes:
    """What a script compares words by: halves of characters, not characters."""
    return word.encode("utf-16-be")


def ids_index(
    pairs: Iterable[tuple[int, str, int]], slugs: Sequence[str], groups: Sequence[Group] = ()
) -> dict[str, Any]:
    """The data of `search/ids.json`, from a model's number, an id, and a provider's number each.

    The ids of each model are one text, a space between them, with an asterisk for its slug; the
    providers of an id are a number in `sets`. `facts` are what rows of results show beside names.
    """
    ids_of_models: list[dict[str, list[int]]] = [{} for _ in slugs]
    for model, id_, provider in pairs:
        ids_of_models[model].setdefault(id_.replace(slugs[model], "*"), []).append(provider)
    providers = [[tuple(sorted(set(at))) for at in ids.values()] for ids in ids_of_models]
    sets = {each: at for at, each in enumerate(dict.fromkeys(s for row in providers for s in row))}
    entries = _entries(groups)
    return {
        "ids": [" ".join(ids) for ids in ids_of_models],
        "at": [packed(sets[each] for each in row) for row in providers],
        "sets": [packed(each) for each in sets],
        "facts": [
            column([entry.facts[number] if entry.facts else "" for entry in entries])
            for number in range(FACTS)
        ],
    }


def _stated(entry: Entry) -> str:
    """The slug where the name does not give it, and the terms, except those that it gives."""
    slug = stated_slug(entry.name, entry.slug)
    known = {squeezed(entry.name), squeezed(slug)}
    terms = dict.fromkeys("-".join(words(term)) for term in entry.terms)
    return " ".join([slug, *(term for term in terms if squeezed(term) not in known)])


def _entries(groups: Sequence[Group]) -> list[Entry]:
    return [entry for group in groups for entry in group.entries]


def _rarity(times: int, of: int) -> int:
    return round(SCALE * log(1 + of / (1 + times)))

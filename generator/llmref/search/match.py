"""Pages by name and by ID, the best first: what the search field finds, for commands and tools.

`templates/assets/js/match.js` ranks alike from the same data; `tests/site/test_match.py` compares.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf, sqrt
from typing import Any

from llmref.packed import read_column, slug_of, unpacked
from llmref.search.distance import FAR, distance, letters, letters_apart
from llmref.search.index import script_order, vocabulary
from llmref.search.words import squeezed, words

EXTRA_NUMBER = 0.6
"""What a number costs that nobody asked for: Grok 4.3 where Grok 4 was."""
POPULARITY = 0.4
WHOLE = 1.5
"""What all of a name, a slug or a search term is worth."""
IN_ORDER = 1.2
"""What a part of a name as it is written is worth: GPT-4o mini, not o4 mini, for "4o mini"."""
ID_PART = 5
"""Characters that name a part of an ID."""
_SHARES = (("creator", 0.5), ("slug", 0.9), ("name", 1.0))
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page that a query finds."""

    group: str
    name: str
    slug: str
    path: str
    creator: str
    facts: Sequence[str]
    """Price, context window and status, as the search page has them."""
    id: str
    """The ID that the query means, if it means one."""
    at: Sequence[str]
    """The providers that have this ID."""
    score: float


class Matcher:
    """The data of `names.json` and `ids.json`, ready to be asked."""

    def __init__(self, names: Mapping[str, Any], ids: Mapping[str, Any]) -> None:
        self._names = names
        self._vocabulary = vocabulary(names["names"], names["slugs"])
        self._letters = [letters(word) for word in self._vocabulary]
        self._rarity = unpacked(names["rarity"])
        self._popularity = unpacked(names["weight"])
        self._weight: list[float] = [popularity**POPULARITY for popularity in self._popularity]
        self._creator = [number - 1 for number in unpacked(names["creator"])]
        self._facts = [read_column(facts) for facts in ids["facts"]]
        self._group = [
            number for number, group in enumerate(names["groups"]) for _ in range(group[2])
        ]
        self._forms = [
            [squeezed(text) for text in (name, *slug.split(" "))]
            for name, slug in zip(names["names"], names["slugs"], strict=True)
        ]
        self._numbers = [sum(map(_is_number, words(name))) for name in names["names"]]
        self._size = [0.0] * len(names["names"])
        self._holders: list[list[tuple[int, float]]] = [[] for _ in self._vocabulary]
        self._index_words()
        sets = [unpacked(providers) for providers in ids["sets"]]
        self._ids = [
            (text, squeezed(text), entry, sets[at])
            for entry, joined in enumerate(ids["ids"])
            for text, at in zip(
                self._whole_ids(entry, joined), unpacked(ids["at"][entry]), strict=True
            )
        ]

    def find(self, query: str, limit: int = 10) -> list[SearchResult]:
        """The best results for a query, the best first; none if nothing is like it."""
        asked = words(query)[:_MOST_WORDS]
        if not asked:
            return []
        scores = self._by_words(asked)
        ids = self._by_ids(query.strip(), "".join(asked))
        for entry, (worth, _) in ids.items():
            scores[entry] += worth
        best = [entry for entry, score in enumerate(scores) if score > 0]
        best.sort(key=lambda entry: (-scores[entry], -self._popularity[entry], entry))
        return [
            self._result(entry, scores[entry], ids[entry][1] if entry in ids else None)
            for entry in best[:limit]
        ]

    def _index_words(self) -> None:
        place = {word: number for number, word in enumerate(self._vocabulary)}
        names = self._names
        for entry, name in enumerate(names["names"]):
            creator = self._creator[entry]
            texts = {
                "creator": names["names"][creator] if creator >= 0 else "",
                "slug": names["slugs"][entry],
                "name": name,
            }
            shares = {word: share for key, share in _SHARES for word in words(texts[key])}
            for word, share in shares.items():
                if word in place:
                    self._holders[place[word]].append((entry, share))
                    self._size[entry] += self._rarity[place[word]] if share == 1 else 0

    def _slug(self, entry: int) -> str:
        return slug_of(self._names["names"][entry], self._names["slugs"][entry])

    def _whole_ids(self, entry: int, joined: str) -> list[str]:
        return [text.replace("*", self._slug(entry)) for text in joined.split(" ") if text]

    def _meant(self, word: str, *, is_last: bool) -> list[tuple[int, float]]:
        """Words that a word may mean, with how well each fits. Digits are never guessed."""
        known = self._vocabulary
        start = bisect_left(known, script_order(word), key=script_order)
        is_exact = start < len(known) and known[start] == word
        fits = [(start, 1.0)] if is_exact else []
        if not _is_number(word) or is_last:
            at = start + is_exact
            while at < len(known) and known[at].startswith(word):
                fits.append((at, 0.45 + 0.45 * len(word) / len(known[at])))
                at += 1
        if not _is_number(word) and not is_exact and len(word) > 1:
            fits += self._near(word, is_last=is_last)
        return fits

    def _near(self, word: str, *, is_last: bool) -> list[tuple[int, float]]:
        most = 1 if len(word) < 7 else 2
        bits = letters(word)
        fits = []
        for at, other in enumerate(self._vocabulary):
            if len(other) < 3 or letters_apart(bits, self._letters[at]) > most:
                continue
            if other.startswith(word):
                continue
            away = distance(word, other, most)
            if away <= most:
                fits.append((at, (0.9 if len(word) > 2 else 0.7) - away * 0.2))
            elif is_last and len(word) > 3 and distance(word, other, 1, to_beginning=True) < FAR:
                fits.append((at, 0.4))
        return fits

    def _values(self, word: str, share: float, *, is_last: bool) -> dict[int, float]:
        """What a word is worth in each entry that has it, or one like it."""
        row: dict[int, float] = {}
        most = inf  # what begins with a word is worth no more than the word itself
        for at, fit in self._meant(word, is_last=is_last):
            worth = min(most, self._rarity[at])
            most = worth if fit == 1 else most
            for entry, strength in self._holders[at]:
                row[entry] = max(row.get(entry, 0.0), worth * fit * share * strength)
        return row

    def _by_words(self, asked: Sequence[str]) -> list[float]:
        rows = [
            self._values(word, 1, is_last=at + 1 == len(asked)) for at, word in enumerate(asked)
        ]
        for at, (word, following) in enumerate(pairwise(asked)):
            if not _is_number(word) and not _is_number(following):
                joined = self._values(word + following, 0.95, is_last=at + 2 == len(asked))
                for entry, worth in joined.items():
                    for row in rows[at : at + 2]:
                        row[entry] = max(row.get(entry, 0.0), worth / 2)
        return [self._score(entry, asked, rows) for entry in range(len(self._forms))]

    def _score(
        self, entry: int, asked: Sequence[str], rows: Sequence[Mapping[int, float]]
    ) -> float:
        worths = [row.get(entry, 0.0) for row in rows]
        if not any(worths):
            return self._beginning(entry, "".join(asked))
        share = sum(map(bool, worths)) / len(asked)
        shortness = sqrt(min(1.0, sum(worths) / (self._size[entry] or 1)))
        score = sum(worths) * share**3 * (0.4 + 0.6 * shortness) * self._weight[entry]
        numbers = [
            bool(worth) for word, worth in zip(asked, worths, strict=True) if _is_number(word)
        ]
        if numbers and (extra := self._numbers[entry] - sum(numbers)) > 0:
            score *= EXTRA_NUMBER**extra
        return self._in_order(entry, "".join(asked), score)

    def _beginning(self, entry: int, whole: str) -> float:
        """What a name or term is worth that begins with the query, although no word is like it."""
        for form in self._forms[entry]:
            if form.startswith(whole):
                return self._size[entry] * self._weight[entry] * len(whole) / len(form)
        return 0.0

    def _in_order(self, entry: int, whole: str, score: float) -> float:
        """The score, or a higher one for what is written as it was asked for."""
        if whole in self._forms[entry]:
            return max(score, self._size[entry] * self._weight[entry]) * WHOLE
        return score * IN_ORDER if whole in self._forms[entry][0] else score

    def _by_ids(self, query: str, asked: str) -> dict[int, tuple[float, int]]:
        """What IDs add to the scores of entries, and the number of the ID that was meant."""
        best: dict[int, tuple[float, int]] = {}
        if len(asked) < 2 or query.isalpha():
            return best
        is_part = (
            len(asked) >= ID_PART
            and not re.search(r"\s", query)
            and re.search(r"\d", asked) is not None
            and re.search(r"[-/.:_@]", query) is not None
        )
        for number, (text, plain, entry, _) in enumerate(self._ids):
            worth = _worth_of_id(text, plain, query, asked, is_part=is_part)
            if worth > best.get(entry, (0, 0))[0]:
                best[entry] = worth, number
        return best

    def _result(self, entry: int, score: float, number: int | None) -> SearchResult:
        names, groups = self._names["names"], self._names["groups"]
        title, folder, _ = groups[self._group[entry]]
        first_provider = groups[0][2]
        creator = self._creator[entry]
        text, _, _, providers = self._ids[number] if number is not None else ("", "", 0, ())
        return SearchResult(
            title,
            names[entry],
            self._slug(entry),
            f"{folder}{self._slug(entry)}/",
            names[creator] if creator >= 0 else "",
            [facts[entry] for facts in self._facts],
            text,
            [names[first_provider + provider] for provider in providers],
            score,
        )


def _worth_of_id(text: str, plain: str, query: str, asked: str, *, is_part: bool) -> float:
    if plain == asked:
        return 2e6 if text == query else 1e6
    if not is_part:
        return 0
    if len(plain) >= ID_PART and plain in asked:
        return 1e3 * (len(plain) / len(asked)) ** 2
    return 1e3 * (len(asked) / len(plain)) ** 2 if asked in plain else 0


def _is_number(word: str) -> bool:
    return word[:1].isdecimal()

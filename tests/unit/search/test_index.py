"""The data of the search field: words, weights and ids, as the script reads them."""

from __future__ import annotations

import pytest

from llmref.packed import packed, unpacked
from llmref.search.index import Entry, Group, ids_index, names_index, vocabulary
from llmref.search.words import squeezed, words


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("GPT-4.1 mini", ("gpt", "4", "1", "mini")),
        ("Qwen3 235B A22B", ("qwen", "3", "235", "b", "a", "22", "b")),
        ("us.anthropic.claude-v1:0", ("us", "anthropic", "claude", "v", "1", "0")),
        ("Café ①", ("cafe", "1")),
        ("文心 4.0", ("文心", "4", "0")),
        ("<b>&amp;</b>", ("b", "amp", "b")),
        ("…", ()),
    ],
)
def test_words_are_runs_of_letters_or_of_digits(text: str, split: tuple[str, ...]) -> None:
    assert words(text) == split
    assert squeezed(text) == "".join(split)


def test_an_entry_states_its_slug_only_where_its_name_does_not_give_it() -> None:
    group = Group("Models", "/model/", [Entry("Anvil 2", "anvil-2", 1), Entry("Anvil", "av", 1)])

    assert names_index([group])["slugs"] == ["", "av"]


def test_search_terms_follow_the_slug_that_is_stated() -> None:
    entries = [
        Entry("Anvil 2", "anvil-2", 1, terms=["Coyote Cloud", "anvil2", "R&D"]),
        Entry("Anvil", "av", 1, terms=["av"]),
    ]

    assert names_index([Group("Models", "/model/", entries)])["slugs"] == [
        " coyote-cloud r-d",
        "av",
    ]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    entries = [Entry("Anvil mini", "a", 1), Entry("Bolt mini", "b", 1), Entry("Cog mini", "c", 1)]

    index = names_index([Group("Models", "/model/", entries)])

    words_of_names = vocabulary(index["names"], index["slugs"])
    rarity = dict(zip(words_of_names, unpacked(index["rarity"]), strict=True))
    assert rarity["bolt"] > rarity["mini"] > 0


def test_what_more_providers_sell_weighs_more() -> None:
    entries = [Entry("Anvil", "a", 1), Entry("Bolt", "b", 40)]

    first, second = unpacked(names_index([Group("Models", "/model/", entries)])["weight"])

    assert second > first


def test_ids_say_which_providers_have_them() -> None:
    index = ids_index([(1, "x/bolt", 0), (1, "x/bolt", 2), (0, "anvil:free", 2)], ["anvil", "bolt"])

    assert index["ids"] == ["*:free", "x/*"]
    assert index["at"] == [packed([0]), packed([1])]
    assert index["sets"] == [packed([2]), packed([0, 2])]


def test_what_rows_show_comes_with_the_ids() -> None:
    group = Group("Models", "/model/", [Entry("Anvil", "a", 1, "", ("$1.00 / 1M", "1M", ""))])

    assert "facts" not in names_index([group])
    assert ids_index([], ["a"], [group])["facts"][0] == {"texts": ["$1.00 / 1M"], "rows": "#"}

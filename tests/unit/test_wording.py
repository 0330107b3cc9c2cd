"""Refusals in words that need no knowledge of any library."""

import pytest
from pydantic import ValidationError

from llmref.limits import GUESSES, PRICES
from llmref.problems import Place
from llmref.records.base import Record
from llmref.records.offering import OfferingsFile
from llmref.records.provider import RecipeRecord
from llmref.records.site import SiteRecord
from llmref.wording import keys_of, nearest, refusals


def told(record: type[Record], value: object) -> list[str]:
    with pytest.raises(ValidationError) as failure:
        record.model_validate(value)
    found = refusals(failure.value, record, Place("x.yaml"))
    return [
        f"{one.rule} {'.'.join(map(str, one.place.field))}: {one.message} | {one.hint}"
        for one in found
    ]


def offering(**keys: object) -> dict[str, object]:
    return {"offerings": [{"model": "a", "id": "a", **keys}]}


@pytest.mark.parametrize(
    ("value", "report"),
    [
        # a wrong key, with the nearest one, or some of those there are
        (
            {"offerings": [], "plan": {}},
            "unknown-key plan: `plan` is not a valid key | did you mean `plans`?",
        ),
        (
            {"offerings": [], "zz": {}},
            "unknown-key zz: `zz` is not a valid key | one of sources, defaults, plans, offerings",
        ),
        (
            offering(prices=[{"rates": {"inptu": "1"}}]),
            (
                "unknown-key offerings.0.prices.0.rates.inptu: `inptu` is not a valid key"
                " | did you mean `input`?"
            ),
        ),
        # a missing key, with its meaning
        (
            {"offerings": [{"model": "a"}]},
            (
                "missing-key offerings.0.id: `id` is missing"
                " | add it: model ID in the provider's API"
            ),
        ),
        # a word that is none of a few
        (
            offering(billing="fre"),
            (
                "bad-value offerings.0.billing: `billing`: 'fre' is not a valid value"
                " | did you mean `free`?"
            ),
        ),
        (
            offering(billing=["free"]),
            (
                "bad-value offerings.0.billing: `billing`: a list is not a valid value"
                " | one of usage, free, subscription, unknown"
            ),
        ),
        # another shape
        (
            offering(prices={"rates": {}}),
            (
                "bad-value offerings.0.prices: `prices`: expected a list, found a mapping | "
                "start each item with `- `, or write [one, another]"
            ),
        ),
        (
            {"offerings": ["a"]},
            (
                "bad-value offerings.0: expected a mapping, found 'a' | "
                "write `key: value` on lines that are indented, or {key: value}"
            ),
        ),
        (
            {"offerings": [], "plans": "x"},
            (
                "bad-value plans: `plans`: expected a mapping, found 'x' | "
                "write `key: value` on lines that are indented, or {key: value}"
            ),
        ),
        # nothing where something has to be
        (
            offering(prices=[{"rates": {}}]),
            "bad-value offerings.0.prices.0.rates: `rates` is empty | fill it in",
        ),
        # a value that its field refuses
        (
            {"offerings": [], "plans": {"A b": {"name": "x"}}},
            (
                "bad-value plans.A b: 'A b' is not a slug"
                " | lowercase letters and digits, joined by single dots or hyphens; such as a-b"
            ),
        ),
    ],
)
def test_each_refusal_names_place_value_and_remedy(value: object, report: str) -> None:
    assert told(OfferingsFile, value) == [report]


def test_a_key_is_shown_short_and_printable() -> None:
    (report,) = told(OfferingsFile, {"offerings": [], "a\n" + "b" * 100: "x"})

    assert f": `a\\n{'b' * 74}...` is not a valid key" in report


def test_a_failure_of_a_kind_nobody_foresaw_still_has_plain_words() -> None:
    class Odd(Record):
        number: int

    assert told(Odd, {"number": "x"}) == ["bad-value number: `number`: 'x' cannot be read | "]


def test_a_missing_key_without_a_meaning_says_so_much() -> None:
    class Bare(Record):
        number: int

    assert told(Bare, {}) == ["missing-key number: `number` is missing | add the key"]


def test_the_meaning_is_found_through_lists_and_mappings() -> None:
    told_of = sorted(told(SiteRecord, {"workloads": {"a": {"label": "x"}}}))[-3:]

    assert told_of[1] == (
        "missing-key workloads.a.requests: `requests` is missing"
        " | add it: how many requests it is made of"
    )


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("inptu", ["input", "output"], "did you mean `input`?"),
        ("zzz", ["input", "output"], "one of input, output"),
        ("zzz", [], ""),
        ("zzz", list("abcdefghijklmn"), "one of a, b, c, d, e, f, g, h, i, j, k, l and 2 more"),
    ],
)
def test_the_nearest_word_is_offered_or_some_of_those_there_are(
    word: str, known: list[str], hint: str
) -> None:
    assert nearest(word, known) == hint


def test_keys_are_listed_as_they_are_written() -> None:
    assert keys_of(RecipeRecord) == [
        "class",
        "base_url",
        "kinds",
        "models",
        "called_as",
        "pip",
        "npm",
    ]


def test_of_many_misspelt_words_the_first_are_guessed() -> None:
    unknown = {f"offering{number}": "x" for number in range(GUESSES + 1)}

    *guessed, last = told(OfferingsFile, {"offerings": [], **unknown})

    assert all(report.endswith("did you mean `offerings`?") for report in guessed)
    assert last.endswith("| more than 50 unknown words; fix some of them and run the command again")


def test_a_list_that_is_too_long_is_refused_with_its_limit() -> None:
    prices = [{"rates": {"input": "1"}}] * (PRICES + 1)

    (report,) = told(OfferingsFile, offering(prices=prices))

    assert report.endswith(
        "`prices` has 101 entries, more than 100 | split the list, or delete old entries"
    )


def test_a_word_that_looks_like_a_known_one_is_told_from_it() -> None:
    words = "It looks the same, but has U+0430 (Cyrillic small letter a) for 'a'"

    assert nearest("page", ["p\u0430ge"]) == f"did you mean `p\u0430ge`? {words}"
    assert nearest("caf\u00e8", ["caf\u00e9"]) == "did you mean `caf\u00e9`?"

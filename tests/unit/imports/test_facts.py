"""Values of a loose record: typed, or left out with a reason; and odd values of each catalogue."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from llmref.imports.candidate import LeftOut, Omissions
from llmref.imports.facts import Facts


def facts(**held: object) -> tuple[Facts, list[LeftOut]]:
    left_out = Omissions()
    return Facts("litellm", "acme/anvil-1", held, left_out), left_out.noted


@pytest.mark.parametrize(
    ("value", "read", "reasons"),
    [
        (128000, 128000, []),
        (Decimal("128000.0"), 128000, []),
        (None, None, []),
        (0, None, []),
        (-5, None, ["-5 is not a whole number above zero"]),
        (True, None, ["True is not a whole number above zero"]),
        ("many", None, ["'many' is not a whole number above zero"]),
        (10_000_001, None, ["10,000,001 is a placeholder"]),
        (999999, None, ["999,999 is a placeholder"]),
    ],
)
def test_counts_are_whole_and_plausible(
    value: object, read: int | None, reasons: list[str]
) -> None:
    held, left_out = facts(context=value)

    assert held.count("context") == read
    assert [one.reason for one in left_out] == reasons


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("2026-03-01T10:00:00Z", "2026-03-01"),
        ("2026-02-30", ""),
        ("soon", ""),
        ("1999-01-01", ""),
        (20260301, ""),
    ],
)
def test_days_are_possible_and_keep_their_precision(value: object, read: str) -> None:
    assert facts(released=value)[0].day("released") == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("2026-11-21", ""),
        ("2026-12", ""),
        ("2027", ""),
    ],
)
def test_what_is_past_is_not_after_the_date_of_the_copy(value: str, read: str) -> None:
    held, left_out = facts(released=value)

    assert replace(held, checked=date(2026, 11, 20)).past("released") == read
    assert len(left_out) == (read == "")


def test_a_day_that_has_to_be_whole_is_left_out_where_it_is_not() -> None:
    held, left_out = facts(ends="2026-03")

    assert held.whole_day("ends") is None
    assert left_out[0].where == "acme/anvil-1 ends"


@pytest.mark.parametrize(
    ("call", "value"),
    [
        ("text", 5),
        ("yes_no", "true"),
        ("words", "text"),
        ("url", "javascript:alert(1)"),
        ("inner", [1]),
    ],
)
def test_values_of_another_type_are_left_out_with_a_reason(call: str, value: object) -> None:
    held, left_out = facts(field=value)

    assert not getattr(getattr(held, call)("field"), "held", None)
    assert len(left_out) == 1


def test_lists_keep_what_can_be_read() -> None:
    held, left_out = facts(words=["text", 5, "text"], items=[{"a": 1}, "b"], other=5)

    assert held.words("words") == ("text",)
    assert [one.values for one in held.items("items")] == [{"a": 1}]
    assert not list(held.items("other"))
    assert len(left_out) == 2


def test_text_loses_blanks_and_signs_that_could_be_markup() -> None:
    assert facts(name=" Anvil\t<b>1</b> ")[0].text("name") == "Anvil b1/b"
    assert facts(name="Anvil < 2")[0].text("name") == "Anvil 2"


@pytest.mark.parametrize(
    ("output", "context", "read", "reason"),
    [
        (4096, 8192, 4096, []),
        (4096, None, 4096, []),
        # as long as the whole window, however it is written: not stated
        (8192, 8192, None, []),
        (131072, 128000, None, []),
        (16384, 8192, None, ["16,384 tokens do not fit a context of 8,192"]),
    ],
)
def test_a_longest_answer_is_shorter_than_the_context(
    output: int, context: int | None, read: int | None, reason: list[str]
) -> None:
    held, left_out = facts(output=output)

    assert held.answer("output", context) == read
    assert [one.reason for one in left_out] == reason

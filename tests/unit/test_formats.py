"""Numbers, money, dates and lists as text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from llmref import formats
from llmref.records.dates import PartialDate
from llmref.records.price import Currency, When
from llmref.records.rates import RATES, RateKey


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        # amount, currency, text
        ("0.4", "USD", "$0.40"),
        ("0.132", "USD", "$0.132"),
        ("0.0028", "USD", "$0.0028"),
        ("0.0833333333", "USD", "$0.083333"),
        ("0.049999999999999996", "USD", "$0.05"),
        ("600", "USD", "$600.00"),
        ("1047.5", "USD", "$1,047.50"),
        ("1.125", "USD", "$1.125"),
        ("1.3333333", "USD", "$1.33333"),
        ("123456.789", "USD", "$123,456.79"),
        ("0.9999999", "USD", "$1.00"),
        ("0.123456789", "USD", "$0.123457"),
        ("0.00000125", "USD", "$0.00000125"),
        ("0.00000123456789", "USD", "$0.0000012346"),
        ("0", "USD", "$0.00"),
        ("2", "EUR", "€2.00"),
        ("2.5", "GBP", "£2.50"),
        ("14", "CNY", "CN¥14.00"),
        ("60", "JPY", "JP¥60"),
        ("0.5", "JPY", "JP¥0.5"),
    ],
)
def test_money_has_its_sign_and_as_many_decimals_as_matter(
    amount: str, currency: Currency, text: str
) -> None:
    assert formats.money(Decimal(amount), currency) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1.99997", "about $2.00"),
        ("0.0833333333", "about $0.08333"),
        ("4.12493", "about $4.125"),
        ("0.74998", "about $0.75"),
        ("12345.6", "about $12,350.00"),
    ],
)
def test_converted_money_has_four_digits_and_says_about(amount: str, text: str) -> None:
    assert formats.about_money(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0.40", "0.4"), ("6E+2", "600"), ("600.00", "600"), ("0.0833333333", "0.0833333333")],
)
def test_amounts_for_machines_keep_all_digits(amount: str, text: str) -> None:
    assert formats.amount_text(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("number", "exact", "short"),
    [
        # number, exact, short
        (0, "0", "0"),
        (999, "999", "999"),
        (1000, "1,000", "1K"),
        (8192, "8,192", "8.19K"),
        (128000, "128,000", "128K"),
        (131072, "131,072", "131K"),
        (200000, "200,000", "200K"),
        (999499, "999,499", "999K"),
        (999500, "999,500", "1M"),
        (1047576, "1,047,576", "1.05M"),
        (10000000, "10,000,000", "10M"),
    ],
)
def test_tokens_are_exact_or_short(number: int, exact: str, short: str) -> None:
    assert formats.tokens(number) == exact
    assert formats.tokens_short(number) == short


@pytest.mark.parametrize(
    ("written", "text"),
    [("2025", "2025"), ("2025-04", "April 2025"), ("2025-04-14", "2025-04-14")],
)
def test_partial_dates_stay_as_exact_as_they_are(written: str, text: str) -> None:
    assert formats.some_day(PartialDate(written)) == text


def test_days_and_counts_are_written_one_way() -> None:
    assert formats.day(date(2026, 5, 22)) == "2026-05-22"
    assert formats.count(5276) == "5,276"


@pytest.mark.parametrize(
    ("items", "all_named", "shortened", "as_subject"),
    [
        # items, names, many, subject
        ("", "", "", ""),
        ("A", "A", "A", "A"),
        ("AB", "A and B", "A and B", "A and B"),
        ("ABCD", "A, B, C and D", "A, B, C and D", "A, B, C and D"),
        (
            "ABCDE",
            "A, B, C, D and E",
            "5 providers, among them A, B and C",
            "5 providers, among them A, B and C,",
        ),
    ],
)
def test_from_five_names_on_only_some_are_given(
    items: str, all_named: str, shortened: str, as_subject: str
) -> None:
    assert formats.names(list(items)) == all_named
    assert formats.many(list(items)) == shortened
    assert formats.subject(list(items)) == as_subject


def test_names_can_be_alternatives() -> None:
    assert formats.names(["A", "B"], "or") == "A or B"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 providers"), (1, "1 provider"), (1200, "1,200 providers")]
)
def test_a_noun_follows_its_number(number: int, text: str) -> None:
    assert formats.plural(number, "provider") == text


def test_an_odd_plural_can_be_given() -> None:
    assert formats.plural(2, "family", "families") == "2 families"


@pytest.mark.parametrize(
    ("share", "text"),
    [("0", "0%"), ("0.001", "under 1%"), ("0.254", "25%"), ("0.255", "26%"), ("12", "1,200%")],
)
def test_shares_are_whole_percents(share: str, text: str) -> None:
    assert formats.percent(Decimal(share)) == text


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("0.40", "0.44", "+10%"),
        ("0.40", "0.20", "\N{MINUS SIGN}50%"),
        ("0.1", "2", "+1,900%"),
        ("1.60", "1.61", "+0.6%"),
        ("1000", "1002.5", "+0.3%"),
        ("100", "99.99", "\N{MINUS SIGN}under 0.1%"),
        ("3", "3", "+under 0.1%"),
    ],
)
def test_a_change_has_its_sign_and_no_more_digits_than_it_needs(
    old: str, new: str, text: str
) -> None:
    assert formats.change(Decimal(old), Decimal(new)) == text


def test_a_verb_agrees_with_its_number() -> None:
    assert [formats.verb(number, "offers", "offer") for number in (0, 1, 2)] == [
        "offer",
        "offers",
        "offer",
    ]


def test_percents_are_written_nowhere_else() -> None:
    package = Path(formats.__file__).parent
    written = [
        f"{path.name}: {line.strip()}"
        for path in package.rglob("*.py")
        if path.name != "formats.py"
        for line in path.read_text().splitlines()
        if re.search(r"\}\s?%[ \"')]", line)
    ]

    assert written == []


@pytest.mark.parametrize(
    ("rate", "label", "per"),
    [
        ("input", "Input", "per 1M input tokens"),
        ("cache_read", "Cache read", "per 1M cached input tokens"),
        ("web_search", "Web search", "per 1,000 web searches"),
        ("image", "Image", "per image"),
    ],
)
def test_a_rate_has_a_label_and_a_unit(rate: RateKey, label: str, per: str) -> None:
    assert formats.rate_label(rate) == label
    assert formats.rate_per(rate) == per


def test_no_two_rates_read_alike() -> None:
    assert len({formats.rate_per(rate) for rate in RATES}) == len(RATES)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        # when, text
        ({}, ""),
        ({"mode": "batch"}, "Batch"),
        ({"input_above": "200000"}, "Input above 200,000 tokens"),
        ({"hours_utc": "16:30-00:30"}, "16:30\N{EN DASH}00:30 UTC"),
        ({"weekdays": ["fri", "mon", "tue", "wed", "thu"]}, "Mon\N{EN DASH}Fri"),
        ({"weekdays": ["sat", "sun"]}, "Sat, Sun"),
        ({"weekdays": ["mon", "wed", "fri"]}, "Mon, Wed, Fri"),
        ({"thinking": "yes"}, "Thinking"),
        ({"thinking": "no"}, "Without thinking"),
        ({"region": "eu"}, "Region eu"),
        ({"quality": "hd", "resolution": "1024x1024"}, "Quality hd · Resolution 1024x1024"),
        ({"mode": "batch", "input_above": "1000"}, "Batch · Input above 1,000 tokens"),
    ],
)
def test_conditions_are_told_in_words(when: dict[str, object], text: str) -> None:
    assert formats.condition(When.model_validate(when)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        *((1, "first"), (2, "second"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st")),
        *((22, "22nd"), (33, "33rd"), (111, "111th"), (1003, "1,003rd")),
    ],
)
def test_a_place_is_in_words_up_to_ten(number: int, text: str) -> None:
    assert formats.ordinal(number) == text


@pytest.mark.no_cover  # it runs nothing of the package
def test_no_other_module_groups_the_digits_of_a_number() -> None:
    package = Path(formats.__file__).parent

    by_hand = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if path.name not in {"formats.py", "numerals.py"} and re.search(r":,[f}]", path.read_text())
    ]

    assert by_hand == []


@pytest.mark.parametrize(
    ("label", "within"),
    [("Vision", "vision"), ("PDF input", "PDF input"), ("JSON mode", "JSON mode"), ("", "")],
)
def test_a_label_goes_on_in_a_sentence_with_its_abbreviations(label: str, within: str) -> None:
    assert formats.in_sentence(label) == within

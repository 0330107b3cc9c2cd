"""What each shared type takes, what it makes of it, and what it refuses in which words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from llmref.records import dates, fields
from llmref.records.dates import PartialDate
from llmref.records.fields import shape_of, shortened


def read(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        # slugs
        (fields.Slug, "gpt-4.1-mini", "gpt-4.1-mini"),
        (fields.Slug, " 4.1 ", "4.1"),
        (fields.Slug, "a" * 100, "a" * 100),
        # native ids, in all their shapes
        (fields.NativeId, "accounts/fireworks/models/x-1", "accounts/fireworks/models/x-1"),
        (fields.NativeId, "amazon.nova-lite-v1:0", "amazon.nova-lite-v1:0"),
        (fields.NativeId, "claude-opus-4-6@default", "claude-opus-4-6@default"),
        (fields.NativeId, "@cf/meta/llama", "@cf/meta/llama"),
        (fields.NativeId, "~auto", "~auto"),
        (fields.NativeId, "MiniMax-M2.1", "MiniMax-M2.1"),
        # names of variables and packages
        (fields.EnvName, "_A1", "_A1"),
        (fields.Package, "anthropic[vertex]", "anthropic[vertex]"),
        (fields.Package, "@anthropic-ai/sdk", "@anthropic-ai/sdk"),
        # addresses
        (
            fields.Url,
            "https://x.example.com:8443/a?b=c&d=(e)#f",
            "https://x.example.com:8443/a?b=c&d=(e)#f",
        ),
        (fields.Url, "http://localhost", "http://localhost"),
        (
            fields.BaseUrl,
            "https://${A_1}.x.example.com/v1/${B}/",
            "https://${A_1}.x.example.com/v1/${B}/",
        ),
        (fields.BaseUrl, "http://localhost:11434/v1", "http://localhost:11434/v1"),
        # text
        (fields.Name, " Weights & Biases ", "Weights & Biases"),
        (fields.Line, "50 requests a day", "50 requests a day"),
        # yes and no
        (fields.YesNo, "yes", True),
        (fields.YesNo, "true", True),
        (fields.YesNo, "no", False),
        (fields.YesNo, "false", False),
        (fields.YesNo, False, False),
        # numbers
        (fields.Count, "1", 1),
        (fields.Count, "10000000", 10_000_000),
        (fields.Amount, "0.0833333333", Decimal("0.0833333333")),
        (fields.Amount, "1047.50", Decimal("1047.50")),
        (fields.Rate, "free", "free"),
        (fields.Rate, "2", Decimal(2)),
        # dates
        (dates.Day, "2024-02-29", date(2024, 2, 29)),
        (dates.SomeDay, "2024", PartialDate("2024")),
        (dates.SomeDay, "2024-06", PartialDate("2024-06")),
        (dates.SomeDay, "2024-06-30", PartialDate("2024-06-30")),
    ],
)
def test_what_is_written_well_gets_its_meaning(kind: Any, written: object, value: object) -> None:
    assert read(kind, written) == value


@pytest.mark.parametrize(
    ("kind", "written", "words"),
    [
        # slugs
        (fields.Slug, "../x", "'../x' is not a slug"),
        (fields.Slug, "a..b", "'a..b' is not a slug"),
        (fields.Slug, "a-", "'a-' is not a slug"),
        (fields.Slug, "A", "'A' is not a slug"),
        (fields.Slug, "a" * 101, f"'{'a' * 77}...' is longer than 100 characters"),
        (fields.Slug, "con", "'con' is a reserved device name on Windows"),
        (fields.Slug, "nul.v2", "'nul.v2' is a reserved device name on Windows"),
        (fields.Slug, ["a"], "expected a slug, found a list"),
        # native ids
        (fields.NativeId, '"; rm -rf ~; "', "is not a model id that is safe to paste"),
        (fields.NativeId, "a b", "'a b' is not a model id that is safe to paste"),
        (fields.NativeId, "a/../b", "'a/../b' is not a model id that is safe to paste"),
        (fields.NativeId, "a//b", "'a//b' is not a model id that is safe to paste"),
        (fields.NativeId, "-x", "'-x' is not a model id that is safe to paste"),
        (fields.NativeId, "a" * 201, "is not a model id that is safe to paste"),
        (fields.NativeId, "é", "'é' is not a model id that is safe to paste"),
        # names of variables and packages
        (fields.EnvName, "302AI_API_KEY", "is not a name that shells accept for a variable"),
        (fields.EnvName, "A-B", "is not a name that shells accept for a variable"),
        (fields.Package, "x; rm", "'x; rm' is not a package name"),
        (fields.Package, "-r", "'-r' is not a package name"),
        # addresses
        (fields.Url, "javascript:alert(1)", "'javascript:alert(1)' is not a web address"),
        (fields.Url, "//x.example.com", "'//x.example.com' is not a web address"),
        (fields.Url, "https://user@x.example.com", "is not a web address"),
        (fields.Url, 'https://x.example.com/"', "is not a web address"),
        (fields.Url, "https://x.example.com/" + "a" * 500, "is not a web address"),
        (fields.BaseUrl, "https://x.example.com/v1?a=b", "is not a base URL"),
        (fields.BaseUrl, "https://x.example.com/$(id)", "is not a base URL"),
        (fields.BaseUrl, "https://x.example.com/é", "is not a base URL"),
        # text
        (fields.Name, "<script>", "'<script>' is not a name"),
        (fields.Name, "", "'' is not a name"),
        (fields.Name, "Anvil  One", "'Anvil  One' has two spaces in a row"),
        (fields.Name, "Anvil \u00a0One", r"'Anvil \xa0One' has two spaces in a row"),
        (fields.Line, "50   requests", "'50   requests' has two spaces in a row"),
        (fields.Sentence, "use `a`,  not `b`", "'use `a`,  not `b`' has two spaces in a row"),
        (fields.Line, "two\nlines", r"'two\nlines' is not one line of text"),
        # yes and no
        (fields.YesNo, "maybe", "expected yes or no, found 'maybe'"),
        (fields.YesNo, ["yes"], "expected yes or no, found a list"),
        # numbers
        (fields.Count, "0", "'0' is not a whole number above zero"),
        (fields.Count, "-1", "'-1' is not a whole number above zero"),
        (fields.Count, "1.0", "'1.0' is not a whole number above zero"),
        (fields.Count, "1٣", "'1٣' is not a whole number above zero"),
        (fields.Count, "10000001", "'10000001' is above 10,000,000, the largest known"),
        (fields.Count, "9" * 5000, f"'{'9' * 77}...' is above 10,000,000, the largest known"),
        (fields.Amount, "0", "a price of zero is not allowed"),
        (fields.Amount, "0.000", "a price of zero is not allowed"),
        (fields.Amount, "-1", "'-1' is not an amount"),
        (fields.Amount, "NaN", "'NaN' is not an amount"),
        (fields.Amount, "Infinity", "'Infinity' is not an amount"),
        (fields.Amount, "1e3", "'1e3' is not an amount"),
        (fields.Amount, "01", "'01' is not an amount"),
        (fields.Amount, "1.", "'1.' is not an amount"),
        (fields.Amount, "1,5", "'1,5' is not an amount"),
        (fields.Amount, "free", "'free' is not an amount"),
        (fields.Rate, "Free", "'Free' is not an amount"),
        (fields.Rate, {}, "expected an amount, found a mapping"),
        # dates
        (dates.Day, "2025-02-31", "2025-02-31 is not a day in the calendar"),
        (dates.Day, "2025-25-11", "2025-25-11 is not a day in the calendar"),
        (dates.Day, "1970-01-01", "1970-01-01 is not between 2010 and 2099"),
        (dates.Day, "2100-01-01", "2100-01-01 is not between 2010 and 2099"),
        (dates.Day, "2025-02", "'2025-02' is not a day"),
        (dates.Day, "\u0662\u0660\u0662\u0665-\u0660\u0661-\u0660\u0661", "is not a day"),
        (dates.SomeDay, "2025-13", "2025-13 is not a day in the calendar"),
        (dates.SomeDay, "2025-00", "2025-00 is not a day in the calendar"),
        (dates.SomeDay, "1999", "1999 is not between 2010 and 2099"),
        (dates.SomeDay, "20250101", "'20250101' is not a date"),
    ],
)
def test_what_is_written_badly_is_refused_with_its_value(
    kind: Any, written: object, words: str
) -> None:
    with pytest.raises(ValidationError) as failure:
        read(kind, written)

    (detail,) = failure.value.errors()
    assert detail["type"] == "refused"
    assert words in detail["ctx"]["words"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-06-30", date(2024, 6, 30), date(2024, 6, 30)),
    ],
)
def test_a_partial_date_spans_all_days_that_it_can_mean(text: str, first: date, last: date) -> None:
    assert (PartialDate(text).first, PartialDate(text).last) == (first, last)


def test_partial_dates_are_ordered_with_the_vague_before_the_exact() -> None:
    dates = [PartialDate(text) for text in ("2025", "2024-06-01", "2024", "2024-06")]

    assert [day.text for day in sorted(dates)] == ["2024", "2024-06", "2024-06-01", "2025"]


@pytest.mark.parametrize(
    ("value", "shape"), [({}, "a mapping"), ([], "a list"), ("x", "text"), (None, "text")]
)
def test_a_shape_is_told_in_a_word(value: object, shape: str) -> None:
    assert shape_of(value) == shape


def test_a_quoted_value_is_never_a_screenful() -> None:
    assert shortened("x" * 80) == f"'{'x' * 80}'"
    assert shortened("x" * 81) == f"'{'x' * 77}...'"

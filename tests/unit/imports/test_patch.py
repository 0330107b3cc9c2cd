"""A seed's text says what it is to say, and keeps every line that need not change."""

from decimal import Decimal

import pytest

from llmref import yaml_text
from llmref.imports.patch import patched
from llmref.imports.plain import Plain, money
from llmref.imports.yaml_lines import scalar

TEXT = """\
# the schema
sources:
  page: {url: https://acme.example.com, via: page}  # read by hand
defaults: {source: page, billing: usage}
offerings:
# the small one
- model: anvil-1
  id: anvil-1
  prices:
  # as of May
  - rates: {input: 0.40, output: 1.60}
  - when: {mode: batch}
    rates: {input: 0.20, output: 0.80}
- model: anvil-2   # the large one
  id: anvil-2
  billing: unknown
"""


def read(text: str) -> dict[str, Plain]:
    value = yaml_text.parse(text).value
    assert isinstance(value, dict)
    return value


def found(value: Plain, *steps: str | int) -> Plain:
    for step in steps:
        value = value[step]  # type: ignore[index]  # the test knows its text
    return value


def test_nothing_new_changes_nothing() -> None:
    assert patched(TEXT, read(TEXT), read(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # another value, on one line
        ("{input: 0.40, output: 1.60}", "{input: 0.50, output: 1.60}"),
        # a key more, at the end and in the middle
        ("  billing: unknown\n", "  billing: unknown\n  last_seen: 2026-11-01\n"),
        ("  id: anvil-1\n", "  id: anvil-1\n  moving: yes\n"),
        # a key less
        ("  billing: unknown\n", ""),
        # an item more: above, between, below
        (
            "  # as of May\n  - rates: {input: 0.40, output: 1.60}\n",
            "  # as of May\n  - rates: {input: 0.40, output: 1.60}\n    ends: 2026-11-01\n",
        ),
        (
            "    rates: {input: 0.20, output: 0.80}\n",
            (
                "    rates: {input: 0.20, output: 0.80}\n"
                "    disputed:\n    - {rates: {input: 0.25}, source: other}\n"
            ),
        ),
        ("- model: anvil-2 ", "- model: anvil-1.5\n  id: anvil-1.5\n- model: anvil-2 "),
        # an item less
        ("  - when: {mode: batch}\n    rates: {input: 0.20, output: 0.80}\n", ""),
        # a source more
        (
            "via: page}  # read by hand\n",
            "via: page}  # read by hand\n  other: {url: https://other.example.com}\n",
        ),
    ],
)
def test_only_the_lines_that_change_change(old: str, new: str) -> None:
    wanted = TEXT.replace(old, new)

    assert patched(TEXT, read(TEXT), read(wanted)) == wanted


def test_a_succeeded_price_stands_above_the_one_that_ended() -> None:
    old, new = read(TEXT), read(TEXT)
    prices = found(new, "offerings", 0, "prices")
    assert isinstance(prices, list)
    assert isinstance(prices[0], dict)
    prices[0]["ends"] = "2026-11-01"
    prices.insert(0, {"rates": {"input": "0.30"}, "starts": "2026-11-01"})

    assert """\
  prices:
  - rates: {input: 0.30}
    starts: 2026-11-01
  # as of May
  - rates: {input: 0.40, output: 1.60}
    ends: 2026-11-01
""" in patched(TEXT, old, new)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("anvil-1", "anvil-1"),
        ("acme/anvil:free", "acme/anvil:free"),
        ("@cf/acme/anvil", "'@cf/acme/anvil'"),
        ("50 steps: max", "'50 steps: max'"),
        ("it's", "'it''s'"),
        ("null", "'null'"),
        ("a, b", "'a, b'"),
        ("~latest", "'~latest'"),
    ],
)
def test_text_that_yaml_would_misread_is_quoted(text: str, written: str) -> None:
    assert scalar(text) == written
    assert read(f"key: {written}") == {"key": text}


def test_money_has_two_decimals_at_least() -> None:
    amounts = ["0.4", "3", "600", "0.0023", "1E+2"]

    assert [money(Decimal(one)) for one in amounts] == [
        *("0.40", "3.00", "600.00", "0.0023", "100.00"),
    ]

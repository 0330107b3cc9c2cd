"""What happened to prices, in the words that a reviewer reads."""

import pytest

from llmref.changes.prices import Sheet, price_changes, revisions
from llmref.records.price import Price
from llmref.yaml_text import parse

OLD = "- rates: {input: 0.40, output: 1.60}"


def sheet(text: str) -> Sheet:
    held = parse(text).value
    assert isinstance(held, list)
    return Sheet([Price.model_validate(price) for price in held], "USD")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (OLD, OLD, []),
        # a mistake corrected in place
        (OLD, "- rates: {input: 0.44, output: 1.60}", ["input $0.40 → $0.44 (+10%)"]),
        (
            OLD,
            "- rates: {input: 0.20, output: 1.60}",
            ["input $0.40 → $0.20 (\N{MINUS SIGN}50%)"],
        ),
        (OLD, "- rates: {input: 0.40, output: 1.61}", ["output $1.60 → $1.61 (+0.6%)"]),
        (
            OLD,
            "- rates: {input: 0.40, cache_read: 0.10, output: free}",
            ["output $1.60 → free, cache read not sourced → $0.10"],
        ),
        (
            "- rates: {input: 0.00000012}",
            "- rates: {input: 0.000000120001}",
            ["input 0.00000012 → 0.000000120001 (+under 0.1%)"],
        ),
        # a figure that its source revised
        (
            OLD,
            (
                "- rates: {input: 0.44, output: 1.60}\n  revised:\n"
                "  - {rates: {input: 0.40}, source: list, after: 2026-09-05, by: 2026-09-09}"
            ),
            [],
        ),
        # a new dated price, the old one ended
        (
            OLD,
            (
                "- rates: {input: 0.44, output: 1.60}\n  starts: 2026-11-01\n"
                f"{OLD}\n  ends: 2026-11-01"
            ),
            ["input $0.40 → $0.44 (+10%) from 2026-11-01"],
        ),
        # a new dated price, the old one forgotten or kept without an end
        (
            OLD,
            "- rates: {input: 0.44, output: 1.60}\n  starts: 2026-11-01",
            ["input $0.40 → $0.44 (+10%) from 2026-11-01"],
        ),
        # periods
        (OLD, f"{OLD}\n  ends: 2026-12-01", ["ends 2026-12-01"]),
        (f"{OLD}\n  ends: 2026-12-01", OLD, ["ends 2026-12-01 → no end"]),
        (
            f"{OLD}\n  ends: 2026-12-01",
            f"{OLD}\n  ends: 2026-12-31",
            ["ends 2026-12-31, before 2026-12-01"],
        ),
        (OLD, f"{OLD}\n  starts: 2026-01-01", ["starts not sourced → 2026-01-01"]),
        # history
        (
            OLD,
            f"{OLD}\n- rates: {{input: 1}}\n  starts: 2025-01-01\n  ends: 2025-02-01",
            ["past price added: input $1.00 from 2025-01-01 until 2025-02-01"],
        ),
        (
            f"{OLD}\n  starts: 2026-01-01",
            f"{OLD}\n  starts: 2026-01-01\n- rates: {{input: 1}}\n  ends: 2026-01-01",
            ["past price added: input $1.00 until 2026-01-01"],
        ),
        (
            f"{OLD}\n  starts: 2026-01-01\n- rates: {{input: 1}}\n  ends: 2026-01-01",
            f"{OLD}\n  starts: 2026-01-01",
            ["past price removed: input $1.00 until 2026-01-01"],
        ),
        # conditions
        (
            OLD,
            f"{OLD}\n- when: {{mode: batch}}\n  rates: {{input: 0.20}}\n  starts: 2026-01-01",
            ["batch: price added: input $0.20 from 2026-01-01"],
        ),
        (
            f"{OLD}\n- when: {{input_above: 200000}}\n  rates: {{input: 2.50}}",
            OLD,
            ["input above 200,000 tokens: price removed: input $2.50"],
        ),
        # corrections of other sources
        (
            OLD,
            f"{OLD}\n  corrects: [{{rates: {{input: 4}}, source: litellm, checked: 2026-05-01}}]",
            ["corrects input $4.00 of litellm, read 2026-05-01"],
        ),
        (
            f"{OLD}\n  corrects: [{{rates: {{input: 4, output: 5}}, source: litellm}}]",
            f"{OLD}\n  corrects: [{{rates: {{output: 5}}, source: litellm}}]",
            ["does not correct input $4.00 of litellm any more"],
        ),
        # another currency is no change in per cent
        (
            OLD,
            "- rates: {input: 0.40, output: 1.60}\n  currency: EUR",
            ["input $0.40 → €0.40, output $1.60 → €1.60"],
        ),
    ],
)
def test_a_price_change_is_one_sentence(before: str, after: str, words: list[str]) -> None:
    assert list(price_changes(sheet(before), sheet(after))) == words


def test_a_figure_that_its_source_revised_is_told_as_that_once() -> None:
    new = (
        "- when: {mode: batch}\n  rates: {input: 0.44, output: 1.60}\n  revised:\n"
        "  - {rates: {input: 0.40}, source: list, after: 2026-09-05, by: 2026-09-09}"
    )

    assert list(revisions(sheet("- when: {mode: batch}\n  rates: {input: 0.40}"), sheet(new))) == [
        "batch: list changed its figure between 2026-09-05 and 2026-09-09: input $0.40 → $0.44"
    ]
    assert list(revisions(sheet(new), sheet(new))) == []

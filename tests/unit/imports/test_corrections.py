"""What a person corrected stands while the source says it, and lapses when it says other things."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from llmref.imports.candidate import CandidatePrice
from llmref.imports.findings import Finding
from llmref.imports.origins import Claims
from llmref.imports.plain import plain
from llmref.records.price import Price
from tests.unit.imports.test_price_merge import (
    JUNE,
    MAY,
    claims,
    merged,
    origin,
    price,
    says,
    stating,
)

HELD = {"litellm": origin("litellm")}
JULY = date(2026, 7, 1)
OURS: dict[str, Any] = {
    "rates": {"input": "0.40", "output": "1.60"},
    "corrects": [{"rates": {"input": "4.00"}, "source": "litellm", "checked": "2026-05-01"}],
}


def taken(
    held: Sequence[Price],
    stated: Sequence[CandidatePrice],
    against: Claims,
    inherited: str = "page",
) -> tuple[list[Any], list[Finding]]:
    found, findings = merged(held, stated, against, inherited)
    return list(found), findings


@pytest.mark.parametrize("day", [MAY, JUNE])
def test_a_correction_stands_while_its_source_says_the_same(day: date) -> None:
    held = [price(**OURS)]

    found, findings = taken(held, [says(input="4", output="1.6")], claims("litellm", day, HELD))

    assert found == [plain(held[0])]
    assert findings == []


def test_other_rates_of_the_source_are_disputed_and_filled_in_as_ever() -> None:
    stated = says(input="4", output="2", cache_read="0.1")

    found, findings = taken([price(**OURS)], [stated], claims("litellm", JUNE, HELD))

    assert found[0]["rates"] == {"input": "0.40", "output": "1.60"}
    assert found[0]["disputed"] == [
        {"rates": {"output": "2.00"}, "source": "litellm", "checked": "2026-06-01"}
    ]
    assert found[0]["corrects"] == OURS["corrects"]
    assert [finding.text for finding in findings] == ["output $1.60 by page, $2.00 by litellm"]


def test_a_correction_that_its_source_has_taken_over_is_dropped() -> None:
    found, findings = taken(
        [price(**OURS)], [says(input="0.4", output="1.6")], claims("litellm", JUNE, HELD)
    )

    assert found == [{"rates": OURS["rates"]}]
    assert [(one.about, one.text) for one in findings] == [
        ("lapsed", "litellm says input $0.40 now, as we do: there is nothing left to correct")
    ]


def test_a_correction_lapses_when_its_source_says_something_else() -> None:
    found, findings = taken(
        [price(**OURS)], [says(input="0.3", output="1.2")], claims("litellm", JUNE, HELD)
    )

    assert found == [
        {
            "rates": {"input": "0.30", "output": "1.20"},
            "starts": "2026-06-01",
            "source": "litellm",
        },
        {"rates": OURS["rates"], "ends": "2026-06-01"},
    ]
    assert [(one.about, one.text) for one in findings] == [
        (
            "lapsed",
            "litellm says input $0.30 now, not input $4.00, which input $0.40 here corrected",
        ),
        ("changed", "input $0.40 → $0.30 (\N{MINUS SIGN}25%)"),
        ("changed", "output $1.60 → $1.20 (\N{MINUS SIGN}25%)"),
    ]


def test_a_rate_that_the_source_still_has_wrong_stays_corrected() -> None:
    wrong = {"rates": {"input": "4.00", "output": "16.00"}, "source": "litellm"}
    held = [price(rates=OURS["rates"], corrects=[wrong], source="page", checked="2026-05-02")]

    found, _ = taken(held, [says(input="0.3", output="16")], claims("litellm", JUNE, HELD), "list")

    assert found[0] == {
        "rates": {"input": "0.30", "output": "1.60"},
        "starts": "2026-06-01",
        "source": "page",
        "checked": "2026-05-02",
        "rate_sources": {"input": "litellm"},
        "corrects": [{"rates": {"output": "16.00"}, "source": "litellm"}],
    }


def test_what_is_known_to_be_wrong_is_news_from_no_other_source() -> None:
    found, findings = taken([price(**OURS)], [says(input="4", output="1.6")], claims("models.dev"))

    assert found == [plain(price(**OURS))]
    assert findings == []


def test_corrections_of_other_sources_outlive_a_lapse() -> None:
    other = {"rates": {"input": "5.00"}, "source": "models.dev"}
    held = {**HELD, "models.dev": origin("models.dev")}
    ours = price(**{**OURS, "corrects": [*OURS["corrects"], other]})

    found, _ = taken([ours], [says(input="0.3", output="1.6")], claims("litellm", JUNE, held))

    assert found[0]["corrects"] == [other]
    assert "corrects" not in found[1]


def test_a_copy_that_does_not_say_it_any_more_leaves_it_cited_as_of_the_older() -> None:
    wrong = [{"rates": {"input": "4.00"}, "source": "litellm"}]
    held = [price(rates=OURS["rates"], corrects=wrong)]

    found, _ = taken(held, [says(output="1.6")], claims("litellm", JUNE, HELD))

    assert found[0]["corrects"] == [{**wrong[0], "source": "litellm-2026-05-01"}]


def test_a_correction_of_an_older_copy_is_held_against_the_newest() -> None:
    wrong = [{"rates": {"input": "4.00"}, "source": "litellm-2026-05-01"}]
    sources = {"litellm": origin("litellm", JUNE), "litellm-2026-05-01": origin("litellm")}
    held = [price(rates=OURS["rates"], corrects=wrong)]

    found, findings = taken(held, [says(input="0.3")], claims("litellm", JULY, sources))

    assert [one["rates"]["input"] for one in found] == ["0.30", "0.40"]
    assert findings[0].about == "lapsed"


def test_a_correction_that_names_what_the_same_copy_does_not_say_is_told_of() -> None:
    found, findings = taken(
        [price(**OURS)], [says(input="3", output="1.6")], claims("litellm", MAY, HELD)
    )

    assert found[0]["rates"] == OURS["rates"]
    assert found[0]["corrects"] == OURS["corrects"]
    assert found[0]["disputed"][0]["rates"] == {"input": "3.00"}
    assert [finding.about for finding in findings] == ["kept", "disagreement"]


@pytest.mark.parametrize(
    "rates",
    [
        # stands, agreed, lapsed, lapsed in part, silent
        {"input": "4", "output": "16"},
        {"input": "0.4", "output": "16"},
        {"input": "0.3", "output": "1.2"},
        {"input": "0.3", "output": "16"},
        {"output": "16"},
    ],
)
def test_a_second_run_of_the_same_copy_changes_nothing(rates: Mapping[str, str]) -> None:
    wrong = {"rates": {"input": "4.00", "output": "16.00"}, "source": "litellm"}
    held = [price(rates=OURS["rates"], corrects=[wrong])]
    once, _ = taken(held, [stating(rates)], claims("litellm", JUNE, HELD))
    known = {"litellm": origin("litellm", JUNE), "litellm-2026-05-01": origin("litellm")}

    again, findings = taken(
        [price(**one) for one in once], [stating(rates)], claims("litellm", JUNE, known)
    )

    assert again == once
    assert "lapsed" not in {finding.about for finding in findings}

"""A catalogue's dated history: taken where another claim bears it out, else left alone."""

from collections.abc import Sequence
from datetime import date

import pytest

from llmref.imports.candidate import CandidatePrice
from llmref.imports.dated import with_periods
from llmref.imports.findings import with_findings
from llmref.imports.origins import CATALOGUES, Claims
from llmref.imports.plain import Plain, plain
from llmref.imports.price_merge import PriceMerge
from llmref.records.price import Price
from llmref.records.source import Origin
from tests.unit.imports.test_price_merge import ORDER, PAGE, origin, price, says

MAY, JULY, AUGUST, NOVEMBER = (date(2026, month, 1) for month in (5, 7, 8, 11))
SOURCES = {
    "page": Origin.model_validate(PAGE),
    "models.dev": origin("models.dev", JULY),
    "litellm": origin("litellm", NOVEMBER),
}


def period(
    starts: date | None, ends: date | None, rates: dict[str, str], **when: object
) -> CandidatePrice:
    rated = says(when, **rates)
    return CandidatePrice(rated.rates, rated.when, "USD", starts, ends)


CUT = (
    period(None, AUGUST, {"input": "5"}),
    period(AUGUST, None, {"input": "4"}),
)


def told(held: Price, history: Sequence[CandidatePrice] = CUT) -> tuple[list[Plain], list[str]]:
    claims = Claims(SOURCES, "genai-prices", CATALOGUES["genai-prices"], NOVEMBER, NOVEMBER, ORDER)
    merge = PriceMerge(claims, "litellm", "acme/anvil-1")
    periods, findings = with_findings(with_periods([held], history, merge))
    return [plain(one) for one in periods], [finding.text for finding in findings]


def test_the_price_of_today_gets_its_first_day_and_the_one_before() -> None:
    found, findings = told(price(rates={"input": "4.00", "output": "9.00"}))

    assert found == [
        {"rates": {"input": "4.00", "output": "9.00"}, "starts": "2026-08-01"},
        {"rates": {"input": "5.00"}, "ends": "2026-08-01", "source": "genai-prices"},
    ]
    assert findings == ["input $5.00 → $4.00 (\N{MINUS SIGN}20%) on 2026-08-01"]


def test_a_price_read_before_the_change_ends_and_has_a_successor() -> None:
    found, _ = told(price(rates={"input": "5.00"}, source="models.dev"))

    assert found == [
        {"rates": {"input": "4.00"}, "starts": "2026-08-01", "source": "genai-prices"},
        {"rates": {"input": "5.00"}, "ends": "2026-08-01", "source": "models.dev"},
    ]


def test_a_claim_goes_with_the_period_of_its_day_and_is_no_dispute_there() -> None:
    disputed = [{"rates": {"input": "5.00"}, "source": "models.dev", "checked": "2026-07-01"}]

    found, _ = told(price(rates={"input": "4.00"}, disputed=disputed))

    assert found == [
        {"rates": {"input": "4.00"}, "starts": "2026-08-01"},
        {"rates": {"input": "5.00"}, "ends": "2026-08-01", "source": "genai-prices"},
    ]


@pytest.mark.parametrize(
    "held",
    [
        pytest.param({"rates": {"input": "7.00"}}, id="another price today"),
        pytest.param({"rates": {"input": "4.00"}, "source": "models.dev"}, id="too early"),
        pytest.param({"rates": {"input": "4.00"}, "source": "page"}, id="read by a person"),
        pytest.param({"rates": {"input": "4.00"}, "source": "genai-prices"}, id="only its own"),
        pytest.param({"rates": {"input": "4.00"}, "starts": "2026-05-01"}, id="dated already"),
        pytest.param(
            {
                "rates": {"input": "4.00"},
                "disputed": [
                    {"rates": {"input": "6.00"}, "source": "models.dev", "checked": "2026-07-01"}
                ],
            },
            id="contradicted",
        ),
    ],
)
def test_what_nothing_bears_out_is_left_alone(held: dict[str, object]) -> None:
    found, findings = told(price(**held))

    assert (found, findings) == ([plain(price(**held))], [])


def test_periods_of_equal_rates_are_one() -> None:
    same = (period(None, MAY, {"input": "4"}), period(MAY, None, {"input": "4", "output": "9"}))

    found, _ = told(price(rates={"input": "4.00"}), same)

    assert found == [{"rates": {"input": "4.00"}}]


def test_a_history_with_a_gap_is_not_taken() -> None:
    gap = (period(None, MAY, {"input": "5"}), period(AUGUST, None, {"input": "4"}))

    found, _ = told(price(rates={"input": "4.00"}), gap)

    assert found == [{"rates": {"input": "4.00"}}]


def test_a_period_is_in_the_currency_of_the_price() -> None:
    yuan = [CandidatePrice(one.rates, one.when, "CNY", one.starts, one.ends) for one in CUT]

    found, _ = told(price(currency="CNY", rates={"input": "4.00"}), yuan)

    assert [one["currency"] for one in found if isinstance(one, dict)] == ["CNY", "CNY"]


def test_an_older_copy_of_the_history_bears_it_out() -> None:
    """The price was read in July, when the catalogue did not know yet that it would change."""
    held = {**SOURCES, "genai-prices": origin("genai-prices", JULY)}
    claims = Claims(held, "genai-prices", CATALOGUES["genai-prices"], NOVEMBER, NOVEMBER, ORDER)
    merge = PriceMerge(claims, "genai-prices", "acme/anvil-1")

    periods, _ = with_findings(with_periods([price(rates={"input": "5.00"})], CUT, merge))

    assert [plain(one) for one in periods] == [
        {"rates": {"input": "4.00"}, "starts": "2026-08-01"},
        {"rates": {"input": "5.00"}, "ends": "2026-08-01"},
    ]

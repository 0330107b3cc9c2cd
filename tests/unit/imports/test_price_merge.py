"""What several catalogues claim of one offering: agreed, filled in, disputed, succeeded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmref.imports.candidate import Candidate, CandidatePrice
from llmref.imports.evidence import Evidence
from llmref.imports.findings import Finding, with_findings
from llmref.imports.origins import CATALOGUES, Claims
from llmref.imports.plain import Plain, plain
from llmref.imports.price_merge import PriceMerge
from llmref.records.price import Price
from llmref.records.rates import RateKey
from llmref.records.source import Origin

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
ORDER = ("openrouter", "litellm", "genai-prices", "models.dev")
PAGE = {"url": "https://acme.example.com/pricing", "via": "page", "checked": "2026-04-01"}


def origin(source: str, day: date = MAY) -> Origin:
    catalogue = CATALOGUES[source]
    stated = {"url": catalogue.url, "via": catalogue.via, "checked": day.isoformat()}
    return Origin.model_validate(stated)


def claims(source: str, day: date = MAY, held: Mapping[str, Origin] | None = None) -> Claims:
    sources = {"page": Origin.model_validate(PAGE), **(held or {})}
    made = Claims(sources, source, CATALOGUES[source], day, day, ORDER)
    if made.is_newer:
        return replace(made, sources={**sources, made.old_key: sources[source]})
    return made


def says(when: Mapping[str, object] | None = None, **rates: str) -> CandidatePrice:
    amounts: dict[RateKey, Decimal] = {key: Decimal(rate) for key, rate in rates.items()}  # type: ignore[misc]
    return CandidatePrice(amounts, when or {})


def stating(rates: Mapping[str, str]) -> CandidatePrice:
    return CandidatePrice({key: Decimal(rate) for key, rate in rates.items()})  # type: ignore[misc]


def price(**stated: object) -> Price:
    return Price.model_validate(stated)


def merged(
    held: Sequence[Price],
    stated: Iterable[CandidatePrice],
    against: Claims,
    inherited: str = "page",
) -> tuple[list[Plain], list[Finding]]:
    merge = PriceMerge(against, inherited, "acme/anvil-1")
    prices, findings = with_findings(merge.merged(held, stated))
    return [plain(price) for price in prices], findings


# --- one catalogue against what stands there -------------------------------------------------


def test_a_first_claim_becomes_the_price() -> None:
    found, _ = merged([], [says(input="0.4")], claims("litellm"), "litellm")

    assert found == [{"rates": {"input": "0.40"}}]


def test_a_price_that_a_person_checked_is_never_overwritten_but_disputed() -> None:
    held = [price(rates={"input": "0.40", "output": "1.60"})]

    found, findings = merged(held, [says(input="0.5", output="1.6")], claims("litellm"))

    assert found == [
        {
            "rates": {"input": "0.40", "output": "1.60"},
            "disputed": [
                {"rates": {"input": "0.50"}, "source": "litellm", "checked": "2026-05-01"}
            ],
        }
    ]
    assert [finding.about for finding in findings] == ["disagreement"]


@pytest.mark.parametrize("page", ["page", "a page", "z page"])
def test_a_price_that_a_person_checked_stays_beside_the_providers_own_api(page: str) -> None:
    held = [price(rates={"input": "0.40"}, source=page)]
    sources = {page: Origin.model_validate(PAGE)}

    found, _ = merged(held, [says(input="0.5")], claims("openrouter", MAY, sources))

    said = {"rates": {"input": "0.50"}, "source": "openrouter", "checked": "2026-05-01"}
    stays = {} if page == "page" else {"source": page}
    assert found == [{"rates": {"input": "0.40"}, **stays, "disputed": [said]}]


def test_a_disagreement_is_news_once() -> None:
    said = [{"rates": {"input": "0.50"}, "source": "litellm", "checked": "2026-05-01"}]
    held = [price(rates={"input": "0.40"}, disputed=said)]
    newer = claims("litellm", JUNE, {"litellm": origin("litellm")})

    _, same = merged(held, [says(input="0.5")], newer)
    _, other = merged(held, [says(input="0.6")], newer)

    assert [finding.about for finding in same] == ["standing"]
    assert [finding.about for finding in other] == ["disagreement"]


def test_a_rate_that_only_the_catalogue_states_is_filled_in_with_its_source() -> None:
    held = [price(rates={"input": "0.40"})]

    found, _ = merged(held, [says(input="0.4", cache_read="0.1")], claims("litellm"))

    assert found == [
        {
            "rates": {"input": "0.40", "cache_read": "0.10"},
            "rate_sources": {"cache_read": "litellm"},
        }
    ]


def test_a_catalogue_that_states_another_base_fills_in_nothing() -> None:
    held = [price(rates={"input": "0.40"})]
    stated = [says(input="0.5", cache_read="0.1"), says({"mode": "batch"}, input="0.25")]

    found, _ = merged(held, stated, claims("litellm"))

    assert [one["rates"] for one in found if isinstance(one, dict)] == [{"input": "0.40"}]


def witnesses(*stated: tuple[str, date, str]) -> Evidence:
    """Copies of catalogs that state the price of input, each on its day."""
    return Evidence(
        tuple(
            (
                day,
                Candidate(
                    source=source, provider="acme", id="anvil-1", prices=(says(input=amount),)
                ),
            )
            for source, day, amount in stated
        )
    )


@pytest.mark.parametrize(
    ("stated", "is_change"),
    [
        # what the copies of other catalogs state of input
        ((("genai-prices", MAY, "0.4"), ("genai-prices", JUNE, "0.3")), True),
        ((("genai-prices", MAY, "0.3"), ("genai-prices", JUNE, "0.3")), False),
        ((("genai-prices", MAY, "0.4"), ("models.dev", JUNE, "0.3")), False),
        ((("genai-prices", JUNE, "0.4"), ("genai-prices", MAY, "0.3")), False),
        ((("litellm", MAY, "0.4"), ("litellm", JUNE, "0.3")), False),
        ((), False),
    ],
)
def test_a_figure_is_a_change_of_price_where_another_catalog_saw_it_before_and_after(
    stated: tuple[tuple[str, date, str], ...], is_change: bool
) -> None:
    newer = claims("litellm", JUNE, {"litellm": origin("litellm")})
    merge = PriceMerge(newer, "litellm", "acme/anvil-1", evidence=witnesses(*stated))

    held = [price(rates={"input": "0.40"})]
    found, findings = with_findings(merge.merged(held, [says(input="0.3")]))

    assert len(found) == 1 + is_change
    assert findings[0].about == ("changed" if is_change else "revised")


def test_a_newer_copy_of_the_providers_own_api_ends_the_price_and_starts_another() -> None:
    held = [price(rates={"input": "0.40", "output": "1.60"})]
    newer = claims("openrouter", JUNE, {"openrouter": origin("openrouter")})

    found, findings = merged(held, [says(input="0.3", output="1.6")], newer, "openrouter")

    assert found == [
        {"rates": {"input": "0.30", "output": "1.60"}, "starts": "2026-06-01"},
        {
            "rates": {"input": "0.40", "output": "1.60"},
            "ends": "2026-06-01",
            "source": "openrouter-2026-05-01",
        },
    ]
    assert findings[0].text == "input $0.40 → $0.30 (\N{MINUS SIGN}25%)"


def test_the_same_copy_read_again_leaves_what_a_person_wrote() -> None:
    held = [price(rates={"input": "0.40"})]
    again = claims("litellm", MAY, {"litellm": origin("litellm")})

    found, findings = merged(held, [says(input="0.3")], again, "litellm")

    assert found == [{"rates": {"input": "0.40"}}]
    assert [finding.about for finding in findings] == ["kept"]


def test_a_change_of_ten_times_is_suspicious_and_not_taken() -> None:
    newer = claims("litellm", JUNE, {"litellm": origin("litellm")})

    found, findings = merged([price(rates={"input": "0.40"})], [says(input="40")], newer, "litellm")

    assert found == [{"rates": {"input": "0.40"}, "source": "litellm-2026-05-01"}]
    assert {finding.about for finding in findings} == {"suspicious"}


def test_what_the_newer_copy_does_not_say_any_more_is_cited_as_of_the_older() -> None:
    held = [
        price(rates={"input": "0.40", "cache_read": "0.10"}),
        price(when={"mode": "batch"}, rates={"input": "0.20"}),
    ]
    newer = claims("litellm", JUNE, {"litellm": origin("litellm")})

    found, _ = merged(held, [says(input="0.4")], newer, "litellm")

    assert found == [
        {
            "rates": {"input": "0.40", "cache_read": "0.10"},
            "rate_sources": {"cache_read": "litellm-2026-05-01"},
        },
        {
            "when": {"mode": "batch"},
            "rates": {"input": "0.20"},
            "source": "litellm-2026-05-01",
        },
    ]


@pytest.mark.parametrize(
    ("held", "stated", "left_out"),
    [
        # a tier that no input reaches
        ({"mode": "batch"}, {"input_above": 128000}, "a tier that no input reaches"),
        # another source draws the line elsewhere
        ({"input_above": "32000"}, {"input_above": 64000}, "draws the line"),
    ],
)
def test_prices_that_cannot_stand_beside_the_others_are_left_out(
    held: Mapping[str, str], stated: Mapping[str, object], left_out: str
) -> None:
    there = [price(rates={"input": "0.40"}), price(when=held, rates={"input": "0.20"})]
    merge = PriceMerge(claims("litellm"), "page", "acme/anvil-1", context=128000)

    claimed = [says(input="0.4"), says(stated, input="0.9")]
    found, findings = with_findings(merge.merged(there, claimed))

    assert found == there
    assert left_out in findings[-1].text


def test_a_price_that_ties_is_kept_and_reported() -> None:
    there = [price(rates={"input": "0.40"}), price(when={"mode": "batch"}, rates={"input": "0.20"})]

    found, findings = merged(
        there, [says(input="0.4"), says({"input_above": 200_000}, input="2")], claims("litellm")
    )

    assert {"when": {"input_above": "200000"}, "rates": {"input": "2.00"}, "source": "litellm"} in (
        found
    )
    assert [finding.about for finding in findings] == ["assumed"]
    assert findings[0].text.startswith("no price for mode batch with input_above 200000:")


def test_conditions_stand_beside_each_other_where_a_price_for_both_is_stated() -> None:
    batch, above = {"mode": "batch"}, {"input_above": 32000}
    stated = [
        says(input="0.4"),
        says({"mode": "priority"}, input="0.8"),
        says(batch, input="0.2"),
        says({**batch, **above}, input="0.3"),
        says(above, input="0.6"),
    ]
    merge = PriceMerge(claims("litellm"), "litellm", "acme/anvil-1")

    found, findings = with_findings(merge.merged([], stated))

    assert [plain(one.when) if one.when else None for one in found] == [
        None,
        {"mode": "batch"},
        {"input_above": "32000"},
        {"mode": "priority"},
        {"mode": "batch", "input_above": "32000"},
    ]
    words = "no price for input_above 32000 with mode priority: the higher of the two is assumed"
    assert [finding.text for finding in findings] == [words]


def test_history_that_a_catalogue_states_is_kept() -> None:
    old = replace(says(input="0.5"), ends=date(2026, 3, 1))
    new = replace(says(input="0.4"), starts=date(2026, 3, 1))

    found, _ = merged([], [old, new], claims("genai-prices"), "genai-prices")

    assert found == [
        {"rates": {"input": "0.40"}, "starts": "2026-03-01"},
        {"rates": {"input": "0.50"}, "ends": "2026-03-01"},
    ]


def test_a_price_that_a_person_ended_is_not_taken_up_again() -> None:
    when = {"input_above": "64000"}
    held = [
        price(rates={"input": "0.40"}),
        price(when=when, rates={"input": "0.80"}, ends="2026-03-01"),
    ]
    stated = [says(input="0.4"), says({"input_above": 64000}, input="0.8")]

    found, findings = merged(held, stated, claims("litellm"))

    assert found == [plain(one) for one in held]
    assert "ended here" in findings[0].text


# --- several catalogues ----------------------------------------------------------------------

RATES = st.dictionaries(
    st.sampled_from(["input", "output", "cache_read"]), st.sampled_from(["1", "2"]), min_size=1
).filter(lambda rates: "input" in rates)


def taken(order: Iterable[str], said: Mapping[str, CandidatePrice]) -> list[Price]:
    """The prices after all catalogues, one after the other."""
    prices: list[Price] = []
    known: dict[str, Origin] = {}
    for source in order:
        known_then = {key: held for key, held in known.items() if key != source}
        merge = PriceMerge(claims(source, MAY, known_then), "page", "acme/anvil-1")
        prices, _ = with_findings(merge.merged(prices, [said[source]]))
        known[source] = origin(source)
    return prices


@given(st.tuples(RATES, RATES))
def test_the_order_of_two_catalogues_does_not_matter(
    rates: tuple[dict[str, str], dict[str, str]],
) -> None:
    said = dict(zip(("litellm", "models.dev"), (stating(one) for one in rates), strict=True))

    results = {repr(plain(taken(order, said))) for order in permutations(said)}

    assert len(results) == 1


@given(RATES)
def test_taking_a_copy_twice_changes_nothing(rates: dict[str, str]) -> None:
    merge = PriceMerge(claims("litellm"), "litellm", "x")
    first, _ = with_findings(merge.merged([], [stating(rates)]))
    again = claims("litellm", MAY, {"litellm": origin("litellm")})

    second = PriceMerge(again, "litellm", "x").merged(first, [stating(rates)])
    assert with_findings(second) == (first, [])


@pytest.mark.parametrize(("day", "is_believed"), [("2026-11-01", True), ("2026-07-01", False)])
def test_an_old_copy_of_the_providers_own_api_comes_after_newer_catalogues(
    day: str, is_believed: bool
) -> None:
    november = date(2026, 11, 10)
    held = [price(rates={"input": "0.40"}, source="openrouter")]
    known = {"openrouter": origin("openrouter", date.fromisoformat(day))}

    found, _ = merged(held, [says(input="0.5")], claims("genai-prices", november, known))

    assert isinstance(found[0], dict)
    assert (found[0]["source"] == "openrouter") is is_believed


def test_a_catalogue_that_agrees_with_an_old_copy_of_the_own_api_does_not_replace_it() -> None:
    november = date(2026, 11, 10)
    held = [price(rates={"input": "0.40"}, source="openrouter")]
    known = {"openrouter": origin("openrouter", date(2026, 7, 1))}

    found, _ = merged(held, [says(input="0.4")], claims("genai-prices", november, known))

    assert found == [{"rates": {"input": "0.40"}, "source": "openrouter"}]


def test_a_claim_that_the_own_api_contradicted_gains_nothing_by_being_repeated() -> None:
    november = date(2026, 11, 10)
    said = [{"rates": {"input": "0.5"}, "source": "genai-prices", "checked": "2026-07-01"}]
    held = [price(rates={"input": "0.40"}, source="openrouter", disputed=said)]
    known = {
        "openrouter": origin("openrouter", date(2026, 7, 1)),
        "genai-prices": origin("genai-prices", date(2026, 7, 1)),
    }
    newer = claims("genai-prices", november, known)

    same, _ = merged(held, [says(input="0.5")], newer)
    other, _ = merged(held, [says(input="0.6")], newer)

    assert [one["rates"] for one in same if isinstance(one, dict)] == [{"input": "0.40"}]
    assert [one["rates"] for one in other if isinstance(one, dict)] == [{"input": "0.60"}]


# --- currencies -------------------------------------------------------------------------------


def test_amounts_in_different_currencies_are_never_compared() -> None:
    held = [price(currency="CNY", rates={"input": "2.00", "output": "8.00"})]
    stated = [
        says(input="0.28", output="1.1", cache_read="0.03"),
        says({"mode": "batch"}, input="0.14"),
    ]

    found, findings = merged(held, stated, claims("litellm"))

    assert found == [{"rates": {"input": "2.00", "output": "8.00"}, "currency": "CNY"}]
    assert {finding.about for finding in findings} == {"currency"}


def test_equal_numbers_of_another_currency_bear_nothing_out() -> None:
    held = [price(currency="CNY", rates={"input": "2.00"}, source="models.dev")]
    sources = {"models.dev": origin("models.dev")}

    found, _ = merged(held, [says(input="2")], claims("litellm", MAY, sources))

    assert found == [{"rates": {"input": "2.00"}, "currency": "CNY", "source": "models.dev"}]


def test_the_currency_of_the_file_is_that_of_prices_that_name_none() -> None:
    held = [price(rates={"input": "2.00"})]
    merge = PriceMerge(claims("litellm"), "page", "acme/anvil-1", currency="CNY")

    found, findings = with_findings(merge.merged(held, [says(input="0.28")]))

    assert found == held
    assert [finding.about for finding in findings] == ["currency"]


def test_a_new_price_names_its_currency_where_the_file_has_another() -> None:
    merge = PriceMerge(claims("litellm"), "litellm", "acme/anvil-1", currency="CNY")
    yuan = replace(says(input="2"), currency="CNY")

    (dollars,), _ = with_findings(merge.merged([], [says(input="0.28")]))
    (own,), _ = with_findings(merge.merged([], [yuan]))

    assert (dollars.currency, own.currency) == ("USD", None)


def test_a_source_that_changes_its_currency_is_reported_and_its_older_copy_cited() -> None:
    held = [price(currency="CNY", rates={"input": "2.00"})]
    newer = claims("litellm", JUNE, {"litellm": origin("litellm")})

    found, findings = merged(held, [says(input="0.28")], newer, "litellm")

    assert found == [
        {"rates": {"input": "2.00"}, "currency": "CNY", "source": "litellm-2026-05-01"}
    ]
    assert [finding.about for finding in findings] == ["currency"]


def test_an_ended_price_in_another_currency_is_no_history_of_this_one() -> None:
    held = [price(currency="CNY", rates={"input": "2.00"}, starts="2026-03-01")]
    ended = replace(says(input="0.5"), ends=date(2026, 3, 1))

    found, _ = merged(held, [ended], claims("genai-prices"))

    assert len(found) == 1


def test_a_rate_that_a_person_read_stays_though_its_source_disputes_another() -> None:
    sources = {
        "news": Origin.model_validate({**PAGE, "url": "https://acme.example.com/news"}),
        "litellm": origin("litellm"),
    }
    held = price(
        rates={"input": "1", "output": "4", "web_search": "14", "image": "2"},
        rate_sources={"web_search": "news", "image": "litellm"},
        disputed=[
            {"rates": {"input": "2"}, "source": "news"},
            {"rates": {"input": "3"}, "source": "litellm"},
        ],
    )

    found, _ = merged([held], [says(input="1", output="4")], claims("models.dev", held=sources))

    assert found[0]["rates"] == {  # type: ignore[call-overload,index]
        "input": "1.00",
        "output": "4.00",
        "web_search": "14.00",
    }

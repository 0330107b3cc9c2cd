"""What is said of a lifecycle: the provider's own status, and beside it what the creator does."""

from typing import Any

import pytest

from llmref.insights.faq import model_faq, offering_faq
from llmref.insights.lifecycle import lifecycle_here, model_status, silent_end
from llmref.insights.market import Market
from tests.unit.insights.factories import Fields, Offer, at, market_of, offer

OWN = {"maker": {"kind": "first-party"}}
CLOSED: Fields = {"weights": "closed"}
PAST: Fields = {"status": "active", "retires_on": "2026-08-05"}
SOON: Fields = {"status": "active", "retires_on": "2026-12-11"}
LATER: Fields = {"status": "active", "retires_on": "2027-01-08"}


def held(*offers: Offer, **model: Any) -> Market:
    return market_of(*offers, model=model, providers=OWN)


def maker(life: Fields) -> Offer:
    return offer("maker", lifecycle=life)


@pytest.mark.parametrize(
    ("offers", "text", "status"),
    [
        (
            [maker(PAST), offer("a"), offer("b")],
            "Retired 2026-08-05 at Maker's own API · 2 other providers",
            "retired",
        ),
        ([maker(PAST), offer("a", lifecycle=PAST)], "Retired", "retired"),
        ([offer("a", lifecycle=PAST)], "Retired", "retired"),
        (
            [maker(SOON), offer("a")],
            "Retires 2026-12-11 at Maker's own API · 1 other provider",
            "retiring",
        ),
        ([maker(SOON)], "Retires 2026-12-11 at Maker's own API", "retiring"),
        (
            [maker({"status": "deprecated"}), offer("a")],
            "Deprecated at Maker's own API",
            "deprecated",
        ),
        ([maker({"status": "preview"}), offer("a")], "Preview", "preview"),
        ([maker({"status": "announced"})], "Announced", "announced"),
    ],
)
def test_a_model_says_whose_end_it_is_and_who_is_left(
    offers: list[Offer], text: str, status: str
) -> None:
    assert model_status(held(*offers)) == (text, status)


@pytest.mark.parametrize("offers", [[], [offer("a")], [offer("a", lifecycle=SOON), offer("b")]])
def test_of_a_model_whose_creator_says_nothing_nothing_is_said(offers: list[Offer]) -> None:
    assert model_status(held(*offers)) is None


def test_the_end_of_a_model_whose_creators_api_is_not_listed_is_still_its_creators() -> None:
    market = held(offer("a"), lifecycle={"status": "retired"})

    assert model_status(market) == ("Retired at Maker's own API · 1 other provider", "retired")
    assert at(market, "a").is_live


def test_of_several_apis_of_a_creator_the_one_that_ends_it_is_named() -> None:
    providers = {"us": {"creator": "maker"}, "cn": {"creator": "maker"}}
    market = market_of(offer("us", lifecycle=PAST), offer("cn"), providers=providers)

    assert model_status(market) == ("Retired 2026-08-05 at Us · 1 other provider", "retired")


@pytest.mark.parametrize(
    ("life", "warned"),
    [
        (PAST, "Maker's own API retired it on 2026-08-05; A states no date."),
        (SOON, "Maker's own API retires it on 2026-12-11; A states no date."),
        ({"status": "retired"}, "Maker's own API has retired it; A states no date."),
        ({"status": "deprecated"}, ""),
        ({"status": "active"}, ""),
    ],
)
def test_closed_weights_end_with_their_creator_so_a_silent_provider_has_a_warning(
    life: Fields, warned: str
) -> None:
    market = held(maker(life), offer("a"), **CLOSED)

    assert silent_end(at(market, "a"), market) == warned
    assert silent_end(at(market, "maker"), market) == ""


@pytest.mark.parametrize(
    ("weights", "life"), [("open", None), ("closed", LATER), ("closed", {"status": "retired"})]
)
def test_open_weights_and_a_provider_that_states_a_date_need_no_warning(
    weights: str, life: Fields | None
) -> None:
    sold = offer("a", lifecycle=life) if life else offer("a")
    market = held(maker(PAST), sold, weights=weights)

    assert silent_end(at(market, "a"), market) == ""


@pytest.mark.parametrize(
    ("life", "text", "beside"),
    [
        (
            None,
            "No retirement date is documented here",
            "Maker's own API retired it on 2026-08-05.",
        ),
        (LATER, "Retires 2027-01-08", "Maker's own API retired it on 2026-08-05."),
        ({"status": "preview"}, "Preview, no end stated here", "Maker's own API retired it on"),
        ({"status": "deprecated"}, "Deprecated, no date stated here", "Maker's own API retired"),
        (
            {"status": "deprecated", "deprecated_on": "2026-03-01"},
            "Deprecated since 2026-03-01, no end stated here",
            "Maker's own API retired",
        ),
        ({**SOON, "retires_on": "2028-01-01"}, "Active, retires 2028-01-01", "Maker's own API"),
    ],
)
def test_an_offering_has_the_status_of_its_own_provider_and_the_creators_beside_it(
    life: Fields | None, text: str, beside: str
) -> None:
    market = held(maker(PAST), offer("a", lifecycle=life) if life else offer("a"))

    here = lifecycle_here(at(market, "a"), market)

    assert here[0] == text
    assert here[1].startswith(beside)


ELSEWHERE = "Elsewhere it retires at A on 2027-01-08."
UNVERIFIED = "B on 2027-01-08 (models.dev, unverified)"
READ = " Source: acme.example, verified on 2026-11-01."


def test_when_an_offering_retires_of_which_its_provider_says_nothing() -> None:
    market = held(maker(PAST), offer("a"))

    answers = {item.question: item.answer for item in offering_faq(at(market, "a"), market)}

    assert answers["When does M on A retire?"] == (
        "A states no retirement date. Maker's own API retired it on 2026-08-05."
    )


@pytest.mark.parametrize(
    ("offers", "answer"),
    [
        ([offer("a")], None),
        ([maker(SOON)], f"Maker's own API retires it on 2026-12-11.{READ}"),
        (
            [maker({"status": "deprecated"}), offer("a")],
            f"Maker's own API has deprecated it. No retirement date is documented there.{READ}",
        ),
        (
            [maker(PAST), offer("a", lifecycle=LATER)],
            f"Maker's own API retired it on 2026-08-05.{READ} {ELSEWHERE}",
        ),
        (
            [maker({"status": "active"}), offer("a", lifecycle=LATER)],
            f"Maker's own API states no retirement. {ELSEWHERE}",
        ),
        ([offer("a", lifecycle=PAST)], "No provider listed here offers M anymore."),
        # stated by a catalog alone
        (
            [
                maker({"status": "active"}),
                offer("a", lifecycle=LATER),
                offer("b", lifecycle={**LATER, "source": "list"}),
            ],
            f"Maker's own API states no retirement. {ELSEWHERE[:-1]} and {UNVERIFIED}.",
        ),
    ],
)
def test_when_a_model_retires(offers: list[Offer], answer: str | None) -> None:
    found = {item.question: item.answer for item in model_faq(held(*offers))}

    asked = "When did M retire?" if "anymore" in str(answer) else "When does M retire?"
    assert found.get(asked) == answer

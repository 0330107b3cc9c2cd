"""What another source says is told where it would change who is cheapest, and only there."""

import pytest

from llmref.insights import superlatives
from llmref.insights.contested import contests, least_contested
from llmref.insights.why import why
from tests.unit.insights.factories import (
    RATES,
    Fields,
    Offer,
    at,
    market_of,
    offer,
    unpriced,
)

DEAR = {"input": "4", "output": "16"}


def disputed(provider: str, rates: Fields, says: Fields, source: str = "list") -> Offer:
    return offer(
        provider, None, prices=[{"rates": rates, "disputed": [{"rates": says, "source": source}]}]
    )


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        # who is disputed, what is said of it; RATES cost 10 dollars, DEAR 20
        ([offer(), offer("beta", DEAR)], []),
        # the cheapest would not be it
        (
            [disputed("acme", RATES, {"input": "9"}), offer("beta", DEAR)],
            [
                (
                    "According to models.dev as of 2026-07-02, Acme charges $31.00; "
                    "Beta would then be cheapest at $20.00."
                )
            ],
        ),
        # the cheapest would have company
        (
            [disputed("acme", RATES, {"input": "4", "output": "16"}), offer("beta", DEAR)],
            [("According to models.dev as of 2026-07-02, Acme charges $20.00, tying with Beta.")],
        ),
        # one of those that tie would be dearer, or cheaper
        (
            [disputed("acme", RATES, {"input": "3"}), offer("beta"), offer("gamma", DEAR)],
            ["According to models.dev as of 2026-07-02, Acme charges $13.00, more than Beta."],
        ),
        (
            [disputed("acme", RATES, {"input": "1"}), offer("beta"), offer("gamma", DEAR)],
            ["According to models.dev as of 2026-07-02, Acme charges $7.00, less than Beta."],
        ),
        # somebody dearer would be the cheapest, or as cheap
        (
            [offer(), disputed("beta", DEAR, {"input": "0.5", "output": "2"})],
            [
                (
                    "According to models.dev as of 2026-07-02, Beta charges $2.50, "
                    "which would be cheapest."
                )
            ],
        ),
        (
            [offer(), disputed("beta", DEAR, dict(RATES))],
            ["According to models.dev as of 2026-07-02, Beta charges $10.00, tying for cheapest."],
        ),
        # nothing changes: still the least, still dearer, another rate, no price to compare with
        ([disputed("acme", RATES, {"input": "1"}), offer("beta", DEAR)], []),
        ([disputed("acme", RATES, {"input": "4"}), offer("beta", DEAR)], []),
        ([offer(), disputed("beta", DEAR, {"input": "3"})], []),
        ([offer(), disputed("beta", DEAR, {"cache_read": "0.1"})], []),
        ([disputed("acme", RATES, {"input": "9"}), unpriced("beta")], []),
    ],
)
def test_a_claim_that_would_change_the_answer_is_told(offers: list[Offer], said: list[str]) -> None:
    held = market_of(*offers)

    assert [contest.sentence for contest in contests(held, held.default)] == said
    assert all(sentence in superlatives.cheapest(held) for sentence in said)


def test_the_page_of_whoever_is_concerned_says_it_and_no_other() -> None:
    held = market_of(offer(), offer("beta", DEAR), disputed("gamma", DEAR, dict(RATES)))
    sentence = "According to models.dev as of 2026-07-02, Gamma charges $10.00, tying for cheapest."

    told = {name for name in ("acme", "beta", "gamma") if sentence in why(at(held, name), held)}

    assert told == {"acme", "gamma"}


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        # RATES take 2 dollars for input, DEAR 4; nobody disputes, or nothing would change
        ([offer(), offer("beta", DEAR)], []),
        ([offer(), disputed("beta", DEAR, {"input": "3"})], []),
        ([offer(), disputed("beta", DEAR, {"input": "2"})], []),
        ([disputed("acme", RATES, {"output": "9"}), offer("beta", DEAR)], []),
        ([offer(), unpriced("beta")], []),
        # another provider of the same amount is not disputed
        ([disputed("acme", RATES, {"input": "9"}), offer("beta")], []),
        # the amount would be another one
        (
            [disputed("acme", RATES, {"input": "3"}), offer("beta", DEAR)],
            ["According to models.dev as of 2026-07-02, Acme charges $3.00."],
        ),
        (
            [disputed("acme", RATES, {"input": "3"}), disputed("beta", RATES, {"input": "9"})],
            [
                "According to models.dev as of 2026-07-02, Acme charges $3.00.",
                "According to models.dev as of 2026-07-02, Beta charges $9.00.",
            ],
        ),
        (
            [offer(), disputed("beta", DEAR, {"input": "1"})],
            ["According to models.dev as of 2026-07-02, Beta charges $1.00."],
        ),
    ],
)
def test_a_lowest_rate_is_contested_where_it_would_be_another(
    offers: list[Offer], said: list[str]
) -> None:
    assert list(least_contested(market_of(*offers), "input")) == said

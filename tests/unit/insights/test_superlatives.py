"""Who is cheapest, with every tie, gap and doubt said."""

from __future__ import annotations

import pytest

from llmref.insights import superlatives
from tests.unit.insights.factories import (
    CACHED,
    CHATS,
    RATES,
    Offer,
    free,
    market_of,
    offer,
    subscription,
    unpriced,
)

CHEAP, DEAR = {"input": "1", "output": "4"}, {"input": "4", "output": "16"}
LONG = {"when": {"input_above": 2000}, "rates": DEAR}
YUAN = {"rates": RATES, "currency": "CNY"}
EXCHANGE = {
    "CNY": {
        "usd": "0.14",
        "source": {"url": "https://rates.example/", "via": "page", "checked": "2026-11-01"},
    }
}
FREE_VARIANT = {"id": "m:free", "label": "free", "billing": "free"}


def disputed(rates: dict[str, str], provider: str = "beta") -> Offer:
    other = [{"rates": rates, "source": "list", "checked": "2026-07-02"}]
    return offer(provider, None, prices=[{"rates": CHEAP, "disputed": other}])


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        # offers, all that is said
        ([], "No provider listed here offers M."),
        (
            [offer(lifecycle={"status": "retired"})],
            "No provider listed here offers M anymore.",
        ),
        ([offer()], "Acme is the only provider of M listed here."),
        ([free()], "Acme is the only provider of M listed here."),
        (
            [offer(), offer("beta", DEAR)],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
            ),
        ),
        (
            [offer(), offer("beta"), offer("gamma", DEAR)],
            (
                "Acme and Beta are tied for cheapest at $10.00 for 1,000 chats; "
                "the most expensive provider charges $20.00."
            ),
        ),
        (
            [offer(), offer("beta"), offer("gamma"), offer("delta", DEAR)],
            (
                "Acme, Beta and Gamma are tied for cheapest at $10.00 for 1,000 "
                "chats; the most expensive provider charges $20.00."
            ),
        ),
        (
            [offer(slug) for slug in ("p1", "p2", "p3", "p4", "p5")] + [offer("zeta", DEAR)],
            (
                "5 providers, among them P1, P2 and P3, are tied for cheapest at "
                "$10.00 for 1,000 chats; the most expensive provider charges "
                "$20.00."
            ),
        ),
        (
            [offer(), offer("beta")],
            "Both providers with a known cost charge the same for 1,000 chats: $10.00.",
        ),
        (
            [offer(), offer("beta"), offer("gamma")],
            "All 3 providers with a known cost charge the same for 1,000 chats: $10.00.",
        ),
        (
            [offer(), unpriced("beta")],
            (
                "The cost of 1,000 chats is known only at Acme: $10.00."
                " 1 of 2 providers publishes a price."
            ),
        ),
        (
            [offer(), offer("beta", DEAR), unpriced("gamma"), unpriced("delta")],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
                " 2 of 4 providers publish a price."
            ),
        ),
        (
            [unpriced(), unpriced("beta")],
            "No price is documented at any of the 2 providers.",
        ),
        (
            [unpriced(), free("beta")],
            "No price is documented at Acme. Beta offers it free of charge.",
        ),
        (
            [free(), subscription("beta")],
            (
                "None of the 2 providers charges for use. Acme offers it free of charge."
                " Beta includes it in a subscription."
            ),
        ),
        (
            [offer(), offer("beta", DEAR), unpriced("gamma"), free("delta")],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
                " 2 of 4 providers publish a price. Delta offers it free of charge."
            ),
        ),
        (
            [offer(), offer("beta", DEAR), free("gamma"), subscription("delta")],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
                " Gamma offers it free of charge. Delta includes it in a subscription."
            ),
        ),
        (
            [offer(), offer("beta", DEAR), free("gamma", deployment="self-hosted"), free("zeta")],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
                " Gamma (on your own machine) and Zeta both offer it free of charge."
            ),
        ),
        (
            [offer(variants=[FREE_VARIANT]), offer("beta", DEAR)],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
                " Acme (as m:free) offers it free of charge."
            ),
        ),
        (
            [offer(prices=[LONG]), offer("beta", {"input": "3", "output": "8"})],
            (
                "Beta is cheapest at $13.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
            ),
        ),
        (
            [offer(), offer("beta", DEAR), offer("yuan", None, prices=[YUAN])],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
                " Yuan publishes prices in a currency that is not compared here."
            ),
        ),
        (
            [offer(), offer("beta", DEAR), offer("images", {"image": "1"})],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
                " Images publishes no price for part of this workload and is not compared."
            ),
        ),
        (
            [offer("images", {"image": "1"}), offer("pictures", {"image": "1"})],
            "No provider listed here publishes a price for every part of 1,000 chats.",
        ),
        (
            [offer(), disputed({"input": "3"})],
            (
                "Beta is cheapest at $5.00 for 1,000 chats; the most expensive "
                "provider charges $10.00. The price at Beta is disputed (input: "
                "models.dev said $3.00 on 2026-07-02). According to models.dev as "
                "of 2026-07-02, Beta charges $11.00; Acme would then be cheapest "
                "at $10.00."
            ),
        ),
        (
            [offer(), disputed({"input": "3"}), disputed({"input": "3"}, "gamma")],
            (
                "Beta and Gamma are tied for cheapest at $5.00 for 1,000 chats; the most expensive"
                " provider charges $10.00. The prices at Beta and Gamma are disputed (input:"
                " models.dev said $3.00 on 2026-07-02). According to models.dev as of 2026-07-02,"
                " Beta charges $11.00, more than Gamma. According to models.dev as of 2026-07-02,"
                " Gamma charges $11.00, more than Beta."
            ),
        ),
        (
            [offer(), disputed({"web_search": "3"})],
            (
                "Beta is cheapest at $5.00 for 1,000 chats;"
                " the most expensive provider charges $10.00."
            ),
        ),
        (
            [offer(source="list", checked="2026-11-01"), offer("beta", DEAR)],
            (
                "Acme is cheapest at $10.00 for 1,000 chats;"
                " the most expensive provider charges $20.00."
                " Based on unverified prices from models.dev."
            ),
        ),
        (
            [
                offer(source="list", checked="2026-11-01"),
                offer("beta", source="other", checked="2026-11-01"),
                offer("gamma", DEAR),
            ],
            (
                "Acme and Beta are tied for cheapest at $10.00 for 1,000 chats; "
                "the most expensive provider charges $20.00. Based on unverified "
                "prices from models.dev and prices.example."
            ),
        ),
        (
            [offer("old", CHEAP, source="list"), offer(), offer("beta", DEAR)],
            (
                "Acme is cheapest at $10.00 for 1,000 chats; the most expensive provider"
                " charges $20.00. Old is not compared: its $5.00 is from a copy of 2026-07-02."
            ),
        ),
        (
            [offer(source="list"), offer("beta"), offer("gamma", DEAR)],
            (
                "Acme and Beta are tied for cheapest at $10.00 for 1,000 chats; "
                "the most expensive provider charges $20.00."
            ),
        ),
        (
            [offer(), offer("beta", CHEAP, lifecycle={"status": "retired"})],
            "Of 2 providers listed here, only Acme offers M now.",
        ),
    ],
)
def test_the_cheapest_is_named_with_ties_gaps_and_doubts(offers: list[Offer], said: str) -> None:
    assert " ".join(superlatives.cheapest(market_of(*offers))) == said


def test_a_converted_cost_is_said_to_be_one() -> None:
    held = market_of(offer(), offer("yuan", None, prices=[YUAN]), site={"exchange_rates": EXCHANGE})

    assert superlatives.cheapest(held) == (
        (
            "Yuan is cheapest at about $1.40 for 1,000 chats; the most expensive provider"
            " charges $10.00."
        ),
        "Prices of Yuan are converted to US dollars for comparison.",
    )


def test_another_workload_may_have_another_winner() -> None:
    cached = {"input": "3", "output": "8", "cache_read": "0.1"}
    uncached = {"input": "2", "output": "8", "cache_read": "2"}
    site = {"workloads": {"chats": CHATS, "cached": CACHED}}
    held = market_of(offer(rates=uncached), offer("beta", cached), site=site)

    assert superlatives.cheapest(held)[0].startswith("Acme is cheapest")
    assert superlatives.cheapest(held, "cached")[0].startswith("Beta is cheapest")

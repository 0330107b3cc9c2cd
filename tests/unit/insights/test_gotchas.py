"""What would cost a reader an hour, the dearest first."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from llmref.insights import gotchas
from llmref.insights.cells import source_name
from llmref.insights.gotchas.calls import LookalikeIds
from llmref.insights.gotchas.priority import Priority
from llmref.insights.market import Market
from llmref.records.source import Derived
from tests.unit.insights.factories import (
    RATES,
    Offer,
    at,
    catalogue,
    free,
    market_of,
    offer,
    unpriced,
)

BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1"}}
DEAR_BATCH = {"when": {"mode": "batch"}, "rates": {"input": "2"}}
YUAN_BATCH = {**BATCH, "currency": "CNY"}
OUTPUT_BATCH = {"when": {"mode": "batch"}, "rates": {"output": "1"}}
FREE_BATCH = {"when": {"mode": "batch"}, "rates": {"input": "free", "output": "1"}}
LONG = {"when": {"input_above": 200000}, "rates": {"input": "4", "output": "9"}}
LONGER = {"when": {"input_above": 500000}, "rates": {"input": "5", "output": "8"}}
NIGHT = {"when": {"hours_utc": "16:30-00:30"}, "rates": {"input": "1", "output": "8"}}
MORNING = {
    "when": {"hours_utc": "06:00-08:00", "weekdays": ["sat"]},
    "rates": {"input": "1", "output": "8"},
}
FROM_LENGTH = {"when": {"input_from": 200000}, "rates": {"input": "4"}}
LONGER_FROM = {"when": {"input_from": 500000}, "rates": {"input": "5"}}
IN_BATCH = {"when": {"mode": "batch"}, "rates": {"input": "1"}}
IN_EUROPE = {"when": {"region": "eu"}, "rates": {"input": "3"}}
SAME_NIGHT = {"when": {"hours_utc": "16:30-00:30"}, "rates": RATES}
NEXT_YEAR = {"rates": {"input": "4", "output": "16"}, "starts": "2027-01-01", "ends": "2027-06-01"}
LATER = {"rates": {"input": "5", "output": "16"}, "starts": "2027-06-01"}
SAME_NEXT_YEAR = {"rates": RATES, "starts": "2027-01-01"}
BATCH_NEXT_YEAR = {**BATCH, "starts": "2027-01-01"}
SHORTER = {"when": {"input_above": 100000}, "rates": {"input": "1"}}
DISPUTED = {
    "rates": {**RATES, "cache_write": "free"},
    "disputed": [
        {
            "rates": {"input": "3", "cache_write": "1"},
            "source": "list",
            "checked": "2026-07-02",
        }
    ],
}
AGREED = {
    "rates": RATES,
    "disputed": [{"rates": {"input": "2.00"}, "source": "list", "checked": "2026-07-02"}],
}
DEARER = {"id": "eu.m", "label": "EU", "prices": [{"rates": {"input": "2.2"}}]}
DEAREST = {"id": "us.m", "label": "US", "prices": [{"rates": {"input": "3"}}]}
CHEAPER = {"id": "m:slow", "label": "slow", "prices": [{"rates": {"input": "1"}}]}
THINKING = {
    "id": "m:thinking",
    "label": "thinking",
    "prices": [{"rates": {"input": "2", "output": "9"}}],
}
SMALL = {"id": "m:small", "label": "small", "limits": {"context": 500}}
SMALLER = {"id": "m:tiny", "label": "tiny", "limits": {"context": 400}}
NEARLY = {"id": "m:near", "label": "near", "limits": {"context": 1950}}
YUAN = {"id": "cn.m", "label": "CN", "prices": [{"rates": {"input": "9"}, "currency": "CNY"}]}
FREE = {"id": "m:free", "label": "free", "billing": "free", "free_limit": "50 requests a day"}
OLD = {"id": "m-1", "label": "1", "lifecycle": {"status": "retired", "retires_on": "2026-01-01"}}
UNSEEN = {"label": "old", "source": "list", "last_seen": "2026-07-02"}
OPENAI = {"class": "openai-chat", "base_url": "https://acme.example/v1", "kinds": ["chat"]}
AZURE = {"class": "azure-openai", "base_url": "https://${HOST}.example", "kinds": ["chat"]}
CLAUDE = {
    "class": "anthropic-messages",
    "base_url": "https://acme.example/anthropic/v1",
    "kinds": ["chat"],
}
KEY = {"name": "ACME_API_KEY", "role": "key"}


def texts(sold: Offer, *others: Offer, **fields: Any) -> list[str]:
    held = market_of(sold, *others, **fields)
    return [found.text for found in gotchas.gotchas(at(held, sold[0]), held, of(held))]


def of(held: Market) -> LookalikeIds:
    return LookalikeIds(held.catalogue)


def test_what_an_id_cost_that_has_ended_is_no_warning() -> None:
    gone = {**DEARER, "lifecycle": {"status": "retired"}}

    assert texts(offer(variants=[gone])) == ["`eu.m` was retired, so calls fail."]


@pytest.mark.parametrize(
    ("sold", "text"),
    [
        # the offering, the gotcha
        (offer(id="m-large"), "Send `m-large` as the model ID, not `m`."),
        (offer(id="acme/m_1"), "Send `acme/m_1` as the model ID, not `m`."),
        (
            offer(lifecycle={"status": "retired"}),
            "`m` was retired, so calls fail.",
        ),
        (
            offer(lifecycle={"status": "retired", "retires_on": "2026-10-01", "successor": "n"}),
            "`m` was retired on 2026-10-01, so calls fail; its replacement is N.",
        ),
        (
            offer(lifecycle={"status": "active", "retires_on": "2026-01-01"}),
            "`m` was retired on 2026-01-01, so calls fail.",
        ),
        (
            offer(lifecycle={"status": "active", "retires_on": "2026-11-20", "redirects": "yes"}),
            "`m` was retired on 2026-11-20, so another model answers its calls.",
        ),
        (
            offer(lifecycle={"status": "active", "retires_on": "2027-01-01", "redirects": "yes"}),
            "`m` retires on 2027-01-01; another model answers its calls from then on.",
        ),
        (
            offer(lifecycle={"status": "active", "retires_on": "2027-01-01", "successor": "gone"}),
            "`m` retires on 2027-01-01; its replacement is gone.",
        ),
        (offer(lifecycle={"status": "deprecated"}), "`m` is deprecated."),
        (
            offer(lifecycle={"status": "deprecated", "deprecated_on": "2026-05-01"}),
            "`m` has been deprecated since 2026-05-01.",
        ),
        (
            offer(lifecycle={"status": "announced"}),
            "`m` is announced and cannot be called yet.",
        ),
        (offer(variants=[OLD]), "`m-1` was retired on 2026-01-01, so calls fail."),
        (
            offer(source="list", last_seen="2026-07-02"),
            "models.dev last listed it on 2026-07-02, so check that it still works.",
        ),
        (
            offer(last_seen="2026-07-02", last_seen_by="list"),
            (
                "models.dev last listed it on 2026-07-02; a newer list of the models here lacks it,"
                " so check that it still works."
            ),
        ),
        (
            offer(variants=[{**UNSEEN, "id": "m-1"}]),
            "models.dev last listed `m-1` on 2026-07-02, so check that it still works.",
        ),
        (
            offer(variants=[{**UNSEEN, "id": "m-1"}, {**UNSEEN, "id": "m-2"}]),
            (
                "models.dev last listed `m-1` and `m-2` on 2026-07-02, so check "
                "that they still work."
            ),
        ),
        (
            offer(source="list", last_seen="2026-07-02", variants=[{**UNSEEN, "id": "m-1"}]),
            "models.dev last listed it and `m-1` on 2026-07-02, so check that they still work.",
        ),
        (
            offer(variants=[OLD, {**OLD, "id": "m-2"}]),
            "`m-1` and `m-2` were retired on 2026-01-01, so calls fail.",
        ),
        (
            offer(moving=True),
            (
                "`m` is a floating alias: the model behind it, and its price, can "
                "change without notice."
            ),
        ),
        (
            offer(prices=[LATER, NEXT_YEAR]),
            (
                "The price changes on 2027-01-01: $4.00 instead of $2.00 per 1M input tokens and"
                " $16.00 instead of $8.00 per 1M output tokens."
            ),
        ),
        (
            offer(prices=[LONG]),
            (
                "Once the input is longer than 200,000 tokens, the whole request is charged"
                " $4.00 instead of $2.00 per 1M input tokens and $9.00 instead of $8.00"
                " per 1M output tokens."
            ),
        ),
        (
            offer(prices=[LONGER, LONG, SHORTER]),
            (
                "Once the input is longer than 200,000 tokens, the whole request "
                "is charged $4.00 instead of $2.00 per 1M input tokens and $9.00 "
                "instead of $8.00 per 1M output tokens; above 500,000 tokens, "
                "$5.00 instead of $2.00 per 1M input tokens."
            ),
        ),
        (
            offer(prices=[FROM_LENGTH, LONGER_FROM]),
            (
                "Once the input is 200,000 tokens or longer, the whole request is charged"
                " $4.00 instead of $2.00 per 1M input tokens; from 500,000 tokens on, $5.00"
                " instead of $2.00 per 1M input tokens."
            ),
        ),
        (
            offer(prices=[IN_BATCH, IN_EUROPE]),
            ("No price is documented where these meet: Batch and Region eu."),
        ),
        (
            offer(prices=[NIGHT]),
            (
                "At certain times (16:30\N{EN DASH}00:30 UTC) it is charged $1.00 instead of"
                " $2.00 per 1M input tokens."
            ),
        ),
        (
            offer(prices=[NIGHT, MORNING]),
            (
                "At certain times (16:30\N{EN DASH}00:30 UTC; 06:00\N{EN DASH}08:00 UTC · Sat)"
                " it is charged $1.00 instead of $2.00 per 1M input tokens."
            ),
        ),
        (
            offer(limits={"context": 1000}),
            "The context window is limited to 1,000 tokens here; the model itself supports 2,000.",
        ),
        (
            offer(limits={"output": 10}),
            "Max output is limited to 10 tokens here; the model itself supports 20.",
        ),
        (free(free_limit="50 requests a day"), "It is free but limited: 50 requests a day."),
        (offer(variants=[FREE]), "`m:free` is free but limited: 50 requests a day."),
        (
            offer(variants=[DEARER, CHEAPER, YUAN]),
            "`eu.m` costs $2.20 per 1M input tokens, against $2.00 for `m`.",
        ),
        (
            offer(variants=[THINKING, CHEAPER]),
            "`m:thinking` costs $9.00 per 1M output tokens, against $8.00 for `m`.",
        ),
        (
            offer(variants=[SMALL]),
            "`m:small` has a context window of 500 tokens, against 2,000 for `m`.",
        ),
        (
            offer(variants=[SMALL, SMALLER, {"id": "m:like", "label": "like"}]),
            (
                "`m:small` and `m:tiny` have a context window of 400 to 500 "
                "tokens, against 2,000 for `m`."
            ),
        ),
        (
            offer(variants=[DEARER, DEAREST]),
            ("`eu.m` and `us.m` cost up to $3.00 per 1M input tokens, against $2.00 for `m`."),
        ),
        (
            offer(gotchas=[{"text": "It bites."}]),
            "It bites.",
        ),
    ],
)
def test_each_one_is_one_sentence_about_this_offering(sold: Offer, text: str) -> None:
    model = {"limits": {"context": 2000, "output": 20}}

    assert texts(sold, model=model, models={"n": {"name": "N"}}) == [text]


@pytest.mark.parametrize(
    "sold",
    [
        offer(),
        unpriced(),
        free(),
        offer(prices=[SHORTER]),
        offer(rates=None, prices=[AGREED]),
        offer(rates=None, prices=[DISPUTED]),  # which the price table says
        offer(rates=None, prices=[LONG]),
        offer(prices=[SAME_NIGHT]),
        offer(prices=[SAME_NEXT_YEAR, BATCH_NEXT_YEAR]),
        offer(limits={"context": 1950, "output": 19}),
        offer(variants=[CHEAPER]),
        offer(id="acme/m"),
        offer(id="M"),
        offer(id="m-large", variants=[{"id": "m", "label": "short"}]),
        offer(variants=[NEARLY, {"id": "m:like", "label": "like"}]),
        (
            *offer(lifecycle={"status": "retired"}, last_seen="2026-07-02")[0:1],
            {"model": "m", "id": "m", "billing": "unknown"},
        ),
        offer(limits={"context": 3000, "output": 30}),
    ],
)
def test_where_there_is_nothing_to_know_nothing_is_said(sold: Offer) -> None:
    assert texts(sold, model={"limits": {"context": 2000, "output": 20}}) == []


@pytest.mark.parametrize(
    ("others", "said"),
    [
        # others, what is said of batch
        ([offer("beta")], []),
        (
            [offer("beta", prices=[BATCH])],
            ["Batch requests are not supported here; Beta supports them."],
        ),
        (
            [offer("beta", prices=[BATCH]), offer("gamma", prices=[BATCH])],
            ["Batch requests are not supported here; Beta and Gamma support them."],
        ),
    ],
)
def test_no_batch_is_told_where_others_have_it(others: list[Offer], said: list[str]) -> None:
    assert texts(offer(not_offered=["batch"]), *others) == said


@pytest.mark.parametrize(
    ("sold", "others", "who"),
    [
        # the offering, of which nobody says whether it takes batches, others, who charges less so
        (offer(), [], ""),
        (offer(), [offer("beta")], ""),
        (offer(), [offer("beta", prices=[BATCH])], "Beta"),
        (offer(), [offer("beta", prices=[BATCH]), offer("eta", prices=[BATCH])], "Beta and Eta"),
        (offer(), [offer("beta", prices=[BATCH]), offer("eta", prices=[DEAR_BATCH])], "Beta"),
        (offer(), [offer("beta", prices=[DEAR_BATCH])], ""),
        (offer(), [offer("beta", prices=[YUAN_BATCH])], ""),
        (offer(), [offer("beta", prices=[OUTPUT_BATCH])], ""),
        (offer(), [offer("beta", prices=[FREE_BATCH])], ""),
        (offer(prices=[BATCH]), [offer("beta", prices=[BATCH])], ""),
        (offer(variants=[{"id": "m:b", "label": "batch"}]), [offer("beta", prices=[BATCH])], ""),
        (unpriced(), [offer("beta", prices=[BATCH])], ""),
        (free(), [offer("beta", prices=[BATCH])], ""),
        (offer(rates={"output": "1"}), [offer("beta", prices=[BATCH])], ""),
    ],
)
def test_a_cheaper_batch_elsewhere_is_told_where_none_is_known_here(
    sold: Offer, others: list[Offer], who: str
) -> None:
    said = (
        f"No batch price is documented here; batch input costs $1.00 per 1M tokens at {who},"
        " against $2.00 here."
    )

    assert texts(sold, *others) == [said] * bool(who)


@pytest.mark.parametrize(
    ("sold", "others", "said"),
    [
        # the offering, others, whether it is told
        (offer(limits={"dimensions": 512}), [], True),
        (offer(), [offer("beta", limits={"dimensions": 512})], True),
        (offer(), [offer("beta")], False),
    ],
)
def test_dimensions_are_told_where_they_differ(
    sold: Offer, others: list[Offer], said: bool
) -> None:
    model = {"kind": "embedding", "limits": {"dimensions": 1024}}

    assert [text.startswith("Vectors have") for text in texts(sold, *others, model=model)] == (
        [True] * said
    )


@pytest.mark.parametrize(
    ("provider", "fields", "said"),
    [
        # the provider's record, the offering's, what is said
        (
            {"recipes": [OPENAI]},
            {"recipe": "openai-responses"},
            ["`m` answers on the Responses API only: a Chat Completions call fails."],
        ),
        (
            {"recipes": [{**AZURE, "base_url": "https://acme.example/v1"}]},
            {"recipe": "azure-responses"},
            ["`m` answers on the Responses API only: a Chat Completions call fails."],
        ),
        ({"recipes": [OPENAI]}, {"recipe": "openai-chat"}, []),
        (
            {"recipes": [OPENAI, AZURE]},
            {},
            ["The base URL depends on your account: set `HOST` before the call."],
        ),
        (
            {"auth": [{**KEY, "any_of": ["OLD_KEY", "ACME_KEY"]}]},
            {},
            [],  # the recipe says so, beside the call
        ),
        ({"auth": [KEY]}, {}, []),
        ({"gotchas": [{"text": "For all."}]}, {}, ["For all."]),
        ({"gotchas": [{"text": "For it.", "models": ["m"]}]}, {}, ["For it."]),
        ({"gotchas": [{"text": "For another.", "models": ["n"]}]}, {}, []),
    ],
)
def test_what_the_provider_says_is_told_if_it_concerns_the_model(
    provider: dict[str, Any], fields: dict[str, Any], said: list[str]
) -> None:
    assert texts(offer(**fields), providers={"acme": provider}) == said


@pytest.mark.parametrize(
    ("others", "said"),
    [
        # providers with the same variable, what is said
        ([], []),
        (
            ["beta"],
            ["Beta also reads its key from `ACME_API_KEY`, so both use the same key."],
        ),
        (
            ["beta", "gamma"],
            [
                (
                    "Beta and Gamma also read its key from `ACME_API_KEY`, so all of "
                    "them use the same key."
                )
            ],
        ),
    ],
)
def test_a_variable_that_others_read_too_is_told(others: list[str], said: list[str]) -> None:
    providers = {slug: {"auth": [KEY]} for slug in ["acme", *others]}

    assert texts(offer(), providers=providers) == said


@pytest.mark.parametrize(
    ("covers", "said"), [(["shared_variable"], False), (["base_url"], True), ([], True)]
)
def test_what_a_written_gotcha_covers_is_not_said_again(covers: list[str], said: bool) -> None:
    text = "`ACME_API_KEY` is also the variable of Beta."
    written = {"text": text, **({"covers": covers} if covers else {})}
    providers = {"acme": {"auth": [KEY], "gotchas": [written]}, "beta": {"auth": [KEY]}}

    found = texts(offer(), providers=providers)

    assert found[0] == text
    assert ["reads its key from `ACME_API_KEY`" in each for each in found[1:]] == [True] * said


def test_a_variable_that_may_hold_the_key_as_well_is_shared_too() -> None:
    providers = {
        "acme": {"auth": [{**KEY, "any_of": ["ACME_API_KEY", "BETA_KEY"]}]},
        "beta": {"auth": [{"name": "BETA_KEY", "role": "key"}]},
    }

    assert texts(offer(), providers=providers) == [
        "Beta also reads its key from `BETA_KEY`, so both use the same key."
    ]


@pytest.mark.parametrize(
    ("recipes", "fields", "said"),
    [
        # the provider's recipes, the offering's fields, what is said of the base URL
        ([CLAUDE], {}, "plain HTTP calls must include it"),
        ([CLAUDE, OPENAI], {}, "OpenAI's take `https://acme.example/v1`"),
        ([OPENAI, CLAUDE], {}, ""),
        ([OPENAI, CLAUDE], {"recipe": "anthropic-messages"}, "OpenAI's take"),
        ([{**CLAUDE, "base_url": "https://api.anthropic.com/v1"}], {}, ""),
        ([{**CLAUDE, "base_url": "https://acme.example/anthropic"}], {}, ""),
        ([{"class": "anthropic-messages", "kinds": ["chat"]}], {}, ""),
        ([{**CLAUDE, "kinds": ["embedding"]}], {}, ""),
    ],
)
def test_who_adds_the_version_to_a_base_url_is_told(
    recipes: list[dict[str, Any]], fields: dict[str, Any], said: str
) -> None:
    found = texts(offer(**fields), providers={"acme": {"recipes": recipes}})

    told = [text for text in found if text.startswith("Give")]
    assert len(told) == bool(said)
    assert [text for text in told if "base URL `https://acme.example/anthropic`," not in text] == []
    assert [text for text in told if said not in text] == []


def test_another_api_than_the_usual_one_is_told() -> None:
    providers = {"acme": {"recipes": [OPENAI, CLAUDE]}}

    assert texts(offer(recipe="anthropic-messages"), providers=providers)[0] == (
        "`m` uses the Anthropic Messages API, not Chat Completions, the usual API at Acme."
    )
    assert texts(offer(recipe="none"), providers=providers) == []


def test_what_a_gotcha_of_one_model_covers_is_not_said_again_of_it() -> None:
    text = "M answers on the Responses API only."
    written = {"text": text, "models": ["m"], "covers": ["other_api"]}
    providers = {"acme": {"recipes": [OPENAI], "gotchas": [written]}}

    assert texts(offer(recipe="openai-responses"), providers=providers) == [text]


def test_what_a_gotcha_of_another_model_covers_is_said() -> None:
    written = {"text": "N has an address.", "models": ["n"], "covers": ["base_url"]}
    providers = {"acme": {"recipes": [AZURE], "gotchas": [written]}}

    assert texts(offer(), providers=providers, models={"n": {}}) == [
        "The base URL depends on your account: set `HOST` before the call."
    ]


@pytest.mark.parametrize(("weights", "count"), [("open", 1), ("closed", 0)])
def test_the_api_of_a_closed_models_creator_limits_nothing(weights: str, count: int) -> None:
    model = {"limits": {"output": 20}, "weights": weights}

    found = texts(offer("maker", limits={"output": 10}), model=model)

    assert len([text for text in found if text.startswith("Max output is limited")]) == count


def test_each_derived_gotcha_has_a_key() -> None:
    written = {Priority.OFFERING, Priority.PROVIDER, Priority.PROVIDER_AND_MODEL}

    assert {weight.key for weight in set(Priority) - written} == set(get_args(Derived))


@pytest.mark.parametrize("spelt", ["n", "N", "acme/n", "n-old"])
def test_an_id_that_reads_like_another_model_is_told(spelt: str) -> None:
    models = {"n": {"name": "N", "aliases": ["n-old"]}}

    assert texts(offer(id=spelt), models=models) == [
        f"`{spelt}` is M here; do not confuse it with N, a different model."
    ]


def test_an_id_that_is_an_alias_of_its_own_model_reads_like_no_other() -> None:
    assert texts(offer(id="m-old"), model={"aliases": ["m-old"]}) == [
        "Send `m-old` as the model ID, not `m`."
    ]


def test_nobody_is_told_to_send_an_id_that_its_profiles_are_called_instead_of() -> None:
    profile = {"id": "eu.acme.m-v1", "label": "EU"}

    assert texts(offer(id="acme.m-v1", variants=[profile])) == []


def test_a_prefix_is_told_where_other_ids_have_none() -> None:
    other = ("acme", {"model": "n", "id": "n", "billing": "unknown"})

    assert texts(offer(id="beta/m"), other, models={"n": {"name": "N"}}) == [
        ("Send `beta/m` as the model ID, including `beta/`, which other IDs at Acme omit.")
    ]


def test_no_prefix_is_told_where_hardly_an_id_has_none() -> None:
    others = [
        ("acme", {"model": f"n{n}", "id": f"beta/n{n}", "billing": "unknown"}) for n in "abcd"
    ]
    bare = ("acme", {"model": "ne", "id": "ne", "billing": "unknown"})
    models = {f"n{n}": {"name": f"N{n}"} for n in "abcde"}

    assert texts(offer(id="beta/m"), *others, bare, models=models) == []


def test_of_what_is_retired_nothing_else_follows() -> None:
    sold = offer(id="acme/m", lifecycle={"status": "retired"}, last_seen="2026-07-02")

    assert texts(sold) == ["`acme/m` was retired, so calls fail."]


def test_only_keys_are_shared() -> None:
    region = {"name": "REGION", "role": "region"}
    held = catalogue(providers={"acme": {"auth": [region]}, "beta": {"auth": [region]}})

    assert LookalikeIds(held).keys == {}


def test_the_dearest_to_overlook_comes_first_and_keeps_its_source() -> None:
    source = {"url": "https://acme.example/docs", "via": "docs", "checked": "2026-11-01"}
    sold = offer(
        id="m-large",
        gotchas=[{"text": "It bites.", "source": source}],
        billing="free",
        free_limit="50 requests a day",
    )
    held = market_of(sold)

    found = gotchas.gotchas(at(held), held, of(held))

    assert [gotcha.text.split()[0] for gotcha in found] == ["It", "It", "Send"]
    assert [bool(gotcha.cited) for gotcha in found] == [True, False, False]


@pytest.mark.parametrize(
    ("life", "host"),
    [
        # what the offering says of its life, whose word it is
        ({"retires_on": "2027-01-01"}, "acme.example"),
        ({"retires_on": "2027-01-01", "source": "list"}, "models.dev"),
        (None, "maker.example"),
    ],
)
def test_the_end_names_who_said_it(life: dict[str, str] | None, host: str) -> None:
    source = {"url": "https://maker.example/ends", "via": "docs", "checked": "2026-11-01"}
    model = {"lifecycle": {"status": "deprecated"}, "sources": [source]}
    sold = offer(lifecycle={"status": "active", **life}) if life else offer()
    own = {"acme": {"kind": "first-party", "creator": "maker"}}
    held = market_of(sold, model=model, providers=own)

    first, *_ = gotchas.gotchas(at(held), held, of(held))

    assert first.cited
    assert host in source_name(first.cited.origin)


def test_an_end_on_the_same_day_is_told_once() -> None:
    life = {"status": "deprecated", "retires_on": "2027-01-01"}
    dated = {"id": "m-1", "label": "1", "lifecycle": {"status": "active", **life}}

    assert [
        text for text in texts(offer(lifecycle=life, variants=[dated])) if "retires" in text
    ] == ["`m` retires on 2027-01-01."]


@pytest.mark.parametrize(
    ("gotcha", "applies"),
    [
        ({}, True),
        ({"kinds": ["chat"]}, True),
        ({"kinds": ["embedding"]}, False),
        ({"models": ["m"], "kinds": ["embedding"]}, False),
        ({"unless_priced_by": ["region"]}, False),
        ({"unless_priced_by": ["quality", "resolution"]}, True),
        ({"id_form": "bare"}, True),
        ({"id_form": "profile"}, False),
    ],
)
def test_a_gotcha_of_a_provider_shows_only_where_it_applies(
    gotcha: dict[str, Any], applies: bool
) -> None:
    regional = {"when": {"region": "eu"}, "rates": RATES}
    record = {"text": "All of it is dearer at night.", **gotcha}

    listed = texts(offer(prices=[regional]), providers={"acme": {"gotchas": [record]}})

    assert (record["text"] in listed) is applies


@pytest.mark.parametrize(
    ("native_id", "variant", "form"),
    [
        # the ID of an offering, another of its IDs, the form of the ID that calls send
        ("maker.m", "maker.m-v2", "bare"),
        ("maker.m", "us.maker.m", "profile"),
        ("maker.m", "us-gov.maker.m", "bare"),
        ("us.maker.m", "global.maker.m", "profile"),
        ("usual.m", "eu.other.m", "bare"),
    ],
)
def test_a_gotcha_of_one_form_of_id_shows_only_beside_that_form(
    native_id: str, variant: str, form: str
) -> None:
    records = [{"text": f"This is of {name} IDs.", "id_form": name} for name in ("bare", "profile")]
    sold = offer(id=native_id, variants=[{"id": variant, "label": "other"}])

    listed = texts(sold, providers={"acme": {"gotchas": records}})

    assert [text for text in listed if text.startswith("This is of")] == [f"This is of {form} IDs."]


def test_prices_that_are_not_stated_together_are_one_gotcha() -> None:
    listed = texts(offer(prices=[IN_BATCH, LONG, IN_EUROPE]))

    (text,) = (text for text in listed if "where these meet" in text)
    assert text == (
        "No price is documented where these meet: Input above 200,000 tokens and Region eu;"
        " Batch and Input above 200,000 tokens and 1 more; of two in one mode, the higher is"
        " assumed."
    )

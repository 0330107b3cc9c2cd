"""Which model an id means, told on a few creators and providers made up for it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmref.imports.candidate import Candidate, CandidatePrice
from llmref.imports.identity import Link, NewModel, Resolution, Unlinked, resolve
from llmref.imports.identity.differences import difference
from llmref.imports.identity.kinds import KnownIds
from llmref.imports.identity.spelling import key, short_date, signature, slug, whole_date, words
from llmref.records.creator import CreatorRecord
from llmref.records.identity import IdentityRecord
from llmref.records.model import ModelRecord
from llmref.records.offering import OfferingsFile
from llmref.records.provider import ProviderRecord
from llmref.records.site import Redirects
from llmref.records.slugs import why_no_slug
from llmref.seeds import Seed, Seeds

IDENTITY = {
    "wrappers": ["accounts", "models"],
    "regions": {"us": "US"},
    "tunings": ["instruct"],
    "editions": {"TEE": "TEE"},
    "endings": {"fp8": "FP8", "free": "free", "fp8 dynamic": "FP8"},
    "modes": {"thinking": "thinking", "fast": "fast", "latest": "latest"},
    "silent": ["v1"],
    "generic": ["auto"],
    "derived": ["abliterated"],
    "kinds": {"rerank": ["rerank"], "embedding": ["embed"], "router": ["auto"]},
    "creators": {
        "acme": {
            "prefixes": ["acme-org"],
            "words": ["anvil"],
            "providers": ["acme"],
            "snapshots": ["mmdd"],
            "families": {"anvil": "Anvil"},
        },
        "bolt": {"name": "Bolt Labs", "words": ["spark"], "models": ["spark-2-fast"]},
    },
    "providers": {
        "hub": {
            "prefixes": ["hub"],
            "editions": {"azure": "Azure"},
            "endings": {"cs": "Cerebras"},
            "offerings": {
                "odd": {"model": "anvil-3", "label": "odd"},
                "odder": {"unclear": "nobody says"},
            },
        }
    },
    "models": {
        "spark-1": {
            "spellings": ["s1"],
            "variants": {"spark-1-classic": "classic"},
            "moving": {"spark-latest": "latest"},
            "kind": "completion",
            "name": "Spark One",
        },
        "nobodys-spark": {"unattributed": "yes"},
    },
}


def seeds(**held: object) -> Seeds:
    model = {"name": "Anvil 3", "kind": "chat", "aliases": ["anvil-three"]}
    provider = {"name": "Hub", "kind": "gateway", "refresh": "weekly"}
    offered = {
        "offerings": [
            {"model": "anvil-3", "id": "anvil-x", "variants": [{"id": "anvil-y", "label": "EU"}]}
        ]
    }
    former = {"anvil-tres": "anvil-3", "hammer-3": "anvil-tres", "saw-3": "saw-4", "saw-4": "saw-3"}
    return replace(
        Seeds(Path()),
        redirects=(Seed("redirects.yaml", Redirects(models=former)),),
        creators=(Seed("creators/acme.yaml", CreatorRecord(name="ACME")),),
        models=(Seed("models/acme/anvil-3.yaml", ModelRecord.model_validate(model)),),
        providers=(
            Seed(
                "providers/the-hub.yaml",
                ProviderRecord.model_validate(
                    {**provider, "aliases": ["hub-alias"], "catalogue_ids": {"test": "hub"}}
                ),
            ),
        ),
        offerings=(Seed("offerings/the-hub.yaml", OfferingsFile.model_validate(offered)),),
        identities=(Seed("identity.yaml", IdentityRecord.model_validate({**IDENTITY, **held})),),
    )


def one(native_id: str, name: str = "", provider: str = "hub", **held: Any) -> Candidate:
    return replace(Candidate(source="test", provider=provider, id=native_id, name=name), **held)


OWN = (one("anvil-4", "Anvil 4", "acme"), one("anvil-4-mini", "Anvil 4 mini", "acme"))


def linked(candidate: Candidate, *others: Candidate) -> Link:
    found = resolve((candidate, *OWN, *others), seeds())
    return next(link for link in found.links if link.candidate == candidate)


def unlinked(candidate: Candidate, *others: Candidate) -> Unlinked:
    found = resolve((candidate, *OWN, *others), seeds())
    return next(left for left in found.unlinked if left.candidate == candidate)


def new(found: Resolution, wanted: str) -> NewModel:
    return next(model for model in found.models if model.slug == wanted)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("gpt-5.2", "GPT 5-2"),
        ("gpt-52", "gpt-5.2"),
        ("kimi-k2p6", "Kimi_K2.6"),
        ("command-r+", "command r plus"),
        ("opus-4-0", "opus-4"),
        ("llama-v3p1-8b", "llama-3.1-8b"),
        ("Qwen2.5-VL", "qwen2-5-vl"),
    ],
)
def test_words_are_the_same_however_they_are_joined(text: str, same: str) -> None:
    assert key(words(text)) == key(words(same))


@pytest.mark.parametrize(
    ("text", "same"),
    [("claude-4.5-opus", "claude-opus-4-5"), ("qwen3-30b", "qwen3-30b-a3b")],
)
def test_order_and_active_parameters_may_be_left_out(text: str, same: str) -> None:
    assert signature(words(text)) == signature(words(same))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Claude_Opus 4-5", "claude-opus-4.5"), ("x-2.0-lite", "x-2.0-lite"), ("-", "unnamed")],
)
def test_a_slug_keeps_versions_whole(text: str, wanted: str) -> None:
    assert slug(words(text)) == wanted


@given(
    st.text("con.aux-1 index.html|json nul.v2", max_size=130)
    | st.sampled_from(["con", "NUL.v2", "com1", "index.json", "x" * 300, "1" * 101, "...", "é"])
)
def test_a_slug_made_of_any_name_can_be_the_name_of_a_file(text: str) -> None:
    assert why_no_slug(slug(words(text))) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("x-2024-08-06", (3, "2024-08-06")),
        ("x-20250929", (1, "2025-09-29")),
        ("x-250715", (1, "2025-07-15")),
        ("x-20251399", (0, "")),
        ("x-19990101", (0, "")),
        ("x-4096", (0, "")),
        ("x-8b", (0, "")),
    ],
)
def test_whole_dates_are_seen(text: str, wanted: tuple[int, str]) -> None:
    assert whole_date(words(text)) == wanted


@pytest.mark.parametrize(
    ("text", "style", "wanted"),
    [
        ("x-0613", "mmdd", (1, "0613")),
        ("x-05-06", "mm-dd", (2, "05-06")),
        ("x-09-2025", "mm-yyyy", (2, "09-2025")),
        ("x-1399", "mmdd", (0, "")),
        ("x-13", "mmdd", (0, "")),
        ("x-y", "mmdd", (0, "")),
    ],
)
def test_short_dates_are_seen_in_their_style(
    text: str, style: str, wanted: tuple[int, str]
) -> None:
    assert short_date(words(text), [style]) == wanted


@pytest.mark.parametrize(
    ("native_id", "model", "label"),
    [
        # What the seeds know
        ("anvil-3", "anvil-3", ""),
        ("anvil-three", "anvil-3", ""),
        # former slugs, also of former slugs; one that leads nowhere is as good as none
        ("anvil-tres", "anvil-3", ""),
        ("hammer-3", "anvil-3", ""),
        ("saw-3", "saw-3", ""),
        ("anvil-x", "anvil-3", ""),
        ("anvil-y", "anvil-3", "EU"),
        ("odd", "anvil-3", "odd"),
        ("s1", "spark-1", ""),
        ("spark-1-classic", "spark-1", "classic"),
        ("spark-latest", "spark-1", "latest"),
        # Parts before the name
        ("acme-org/anvil-4", "anvil-4", ""),
        ("accounts/acme/models/anvil-4", "anvil-4", ""),
        ("TEE/anvil-4", "anvil-4", "TEE"),
        ("hf:acme/anvil-4", "anvil-4", ""),
        ("us.acme.anvil-4-v1:0", "anvil-4", "US"),
        ("acme--anvil-4", "anvil-4", ""),
        ("hub-anvil-4", "anvil-4", ""),
        ("azure-anvil-4", "anvil-4", "Azure"),
        # Endings
        ("anvil-4-FP8", "anvil-4", "FP8"),
        ("anvil-4-fp8-dynamic", "anvil-4", "FP8"),
        ("anvil-4:free", "anvil-4", "free"),
        ("anvil-4-cs", "anvil-4", "Cerebras"),
        ("anvil-4-thinking", "anvil-4", "thinking"),
        ("anvil-4-thinking:1024", "anvil-4", "thinking, 1,024 tokens"),
        ("anvil-4:web-search", "anvil-4", "web search"),
        ("anvil-4-20250102", "anvil-4", "2025-01-02"),
        ("anvil-4-0613", "anvil-4", "0613"),
        ("anvil-4-v1", "anvil-4", ""),
        ("spark-2-fast", "spark-2-fast", ""),
        # Other spellings
        ("anvil-4-instruct", "anvil-4", ""),
        ("mini-anvil-4", "anvil-4-mini", ""),
        # New models
        ("bolt/spark-9:7b", "spark-9-7b", ""),
        ("spark-8-thinking", "spark-8-thinking", ""),
        ("auto", "the-hub-auto", ""),
        ("acme/auto", "acme-auto", ""),
    ],
)
def test_an_id_is_read(native_id: str, model: str, label: str) -> None:
    link = linked(one(native_id))

    assert (link.model, link.label) == (model, label)


@pytest.mark.parametrize(
    ("candidate", "creator"),
    [
        (one("acme-org/wedge"), "acme"),
        (one("wedge", creator="bolt"), "bolt"),
        (one("wedge", provider="acme"), "acme"),
        (one("wedge"), ""),
        (one("spark-7"), "bolt"),
        (one("spark-7-abliterated"), ""),
        (one("acme/spark-7", provider="acme"), "bolt"),
        (one("nobodys-spark"), ""),
    ],
)
def test_a_maker_is_told_by_prefix_brand_or_own_provider(
    candidate: Candidate, creator: str
) -> None:
    assert linked(candidate).creator == creator


def test_a_finetune_named_after_a_model_of_a_size_is_nobodys() -> None:
    base = one("spark-7b", provider="x")

    assert linked(one("spark-7b-garnet"), base).creator == ""


def test_another_makers_model_is_not_taken_for_ours() -> None:
    assert linked(one("bolt/anvil-4-instruct")).model == "anvil-4-instruct"
    assert linked(one("bolt/anvil-4")).model == "anvil-4"


def test_a_name_helps_where_the_id_says_nothing() -> None:
    link = linked(one("k2", "Hub Chat (Anvil 4)"))

    assert (link.model, link.how) == ("anvil-4", "name")


def test_a_name_that_says_less_than_the_id_settles_nothing() -> None:
    assert linked(one("anvil-4-ultra", "Anvil 4")).model == "anvil-4-ultra"


def test_id_and_name_that_contradict_each_other_are_left_unlinked() -> None:
    left = unlinked(one("anvil-4", "Anvil 3"))

    assert left.models == ("anvil-3", "anvil-4")
    assert left.reason == "its id and its name say different models"


def test_what_nobody_can_tell_is_left_unlinked() -> None:
    assert unlinked(one("odder")).reason == "nobody says"


def test_an_id_without_a_name_is_left_unlinked() -> None:
    assert unlinked(one("~")).reason == "its id contains no name"


def test_what_is_said_of_an_id_holds_in_every_source() -> None:
    other = replace(one("odder"), source="elsewhere")
    twice = replace(one("odd"), source="elsewhere")

    found = resolve((one("odder"), other, one("odd"), twice), seeds())

    assert {left.candidate.source for left in found.unlinked} == {"test", "elsewhere"}
    assert {link.candidate.source for link in found.links} == {"test", "elsewhere"}


def test_a_moving_name_is_marked() -> None:
    assert linked(one("spark-latest")).moving


def test_latest_of_a_creators_own_model_is_a_variant_of_it() -> None:
    link = linked(one("anvil-4-latest", provider="acme"))

    assert (link.model, link.label) == ("anvil-4", "latest")


def test_a_sources_own_record_names_a_model() -> None:
    record = one("spark-5-fast", provider="x", creator="bolt", model="spark-5-fast")

    assert linked(record, one("spark-5", provider="y")).model == "spark-5-fast"


def test_unknown_prefixes_of_providers_stay_where_the_rest_is_no_model() -> None:
    assert linked(one("hub-coder")).model == "hub-coder"


@pytest.mark.parametrize(
    ("candidate", "kind"),
    [
        (one("wedge-embed", output=("text",), input=("text",)), "embedding"),
        (one("wedge-rerank-embed"), "rerank"),
        (one("wedge", "Wedge Embed"), "embedding"),
        (one("wedge", output=("image",)), "image"),
        (one("wedge", output=("video",)), "video"),
        (one("wedge", output=("audio",)), "speech"),
        (one("wedge", output=("embedding",)), "embedding"),
        (one("wedge", output=("score",)), "rerank"),
        (one("wedge", input=("audio",), output=("text",)), "transcription"),
        (one("wedge", input=("text",), output=("text",)), "chat"),
        (one("wedge", kind="moderation", output=("text",)), "moderation"),
        (one("wedge", kind="chat", output=("audio",)), "speech"),
        (one("wedge", kind="chat", output=("text", "audio")), "chat"),
        (one("wedge"), "chat"),
        (one("s1"), "completion"),
    ],
)
def test_a_kind_comes_from_evidence(candidate: Candidate, kind: str) -> None:
    found = resolve([candidate], seeds())

    assert [model.kind for model in found.models] == [kind]


def test_the_creators_own_facts_are_believed_first() -> None:
    found = resolve(
        (
            replace(OWN[0], released="2025-01-02", context=1000, features={"tools": True}),
            one("anvil-4", provider="x", released="2025-02-01", context=2000),
            one("acme/anvil-4", provider="y", released="2025-02-01", features={"tools": False}),
            one("anvil-4-fp8", provider="z", released="2025-03-01"),
        ),
        seeds(),
    )

    facts = new(found, "anvil-4").facts
    assert (facts.released, facts.context, facts.features) == ("2025-01-02", 1000, {"tools": True})
    assert [(one.field, one.value) for one in facts.losing] == [
        ("released", "2025-02-01"),
        ("context", "2000"),
        ("features.tools", "False"),
    ]
    assert facts.losing[0].where == ("test x/anvil-4", "test y/acme/anvil-4")
    assert facts.sources["released"] == ("test",)


def test_the_facts_that_most_providers_state_are_believed_next() -> None:
    found = resolve(
        (
            one("spark-9", provider="x", input=("text",)),
            one("spark-9", provider="y", input=("text", "image")),
            one("bolt/spark-9", provider="z", input=("text", "image")),
            one("spark-9", provider="z", status="deprecated"),
        ),
        seeds(),
    )

    facts = new(found, "spark-9").facts
    assert facts.input == ("text", "image")
    assert facts.losing[0].value == "text"
    assert facts.status is None


@pytest.mark.parametrize(
    ("said", "context"),
    [
        # hosts cut windows: the largest that two serve
        ((1000, 1000, 1000, 4000, 4000, 9000), 4000),
        # one window written in two ways is served by two; most write it so
        ((1000, 64_000, 65_536), 65_536),
        ((1000, 64_000, 64_000, 65_536), 64_000),
        # two of many are not enough
        ((1000,) * 9 + (4000, 4000), 1000),
        # where no two agree, the largest
        ((1000, 4000), 4000),
    ],
)
def test_a_limit_is_the_largest_that_enough_providers_serve(
    said: tuple[int, ...], context: int
) -> None:
    found = resolve(
        [one("spark-9", provider=f"p{place}", context=here) for place, here in enumerate(said)],
        seeds(),
    )

    assert new(found, "spark-9").facts.context == context


def test_a_window_is_written_as_its_creator_writes_it() -> None:
    hosts = [one("anvil-4", provider=f"p{place}", context=1_048_576) for place in range(3)]

    found = resolve([replace(OWN[0], context=1_000_000), *hosts], seeds())

    facts = new(found, "anvil-4").facts
    assert facts.context == 1_000_000
    assert [(one.field, one.value) for one in facts.losing] == [("context", "1048576")]


@pytest.mark.parametrize(
    ("weights", "own", "host", "context"),
    [
        # nobody can serve more than the weights hold, so that two hosts prove it
        ("open", 1000, 4000, 4000),
        ("open", 9000, 4000, 9000),
        ("closed", 1000, 4000, 1000),
    ],
)
def test_hosts_of_open_weights_may_know_a_larger_window(
    weights: str, own: int, host: int, context: int
) -> None:
    hosts = [one("anvil-4", provider=name, context=host, weights=weights) for name in ("x", "y")]

    found = resolve([replace(OWN[0], context=own), *hosts], seeds())

    assert new(found, "anvil-4").facts.context == context


def test_who_counts_the_question_only_bears_out_the_whole() -> None:
    own = replace(OWN[0], context=272_000, output_limit=128_000)

    found = resolve([own, one("anvil-4", provider="x", context=400_000)], seeds())

    assert new(found, "anvil-4").facts.context == 400_000


def test_a_longest_answer_fits_into_the_window() -> None:
    found = resolve(
        [
            one("spark-9", provider="x", context=8000, output_limit=4000),
            one("spark-9", provider="y", context=8000, output_limit=2000),
            one("spark-9", provider="z", context=64_000, output_limit=16_000),
            one("spark-9", provider="w", output_limit=16_000),
        ],
        seeds(),
    )

    facts = new(found, "spark-9").facts
    assert (facts.context, facts.output_limit) == (8000, 4000)


@pytest.mark.parametrize("name", ["spark-embed-1", "spark-rerank-1"])
def test_the_length_of_a_vector_is_no_longest_answer(name: str) -> None:
    found = resolve([one(name, provider="x", context=8000, output_limit=1536)], seeds())

    assert [link.candidate.output_limit for link in found.links] == [None]
    assert new(found, name).facts.output_limit is None


@pytest.mark.parametrize(
    ("own", "hosts", "weights"),
    [
        ("closed", ("open", "open"), "open"),
        ("closed", ("open",), "closed"),
        ("open", ("closed", "closed"), "open"),
        (None, ("open", "closed"), None),
        (None, ("open", "open", "closed"), "open"),
    ],
)
def test_weights_are_open_if_the_creator_or_most_providers_say_so(
    own: Any, hosts: tuple[str, ...], weights: str | None
) -> None:
    listed = [one("anvil-4", provider=f"p{at}", weights=said) for at, said in enumerate(hosts)]

    found = resolve([replace(OWN[0], weights=own), *listed], seeds())

    assert new(found, "anvil-4").facts.weights == weights


def test_only_embeddings_have_vectors() -> None:
    found = resolve([one("spark-9", provider="x", output_limit=8000, dimensions=3072)], seeds())

    (link,) = found.links
    assert (link.candidate.output_limit, link.candidate.dimensions) == (8000, None)


@pytest.mark.parametrize(
    ("native_id", "kind", "output", "kept"),
    [
        ("spark-9", "embedding", ("text",), {}),
        ("spark-9", "chat", ("text",), {"tools": True, "temperature": True}),
        ("spark-9-base", "chat", ("text",), {"temperature": True}),
        ("spark-9", "image", ("image",), {}),
        ("spark-9", "image", ("text", "image"), {"tools": True, "temperature": True}),
        ("spark-9", "transcription", ("text",), {"temperature": True}),
    ],
)
def test_a_feature_that_a_kind_cannot_have_is_not_believed(
    native_id: str, kind: Any, output: Any, kept: dict[str, bool]
) -> None:
    features: Any = {"tools": True, "temperature": True}
    held = one(native_id, provider="x", kind=kind, output=output, features=features)

    found = resolve([held], seeds())

    assert found.models[0].kind == kind
    assert found.models[0].facts.features == kept
    assert found.links[0].candidate.features == kept


@pytest.mark.parametrize(
    ("kind", "context", "believed"),
    [
        ("embedding", 128_000, None),
        ("rerank", 100_000, None),
        ("embedding", 32_768, 32_768),
        ("speech", 128_000, None),
        ("speech", 131_072, 131_072),
        ("moderation", 128_000, 128_000),
        ("chat", 128_000, 128_000),
    ],
)
def test_a_window_that_is_filled_in_is_not_believed(
    kind: Any, context: int, believed: int | None
) -> None:
    found = resolve([one("spark-9", provider="x", kind=kind, context=context)], seeds())

    assert found.models[0].facts.context == believed


@pytest.mark.parametrize(
    ("kind", "rates", "is_believed"),
    [
        ("embedding", {"input": "100"}, False),
        ("embedding", {"input": "0.10"}, True),
        ("image", {"input": "0.04", "output": "0.04"}, False),
        ("image", {"input": "0.08"}, False),
        ("image", {"input": "0.30", "output": "2.50"}, True),
        ("image", {"input": "8", "output": "8"}, True),
        ("image", {"input": "0.50", "image": "0.04"}, True),
        ("chat", {"input": "0.04", "output": "0.04"}, True),
    ],
)
def test_a_price_per_another_unit_than_it_says_is_not_believed(
    kind: Any, rates: dict[Any, str], is_believed: bool
) -> None:
    price = CandidatePrice({rate: Decimal(amount) for rate, amount in rates.items()})

    found = resolve([one("spark-9", provider="x", kind=kind, prices=(price,))], seeds())

    assert found.links[0].candidate.prices == ((price,) if is_believed else ())


@pytest.mark.parametrize(
    ("cutoff", "released", "believed"),
    [
        ("2024-05", "2024-06-01", ("2024-05", "2024-06-01")),
        ("2024-06-01", "2024-06-20", ("", "2024-06-20")),
        ("2024-07", "2024-06", ("", "2024-06")),
        ("2024", "2024-06", ("2024", "2024-06")),
        ("2024-07", "2024-01-01", ("2024-07", "")),
        ("2025", "2024", ("", "2024")),
        ("2024-07", "", ("2024-07", "")),
    ],
)
def test_a_model_learned_before_it_was_released(
    cutoff: str, released: str, believed: tuple[str, str]
) -> None:
    held = one("spark-9", provider="x", knowledge_cutoff=cutoff, released=released)

    facts = resolve([held], seeds()).models[0].facts

    assert (facts.knowledge_cutoff, facts.released) == believed
    assert {"knowledge_cutoff", "released"} & facts.sources.keys() == {
        name for name in ("knowledge_cutoff", "released") if getattr(facts, name)
    }


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        ("embedding", [{"input": Decimal(1)}]),
        ("rerank", [{"input": Decimal(1)}]),
        ("chat", [{"input": Decimal(1), "output": Decimal(1)}, {"cache_read": Decimal(1)}]),
    ],
)
@pytest.mark.parametrize("native_id", ["spark-9", "known-by-id-alone"])
def test_a_rate_that_a_kind_cannot_have_is_not_believed(
    native_id: str, kind: Any, kept: list[object]
) -> None:
    prices = (
        CandidatePrice({"input": Decimal(1), "output": Decimal(1)}),
        CandidatePrice({"cache_read": Decimal(1)}),
    )
    listed = one(native_id, provider="x", kind=kind, prices=prices)
    file = OfferingsFile.model_validate({"offerings": [{"model": "m", "id": native_id}]})

    (link,) = resolve([listed], seeds()).links
    unlinked_id = KnownIds({"x": file}, {"m": kind}).link("x", listed)

    assert [price.rates for price in link.candidate.prices] == kept
    assert [price.rates for price in unlinked_id.candidate.prices] == kept


def test_only_the_creator_says_where_a_model_stands() -> None:
    found = resolve([replace(OWN[0], status="preview")], seeds())

    assert new(found, "anvil-4").facts.status == "preview"


def test_facts_of_known_models_are_told_apart_from_new_ones() -> None:
    found = resolve([one("anvil-3", released="2025")], seeds())

    assert found.facts["anvil-3"].released == "2025"
    assert found.models == ()


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["spark 9 ultra"], "Spark 9 Ultra"),
        (["Spark 9", "Spark 9 (free)", "Bolt Spark 9 X"], "Spark 9"),
        (["bolt/spark-9", "spark-9"], "Spark 9"),
        (["Bolt: Spark 9 (beta)"], "Spark 9 (beta)"),
        ([""], "Spark 9"),
    ],
)
def test_a_new_model_gets_its_name(names: list[str], wanted: str) -> None:
    found = resolve(
        [one("spark-9", name, f"p{position}") for position, name in enumerate(names)], seeds()
    )

    assert [model.name for model in found.models] == [wanted]


def test_a_stated_name_and_new_creators_and_families_are_told() -> None:
    found = resolve((*OWN, one("s1")), seeds())

    assert new(found, "spark-1").name == "Spark One"
    assert new(found, "anvil-4").family == "anvil"
    assert found.creators == {"bolt": "Bolt Labs"}
    assert found.families == {"anvil": ("acme", "Anvil")}


def test_seeds_without_identity_give_what_general_rules_can() -> None:
    bare = replace(seeds(), identities=(), offerings=())

    found = resolve([one("anvil-3"), one("wedge-2")], bare)

    assert {link.model for link in found.links} == {"anvil-3", "wedge-2"}


def test_a_price_list_alone_names_no_model_of_an_unknown_maker() -> None:
    listed = one("nobodys-spark", "Nobody's Spark", source="litellm")
    also_listed = one("nobodys-spark", "Nobody's Spark", provider="elsewhere")

    assert "price list" in unlinked(listed).reason
    assert linked(listed, also_listed).model == "nobodys-spark"


@pytest.mark.parametrize(
    ("than", "native_id", "label"),
    [
        # the same words
        ("anvil-4", "Anvil-4", "other capitals"),
        ("anvil-4", "acme/anvil-4", "full id"),
        ("acme/anvil-4", "anvil-4", "short id"),
        ("acme/anvil-4", "smith/anvil-4", "smith"),
        ("anvil-4", "anvil-4-0", "other spelling"),
        ("acme/anvil-3.5-mini", "acme/anvil-mini-3-5", "other spelling"),
        # more at the end
        ("anvil-4", "anvil-4@001", "001"),
        ("acme/anvil-4", "anvil-4-instruct", "instruct"),
        ("acme.anvil-v1:0", "acme.anvil-v1:1", "v1:1"),
        # less at one end
        ("anvil-4-0413", "anvil-4", "undated"),
        ("anvil-4-0413-mini", "anvil-4-mini", "undated"),
        ("anvil-4@default", "anvil-4", "standard"),
        ("anvil-4:free", "anvil-4", "standard"),
        ("eu.acme.anvil-4", "acme.anvil-4", "standard"),
        ("deep-anvil-4", "anvil-4", "standard"),
        # nothing that has a word
        ("anvil", "anvil-1", "other id"),
        ("acme.anvil-v1:0", "acme.hammer-v1:1", "other id"),
        ("anvil-4", "spark-9", "other id"),
    ],
)
def test_a_second_id_of_an_offering_says_how_it_differs(
    than: str, native_id: str, label: str
) -> None:
    assert difference(than, native_id) == label


@pytest.mark.parametrize(
    ("native_id", "label", "moving"),
    [
        # what follows the model's name is what the variant is called
        ("anvil-4-rl", "rl", False),
        ("hub/anvil-4@cs", "Cerebras", False),
        # a name of the provider's own
        ("hub/large", "", False),
        ("hub/quick-latest", "", True),
    ],
)
def test_an_id_that_says_no_known_model_is_the_one_that_its_source_leads_to(
    native_id: str, label: str, moving: bool
) -> None:
    link = linked(one(native_id, model="anvil-4", creator="acme"))

    assert (link.model, link.label, link.moving) == ("anvil-4", label, moving)


def test_an_id_that_says_a_known_model_is_that_whatever_its_source_leads_to() -> None:
    assert linked(one("anvil-4-mini", model="anvil-4", creator="acme")).model == "anvil-4-mini"

"""Each offering gets the recipe that its provider, its own override and its kind call for."""

from pathlib import Path

import pytest

from llmref.catalogue.entities import Offering
from llmref.recipes.choose import Recipe, recipe
from llmref.recipes.slots import ID_STAND_INS
from tests.recipes import publish, seeds

GOOGLE = "https://generativelanguage.googleapis.com/v1beta"
GATEWAY = """
kind: gateway
links: {docs: https://acme.example/docs}
auth:
- {name: ACME_REGION, role: region}
- {name: ACME_KEY, role: key, any_of: [ACME_TOKEN, ACME_PAT]}
"""
LOCAL = "kind: local\n"
CHAT = "recipes: [{class: openai-chat, base_url: https://acme.example/v1/, kinds: [chat]}]"


def calls_as(recipe_class: str, kind: str, base_url: str = "https://acme.example/v1") -> str:
    return f"- {{class: {recipe_class}, base_url: {base_url!r}, kinds: [{kind}]}}\n"


def offering(folder: Path, provider: str, *, kind: str = "chat", more: str = "") -> Offering:
    seeds.write(
        folder / "seeds",
        providers={"acme": provider},
        models={"writer": kind},
        offerings={"acme": [f"writer|acme/writer{more}"]},
    )
    (found,) = seeds.catalogue(folder / "seeds").offerings
    return found


def languages(found: Recipe) -> list[str]:
    return [call.language for call in found.calls]


def slot(found: Recipe, language: str, name: str) -> str:
    (call,) = (call for call in found.calls if call.language == language)
    return call.slots[name]


# --- which class ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recipes", "override", "expected"),
    [
        # the first of the provider's that serves the kind
        (("anthropic-messages chat", "openai-chat chat"), "", "anthropic-messages"),
        (("cohere-v2 rerank", "openai-chat chat"), "", "openai-chat"),
        # the offering's own
        (("openai-chat chat",), ", recipe: openai-responses", "openai-responses"),
        (("openai-chat chat",), ", recipe: none", "none"),
        # none serves the kind
        (("openai-chat image",), "", "none"),
    ],
)
def test_override_goes_before_the_first_recipe_of_the_kind(
    tmp_path: Path, recipes: tuple[str, ...], override: str, expected: str
) -> None:
    listed = "".join(calls_as(*each.split()) for each in recipes)
    found = recipe(offering(tmp_path, f"{GATEWAY}recipes:\n{listed}", more=override))

    assert found.recipe_class == expected


def test_an_override_without_a_recipe_of_its_own_shares_the_address(tmp_path: Path) -> None:
    found = recipe(offering(tmp_path, GATEWAY + CHAT, more=", recipe: openai-responses"))

    assert found.base_url == "https://acme.example/v1/"
    assert [call.template for call in found.calls] == [
        "openai-responses/chat.python",
        "openai-responses/chat.curl",
        "openai-responses/chat.javascript",
    ]


@pytest.mark.parametrize("kind", ["embedding", "image", "speech", "rerank"])
def test_no_other_kind_gets_a_chat_call(tmp_path: Path, kind: str) -> None:
    provider = f"{GATEWAY}recipes:\n{calls_as('openai-chat', kind)}"
    found = recipe(offering(tmp_path, provider, kind=kind))

    assert all(f"/{kind}." in call.template for call in found.calls)


# --- what it says ---------------------------------------------------------------------------------


def test_auth_names_the_key_first_with_placeholders(tmp_path: Path) -> None:
    found = recipe(offering(tmp_path, GATEWAY + CHAT))

    assert found.key == "ACME_KEY"
    assert found.auth == ('export ACME_KEY="your-key"', 'export ACME_REGION="your-region"')
    assert found.notes == (
        "`ACME_TOKEN` or `ACME_PAT` can also be set to the key; the calls here read `ACME_KEY`.",
    )


def test_without_a_call_nothing_is_said_of_calls(tmp_path: Path) -> None:
    found = recipe(offering(tmp_path, GATEWAY))

    assert found.notes == ("`ACME_TOKEN` or `ACME_PAT` can also be set to the key.",)


@pytest.mark.parametrize(
    ("kind", "note"), [("speech", "`alloy` is one of OpenAI's"), ("transcription", "`speech.mp3`")]
)
def test_what_a_kind_needs_besides_is_said(tmp_path: Path, kind: str, note: str) -> None:
    provider = f"{GATEWAY}recipes:\n{calls_as('openai-chat', kind)}"
    found = recipe(offering(tmp_path, provider, kind=kind))

    assert note in found.notes[-1]


def test_a_file_of_credentials_is_no_key_to_paste(tmp_path: Path) -> None:
    auth = "kind: cloud\nauth: [{name: ACME_CREDENTIALS, role: key}]\n"
    found = recipe(offering(tmp_path, auth + CHAT))

    assert found.auth == ('export ACME_CREDENTIALS="/path/to/credentials.json"',)


def test_each_language_installs_what_its_call_imports(tmp_path: Path) -> None:
    found = recipe(offering(tmp_path, GATEWAY + CHAT))

    assert found.install == {"python": "pip install openai", "javascript": "npm install openai"}


def test_a_local_server_needs_to_be_started_and_no_key(tmp_path: Path) -> None:
    found = recipe(
        offering(tmp_path, LOCAL + CHAT.replace("https://acme.example", "http://localhost:1"))
    )

    assert found.key is None
    assert found.auth == ()
    assert found.notes == (
        "Start the server first: the calls go to your own machine.",
        "It needs no key; the clients require one, so any text works.",
    )
    assert slot(found, "python", "key") == ""
    assert slot(found, "python", "reads_environment") == ""


def test_a_local_server_may_want_a_key(tmp_path: Path) -> None:
    auth = "kind: local\nauth: [{name: ACME_KEY, role: key}]\n"
    found = recipe(offering(tmp_path, auth + CHAT))

    assert len(found.notes) == 1
    assert slot(found, "curl", "key") == "ACME_KEY"


def test_models_of_a_provider_share_one_pattern_that_holds_no_id(tmp_path: Path) -> None:
    sold = offering(tmp_path, GATEWAY + CHAT)
    first, again = recipe(sold), recipe(sold)

    for call, same in zip(first.calls, again.calls, strict=True):
        assert call.pattern is not None
        assert call.pattern is same.pattern
        assert {name: value for name, value in call.slots.items() if name not in ID_STAND_INS} == {
            name: value for name, value in call.pattern.slots.items() if name not in ID_STAND_INS
        }
        assert call.slots["id"] == "acme/writer"
        assert call.slots["id_in_path"] == "acme%2Fwriter"
        assert "writer" not in "".join(call.pattern.slots.values())


# --- why there is none ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("provider", "kind", "reason"),
    [
        (
            GATEWAY,
            "rerank",
            "No call is published: how Acme is called for rerankers is not known here.",
        ),
        (
            GATEWAY,
            "router",
            "No call is published: how Acme is called for routers is not known here.",
        ),
        (
            GATEWAY,
            "other",
            "No call is published: how Acme is called for models of this kind is not known here.",
        ),
        (
            GATEWAY + "recipes: [{class: sdk-only, kinds: [chat]}]",
            "chat",
            "Acme is called through a library of its own, so no plain call is published.",
        ),
        (
            GATEWAY + "recipes: [{class: openai-chat, kinds: [chat]}]",
            "chat",
            "No call is published: the address of Acme's API is not recorded here yet.",
        ),
        (
            "kind: gateway\nlinks: {docs: https://acme.example/docs}\n" + CHAT,
            "chat",
            "No call is published: how Acme wants its key is not recorded here yet.",
        ),
    ],
)
def test_where_there_is_no_call_the_page_says_why(
    tmp_path: Path, provider: str, kind: str, reason: str
) -> None:
    found = recipe(offering(tmp_path, provider, kind=kind))

    assert found.reason == reason
    assert found.calls == ()
    assert found.install == {}
    assert found.docs == "https://acme.example/docs"


READ = "source: {url: https://acme.example/docs, via: docs, checked: 2026-11-19}"


@pytest.mark.parametrize(
    ("concerns", "is_told"),
    [
        ("", True),
        ("models: [writer], ", True),
        ("kinds: [chat], ", True),
        ("models: [writer], kinds: [image], ", False),
        ("kinds: [image, video], ", False),
        ("models: [typist], ", False),
    ],
)
def test_the_reason_that_concerns_an_offering_is_told_in_place_of_a_call(
    tmp_path: Path, concerns: str, is_told: bool
) -> None:
    told = f"{{text: It speaks by radio., {concerns}{READ}}}"
    found = recipe(offering(tmp_path, f"{GATEWAY}{CHAT}\nno_calls: [{told}]"))

    assert (found.reason == "No call is published. It speaks by radio.") is is_told
    assert (found.cited is not None) is is_told
    assert bool(found.calls) is not is_told
    assert (found.recipe_class == "none") is is_told


def test_the_first_reason_that_concerns_an_offering_is_told(tmp_path: Path) -> None:
    told = "[{text: One., kinds: [image]}, {text: Two., models: [writer]}, {text: Three.}]"
    found = recipe(offering(tmp_path, f"{GATEWAY}{CHAT}\nno_calls: {told}"))

    assert found.reason == "No call is published. Two."


def test_models_may_be_called_like_those_of_another_kind(tmp_path: Path) -> None:
    called = CHAT.replace("[chat]}", "[moderation], called_as: chat}")
    found = recipe(offering(tmp_path, GATEWAY + called, kind="moderation"))

    assert found.kind == "chat"
    assert [call.template for call in found.calls] == [
        "openai-chat/chat.python",
        "openai-chat/chat.curl",
        "openai-chat/chat.javascript",
    ]


@pytest.mark.parametrize(("models", "kind"), [("writer", "chat-link"), ("other", "image")])
def test_a_recipe_may_serve_some_models_of_a_kind_only(
    tmp_path: Path, models: str, kind: str
) -> None:
    first = CHAT.replace("[chat]}]", f"[image], models: [{models}], called_as: chat-link}}]")
    second = first.replace(f", models: [{models}], called_as: chat-link", "")
    both = first[:-1] + ", " + second.removeprefix("recipes: [")
    found = recipe(offering(tmp_path, GATEWAY + both, kind="image"))

    assert found.kind == kind
    assert [call.template for call in found.calls] == [
        f"openai-chat/{kind}.python",
        f"openai-chat/{kind}.curl",
        f"openai-chat/{kind}.javascript",
    ]


@pytest.mark.parametrize(
    ("called_as", "note"),
    [
        ("chat-image-output", "as an address or as data"),
        ("chat-link", "the address of the result"),
    ],
)
def test_a_chat_that_answers_with_a_picture_is_a_call_of_its_own(
    tmp_path: Path, called_as: str, note: str
) -> None:
    called = CHAT.replace("[chat]}", f"[image], called_as: {called_as}}}")
    found = recipe(offering(tmp_path, GATEWAY + called, kind="image"))

    assert [call.template for call in found.calls] == [
        f"openai-chat/{called_as}.{language}" for language in ("python", "curl", "javascript")
    ]
    assert note in found.notes[-1]


def test_an_override_is_not_called_like_the_recipe_that_it_replaces(tmp_path: Path) -> None:
    called = CHAT.replace("[chat]}", "[moderation], called_as: chat}")
    more = ", recipe: mistral"
    found = recipe(offering(tmp_path, GATEWAY + called, kind="moderation", more=more))

    assert found.kind == "moderation"


# --- where the calls go ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("recipe_class", "language", "base_url", "expected"),
    [
        # as it is, without a slash at its end
        ("openai-chat", "python", "https://a.example/v1/", '"https://a.example/v1"'),
        ("openai-chat", "javascript", "https://a.example/v1/", '"https://a.example/v1"'),
        ("openai-chat", "curl", "https://a.example/v1/", "https://a.example/v1"),
        # made with variables
        ("openai-chat", "python", "https://${A}.example", "f\"https://{os.environ['A']}.example\""),
        ("openai-chat", "javascript", "https://${A}.example", "`https://${process.env.A}.example`"),
        ("openai-chat", "curl", "https://${A}.example", "https://${A}.example"),
        # Anthropic's clients add /v1
        ("anthropic-messages", "python", "https://a.example/v1", '"https://a.example"'),
        ("anthropic-messages", "javascript", "https://a.example/x/v1/", '"https://a.example/x"'),
        ("anthropic-messages", "curl", "https://a.example/v1", "https://a.example/v1"),
        # Google's clients know Google's address
        ("google-genai", "python", GOOGLE, ""),
        ("google-genai", "javascript", f"{GOOGLE}/", ""),
        ("google-genai", "curl", GOOGLE, GOOGLE),
        ("google-genai", "python", "https://a.example/g/v1beta", '"https://a.example/g"'),
        # the clients of Cohere, Mistral and Replicate know theirs, and add the version
        ("cohere-v2", "python", "https://api.cohere.com/v2", ""),
        ("cohere-v2", "javascript", "https://a.example/c/v2", '"https://a.example/c"'),
        ("cohere-v2", "curl", "https://api.cohere.com/v2", "https://api.cohere.com/v2"),
        ("mistral", "javascript", "https://api.mistral.ai/v1/", ""),
        ("mistral", "python", "https://a.example/v1", '"https://a.example"'),
        ("replicate", "python", "https://a.example/v1", '"https://a.example"'),
        ("replicate", "javascript", "https://a.example/v1", '"https://a.example/v1"'),
    ],
)
def test_each_language_writes_the_base_url_as_its_client_wants_it(
    tmp_path: Path, recipe_class: str, language: str, *, base_url: str, expected: str
) -> None:
    provider = f"{GATEWAY}recipes:\n{calls_as(recipe_class, 'chat', base_url)}"
    found = recipe(offering(tmp_path, provider))

    assert slot(found, language, "base_url") == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("chat", "https://a.example/openai/v1"), ("speech", "https://a.example/openai")],
)
def test_azure_has_its_audio_beside_v1(tmp_path: Path, kind: str, expected: str) -> None:
    ways = calls_as("azure-openai", kind, "https://a.example/openai/v1")
    found = recipe(offering(tmp_path, f"{GATEWAY}recipes:\n{ways}", kind=kind))

    assert slot(found, "curl", "base_url") == expected
    assert slot(found, "python", "base_url") == f'"{expected}"'


@pytest.mark.parametrize(
    ("recipe_class", "kind", "note"),
    [
        ("replicate", "chat", "names its own inputs"),
        ("mistral", "speech", "`en_paul_neutral`"),
    ],
)
def test_what_a_class_needs_besides_is_said(
    tmp_path: Path, recipe_class: str, kind: str, note: str
) -> None:
    provider = f"{GATEWAY}recipes:\n{calls_as(recipe_class, kind)}"
    found = recipe(offering(tmp_path, provider, kind=kind))

    assert note in found.notes[-1]


@pytest.mark.parametrize("recipe_class", ["azure-openai", "anthropic-messages"])
def test_where_models_are_deployed_their_names_are_the_users(
    tmp_path: Path, recipe_class: str
) -> None:
    resource = "- {name: ACME_RESOURCE, role: resource}\n"
    provider = f"{GATEWAY}{resource}recipes:\n{calls_as(recipe_class, 'chat')}"
    found = recipe(offering(tmp_path, provider))

    assert found.is_by_deployment
    assert "the name that you gave your deployment" in found.notes[-1]


def test_a_known_reason_for_no_call_is_said(tmp_path: Path) -> None:
    provider = f"{GATEWAY}recipes:\n{calls_as('replicate', 'video')}"
    found = recipe(offering(tmp_path, provider, kind="video"))

    assert found.reason == (
        "No call is published. Each model there names its own inputs, so no one call fits all."
    )


@pytest.mark.parametrize("recipe_class", ["anthropic-messages", "google-genai", "mistral"])
def test_an_address_that_a_client_cannot_reach_leaves_curl(
    tmp_path: Path, recipe_class: str
) -> None:
    provider = f"{GATEWAY}recipes:\n{calls_as(recipe_class, 'chat', 'https://a.example/x')}"
    found = recipe(offering(tmp_path, provider))

    assert languages(found) == ["curl"]


@pytest.mark.parametrize(
    ("recipe_class", "expected"),
    [
        ("aws-bedrock-converse", "https://bedrock-runtime.${HERE}.amazonaws.com"),
        (
            "google-vertex",
            "https://${HERE}-aiplatform.googleapis.com/v1/projects/${MINE}/locations/${HERE}",
        ),
    ],
)
def test_clouds_are_where_region_and_project_say(
    tmp_path: Path, recipe_class: str, expected: str
) -> None:
    held = "- {name: HERE, role: region}\n- {name: MINE, role: project}\n"
    calls = f"recipes: [{{class: {recipe_class}, kinds: [chat]}}]"

    provider = f"kind: cloud\nauth:\n- {{name: KEY, role: key}}\n{held}{calls}"

    assert recipe(offering(tmp_path, provider)).base_url == expected


def test_a_cloud_says_what_reads_its_key(tmp_path: Path) -> None:
    provider = "kind: cloud\nauth: [{name: R, role: region}, {name: KEY, role: key}]\n"
    found = recipe(
        offering(tmp_path, f"{provider}recipes: [{{class: aws-bedrock-converse, kinds: [chat]}}]")
    )

    assert "read `AWS_BEARER_TOKEN_BEDROCK` by themselves" in found.notes[-1]


@pytest.mark.parametrize(
    ("variants", "expected"),
    [
        (("us", "global", "eu"), "global.acme.writer"),
        (("eu", "us"), "us.acme.writer"),
        (("apac",), "apac.acme.writer"),
        (("us-gov",), "acme.writer"),
        ((), "acme.writer"),
    ],
)
def test_bedrock_is_asked_for_a_profile_where_there_is_one(
    tmp_path: Path, variants: tuple[str, ...], expected: str
) -> None:
    provider = "kind: cloud\nauth: [{name: R, role: region}, {name: KEY, role: key}]\n"
    listed = ", ".join(f"{{id: {each}.acme.writer, label: {each}}}" for each in sorted(variants))
    seeds.write(
        tmp_path / "seeds",
        providers={"acme": f"{provider}recipes: [{{class: aws-bedrock-converse, kinds: [chat]}}]"},
        models={"writer": "chat"},
        offerings={"acme": [f"writer|acme.writer, variants: [{listed}]"]},
    )
    (sold,) = seeds.catalogue(tmp_path / "seeds").offerings
    found = recipe(sold)

    assert found.id == expected
    assert {call.slots["id"] for call in found.calls} == {expected}
    assert any("inference profile" in note for note in found.notes) is (expected != sold.id)


def test_a_profile_with_a_price_of_its_own_says_so(tmp_path: Path) -> None:
    provider = "kind: cloud\nauth: [{name: R, role: region}, {name: KEY, role: key}]\n"
    own = "prices: [{rates: {input: 8.00, output: 40.00}}]"
    of_bare = "prices: [{rates: {input: 8.80, output: 44.00}}]"
    listed = f"{{id: global.acme.writer, label: Global, {own}}}"
    seeds.write(
        tmp_path / "seeds",
        providers={"acme": f"{provider}recipes: [{{class: aws-bedrock-converse, kinds: [chat]}}]"},
        models={"writer": "chat"},
        offerings={"acme": [f"writer|acme.writer, {of_bare}, variants: [{listed}]"]},
    )
    (offering,) = seeds.catalogue(tmp_path / "seeds").offerings

    assert recipe(offering).notes[-1] == (
        "`global.acme.writer` has a price of its own, $8.00 per 1M input tokens; prices, ranks and"
        " comparisons on this page are those of `acme.writer`, $8.80 per 1M input tokens."
    )


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("bedrock-runtime.${R}.amazonaws.com", "us.acme.writer"),
        ("bedrock-mantle.${R}.api.aws", "acme.writer"),
    ],
)
def test_only_bedrocks_runtime_knows_profiles(tmp_path: Path, host: str, expected: str) -> None:
    provider = "kind: cloud\nauth: [{name: R, role: region}, {name: KEY, role: key}]\nrecipes:\n"
    seeds.write(
        tmp_path / "seeds",
        providers={"acme": provider + calls_as("openai-responses", "chat", f"https://{host}/v1")},
        models={"writer": "chat"},
        offerings={"acme": ["writer|acme.writer, variants: [{id: us.acme.writer, label: US}]"]},
    )
    (sold,) = seeds.catalogue(tmp_path / "seeds").offerings

    assert recipe(sold).id == expected


def test_other_clouds_know_no_profiles(tmp_path: Path) -> None:
    more = ", variants: [{id: us.acme/writer, label: US}]"

    assert recipe(offering(tmp_path, GATEWAY + CHAT, more=more)).id == "acme/writer"


def test_a_cloud_without_a_region_is_nowhere(tmp_path: Path) -> None:
    provider = "kind: cloud\nauth: [{name: KEY, role: key}]\n"
    found = recipe(
        offering(tmp_path, f"{provider}recipes: [{{class: aws-bedrock-converse, kinds: [chat]}}]")
    )

    assert found.calls == ()
    assert "is not recorded here yet" in found.reason


def test_an_extra_of_a_package_is_one_word_of_a_shell(tmp_path: Path) -> None:
    provider = """
kind: cloud
auth: [{name: P, role: project}, {name: R, role: region}, {name: K_CREDENTIALS, role: key}]
recipes: [{class: vertex-anthropic, kinds: [chat]}]
"""

    assert recipe(offering(tmp_path, provider)).install["python"] == (
        'pip install "anthropic[vertex]"'
    )


def test_google_needs_no_address(tmp_path: Path) -> None:
    found = recipe(offering(tmp_path, GATEWAY + "recipes: [{class: google-genai, kinds: [chat]}]"))

    assert found.base_url == GOOGLE
    assert languages(found) == ["python", "curl", "javascript"]


# --- bodies of Bedrock's models -------------------------------------------------------------------

INVOKED = """
kind: cloud
auth: [{name: ROCK_KEY, role: key}, {name: ROCK_REGION, role: region}]
recipes: [{class: aws-bedrock-invoke, kinds: [embedding, image, rerank]}]
"""


@pytest.mark.parametrize(
    ("kind", "native_id", "expected"),
    [
        ("embedding", "amazon.titan-embed-text-v2:0", '"inputText"'),
        ("embedding", "eu.cohere.embed-v4:0", '"input_type"'),
        ("embedding", "amazon.nova-2-multimodal-embeddings-v1:0", '"singleEmbeddingParams"'),
        ("rerank", "cohere.rerank-v3-5:0", '"api_version"'),
        ("image", "amazon.titan-image-generator-v1", '"textToImageParams"'),
        ("image", "stability.stable-image-core-v1:0", '"prompt"'),
        ("image", "stability.stable-diffusion-xl-v1", '"text_prompts"'),
    ],
)
def test_bedrocks_models_are_sent_what_their_creator_wants(
    tmp_path: Path, kind: str, native_id: str, expected: str
) -> None:
    seeds.write(
        tmp_path / "seeds",
        providers={"rock": INVOKED},
        models={"writer": kind},
        offerings={"rock": [f"writer|'{native_id}'"]},
    )

    bodies = [call.code for call in publish.directly(seeds.catalogue(tmp_path / "seeds"))]

    assert len(bodies) == 3
    assert all(expected.strip('"') in code for code in bodies)


@pytest.mark.parametrize(
    ("kind", "models"),
    [("embedding", "embedding models"), ("image", "image models"), ("rerank", "rerankers")],
)
def test_a_model_of_bedrocks_whose_body_is_not_known_has_no_call(
    tmp_path: Path, kind: str, models: str
) -> None:
    found = recipe(offering(tmp_path, INVOKED, kind=kind))

    assert found.calls == ()
    assert found.reason == (
        f"No call is published: how Acme is called for {models} is not known here."
    )


@pytest.mark.parametrize(
    ("life", "reason"),
    [
        (
            "{status: retired, retires_on: 2026-01-31}",
            "No call is published: the model was retired here on 2026-01-31, so a call fails.",
        ),
        ("{status: retired}", "No call is published: the model was retired here, so a call fails."),
        (
            "{status: announced}",
            "No call is published: the model is announced and cannot be called yet.",
        ),
        ("{status: deprecated, retires_on: 2026-12-31}", ""),
    ],
)
def test_what_cannot_be_called_has_no_call(tmp_path: Path, life: str, reason: str) -> None:
    found = recipe(offering(tmp_path, GATEWAY + CHAT, more=f", lifecycle: {life}"))

    assert found.reason == reason
    assert bool(found.calls) is not bool(reason)

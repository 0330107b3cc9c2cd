"""What a class of API is made of: the words of its class.yaml, the code beside it."""

import re
from typing import get_args

from llmref.insights import capabilities
from llmref.recipes.call_kinds import CALL_KINDS, FEATURES
from llmref.recipes.classes import classes
from llmref.recipes.languages import LANGUAGES
from llmref.records.provider import CalledAs, RecipeRecord
from tests.recipes.publish import CLIENTS
from tests.recipes.publish import FOLDER as TEMPLATES

_INCLUDED = re.compile(r'{% include "([^"]+)" %}')


def test_the_classes_are_the_folders() -> None:
    found = {path.name for path in (TEMPLATES / "recipes").iterdir() if path.is_dir()}

    assert set(classes()) == found - {"proof"}


def test_a_router_is_called_as_a_chat_model() -> None:
    api = classes()["openai-chat"]

    assert api.template("router", "curl") == "openai-chat/chat.curl"
    assert api.calls["router"].prints("curl") == api.calls["chat"].prints("curl")


def test_a_language_without_a_template_has_no_call() -> None:
    api = classes()["aws-bedrock-converse"]

    assert api.calls["chat-streaming"].languages == ("python", "javascript")
    assert api.template("chat-streaming", "curl") == ""
    assert api.why_not("chat-streaming", "curl").startswith("AWS streams in a binary format")
    assert api.why_not("chat-streaming") == ""


def test_a_class_says_what_it_does_not_share_with_the_one_it_extends() -> None:
    api, other = classes()["vertex-anthropic"], classes()["anthropic-messages"]
    structured, caching = api.calls["chat-structured"], api.calls["chat-caching"]

    assert structured.prints("curl") == other.calls["chat-structured"].prints("curl")
    assert structured.note != other.calls["chat-structured"].note
    assert caching.note == other.calls["chat-caching"].note
    assert caching.template == "vertex-anthropic/chat-caching"


def test_a_reason_without_kinds_is_for_every_other_kind_of_model() -> None:
    api = classes()["replicate"]

    assert api.serves("speech")
    assert (
        api.why_not("speech") == "Each model there names its own inputs, so no one call fits all."
    )
    assert api.why_not("chat-tools") == "Each model there names its own inputs for it."
    assert not api.serves("chat-link")


def test_what_no_class_says_is_said_of_all_calls_of_a_kind() -> None:
    speech = classes()["openai-chat"].calls["speech"]

    assert speech.prints("python") == CALL_KINDS["speech"].prints
    assert speech.prints("curl") == "the name of the file with the recording."


def test_a_feature_is_shown_where_a_capability_is_known() -> None:
    assert {feature.capability for feature in FEATURES.values()} <= set(capabilities.LABELS)
    assert {f"chat-{feature}" for feature in FEATURES} <= set(CALL_KINDS)


def test_every_way_of_being_called_is_a_kind_of_call() -> None:
    assert set(get_args(CalledAs)) <= set(CALL_KINDS)


def test_a_provider_can_name_the_package_of_each_language() -> None:
    named = RecipeRecord.model_validate(
        {"class": "openai-chat", "kinds": ["chat"], "pip": "a", "npm": "b"}
    )

    keys = {language.seed_key for language in LANGUAGES.values() if language.install}
    assert set(named.packages) == keys


def test_what_a_call_imports_is_its_client() -> None:
    imports = {
        "openai": "openai",
        "anthropic": "anthropic",
        "anthropic[vertex]": "anthropic",
        "google-genai": "google",
        "cohere": "cohere",
        "mistralai": "mistralai.client",
        "replicate": "replicate.client",
    }
    for template, client in CLIENTS.items():
        code = (TEMPLATES / "recipes" / template).read_text()
        if "{% extends" in code:
            continue
        code += "".join((TEMPLATES / path).read_text() for path in _INCLUDED.findall(code))
        if client == "boto3":
            assert "import boto3" in code
        elif template.endswith(".python"):
            assert f"from {imports[str(client)]} import" in code
        if template.endswith(".javascript"):
            assert f'from "{client}";' in code

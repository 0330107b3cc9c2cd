"""The table of published calls and the folder of templates say the same."""

import re
from typing import get_args

from generator.recipes import beyond
from generator.recipes.beyond import CELLS_BEYOND, WHY_NOT_BEYOND, features_of
from generator.recipes.classes import CELLS, LABELS, SERVES, WHY_NOT, template
from generator.recipes.prints import PRINTS
from generator.records.provider import RecipeClass
from tests.recipes.publish import TEMPLATES

_INCLUDED = re.compile(r'{% include "([^"]+)" %}')


def test_each_cell_has_a_template_and_each_template_a_cell() -> None:
    found = {
        path.relative_to(TEMPLATES / "recipes").as_posix()
        for path in (TEMPLATES / "recipes").glob("*/*")
        if path.parent.name != "proof" and not path.stem.startswith("client")
    }

    first = {template(*cell) for cell in CELLS}
    assert found == first | {beyond.template(*cell) for cell in CELLS_BEYOND}


def test_nothing_is_published_for_a_kind_that_its_class_does_not_serve() -> None:
    assert [cell for cell in CELLS if cell[1] not in SERVES[cell[0]]] == []


def test_what_is_not_published_for_a_reason_could_be_served_and_is_not_published() -> None:
    published = {cell[:2] for cell in CELLS}

    assert [cell for cell in WHY_NOT if cell[1] not in SERVES[cell[0]]] == []
    assert [cell for cell in WHY_NOT if cell[2] is None and cell[:2] in published] == []
    assert [cell for cell in WHY_NOT if cell in CELLS] == []


def test_a_feature_has_a_call_or_a_reason() -> None:
    published = {cell[:2] for cell in CELLS_BEYOND}

    assert [cell for cell in WHY_NOT_BEYOND if cell in CELLS_BEYOND] == []
    assert [cell for cell in WHY_NOT_BEYOND if cell[2] is None and cell[:2] in published] == []
    assert published == {(name, each) for name in SERVES for each in features_of(name)}


def test_whatever_a_class_serves_has_a_call_or_a_reason() -> None:
    callable_ = [name for name in SERVES if name not in {"sdk-only", "none"}]
    cells = {(name, kind, it) for name in callable_ for kind in SERVES[name] for it in LABELS}
    told = {(*cell[:2], it) for cell in WHY_NOT for it in LABELS if cell[2] in {it, None}}

    assert cells - CELLS.keys() - told == set()


def test_a_chat_model_has_a_call_or_a_reason_for_each_feature() -> None:
    chats = [name for name, kind, _ in CELLS if kind == "chat"]
    cells = {(name, feature, it) for name in chats for feature in beyond.FEATURES for it in LABELS}
    told = {(*cell[:2], it) for cell in WHY_NOT_BEYOND for it in LABELS if cell[2] in {it, None}}

    assert cells - CELLS_BEYOND.keys() - told == set()


def test_a_router_is_called_as_a_chat_model() -> None:
    assert template("openai-chat", "router", "curl") == "openai-chat/chat.curl"


def test_each_call_says_what_it_prints() -> None:
    first = {template(*cell) for cell in CELLS}
    assert set(PRINTS) == first | {beyond.template(*cell) for cell in CELLS_BEYOND}


def test_every_class_says_what_it_serves() -> None:
    assert set(SERVES) == set(get_args(RecipeClass))


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
    for cell, client in CELLS.items():
        code = (TEMPLATES / "recipes" / template(*cell)).read_text()
        code += "".join((TEMPLATES / path).read_text() for path in _INCLUDED.findall(code))
        if client == "boto3":
            assert "import boto3" in code
        elif cell[2] == "python":
            assert f"from {imports[str(client)]} import" in code
        if cell[2] == "javascript":
            assert f'from "{client}";' in code

"""No id, name or base URL that a record lets in can leave the quotes it is put in."""

import ast
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from selectolax.lexbor import LexborHTMLParser

from llmref.recipes import slots
from llmref.recipes.call_kinds import FEATURES
from llmref.recipes.choose import Call
from llmref.recipes.classes import ApiClass, classes
from llmref.recipes.languages import LANGUAGES
from llmref.records.fields import BASE_URL, NATIVE_ID, BaseUrl, EnvName, NativeId
from llmref.render.code import Code
from llmref.render.environment import environment
from tests.recipes.publish import TEMPLATES

CODE = Code(environment(TEMPLATES))
EVERY_LEGAL_CHARACTER = "aZ09@~/x:y.z_w-" + "~"
IDS = st.from_regex(re.compile(NATIVE_ID, re.ASCII), fullmatch=True)
HOSTILE = [
    '"; rm -rf ~; "',
    "a'; curl evil.example; '",
    "$(id)",
    "`id`",
    "${HOME}",
    "a\nb",
    "a\\",
    "a b",
    "a{{ key }}",
    "a}",
    "<script>",
    "a&b",
    "a|b",
    "a!b",
    "a#b",
    "a?b",
    "a%0ab",
    "..",
    "a//b",
    "-a",
    "\uff41",
    "a\u202eb",
    "",
]


CALLS: Mapping[str, tuple[ApiClass, str, str]] = {
    api.template(kind, language): (api, kind, language)
    for api in classes().values()
    for kind, call in api.calls.items()
    for language in call.languages
}


MANY = settings(max_examples=500)
"""One call each: together more pairs of a call and an id than there are calls."""


def in_language(language: str) -> list[str]:
    """The templates of the published calls in one language."""
    return [path for path, (_, _, written_in) in CALLS.items() if written_in == language]


def calls(native_id: str) -> Iterator[Call]:
    """Every published call of an id."""
    return (call_of(path, native_id) for path in CALLS)


def call_of(path: str, native_id: str) -> Call:
    """The published call of an id that a template makes."""
    api, kind, language = CALLS[path]
    values = {
        **_address(api, language, kind),
        **slots.of_id(native_id),
        **slots.of_operation(api, kind, native_id),
        **{name: f"ACME_{name.upper()}" for name in ("key", "project", "region", "resource")},
        "reads_environment": "yes",
    }
    return Call(language, language, path, values, None, "")


@cache
def _address(api: ApiClass, language: str, kind: str) -> Mapping[str, str]:
    # Cohere's clients put another version before the operation.
    version = api.address.added.get(language, "v1")
    return slots.of_address(api, language, f"https://${{ACME_HOST}}.example/{version}", kind) or {}


@pytest.mark.parametrize("native_id", HOSTILE)
def test_a_hostile_id_is_refused(native_id: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(NativeId).validate_python(native_id)


@pytest.mark.parametrize(
    "base_url",
    [
        'https://a.example/"; rm -rf ~; "',
        "https://a.example/$(id)",
        "https://a.example/`id`",
        "https://a.example/$HOME",
        "https://a.example/${HOME:-x}",
        "https://a.example/{os.environ['HOME']}",
        "https://a.example/v1?key=b",
        "https://a.example/a b",
        "https://a.example\\b",
        "javascript://a.example",
        "https://\uff41.example",
    ],
)
def test_a_hostile_base_url_is_refused(base_url: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(BaseUrl).validate_python(base_url)


@pytest.mark.parametrize("name", ["A B", "A;id", "A$(id)", "9A", "A-B", "A=b", 'A"', "", "\u00c4"])
def test_a_hostile_name_of_a_variable_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(EnvName).validate_python(name)


@pytest.mark.attacks
@MANY
@given(IDS, st.sampled_from(in_language("python")))
def test_any_id_is_one_string_in_python(native_id: str, path: str) -> None:
    assert native_id in _strings_in(call_of(path, native_id))


@pytest.mark.parametrize("path", in_language("python"))
def test_every_call_in_python_has_its_id_as_one_string(path: str) -> None:
    assert EVERY_LEGAL_CHARACTER in _strings_in(call_of(path, EVERY_LEGAL_CHARACTER))


def _strings_in(call: Call) -> list[object]:
    """The literals of a call in Python, as Python reads them."""
    tree = ast.parse(CODE.text(call))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]


@pytest.mark.attacks
@MANY
@given(IDS, st.sampled_from(in_language("curl")))
def test_any_id_is_one_word_of_a_shell_command(native_id: str, path: str) -> None:
    call = call_of(path, native_id)

    assert _words(CODE.text(call)) == _words_with(call, native_id)


@pytest.mark.parametrize("path", in_language("curl"))
def test_every_shell_command_has_its_id_in_one_word(path: str) -> None:
    call = call_of(path, EVERY_LEGAL_CHARACTER)

    assert _words(CODE.text(call)) == _words_with(call, EVERY_LEGAL_CHARACTER)


def _words_with(call: Call, native_id: str) -> list[str]:
    """The words of the same call with a plain id, in the place of which the id is put."""
    plain = _plain_words(CODE.text(_with_id(call, "m")))
    return [_put_in(word, native_id) for word in plain]


def _words(command: str) -> list[str]:
    """What a shell makes of a command."""
    return shlex.split(command.replace("\\\n", ""))


_plain_words = cache(_words)


def _with_id(call: Call, native_id: str) -> Call:
    return replace(call, slots={**call.slots, **slots.of_id(native_id)})


def _put_in(word: str, native_id: str) -> str:
    in_path, publisher_path = (
        slots.of_id(native_id)[it] for it in ("id_in_path", "publisher_path")
    )
    if "/google/models/m:" in word:
        return word.replace("google/models/m:", f"{publisher_path}:")
    return (
        word.replace('"model": "m"', f'"model": "{native_id}"')
        .replace("/anthropic/models/m:", f"/anthropic/models/{native_id}:")
        .replace("/models/m:", f"/models/{in_path}:")
        .replace("/m:rawPredict", f"/{native_id}:rawPredict")
        .replace("/m:streamRawPredict", f"/{native_id}:streamRawPredict")
        .replace("/model/m/converse", f"/model/{in_path}/converse")
        .replace("/model/m/invoke", f"/model/{in_path}/invoke")
        .replace("/models/m/predictions", f"/models/{native_id}/predictions")
        .replace("/deployments/m/", f"/deployments/{in_path}/")
        .replace("model=m", f"model={native_id}")
    )


@pytest.mark.attacks
@MANY
@given(IDS, st.sampled_from(in_language("javascript")))
def test_any_id_is_one_string_in_javascript(native_id: str, path: str) -> None:
    assert f'"{native_id}"' in CODE.text(call_of(path, native_id))
    assert not set(native_id) & set("\"'\\`$\n")


READERS = {"python": ast.parse, "curl": _words, "javascript": None}
"""What reads the code of each language here; JavaScript is compared as text."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quoting_of_every_language_is_judged(language: str) -> None:
    assert language in READERS


def test_every_place_of_an_id_beyond_hello_is_marked() -> None:
    features = {f"chat-{feature}" for feature in FEATURES}
    further = {path for path, (_, kind, _) in CALLS.items() if kind in features}
    held = {call.template: call for call in calls("acme/nativeid:1") if call.template in further}
    for call in held.values():
        document = LexborHTMLParser(CODE.with_places(call))
        marked = document.css("[data-id]")
        for place in marked:
            place.decompose()
        assert marked, call.template
        assert "nativeid" not in document.text(), call.template

    assert held.keys() == further


def test_every_legal_character_stays_as_it_is() -> None:
    assert TypeAdapter(NativeId).validate_python(EVERY_LEGAL_CHARACTER) == EVERY_LEGAL_CHARACTER
    for call in calls(EVERY_LEGAL_CHARACTER):
        shown = slots.of_id(EVERY_LEGAL_CHARACTER)
        assert any(written in CODE.text(call) for written in shown.values())


@pytest.mark.attacks
@given(st.from_regex(re.compile(BASE_URL, re.ASCII), fullmatch=True))
def test_any_base_url_is_one_expression(base_url: str) -> None:
    read = TypeAdapter(BaseUrl).validate_python(base_url)

    written = {name: language.expression(read) for name, language in LANGUAGES.items()}
    assert isinstance(ast.parse(written["python"]).body[0], ast.Expr)
    assert len(shlex.split(f'"{written["curl"]}"')) == 1
    assert not set(written["javascript"][1:-1]) & set("\"'\\`\n ")

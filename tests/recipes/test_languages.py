"""The faults that cost readers most are told of in every language, with page, line and request."""

import pytest

from llmref.catalogue.link import Catalogue
from tests.recipes import planted, publish
from tests.recipes.fault import Fault
from tests.recipes.perform import Performed, perform

pytestmark = pytest.mark.recipes

_WRITER = "openai-chat/chat.{} for writer/acme"
_CLAUDIUS = "anthropic-messages/chat.{} for writer/claudius"
_CLOSE = {"python": "    base_url=", "javascript": "  baseURL:"}
_OLD_VERSION = {
    "python": '    default_headers={"anthropic-version": "1999-01-01"},\n    base_url=',
    "javascript": '  defaultHeaders: { "anthropic-version": "1999-01-01" },\n  baseURL:',
}
_LAST_LINE = {
    "python": '    messages=[{"role": "user", "content": "Hello!"}],\n)\n',
    "curl": "  }'",
    "javascript": '  messages: [{ role: "user", content: "Hello!" }],\n});\n',
}


def _faults() -> dict[str, Fault]:
    found: dict[str, Fault] = {}
    for language in ("python", "curl", "javascript"):
        writer = _WRITER.format(language)
        found |= {
            f"{language}: another host": Fault(
                writer, "api.acme.example", "api.evil.example", "it went to api.evil.example"
            ),
            f"{language}: another variable": Fault(
                writer,
                "ACME_API_KEY",
                "OTHER_API_KEY",
                "chat/completions was refused: 401",
            ),
            f"{language}: cut off": Fault(writer, _LAST_LINE[language], "", "it ended with status"),
            f"{language}: another model": Fault(
                writer, "@cf/acme~writer:free", "acme/drawer", "it asked for model acme/drawer"
            ),
        }
    for language, close in _CLOSE.items():
        found[f"{language}: another version"] = Fault(
            _CLAUDIUS.format(language), close, _OLD_VERSION[language], "400 anthropic-version"
        )
    found["curl: no version"] = Fault(
        _CLAUDIUS.format("curl"),
        '"anthropic-version: 2023-06-01"',
        '"X: y"',
        "400 anthropic-version",
    )
    found["python: no such import"] = Fault(
        _WRITER.format("python"), "import OpenAI", "import OpenAi", "cannot import name 'OpenAi'"
    )
    found["javascript: no such import"] = Fault(
        _WRITER.format("javascript"), "import OpenAI", "import { OpenAi as OpenAI }", "'OpenAi'"
    )
    return found


FAULTS = _faults()


@pytest.fixture(scope="module")
def spoilt(few: Catalogue) -> dict[str, Performed]:
    sound = {call.name: call for call in publish.directly(few)}
    calls = {name: planted.spoilt(sound[fault.call], fault) for name, fault in FAULTS.items()}
    performed = perform(list(calls.values()), few, planted.VARIABLES)
    return dict(zip(calls, performed, strict=True))


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_told_with_its_page(spoilt: dict[str, Performed], name: str) -> None:
    told = str(spoilt[name])

    assert FAULTS[name].told in told
    assert told.startswith(f"/model/{spoilt[name].call.offering}/ {spoilt[name].call.call}")


@pytest.mark.parametrize("language", ["python", "javascript"])
def test_the_line_that_asked_is_told(spoilt: dict[str, Performed], language: str) -> None:
    failed = spoilt[f"{language}: another variable"]
    assert failed.line is not None

    assert ".create(" in failed.call.code.splitlines()[failed.line - 1]


@pytest.mark.parametrize("language", ["python", "curl", "javascript"])
def test_the_line_that_is_cut_off_is_told(spoilt: dict[str, Performed], language: str) -> None:
    assert ", line " in str(spoilt[f"{language}: cut off"])

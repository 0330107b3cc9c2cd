"""Calls that are wrong in one way each, to see that the run tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tests.recipes.job import Published

VARIABLES = {"OTHER_API_KEY": "test-only-OTHER_API_KEY"}


@dataclass(frozen=True)
class Fault:
    """What is done to which call, and the words in which the run tells of it."""

    call: str
    old: str
    new: str
    told: str


_PYTHON = "openai-chat/chat.python for writer/acme"
_CURL = "openai-chat/chat.curl for writer/acme"
_ANTHROPIC = "anthropic-messages/chat.curl for writer/claudius"
_GOOGLE = "google-genai/chat.curl for writer/gemma"
_LOCAL = "openai-chat/chat.curl for writer/workbench"
_BEARER = "  -H 'Authorization: Bearer test-only-OTHER_API_KEY' \\\n"

FAULTS = {
    # another host: nobody's, or another provider's
    "a host that no provider has": Fault(
        _CURL, "api.acme.example", "api.evil.example", "it went to api.evil.example"
    ),
    "the host of another provider": Fault(
        _CURL, "api.acme.example", "api.claudius.example", "it asked https://api.claudius.example"
    ),
    "the host of another provider, in Python": Fault(
        _PYTHON, "api.acme.example", "localhost.acme.example", "it went to localhost.acme.example"
    ),
    # the key
    "the variable of another provider": Fault(
        _PYTHON, "ACME_API_KEY", "OTHER_API_KEY", "401 the key is not one of ours"
    ),
    "a variable that nobody documents": Fault(_CURL, "$ACME_API_KEY", "$NOBODYS_KEY", "401"),
    "another variable with a key that is let in": Fault(
        _CURL, "ACME_API_KEY", "ACME_TOKEN", "not the value of ACME_API_KEY"
    ),
    "a header that the API does not read": Fault(
        _GOOGLE, "x-goog-api-key:", "Authorization: Bearer", "401 no key was given"
    ),
    "a key for a server that asks for none": Fault(
        _LOCAL, "  -H ", f"{_BEARER}  -H ", "it sent a key to a server that asks for none"
    ),
    # the request
    "no version header": Fault(
        _ANTHROPIC, '  -H "anthropic-version: 2023-06-01" \\\n', "", "anthropic-version"
    ),
    "no limit of tokens": Fault(_ANTHROPIC, '"max_tokens": 1024,', "", "max_tokens is required"),
    "no content type": Fault(
        _CURL, "Content-Type: application/json", "Accept: */*", "415 the content type"
    ),
    "an argument that the API does not know": Fault(
        _CURL, '"messages"', '"top": 1, "messages"', "unrecognized argument: top"
    ),
    "a base URL that ends in the operation": Fault(
        _PYTHON, "/v1", "/v1/chat/completions", "404 unknown address"
    ),
    # the model
    "a model that is not there": Fault(_CURL, "acme~writer:free", "writer", "404 the model"),
    "another model that is there": Fault(
        _CURL, "@cf/acme~writer:free", "acme/drawer", "it asked for model acme/drawer"
    ),
    # the code
    "a call cut off": Fault(_PYTHON, "    messages=[", "", "it ended with status 1"),
    "a shell command cut off": Fault(_CURL, "  }'", "  }", "it ended with status 2"),
    "an import that does not exist": Fault(
        _PYTHON, "import OpenAI", "import Openai", "ImportError"
    ),
    "a result that is not printed": Fault(_PYTHON, "print(", "str(", "the reply was not printed"),
}


def calls(sound: Mapping[str, Published]) -> dict[str, Published]:
    """The spoilt calls, by what is wrong with them."""
    return {name: _spoilt(sound[fault.call], fault) for name, fault in FAULTS.items()}


def _spoilt(call: Published, fault: Fault) -> Published:
    assert fault.old in call.code, f"{call.name} has no {fault.old!r} to spoil"
    return replace(call, code=call.code.replace(fault.old, fault.new, 1))

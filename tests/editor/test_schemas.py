"""The schemas in the language server that editors run: what it offers, underlines and explains."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from llmref import schema
from llmref.edits.stage import editing
from tests import tools
from tests.editor.client import Server, serving

HERE = Path(__file__).parent
SERVER = HERE / "node_modules/yaml-language-server/bin/yaml-language-server"
CURSOR = "|"
OFFERING = """\
# yaml-language-server: $schema=../.schema/offerings.schema.json
offerings:
- model: anvil-1
  id: anvil-1
  billing: usage
"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editor") / "seeds"
    (folder / "offerings").mkdir(parents=True)
    with editing(folder) as edit:
        schema.write_schemas(folder, edit)
    return folder


@pytest.fixture(scope="module")
def server(seeds: Path) -> Iterator[Server]:
    node = str(tools.node())
    if not SERVER.is_file():
        raise tools.MissingTool("the YAML language server is not installed: run `make test`")
    with serving([node, str(SERVER), "--stdio"], seeds) as server:
        yield server


class Document:
    """A seed that is open in an editor, with the cursor where the sign | stands in its text."""

    def __init__(self, server: Server, file: Path, text: str) -> None:
        before, _, after = text.partition(CURSOR)
        self.server, self.uri = server, file.as_uri()
        line = before.rpartition("\n")[2]
        self.position = {"line": before.count("\n"), "character": len(line)}
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": before + after}
        server.tell("textDocument/didOpen", {"textDocument": document})

    def ask(self, what: str) -> Any:
        params = {"textDocument": {"uri": self.uri}, "position": self.position}
        return self.server.ask(f"textDocument/{what}", params)

    def offers(self) -> dict[str, str]:
        """What can be completed here, with its explanation."""
        found = self.ask("completion")
        return {item["label"]: str(item.get("documentation", "")) for item in found["items"]}

    def explanation(self) -> str:
        """What is shown where the pointer rests."""
        found = self.ask("hover")
        contents = found["contents"] if found else ""
        return contents["value"] if isinstance(contents, dict) else str(contents)


@pytest.fixture
def opened(server: Server, seeds: Path, request: pytest.FixtureRequest) -> Any:
    numbers = iter(range(100))

    def open_text(text: str) -> Document:
        name = f"{request.node.name}-{next(numbers)}.yaml".replace("[", "-").replace("]", "")
        return Document(server, seeds / "offerings" / name, text)

    return open_text


@pytest.mark.parametrize(
    "rates",
    [
        "\n      |\n",
        "\n      output: 1.60\n      in|\n",
        # in braces, this server wants to see a letter first
        " {in|}\n",
        " {output: 1.60, in|}\n",
    ],
)
def test_rate_keys_are_offered_with_their_units(opened: Any, rates: str) -> None:
    offers = opened(f"{OFFERING}  prices:\n  - rates:{rates}").offers()

    assert {"input", "cache_read", "audio_minute"} <= set(offers)
    assert "Input: per 1M tokens." in offers["input"]
    assert "Audio: per minute." in offers["audio_minute"]


def test_only_rates_that_are_not_there_yet_are_offered(opened: Any) -> None:
    offers = opened(OFFERING + "  prices:\n  - rates:\n      input: 0.40\n      |\n").offers()

    assert "output" in offers
    assert "input" not in offers
    assert "model" not in offers


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("  deployment: |\n", {"serverless", "provisioned", "dedicated", "self-hosted"}),
        ("  features:\n    |\n", {"reasoning", "tools", "computer_use"}),
        ("  not_offered: [|]\n", {"batch", "flex", "cache_read"}),
        ("  lifecycle:\n    status: |\n", {"preview", "active", "retired"}),
        ("  p|\n", {"prices", "variants", "limits", "gotchas"}),
    ],
)
def test_known_words_are_offered_where_they_fit(opened: Any, place: str, words: set[str]) -> None:
    offers = opened(OFFERING + place).offers()

    assert words <= set(offers)
    assert "null" not in offers


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  prices:\n  - rates: {inputt: 0.40}\n", "Property inputt is not allowed."),
        ("  features: {tool: yes}\n", "Property tool is not allowed."),
        ("  deployment: serverles\n", 'Value is not accepted. Valid values: "serverless"'),
        ("  prices:\n  - source: page\n", 'Missing property "rates".'),
        ("  limits: {context: many}\n", 'Incorrect type. Expected "integer".'),
    ],
)
def test_a_mistake_is_underlined(opened: Any, server: Server, text: str, message: str) -> None:
    document = opened(OFFERING + text)

    [fault] = server.faults(document.uri)
    assert fault["message"].startswith(message)
    assert fault["range"]["start"]["line"] >= OFFERING.count("\n")


def test_a_good_seed_has_nothing_underlined(opened: Any, server: Server) -> None:
    document = opened(OFFERING + "  prices:\n  - rates: {input: 0.40, cache_write: free}\n")

    assert server.faults(document.uri) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (OFFERING.replace("billing", "bil|ling"), "usage, free, subscription or unknown."),
        (OFFERING.replace("offerings:\n", "offer|ings:\n"), "sorted by model ID"),
        (OFFERING + "  prices:\n  - rates: {out|put: 1.60}\n", "Output: per 1M tokens."),
        (
            OFFERING + "  features: {to|ols: yes}\n",
            "Can call tools (functions) that the request defines.",
        ),
        (OFFERING + "  life|cycle: {status: active}\n", "from announcement to retirement"),
    ],
)
def test_the_pointer_on_a_key_says_what_it_means(opened: Any, text: str, words: str) -> None:
    assert words in opened(text).explanation()


def test_the_server_is_the_one_that_is_pinned() -> None:
    wanted = json.loads((HERE / "package.json").read_text())["dependencies"]["yaml-language-server"]
    lock = (HERE / "package-lock.json").read_text()

    found = json.loads((SERVER.parents[1] / "package.json").read_text())["version"]

    assert found == wanted
    assert "resolved" not in lock, "npm wrote addresses of downloads: see .npmrc"

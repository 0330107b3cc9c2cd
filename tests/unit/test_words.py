"""People read the terms of the field: in messages, help, hints of editors and documents."""

import ast
import io
import json
import re
import tokenize
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
import pytest

from llmref.cli import main

pytestmark = (
    pytest.mark.no_cover
)  # they read texts, of which `--help` is the only one that commands give

ROOT = Path(__file__).parents[2]
CODE = ROOT / "generator/llmref"
REFUSED = (
    # what is done
    r"mend(s|ed|ing)?",
    r"(is|are) told",
    r"tells?( of)?",
    r"told of",
    # where and how things are
    r"holds?",
    r"lies?",
    r"stands?(?! for|-)",
    r"stays? as (it|they) (is|are|was|were)",
    r"left as (it|they) (is|are|was|were)",
    r"(?<!there )is no(?! longer| such| more| call)",
    r"cannot be had",
    # terms of the field
    r"licences?",
    r"catalogues?",
    r"colours?",
    r"native ids?",
    r"sellers?",
    r"longest answer",
    r"read from the cache",
    r"effort of thinking",
    r"tool use",
    r"function tools",
    # prices
    r"dearer",
    r"as little",
    r"place \d+ of",
    # more examples, sources
    r"beyond (hello|the first)",
    r"nobody here",
    r"no source that",
    r"refreshed from copies",
    r"to begin with",
    r"known (not )?to have it",
)
NOT_YET = frozenset(
    f"imports/{name}.py"
    for name in ("backfill", "changes", "evidence", "explain", "offering_files", "price_merge")
)
"""Modules whose words are still to be settled; none may join."""
RIDDLES = (
    *(r"mend(s|ed|ing)?", r"(is|are) told", r"tells? of", r"told of", r"tell of"),
    *(r"dear", r"dearer", r"dearest", r"as little", r"place \d+ of", r"longest answer"),
    *(r"native ids?", r"sellers?", r"read from the cache", r"effort of thinking"),
    *(r"tool use", r"function tools", r"beyond (hello|the first)", r"nobody here"),
    *(r"no source that", r"refreshed from copies", r"to begin with", r"cannot be had"),
    *(r"stays as (it|they) (is|are|was|were)", r"left as (it|they) (is|are|was|were)"),
    *(r"known (not )?to have it", r"licences?", r"colours?", r"anew"),
)
"""What not even a docstring, a comment or a template says."""
PROSE_WORDS = re.compile(rf"\b({'|'.join(RIDDLES)})\b", re.IGNORECASE)
WORDS = re.compile(rf"\b({'|'.join(REFUSED)})\b", re.IGNORECASE)
TEXTS = {".html", ".md", ".yaml", ".txt", ".js", ".css", ".xml"}
CODE_SPAN = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
"""Names of keys, commands and values are as they are."""
DOCUMENTS = (
    *(ROOT.glob("*.md")),
    *(ROOT / "seeds").glob("*.md"),
    *(ROOT / "seeds/pages").glob("*.md"),
    *(ROOT / "tests").glob("*.md"),
    ROOT / "generator/README.md",
    CODE / "starter/README.md",
)


def of_documents() -> Iterator[tuple[str, str]]:
    for path in DOCUMENTS:
        if path.name != "CHANGELOG.md":
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def of_messages() -> Iterator[tuple[str, str]]:
    for path in sorted(CODE.rglob("*.py")):
        if path.relative_to(CODE).as_posix() in NOT_YET:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = list(ast.walk(tree))
        silent = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
            if not isinstance(node, ast.Constant) or id(node) in silent:
                continue
            if isinstance(node.value, str) and " " in node.value.strip():
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def of_help(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    yield name, command.help or ""
    for parameter in command.params:
        yield f"{name} {parameter.name}", getattr(parameter, "help", None) or ""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            yield from of_help(found, f"{name} {inner}")


def of_schemas() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "seeds/.schema").glob("*.json")):
        yield from _descriptions(path.name, json.loads(path.read_text(encoding="utf-8")))


def _descriptions(where: str, schema: object) -> Iterator[tuple[str, str]]:
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "description" and isinstance(value, str):
                yield where, value
            yield from _descriptions(f"{where}/{key}", value)
    elif isinstance(schema, list):
        for position, value in enumerate(schema):
            yield from _descriptions(f"{where}/{position}", value)


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(of_messages, id="messages"),
        pytest.param(partial(of_help, main, "llmref"), id="help"),
        pytest.param(of_schemas, id="hints of editors"),
        pytest.param(of_documents, id="documents"),
    ],
)
def test_what_people_read_has_the_terms_of_the_field(
    read: Callable[[], Iterator[tuple[str, str]]],
) -> None:
    texts = list(read())
    assert texts

    found = [
        f"{where}: {match.group()!r} in {text[max(0, match.start() - 40) : match.end() + 40]!r}"
        for where, whole in texts
        if (text := CODE_SPAN.sub("`…`", whole))
        for match in WORDS.finditer(text)
    ]

    assert found == []


def of_prose() -> Iterator[tuple[str, str]]:
    """Docstrings and comments of the code, and the texts of templates and of a new project."""
    for path in sorted(CODE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT).as_posix()
        if path.relative_to(CODE).as_posix() in NOT_YET:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                yield f"{name}:{node.lineno}", str(node.value.value)
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield f"{name}:{token.start[0]}", token.string
    for folder in (ROOT / "templates", CODE / "starter"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in TEXTS and path.is_file():
                yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_prose_beside_the_code_has_no_riddles() -> None:
    found = [
        f"{where}: {match.group()!r} in {text[max(0, match.start() - 40) : match.end() + 40]!r}"
        for where, whole in of_prose()
        if (text := CODE_SPAN.sub("`…`", whole))
        for match in PROSE_WORDS.finditer(text)
    ]

    assert found == []

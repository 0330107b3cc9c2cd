"""Editors get schemas that describe every field and accept what the loader accepts."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from llmref import schema, seeds
from llmref.edits.stage import editing
from llmref.records.features import Feature
from llmref.records.meanings import meanings
from llmref.records.price import Currency
from llmref.records.rates import RATES
from tests.worlds import WORLDS, lay
from tests.worlds.editor import as_editors_read

GOOD = [
    path
    for world in ("tiny", "typical")
    for path in sorted((WORLDS / world).rglob("*.*"))
    if path.suffix in {".yaml", ".md"}
]


@cache
def schemas() -> dict[str, dict[str, Any]]:
    return {
        path.removeprefix(".schema/").removesuffix(".schema.json"): json.loads(text)
        for path, text in schema.schema_files().items()
    }


def written(folder: Path) -> list[str]:
    with editing(folder) as edit:
        return schema.write_schemas(folder, edit)


def described(node: object, way: str = "") -> Iterator[tuple[str, bool]]:
    """Every property of a schema, and whether it, or the record it leads to, says what it means."""
    if isinstance(node, dict):
        for name, inner in node.get("properties", {}).items():
            yield f"{way}.{name}", bool(inner.get("description") or inner.get("$ref"))
        for name, inner in node.items():
            yield from described(inner, f"{way}.{name}")


def kind_of(path: Path) -> str:
    relative = path.relative_to(WORLDS).as_posix().partition("/")[2]
    return next(name for name, kind in seeds.KINDS.items() if kind.pattern.fullmatch(relative))


def test_there_is_a_schema_for_every_kind_of_seed_and_for_claims() -> None:
    assert set(schemas()) == {*seeds.KINDS, "claims"}


@pytest.mark.parametrize("name", seeds.KINDS)
def test_a_schema_is_valid_itself_and_describes_every_field(name: str) -> None:
    found = schemas()[name]

    Draft202012Validator.check_schema(found)
    fields = dict(described(found))
    assert len(fields) > 0
    assert [field for field, has_words in fields.items() if not has_words] == []
    assert found["description"]
    assert all(record["description"] for record in found.get("$defs", {}).values())
    assert found["additionalProperties"] is False


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.relative_to(WORLDS).as_posix())
def test_an_editor_sees_no_fault_in_a_good_seed(path: Path) -> None:
    faults = Draft202012Validator(schemas()[kind_of(path)]).iter_errors(as_editors_read(path))

    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


@pytest.mark.parametrize(
    ("name", "value", "way"),
    [
        # what the loader refuses, an editor underlines too
        ("model", {"name": "A", "kind": "chatt"}, "$.kind"),
        ("model", {"name": "A", "kind": "chat", "relesed": "2026"}, "$"),
        ("model", {"name": "A", "kind": "chat", "limits": {"context": 0}}, "$.limits.context"),
        (
            "model",
            {"name": "A", "kind": "chat", "features": {"tools": "maybe"}},
            "$.features.tools",
        ),
        ("model", {"name": "A", "kind": "chat", "features": {"tool": True}}, "$.features"),
        ("model", {"name": "<b>", "kind": "chat"}, "$.name"),
        ("model", {"name": "A", "kind": "chat", "family": "A B"}, "$.family"),
        ("model", {"name": "A", "kind": "chat", "released": "May 2026"}, "$.released"),
        ("creator", {"name": "A", "links": {"home": "javascript:x"}}, "$.links.home"),
        ("offerings", {"offerings": [{"model": "a", "id": "a b"}]}, "$.offerings[0].id"),
        (
            "offerings",
            {"offerings": [{"model": "a", "id": "a", "prices": [{"rates": {"input": 0}}]}]},
            "$.offerings[0].prices[0].rates.input",
        ),
        (
            "offerings",
            {"offerings": [{"model": "a", "id": "a", "prices": [{"rates": {}}]}]},
            "$.offerings[0].prices[0].rates",
        ),
        ("redirects", {"models": {"A B": "a"}}, "$.models"),
        ("exceptions", {}, "$"),
    ],
)
def test_an_editor_underlines_what_the_loader_refuses(name: str, value: object, way: str) -> None:
    faults = Draft202012Validator(schemas()[name]).iter_errors(value)

    assert [fault.json_path for fault in faults] == [way]


def test_writing_makes_them_fresh_and_tells_which_changed(tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", "tiny")
    assert len(schema.stale(folder)) == len(schema.schema_files())

    assert len(written(folder)) == len(schema.schema_files())

    assert schema.stale(folder) == []
    assert written(folder) == []


def test_one_that_was_edited_or_deleted_is_stale(tmp_path: Path) -> None:
    written(tmp_path)
    edited, deleted = (tmp_path / ".schema" / f"{name}.schema.json" for name in ("site", "page"))
    edited.write_text(edited.read_text().replace("The whole site", "A site"))
    deleted.unlink()

    assert schema.stale(tmp_path) == [".schema/site.schema.json", ".schema/page.schema.json"]


def test_known_keys_are_properties_with_their_units() -> None:
    rates = schemas()["offerings"]["$defs"]["Price"]["properties"]["rates"]

    assert list(rates["properties"]) == list(RATES)
    assert rates["properties"]["input"]["description"] == "Input: per 1M tokens."
    assert rates["properties"]["audio_minute"]["description"] == "Audio: per minute."
    assert rates["additionalProperties"] is False
    assert "propertyNames" not in rates


def test_every_known_key_has_a_meaning() -> None:
    for vocabulary in (Feature, Currency):
        assert meanings(get_args(vocabulary))
    assert meanings(RATES)
    assert meanings(["nothing"]) is None


def test_a_key_of_two_vocabularies_has_the_meaning_of_its_own() -> None:
    rates = schemas()["offerings"]["$defs"]["Price"]["properties"]["rates"]["properties"]
    features = schemas()["model"]["properties"]["features"]["properties"]

    for key in ("reasoning", "web_search"):
        assert "per " in rates[key]["description"]
        assert "per " not in features[key]["description"]


def test_keys_stand_in_the_order_of_the_seeds() -> None:
    assert list(schemas()["model"]["properties"])[:4] == ["name", "family", "kind", "about"]


def test_nothing_may_be_null() -> None:
    assert '"null"' not in "".join(schema.schema_files().values())
    assert 'default": null' not in "".join(schema.schema_files().values())

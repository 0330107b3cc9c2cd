"""No change of a fact goes untold."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llmref import seeds, yaml_text
from llmref.changes.compare import compare
from llmref.yaml_spans import Mapping, Node, Text, tree
from tests.worlds import lay

pytestmark = pytest.mark.attacks

OTHERS = ["2026-01-02", "0.07", "12345", "yes", "no", "free", "chat", "anvil-1", "acme", "batch"]
EASY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as made:
        yield lay(Path(made) / "seeds", "typical")


@pytest.fixture(scope="module")
def before(folder: Path) -> seeds.Seeds:
    return read(folder)


def texts(file: Path) -> list[Text]:
    text = file.read_text("utf-8")
    return list(scalars(tree(text, yaml_text.parse(text))))


def scalars(node: Node) -> Iterator[Text]:
    """Every value that is text."""
    if isinstance(node, Text):
        yield node
        return
    values = [pair.value for pair in node.pairs] if isinstance(node, Mapping) else node.items
    for value in values:
        yield from scalars(value)


def read(folder: Path) -> seeds.Seeds:
    return replace(seeds.load(folder)[0], folder=Path())


@EASY
@given(data=st.data(), other=st.sampled_from(OTHERS))
def test_any_word_that_changes_a_record_is_told(
    folder: Path, before: seeds.Seeds, data: Any, other: str
) -> None:
    file = data.draw(st.sampled_from(sorted(folder.rglob("*.yaml"))))
    node = data.draw(st.sampled_from(texts(file) or [Text(0, 0, "", 0)]))
    held = file.read_text("utf-8")
    start, end = node.start + node.quotes, node.end - node.quotes
    file.write_text(held[:start] + other + held[end:], "utf-8")
    try:
        after = read(folder)
    finally:
        file.write_text(held, "utf-8")

    told = compare(before, after)

    assert bool(told) == (before != after) or after.refused
    assert compare(after, after) == []

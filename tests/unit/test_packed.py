"""Columns of data files come back as they were, in Python and in the script."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from llmref.packed import column, named_slug, packed, read_column, stated_slug, unpacked
from tests.tools.find import node

NUMBERS = [0, 1, 56, 57, 58, 90, 91, 92, 5_000, 55_200, 55_225, 55_226, 56_000, 70_000]
NAMES = [
    "GPT-4.1 mini",
    "Caf\u00e9 (beta)",
    "Command R+",
    "\u6587\u5fc3 4.0",
    "\u0130x",
    "a\ufb00",
    "-",
]
SCRIPT = """
const { slugOf, texts, unpacked } = await import(process.argv[1]);
const { numbers, column, names } = JSON.parse(process.argv[2]);
const slugs = names.map((name) => slugOf(name, ""));
console.log(JSON.stringify([unpacked(numbers), texts(column), slugs]));
"""


def test_numbers_come_back() -> None:
    assert unpacked(packed(range(70_000))) == [*range(70_000)]


@pytest.mark.parametrize("refused", ['"', "\\", "\x7f", "\x85", "\xa0"])
def test_no_character_needs_an_escape(refused: str) -> None:
    assert refused not in packed(range(70_000))


def test_the_commonest_text_is_first() -> None:
    data = column(["b", "a", "a"])

    assert data["texts"] == ["a", "b"]
    assert read_column(data) == ["b", "a", "a"]


def test_a_slug_is_stated_where_the_name_does_not_give_it() -> None:
    assert stated_slug("GPT-4.1 mini (high)", "gpt-4.1-mini-high") == ""
    assert stated_slug("GPT-4.1 mini", "mini") == "mini"


def test_the_script_reads_the_same(tmp_path: Path) -> None:
    shutil.copy(Path("templates/assets/js/packed.js").resolve(), tmp_path / "packed.mjs")
    texts = [str(number % 300) for number in range(700)]
    asked = {"numbers": packed(NUMBERS), "column": column(texts), "names": NAMES}

    done = subprocess.run(
        [
            node(),
            "--input-type=module",
            "--eval",
            SCRIPT,
            (tmp_path / "packed.mjs").as_uri(),
            json.dumps(asked),
        ],
        check=True,
        capture_output=True,
        text=True,
    )

    assert json.loads(done.stdout) == [NUMBERS, texts, [named_slug(name) for name in NAMES]]

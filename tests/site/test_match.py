"""Commands find what the search field finds: two implementations, one ranking."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from llmref.catalogue.link import link
from llmref.pages.context import PageContext
from llmref.pages.find import ids_data, names_data
from llmref.search.match import Matcher
from llmref.seeds import load
from llmref.urls import Addresses
from tests.tools.find import node

pytestmark = pytest.mark.site
ROOT = Path(__file__).parents[2]
QUERIES = json.loads((ROOT / "tests/browser/search-queries.json").read_text(encoding="utf-8"))
SCRIPT = """
import { readFileSync } from "node:fs";
const { Matcher } = await import(process.argv[1]);
const { names, ids, queries } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const matcher = new Matcher(names);
matcher.addIds(ids);
console.log(JSON.stringify(queries.map((query) => matcher.find(query, 10))));
"""


def test_both_rank_alike(tmp_path: Path) -> None:
    seeds, _ = load(ROOT / "seeds")
    catalogue = link(seeds)
    context = PageContext(catalogue, Addresses(catalogue.site.base_url))
    names, ids = names_data(context), ids_data(context)
    every_id = sorted({form.id for offering in catalogue.offerings for form in offering.sellables})
    every_name = sorted(model.name for model in catalogue.models.values())
    queries = [
        *(each["query"] for each in QUERIES),
        *every_id[:: len(every_id) // 40],
        *every_name[:: len(every_name) // 40],
        *("claud hauki", "gpt4o mini", "", "  ", "\u00e9l", "5", "us.anthropic.claude"),
    ]
    data = tmp_path / "data.json"
    data.write_text(json.dumps({"names": names, "ids": ids, "queries": queries}), encoding="utf-8")
    for name in ("match.js", "packed.js"):
        shutil.copy(ROOT / "templates/assets/js" / name, tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    done = subprocess.run(
        [node(), "--input-type=module", "--eval", SCRIPT, (tmp_path / "match.js").as_uri(), data],
        check=True,
        capture_output=True,
        text=True,
    )

    matcher = Matcher(names, ids)
    for query, results in zip(queries, json.loads(done.stdout), strict=True):
        assert [_seen(vars_of(each)) for each in matcher.find(query)] == list(map(_seen, results))


def vars_of(result: Any) -> dict[str, Any]:
    return {name: getattr(result, name) for name in result.__slots__}


def _seen(result: dict[str, Any]) -> tuple[Any, ...]:
    """What a reader sees of a result, and its score up to the last digits of a float."""
    texts = (result["name"], result["path"], result["creator"], result["id"])
    return *texts, list(result["facts"]), list(result["at"]), pytest.approx(result["score"])

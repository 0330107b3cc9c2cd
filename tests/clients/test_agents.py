"""`llmref mcp` answers the client of the protocol's own SDK, without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest

import llmref
from llmref.lookups.tools import PAGES, Tools
from tests.hostile.site import texts
from tests.hostile.world import PAYLOADS, make
from tests.sites import REAL
from tests.worlds import lay

pytestmark = pytest.mark.clients
ROOT = REAL.parent
PYTHON = ROOT / ".venv-clients/bin/python"
SERVER = """
import socket, sys
def refused(*_):
    raise SystemExit("a connection was opened")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
from llmref.cli import main
main(["mcp", "--seeds", sys.argv[1]], prog_name="llmref")
"""
"""The command, in a process that ends where anything opens a connection."""


def asked(seeds: Path, calls: list[Any], pages: list[str]) -> Any:
    folders = [str(ROOT / "generator"), sysconfig.get_path("purelib")]
    done = subprocess.run(
        [PYTHON, ROOT / "tests/clients/agent.py"],
        input=json.dumps(
            {
                "server": [str(PYTHON), "-c", SERVER, str(seeds)],
                "env": {**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
                "calls": calls,
                "pages": pages,
            }
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_tool_and_page_answers_as_it_does_here(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    lay(seeds, "typical")
    tools = Tools(llmref.load(seeds))
    offering = tools.facts.offerings[0]
    model, provider = offering.model.slug, offering.provider.slug
    calls: list[tuple[str, dict[str, Any]]] = [
        ("resolve_id", {"id": offering.id}),
        ("find_models", {"query": "anvl 2.1", "limit": 3}),
        ("get_offering", {"model": model, "provider": provider}),
        ("price_on", {"model": model, "provider": provider, "day": "2026-01-01"}),
        ("cost", {"model": model, "input_tokens": 1000, "cached_tokens": 10, "output_tokens": 5}),
        ("compare", {"models": ["anvil-1", "anvil-2.1"]}),
    ]
    page = f"model/{model}/{provider}/index.md"

    answer = asked(
        seeds, [*calls, ("get_offering", {"model": "x", "provider": "y"})], [f"{PAGES}/{page}"]
    )

    assert set(answer["tools"]) == set(tools.all)
    assert all(answer["tools"].values())
    assert answer["resources"] == [f"{PAGES}/{path}" for path, _ in tools.starts()]
    for (tool, arguments), (is_error, data, _) in zip(calls, answer["calls"], strict=False):
        assert not is_error
        assert data == tools.all[tool](**arguments)
    is_error, _, (text,) = answer["calls"][-1]
    assert is_error
    assert "There is no model 'x'" in text
    assert answer["pages"] == [tools.page(page)]


def test_hostile_texts_arrive_as_they_were_written(tmp_path: Path) -> None:
    world = make(tmp_path / "seeds", turn=0)
    facts = llmref.load(world.seeds)
    keys = [
        {"model": offering.model.slug, "provider": offering.provider.slug}
        for offering in facts.offerings
    ]
    calls: list[tuple[str, dict[str, Any]]] = [
        *(("get_offering", key) for key in keys),
        *(("price_on", key) for key in keys),
        *(("resolve_id", {"id": offering.id}) for offering in facts.offerings),
        *(("find_models", {"query": text}) for text in PAYLOADS),
        *(("cost", {"model": slug, "input_tokens": 1000}) for slug in facts.models),
        *(("compare", {"models": [key["model"], "/".join(key.values())]}) for key in keys),
    ]
    pages = [f"{PAGES}/model/{key['model']}/{key['provider']}/index.md" for key in keys]

    answer = asked(world.seeds, calls, pages)

    assert [
        tool for (tool, _), (failed, *_) in zip(calls, answer["calls"], strict=True) if failed
    ] == []
    read = [text for _, data, _ in answer["calls"] for text in texts(data)]
    assert read
    assert [fault for text in read for fault in world.faults(text)] == []
    assert len(answer["pages"]) == len(pages)

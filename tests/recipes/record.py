"""Writes down which calls were run, with which versions of what."""

from __future__ import annotations

import json
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache

from llmref.recipes import proof
from tests import tools
from tests.recipes.closed import network
from tests.recipes.closed.network import NODE_MODULES, SDKS
from tests.recipes.job import Published
from tests.recipes.publish import CLIENTS
from tests.recipes.publish import FOLDER as TEMPLATES

FOLDER = TEMPLATES / "recipes"


def write(calls: Iterable[Published], day: date) -> None:
    """Put the calls, all of which ran, in templates/recipes/proof/ in place of what stood there."""
    offerings: dict[str, list[str]] = defaultdict(list)
    times: Counter[str] = Counter()
    for call in calls:
        offerings[call.offering].append(proof.digest(call.code))
        times[call.call] += 1
    runs = {
        name: proof.Run(*versions(name), day=day.isoformat(), calls=count)
        for name, count in times.items()
    }
    proof.write_proofs(FOLDER, runs, {key: sorted(held) for key, held in offerings.items()})


def has(recorded: proof.Proof, call: Published, day: date | None) -> bool:
    """Whether a call of these bytes ran on that very day with the clients that are here.

    Pages name one day for all calls of a template, so a run of another day is no reason to skip.
    """
    run = recorded.runs.get(call.call)
    return (
        run is not None
        and day is not None
        and run.day == day.isoformat()
        and (run.client, run.runtime) == versions(call.call)
        and proof.digest(call.code) in recorded.offerings.get(call.offering, "").split()
    )


@cache
def versions(template: str) -> tuple[str, str]:
    """The client that a template's calls import, and what runs them, with their versions."""
    client = CLIENTS[template] or ""
    match template.rpartition(".")[2]:
        case "python":
            name = client.partition("[")[0]
            ask = f"import importlib.metadata as m; print(m.version({name!r}))"
            return f"{name} {_says([str(SDKS), '-c', ask])}", _says([str(SDKS), "-V"])
        case "javascript":
            held = (NODE_MODULES / client / "package.json").read_text(encoding="utf-8")
            node = _says([str(network.node()), "-v"]).removeprefix("v")
            return f"{client} {json.loads(held)['version']}", f"Node {node}"
    return " ".join(_says([str(tools.curl()), "--version"]).split()[:2]), ""


@cache
def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _says(command: list[str]) -> str:
    return _said(*command)

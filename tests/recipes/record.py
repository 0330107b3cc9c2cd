"""Writes down which calls were run, with which versions of what."""

from __future__ import annotations

import json
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
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
    return VERSIONS[template.rpartition(".")[2]](CLIENTS[template] or "")


def _of_python(client: str) -> tuple[str, str]:
    name = client.partition("[")[0]
    ask = f"import importlib.metadata as m; print(m.version({name!r}))"
    return f"{name} {_says([str(SDKS), '-c', ask])}", _says([str(SDKS), "-V"])


def _of_javascript(client: str) -> tuple[str, str]:
    package = json.loads((NODE_MODULES / client / "package.json").read_text(encoding="utf-8"))
    node = _says([str(network.node()), "-v"]).removeprefix("v")
    return f"{client} {package['version']}", f"Node {node}"


def _of_curl(_client: str) -> tuple[str, str]:
    return " ".join(_says([str(tools.curl()), "--version"]).split()[:2]), ""


VERSIONS: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "python": _of_python,
    "curl": _of_curl,
    "javascript": _of_javascript,
}
"""How each language names a client and what runs its calls."""


@cache
def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _says(command: list[str]) -> str:
    return _said(*command)

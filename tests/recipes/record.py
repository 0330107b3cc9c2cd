"""Writes down which calls were run, with which versions of what."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from generator.recipes import proof
from generator.recipes.classes import CELLS, template
from tests import tools
from tests.recipes.closed.network import NODE_MODULES, SDKS
from tests.recipes.perform import Performed
from tests.recipes.publish import TEMPLATES

FOLDER = TEMPLATES / "recipes"
_CLIENTS = {template(*cell): client for cell, client in CELLS.items()}


def write(performed: Iterable[Performed], day: date) -> None:
    """Put what ran in templates/recipes/proof.json, in place of what stood there."""
    run: dict[str, dict[str, str]] = {}
    for each in performed:
        run.setdefault(each.call.call, {})[each.call.offering] = proof.digest(each.call.code)
    proof.write(FOLDER, day, {name: _run(name, offerings) for name, offerings in run.items()})


def _run(name: str, offerings: dict[str, str]) -> proof.Run:
    client = _CLIENTS[name]
    return proof.Run(
        template_sha256=proof.digest((FOLDER / name).read_bytes()),
        client=_CLIENT[name.rpartition(".")[2]](client or ""),
        runtime=_RUNTIME.get(name.rpartition(".")[2], str)(""),
        offerings=offerings,
    )


def _python_package(name: str) -> str:
    ask = f"import importlib.metadata as m; print(m.version({name!r}))"
    return f"{name} {_says([str(SDKS), '-c', ask])}"


def _node_package(name: str) -> str:
    held = (NODE_MODULES / name / "package.json").read_text(encoding="utf-8")
    return f"{name} {json.loads(held)['version']}"


def _curl(_: str) -> str:
    return " ".join(_says([str(tools.curl()), "--version"]).split()[:2])


def _says(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _python(_: str) -> str:
    return _says([str(SDKS), "-V"])


def _node(_: str) -> str:
    return f"Node {_says([str(tools.node()), '-v']).removeprefix('v')}"


_CLIENT: Mapping[str, Callable[[str], str]] = {
    "python": _python_package,
    "javascript": _node_package,
    "curl": _curl,
}
_RUNTIME: Mapping[str, Callable[[str], str]] = {"python": _python, "javascript": _node}

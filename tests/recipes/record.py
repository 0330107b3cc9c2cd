"""Writes down which calls were run, with which versions of what."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from datetime import date

from generator.recipes import proof
from generator.recipes.classes import CELLS, template
from tests import tools
from tests.recipes.closed.network import SDKS
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
        client=_package(client) if client else _curl(),
        runtime=_says([str(SDKS), "-V"]) if client else "",
        offerings=offerings,
    )


def _package(name: str) -> str:
    ask = f"import importlib.metadata as m; print(m.version({name!r}))"
    return f"{name} {_says([str(SDKS), '-c', ask])}"


def _curl() -> str:
    return " ".join(_says([str(tools.curl()), "--version"]).split()[:2])


def _says(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

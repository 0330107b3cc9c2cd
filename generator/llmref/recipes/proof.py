"""What was done with a published call: run unchanged, or not yet run.

The record of runs is templates/recipes/proof/, which `make recipes ALL=1` writes: cells.json says
with what each template was run and when, and a file per provider holds a line per offering, its
model and the digests of its calls. A call counts as run only while it has the bytes that ran.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from llmref.project import Templates
from llmref.recipes.choose import Call
from llmref.recipes.classes import PROOF

CELLS = "cells.json"
NOT_YET_RUN = "Not yet run."
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Run:
    """The run of one template."""

    client: str
    """With what it was run: openai 3.54.0."""
    runtime: str
    """What ran it: Python 3.11.7; empty for curl, which is its own."""
    day: str
    """2026-11-23"""
    calls: int
    """How many calls made with it ran, each for an offering of its own."""

    @property
    def versions(self) -> str:
        """What it was run with, in one breath."""
        return f"{self.client} ({self.runtime})" if self.runtime else self.client


@dataclass(frozen=True, slots=True)
class Proof:
    """The record of runs."""

    runs: Mapping[str, Run]
    """By template."""
    offerings: Mapping[str, str]
    """Offering (model/provider) → the digests of its calls that ran, with spaces between them."""


@dataclass(frozen=True, slots=True)
class RunStatus:
    """What was done with one call, for its reader."""

    outcome: Literal["run", "not-run"]
    text: str


def digest(code: str) -> str:
    """Fingerprint of a call: the first 12 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(code.encode()).hexdigest()[:_DIGITS]


def of(templates: Templates) -> Proof:
    """The record that lies beside the recipes of these templates."""
    return read_proofs(templates.file(f"recipes/{PROOF}/{CELLS}").parents[1])


def read_proofs(folder: Path) -> Proof:
    """The record below a folder of recipes; without a record nothing was run."""
    cells = folder / PROOF / CELLS
    if not cells.exists():
        return Proof({}, {})
    written = json.loads(cells.read_text(encoding="utf-8"))
    runs = {name: Run(**stored) for name, stored in written.items()}
    return Proof(runs, _ByProvider(cells.parent))


class _ByProvider(Mapping[str, str]):
    """What ran for each offering: the file of a provider is read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, dict[str, str]] = {}

    def __getitem__(self, offering: str) -> str:
        return self._of(offering.rpartition("/")[2])[offering]

    def __iter__(self) -> Iterator[str]:
        for path in sorted(self._folder.glob("*.txt")):
            yield from self._of(path.stem)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, provider: str) -> dict[str, str]:
        if provider not in self._read:
            file = self._folder / f"{provider}.txt"
            lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
            words = (line.partition(" ") for line in lines)
            self._read[provider] = {f"{model}/{provider}": digests for model, _, digests in words}
        return self._read[provider]


def write_proofs(
    folder: Path, runs: Mapping[str, Run], offerings: Mapping[str, Iterable[str]]
) -> None:
    """Put the record of a whole run beside the templates, in place of the one before."""
    place = folder / PROOF
    place.mkdir(exist_ok=True)
    for old in place.glob("*.txt"):
        old.unlink()
    lines: dict[str, list[str]] = defaultdict(list)
    for offering, digests in sorted(offerings.items()):
        model, _, provider = offering.partition("/")
        lines[provider].append(" ".join([model, *digests]))
    for provider, stored in lines.items():
        (place / f"{provider}.txt").write_text("\n".join(stored) + "\n", encoding="utf-8")
    cells = {name: asdict(run) for name, run in sorted(runs.items())}
    (place / CELLS).write_text(json.dumps(cells, indent=1) + "\n", encoding="utf-8")


def run_status(proof: Proof, call: Call, code: str, offering: str) -> RunStatus:
    """What may be said of a call whose published text is `code`, of the offering with that key."""
    run = proof.runs.get(call.template)
    if run is None or digest(code) not in proof.offerings.get(offering, ""):
        return RunStatus("not-run", NOT_YET_RUN)
    return RunStatus(
        "run",
        f"Run unchanged on {run.day} with {run.versions} against a simulated API; "
        "not sent to the provider.",
    )

"""What was done with a published call: run unchanged, run for others, or not yet run.

The record of runs is templates/recipes/proof.json; `make recipes` says when it has to be renewed.
It counts for a template only while the template has the bytes that it had when it was run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from generator.recipes.choose import Call

FILE = "proof.json"
NOT_YET_RUN = "Not yet run."


@dataclass(frozen=True, slots=True)
class Run:
    """What is known of one template's run."""

    template_sha256: str
    client: str
    """With what it was run: openai 3.54.0."""
    runtime: str
    """What ran it: Python 3.11.7; empty for curl, which is its own."""
    offerings: Mapping[str, str]
    """Offering → digest of the code as it was run."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The record of runs, beside the templates as they are now."""

    day: date | None
    """When all of them were run."""
    runs: Mapping[str, Run]
    templates: Mapping[str, str]
    """Template → digest of what it holds now."""

    def standing_run(self, template: str) -> Run | None:
        """The run of a template that has not changed since."""
        run = self.runs.get(template)
        return run if run and run.template_sha256 == self.templates.get(template) else None

    @property
    def outdated(self) -> list[str]:
        """Templates that have changed, or gone, since the run that is recorded for them."""
        return sorted(name for name in self.runs if self.standing_run(name) is None)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was done with one call, for its reader."""

    outcome: Literal["run", "template-run", "not-run"]
    text: str


def digest(content: str | bytes) -> str:
    """The SHA-256 of some code or of a template."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def read(folder: Path) -> Proof:
    """The record beside the templates in templates/recipes/; without a record nothing was run."""
    templates = {
        path.relative_to(folder).as_posix(): digest(path.read_bytes())
        for path in sorted(folder.glob("*/*"))
    }
    record = folder / FILE
    if not record.exists():
        return Proof(None, {}, templates)
    written: dict[str, Any] = json.loads(record.read_text(encoding="utf-8"))
    runs = {name: Run(**held) for name, held in written["cells"].items()}
    return Proof(date.fromisoformat(written["date"]), runs, templates)


def write(folder: Path, day: date, runs: Mapping[str, Run]) -> None:
    """Put the record of a whole run beside the templates, in place of the one before."""
    cells = {
        name: {
            "template_sha256": run.template_sha256,
            "client": run.client,
            "runtime": run.runtime,
            "offerings": dict(sorted(run.offerings.items())),
        }
        for name, run in sorted(runs.items())
    }
    text = json.dumps({"date": day.isoformat(), "cells": cells}, indent=1)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def standing(proof: Proof, call: Call, code: str, offering: str) -> Standing:
    """What may be said of a call whose published text is `code`, of the offering with that key."""
    run = proof.standing_run(call.template)
    if run is None or proof.day is None:
        return Standing("not-run", NOT_YET_RUN)
    how = (
        f"run unchanged on {proof.day.isoformat()} with {run.client} against a simulated API; "
        "not sent to the provider"
    )
    if run.offerings.get(offering) == digest(code):
        return Standing("run", how[0].upper() + how[1:] + ".")
    return Standing("template-run", f"Not yet run for this offering; the same template was {how}.")

"""The whole line: seeds → records → catalogue → pages → files → site. Read this first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator import seeds
from generator.catalogue.link import Catalogue, link
from generator.problems import Verdict
from generator.rules import judge


def check(folder: Path, today: date | None = None) -> tuple[Catalogue | None, Verdict]:
    """The catalogue of the seeds, if they make one, and all that is wrong with them."""
    read, problems = seeds.load(folder)
    catalogue = link(read, today) if read.sites else None
    if catalogue is not None:
        problems += judge(catalogue)
    return catalogue, Verdict.of(seeds.located(folder, problems))

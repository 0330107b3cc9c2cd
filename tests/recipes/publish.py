"""Every published call of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.catalogue.link import Catalogue
from generator.recipes.choose import recipe
from generator.render.code import Code
from generator.render.environment import environment
from tests.recipes.job import Published

TEMPLATES = Path(__file__).parents[2] / "templates"


def calls(catalogue: Catalogue) -> Iterator[Published]:
    code = Code(environment(TEMPLATES))
    for offering in catalogue.offerings:
        found = recipe(offering)
        for call in found.calls:
            if call.language == "javascript":
                continue
            yield Published(
                call.template,
                offering.key,
                code.text(call),
                found.id,
                found.base_url or "",
                found.key,
            )

"""Every published call, as the built pages show it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from llmref.catalogue.entities import Offering
from llmref.catalogue.link import Catalogue
from llmref.pages.calls import examples
from llmref.pages.context import PageContext
from llmref.project import Templates
from llmref.recipes.choose import Call, Recipe, further_calls, recipe
from llmref.recipes.classes import classes
from llmref.render.code import Code
from llmref.render.environment import environment
from llmref.urls import Addresses
from tests.recipes.job import Published

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / "templates"
TEMPLATES = Templates((FOLDER,))
CLIENTS = {
    f"{call.template}.{language}": api.definition.clients.get(language)
    for api in classes().values()
    for call in api.calls.values()
    for language in call.languages
}
"""Template → the package that its calls import."""
_SAYS = "Output: "
BY_CHANCE = 60
SEED = "november"


def build(seeds: Path, site: Path) -> None:
    """Build the site as its maintainers do."""
    done = subprocess.run(
        [sys.executable, "-m", "llmref", "build", "--seeds", seeds, "--out", site],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"the site could not be built:\n{done.stdout}{done.stderr}")


def from_pages(site: Path) -> Iterator[Published]:
    """The calls of every page, with what the JSON beside their offering's page says about them."""
    for page in sorted(site.glob("model/*/*/index.html")):
        blocks = LexborHTMLParser(page.read_text(encoding="utf-8")).css("pre[data-call]")
        if not blocks:
            continue  # the page says that no call is published, or leads elsewhere
        facts = json.loads(page.with_name("index.json").read_text(encoding="utf-8"))
        for block in blocks:
            yield _shown(block, facts)
    for page in sorted(site.glob("provider/*/calls/*/index.html")):
        for block in LexborHTMLParser(page.read_text(encoding="utf-8")).css("pre[data-call]"):
            told = site / "model" / str(block.attributes["data-offering"]) / "index.json"
            yield _shown(block, json.loads(told.read_text(encoding="utf-8")))


def _shown(block: LexborNode, facts: dict[str, Any]) -> Published:
    code = block.css_first("code")
    return Published(
        call=str(block.attributes["data-call"]),
        offering=str(block.attributes["data-offering"]),
        code=code.text() if code else "",
        id=facts["recipe"]["id"],
        base_url=facts["recipe"]["base_url"],
        key=facts["recipe"]["key"],
        prints=_prints(block),
    )


def _prints(block: LexborNode) -> str:
    """The line below the call, where its page has one."""
    panel = block.parent
    while panel is not None and panel.attributes.get("data-tab") is None:
        panel = panel.parent
    lines = panel.css("p.standing") if panel else []
    told = (str(line.html).replace("<code>", "`").replace("</code>", "`") for line in lines)
    plain = (LexborHTMLParser(html).text() for html in told)
    return next((line[len(_SAYS) :] for line in plain if line.startswith(_SAYS)), "")


def directly(catalogue: Catalogue) -> Iterator[Published]:
    """The calls of a catalogue, without the pages around them."""
    code = Code(environment(TEMPLATES))
    for offering in catalogue.offerings:
        found = recipe(offering)
        yield from (_made(code, offering, found, call) for call in found.calls)
    for offering, feature in examples(PageContext(catalogue, Addresses(""))):
        found = recipe(offering)
        yield from (_made(code, offering, found, call) for call in further_calls(found, feature))


def _made(code: Code, offering: Offering, found: Recipe, call: Call) -> Published:
    return Published(
        call=call.template,
        offering=offering.key,
        code=code.text(call),
        id=found.id,
        base_url=found.base_url or "",
        key=found.key,
        prints=call.prints,
    )


def sample(calls: Iterable[Published]) -> list[Published]:
    """Each kind of call at each provider in one language, and all calls of some offerings.

    Languages and offerings are drawn. Each template in each language is there at least once.
    """
    every = list(calls)
    at_providers: dict[tuple[str, str], Published] = {}
    of_templates: dict[str, Published] = {}
    for call in sorted(every, key=lambda call: _lot(call.name)):
        at_providers.setdefault((call.operation, call.offering.partition("/")[2]), call)
        of_templates.setdefault(call.call, call)
    kept = {*at_providers.values(), *of_templates.values()}
    lucky = set(sorted({call.offering for call in every}, key=_lot)[:BY_CHANCE])
    return [call for call in every if call in kept or call.offering in lucky]


def sampled() -> str:
    """What is in a sample, and by which drawing."""
    return (
        "each kind of call at each provider in one language, and all calls of "
        f"{BY_CHANCE} offerings (seed {SEED!r})"
    )


def _lot(name: str) -> bytes:
    """The place of a name in a drawing that comes out the same everywhere."""
    return hashlib.sha256(f"{SEED} {name}".encode()).digest()

"""Imports into small seeds: what is run, and what came of it."""

import json
import re
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from llmref.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def take(seeds: Path, source: str, path: Path, day: str = "2026-11-20", *more: str) -> Result:
    return run("import", source, str(path), "--seeds", str(seeds), "--as-of", day, *more)


def add_model(seeds: Path, slug: str, kind: str) -> None:
    """A model that nobody sells yet, so that it is no question which model an id means."""
    text = (seeds / "models/acme/anvil-1.yaml").read_text()
    text = text.replace("Anvil 1", slug.title()).replace("kind: chat", f"kind: {kind}")
    (seeds / f"models/acme/{slug}.yaml").write_text(text)


def change(file: Path, key: str, **values: Any) -> None:
    held = json.loads(file.read_text())
    held[key] = {**held.get(key, {}), **values}
    file.write_text(json.dumps(held))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def records(folder: Path) -> dict[str, bytes]:
    """The seeds without the claims beside them."""
    return {path: data for path, data in contents(folder).items() if "claims/" not in path}


def without_revisions(text: str) -> str:
    """An offerings file without what sources revised."""
    return re.sub(r"^ +revised:\n( +- .*, by: .*\n)+", "", text, flags=re.MULTILINE)


def offerings(seeds: Path) -> str:
    return (seeds / "offerings/acme.yaml").read_text()


def witness(seeds: Path, day: str, amount: float) -> None:
    """Let another catalog state on a day what anvil-speak costs."""
    model = {"id": "anvil-speak", "prices": {"input_mchars": amount}}
    copy = seeds.parent / "genai.json"
    copy.write_text(json.dumps([{"id": "acme", "models": [model]}]))
    assert take(seeds, "genai-prices", copy, day).exit_code == 0

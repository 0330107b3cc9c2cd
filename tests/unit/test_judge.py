"""Judging seeds is a matter of its own: it loads nothing that makes a site."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds import lay

MAKE_SITES = {
    *("jinja2", "pygments", "livereload", "tornado", "watchfiles"),
    *("llmref.build", "llmref.feeds", "llmref.printing", "llmref.publish", "llmref.render"),
}
MODULES = ("llmref.judge", "llmref.imports.run", "llmref.imports.audit", "llmref.exports.shapes")
RUN = """
import sys
from llmref.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
"""
LOADED = "import json, sys; print(json.dumps(sorted(sys.modules)))"


def loaded(script: str, *arguments: str) -> set[str]:
    """The modules that a fresh Python has loaded after a script."""
    command = [sys.executable, "-c", f"{script}\n{LOADED}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("module", MODULES)
def test_importing_it_loads_nothing_that_makes_a_site(module: str) -> None:
    found = loaded(f"import {module}")

    assert module in found
    assert not found & MAKE_SITES


@pytest.mark.parametrize("command", ["audit"])
def test_judging_seeds_loads_nothing_that_makes_a_site(command: str, tmp_path: Path) -> None:
    seeds = lay(tmp_path / "seeds", "tiny")

    found = loaded(RUN, command, "--seeds", str(seeds))

    assert "llmref.judge" in found
    assert not found & MAKE_SITES

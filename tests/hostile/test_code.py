"""Whatever ids and names the check lets through, published code is read as the code it was."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

from tests import tools
from tests.hostile.site import HostileSite

_PARSE = """
const {readdirSync, readFileSync} = require("node:fs");
const {SourceTextModule} = require("node:vm");
const files = readdirSync(process.argv[1]);
for (const file of files)
  new SourceTextModule(readFileSync(`${process.argv[1]}/${file}`, "utf-8"), {identifier: file});
console.log(`${files.length} read`);
"""
"""Parses each file of a folder as a module, and runs none: one Node for all of them."""


def test_every_python_call_parses(hostile: HostileSite) -> None:
    calls = hostile.calls("python")

    assert len(calls) > 3
    for call in calls:
        ast.parse(call)


def test_every_shell_command_parses(hostile: HostileSite) -> None:
    calls, commands = hostile.calls("curl"), hostile.commands()

    assert len(calls) > 3
    assert commands
    for text in sorted(calls | commands):
        done = subprocess.run(
            ["bash", "-n"], input=text, text=True, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), text


def test_every_javascript_call_parses(hostile: HostileSite, tmp_path: Path) -> None:
    calls = hostile.calls("javascript")

    assert len(calls) > 3
    for number, call in enumerate(sorted(calls)):
        (tmp_path / f"{number}.mjs").write_text(call, encoding="utf-8")
    done = subprocess.run(
        [tools.node(), "--experimental-vm-modules", "--no-warnings", "--eval", _PARSE, tmp_path],
        text=True,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{len(calls)} read\n", "")

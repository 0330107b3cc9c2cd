"""Whatever the system refuses, every command ends in a sentence with the exit code for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from llmref.cli import COMMANDS, main

pytestmark = [pytest.mark.system, pytest.mark.usefixtures("project")]

ROOT = Path(__file__).parents[2]
ARGUMENTS = {
    "new": ["creator", "forge", "--name", "Forge"],
    "rename": ["model", "anvil-1", "anvil-2"],
    "diff": ["seeds"],
    "import": ["litellm", "seeds/site.yaml"],
    "export": ["models.dev"],
    "explain": ["acme", "anvil-1"],
    "find": ["anvil"],
    "show": ["anvil-1"],
    "compare": ["anvil-1", "anvil-1/acme"],
    "resolve": ["anvil-1"],
    "cost": ["anvil-1"],
    "verify": ["acme"],
}
"""What commands need besides the seeds."""
TALKING = ("check", "build", "fmt", "diff", "export", "schema", "audit", "migrate")
"""Commands that print on the standard output when all is well."""


def arguments(command: str) -> list[str]:
    if command == "init":
        return [command, "new"]
    if command == "snapshot":
        return [command, "snapshots"]
    out = ["--out", "site"] if command == "build" else []
    return [command, *ARGUMENTS.get(command, []), "--seeds", "seeds", *out]


def run(command: str, shell: str = '"$@"', **options: Any) -> subprocess.CompletedProcess[str]:
    """The command as a process, in a line of the shell that gives it its streams."""
    call = [sys.executable, "-W", "error", "-m", "llmref", *arguments(command)]
    return subprocess.run(
        ["sh", "-c", shell, "sh", *call],
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        **options,
    )


@pytest.mark.parametrize("command", TALKING)
def test_output_that_cannot_be_written_is_told(command: str) -> None:
    done = run(command, '"$@" >/dev/full')

    assert done.returncode == 1
    assert done.stderr == "The output cannot be written: No space left on device.\n"


@pytest.mark.parametrize("command", TALKING)
def test_a_reader_that_went_away_is_no_fault(command: str) -> None:
    read, write = os.pipe()
    os.close(read)

    done = run(command, stdout=write)

    os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("command", ["check", "build", "schema"])
@pytest.mark.parametrize("closed", ["2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_at_the_start_change_nothing(command: str, closed: str) -> None:
    done = run(command, f'"$@" {closed}', stdout=subprocess.DEVNULL)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", ["check", "build"])
def test_where_no_message_can_be_written_the_exit_code_tells(project: Path, command: str) -> None:
    (project / "seeds/site.yaml").write_text("name: [")

    assert run(command, '"$@" >/dev/full 2>/dev/full').returncode == 1


def failing(failure: BaseException) -> Any:
    """What stands in for the work of a command, and fails."""
    invoke = click.Command.invoke

    def fail(command: click.Command, context: click.Context) -> Any:
        if isinstance(command, click.Group):
            return invoke(command, context)
        raise failure

    return fail


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("failure", "code", "words"),
    [
        (PermissionError(13, "Permission denied", "seeds/x.yaml"), 1,
         "seeds/x.yaml cannot be read or written: Permission denied."),
        (OSError(18, "Invalid cross-device link", "a", None, "b"), 1,
         "b cannot be read or written: Invalid cross-device link."),
        (OSError(36, "File name too long", "n" * 300), 1,
         f"{'n' * 200}… cannot be read or written: File name too long."),
        (BlockingIOError(11, "Resource temporarily unavailable"), 1,
         "The system refused: Resource temporarily unavailable."),
        (KeyboardInterrupt(), 130, "Interrupted."),
    ],
)  # fmt: skip
def test_what_a_command_cannot_do_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, command: str, failure: BaseException, code: int, words: str
) -> None:
    monkeypatch.setattr(click.Command, "invoke", failing(failure))

    done = CliRunner().invoke(main, arguments(command))

    assert (done.exit_code, done.stdout, done.stderr) == (code, "", f"{words}\n")


def test_a_current_folder_that_was_deleted_is_told(project: Path) -> None:
    gone = f'mkdir gone && cd gone && rmdir "{project}/gone"'

    done = run("build", f'{gone} && "$@" --seeds "{project}/seeds"')

    assert done.returncode == 1
    assert done.stderr == "The current folder was deleted; change to another folder.\n"


def test_a_name_that_is_too_long_is_told() -> None:
    done = CliRunner().invoke(main, ["diff", "x" * 4000, "--seeds", "seeds"])

    assert done.exit_code in {1, 2}
    assert "Traceback" not in done.output
    assert len(done.output) < 6000


def test_a_system_without_locks_and_signals_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")

    done = CliRunner().invoke(main, ["check", "--seeds", "seeds"])
    asked = CliRunner().invoke(main, ["--help"])

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "llmref runs on Linux and macOS. On Windows, run it inside WSL.\n"
    assert asked.exit_code == 0

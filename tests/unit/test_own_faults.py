"""A failure of our own code ends every command with what was made, and how to report it."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from llmref.own_faults import in_a_sentence, with_traceback

FAULT = "This is a fault of llmref, not of your files."


def fail(*_: object, **__: object) -> NoReturn:
    message = "no attribute of that name"
    raise AttributeError(message)


def run(command: str, *arguments: object) -> Result:
    return CliRunner().invoke(main, [command, *map(str, arguments)])


@pytest.mark.parametrize(
    ("command", "code", "made"),
    [
        ("build", "llmref.pages.model.price_summary", " while making the page /model/anvil-1/"),
        ("build", "llmref.rules.date_in_future.check", " while making the problems of the rule"),
        ("check", "llmref.rules.date_in_future.check", " while making the problems of the rule"),
        ("check", "llmref.seeds.read_seed", " while making a record of the seed "),
        ("audit", "llmref.imports.audit.audit", ""),
        ("export", "llmref.exports.models_dev.known_facts", ""),
    ],
)
def test_a_command_ends_with_what_was_made_and_whose_fault_it_is(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, command: str, code: str, made: str
) -> None:
    monkeypatch.setattr(code, fail)
    out = {"build": ("--out", seeds.with_name("site")), "export": ("models.dev",)}

    done = run(command, "--seeds", seeds, *out.get(command, ()))

    assert done.exit_code == 1
    assert done.output.startswith(f"llmref {command} failed{made}")
    assert "AttributeError: no attribute of that name" in done.output
    assert FAULT in done.output
    assert f"LLMREF_DEBUG=1 llmref {command}" in done.output


def test_debugging_shows_the_traceback(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("llmref.rules.date_in_future.check", fail)
    monkeypatch.setenv("LLMREF_DEBUG", "1")

    assert isinstance(run("check", "--seeds", seeds).exception, AttributeError)


class Unsendable(Exception):
    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def test_a_failure_reaches_another_process_whatever_it_holds() -> None:
    failure = Unsendable("no", "page")
    failure.add_note("while making the page /")

    sent = pickle.loads(pickle.dumps(with_traceback(failure)))

    sentence = in_a_sentence(sent, "llmref build")
    assert "failed while making the page /: RuntimeError: Unsendable: no page." in sentence

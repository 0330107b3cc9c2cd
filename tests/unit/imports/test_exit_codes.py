"""`llmref settle` and `llmref import` end with 1 where the rules find errors in the new seeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.imports.taking import run, take

SAID = "The seeds have 1 error, listed in the report, with their places in `llmref check`."


@pytest.fixture
def broken(seeds: Path, litellm: Path) -> Path:
    """Settled seeds with a model that names a family of its creator that does not exist."""
    take(seeds, "litellm", litellm)
    model = seeds / "models/acme/anvil-1.yaml"
    model.write_text(model.read_text().replace("family: anvil\n", "family: hammer\n"))
    return seeds


def test_settle_ends_with_1_where_the_rules_find_an_error(broken: Path) -> None:
    done = run("settle", "--seeds", str(broken))

    assert done.exit_code == 1
    assert SAID in done.output


def test_settle_check_ends_with_1_where_the_rules_find_an_error(broken: Path) -> None:
    assert run("settle", "--check", "--seeds", str(broken)).exit_code == 1


def test_import_ends_with_1_where_the_rules_find_an_error(broken: Path, litellm: Path) -> None:
    done = take(broken, "litellm", litellm)

    assert done.exit_code == 1
    assert SAID in done.output


def test_a_dry_run_says_which_errors_the_seeds_would_have(broken: Path, litellm: Path) -> None:
    arguments = ("import", "litellm", str(litellm), "--seeds", str(broken), "--dry-run")

    done = run(*arguments, "--as-of", "2026-11-27")

    assert done.exit_code == 1
    assert "The seeds would have 1 error, listed in the report." in done.output

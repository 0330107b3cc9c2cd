"""What editors, hooks and reviewers are given points at what is there."""

import json
import re
from pathlib import Path

import pytest
import yaml

from llmref import schema
from llmref.cli import COMMANDS
from llmref.seeds import KINDS

ROOT = Path(__file__).parents[2]
SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text())
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"]


def test_the_yaml_extension_is_recommended_and_asks_nobody_on_the_network() -> None:
    extensions = json.loads((ROOT / ".vscode/extensions.json").read_text())["recommendations"]

    assert "redhat.vscode-yaml" in extensions
    assert SETTINGS["yaml.schemaStore.enable"] is False
    assert SETTINGS["yaml.format.enable"] is False, "it would break lines that were broken by hand"


def test_every_kind_of_seed_in_yaml_has_its_schema() -> None:
    kinds = {name for name, kind in KINDS.items() if kind.where.endswith(".yaml")}

    assert {f"./seeds/.schema/{kind}.schema.json" for kind in kinds} == set(
        SETTINGS["yaml.schemas"]
    )


@pytest.mark.parametrize("path", SETTINGS["yaml.schemas"])
def test_schemas_are_mapped_to_the_files_of_their_kind(path: str) -> None:
    kind = path.rpartition("/")[2].removesuffix(".schema.json")

    assert path.removeprefix("./seeds/") in schema.schema_files()
    assert SETTINGS["yaml.schemas"][path] == "seeds/" + re.sub(r"<\w+>", "*", KINDS[kind].where)


def test_a_new_project_has_the_same_settings_for_seeds() -> None:
    starter = ROOT / "generator/llmref/starter/dot.vscode/settings.json"
    of_seeds = {key: value for key, value in SETTINGS.items() if key != "[python]"}

    assert json.loads(starter.read_text()) == of_seeds


@pytest.mark.parametrize("hook", HOOKS[0]["hooks"], ids=lambda hook: hook["id"])
def test_hooks_run_what_is_installed_here(hook: dict[str, str]) -> None:
    program, command, *_ = hook["entry"].split()

    assert hook["language"] == "system"
    assert program in {".venv/bin/llmref", ".venv/bin/ruff"}
    assert command in (COMMANDS if program.endswith("llmref") else ("check", "format"))


def test_hooks_download_nothing() -> None:
    assert [repository["repo"] for repository in HOOKS] == ["local"]


def test_the_template_of_proposals_asks_for_source_date_and_meaning() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text()

    assert "llmref diff main --format markdown" in text
    assert "source" in text
    assert "date" in text
    assert set(re.findall(r"`llmref (\w+)", text)) <= {*COMMANDS, "diff"}

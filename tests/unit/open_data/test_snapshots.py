"""Snapshots: files that were published stay as they were, and are published again whole or not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from tests.sites import tree


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def build(*options: str) -> Result:
    return run("build", "--out", "site", *options)


@pytest.fixture
def kept(project: Path) -> Path:
    """The one snapshot of a project, whose day has passed."""
    assert build("--as-of", "2026-12-01").exit_code == 0
    assert run("snapshot", "kept").exit_code == 0
    return project / "kept/2026-12-01"


def test_a_snapshot_has_what_was_published_and_its_manifest(kept: Path) -> None:
    published = tree(kept.parents[1] / "site/api/v1")
    del published["snapshots.json"]  # which grows with every snapshot

    assert tree(kept) == published
    assert list(kept.parent.iterdir()) == [kept]


def test_a_build_publishes_every_snapshot_as_it_was(kept: Path, project: Path) -> None:
    result = build("--as-of", "2026-12-20", "--snapshots", "kept")

    listed = json.loads((project / "site/api/v1/snapshots.json").read_bytes())["items"]
    assert result.exit_code == 0, result.output
    assert tree(project / "site/api/v1/snapshots/2026-12-01") == tree(kept)
    assert [item["as_of"] for item in listed] == ["2026-12-20", "2026-12-01"]
    assert [item["manifest"].partition("/api/v1/")[2] for item in listed] == [
        "manifest.json",
        "snapshots/2026-12-01/manifest.json",
    ]


def test_a_build_without_a_folder_lists_todays_alone(kept: Path, project: Path) -> None:
    assert build("--as-of", "2026-12-20").exit_code == 0

    listed = json.loads((project / "site/api/v1/snapshots.json").read_bytes())["items"]
    assert [item["as_of"] for item in listed] == ["2026-12-20"]
    assert not (project / "site/api/v1/snapshots").exists()


def test_the_same_day_again_changes_nothing(kept: Path) -> None:
    before = tree(kept)
    assert build("--as-of", "2026-12-01", "--snapshots", "kept").exit_code == 0

    result = run("snapshot", "kept")

    assert result.exit_code == 0
    assert result.stderr == "kept/2026-12-01 is up to date\n"
    assert tree(kept) == before


def test_the_same_day_with_other_content_is_refused(kept: Path) -> None:
    before = tree(kept)
    build("--as-of", "2026-12-01", "--base-url", "https://other.example/")

    result = run("snapshot", "kept")

    assert result.exit_code == 1
    assert "kept/2026-12-01 was published with other content" in result.stderr
    assert tree(kept) == before


def _changed(kept: Path) -> None:
    with (kept / "models.json").open("ab") as file:
        file.write(b" ")


def _missing(kept: Path) -> None:
    (kept / "models.json").unlink()


def _without_manifest(kept: Path) -> None:
    (kept / "manifest.json").unlink()


def _no_manifest(kept: Path) -> None:
    (kept / "manifest.json").write_text("[]")


def _moved(kept: Path) -> None:
    kept.rename(kept.with_name("2026-12-02"))


def _outside(kept: Path) -> None:
    manifest = json.loads((kept / "manifest.json").read_bytes())
    manifest["files"]["../../seeds/site.yaml"] = {"sha256": "0"}
    (kept / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_changed, "models.json is not the file that its manifest names; restore it"),
        (_missing, "models.json is missing; restore it"),
        (_without_manifest, "there is no kept/2026-12-01/manifest.json"),
        (_no_manifest, "manifest.json is not a manifest of documents"),
        (_moved, "kept/2026-12-02 has documents as of 2026-12-01; rename"),
        (_outside, "'../../seeds/site.yaml', which is not a path of a document"),
    ],
)
def test_a_snapshot_that_is_not_whole_stops_a_build(
    harm: object, words: str, kept: Path, project: Path
) -> None:
    before = tree(project / "site")
    assert callable(harm)
    harm(kept)

    result = build("--as-of", "2026-12-20", "--snapshots", "kept")

    assert result.exit_code != 0
    assert words in result.stderr
    assert "The site is unchanged." in result.stderr
    assert tree(project / "site") == before


@pytest.mark.parametrize("place", ["kept/2026-12-01", "site/api/v1"])
@pytest.mark.parametrize(
    ("harm", "words"),
    [(_changed, "is not the file that its manifest names"), (_missing, "is missing; restore it")],
)
def test_the_same_day_again_finds_what_is_not_whole(
    harm: Callable[[Path], None], words: str, place: str, kept: Path, project: Path
) -> None:
    harm(project / place)

    result = run("snapshot", "kept")

    assert result.exit_code == 1
    assert f"{place}/models.json {words}" in result.stderr


def test_a_site_that_was_not_built_gives_no_snapshot(project: Path) -> None:
    (project / "site").mkdir()

    result = run("snapshot", "kept")

    assert result.exit_code == 1
    assert "there is no site/api/v1/manifest.json" in result.stderr.replace(f"{project}/", "")
    assert not (project / "kept").exists()

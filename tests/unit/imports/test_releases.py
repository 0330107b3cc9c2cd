"""Whole releases of index-hosted catalogues, at pinned versions, into a copy of the seeds."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.imports.run import Imported, Wanted, imported, reading

ROOT = Path(__file__).parents[3]
JULY, NOVEMBER = date(2026, 7, 1), date(2026, 11, 10)

pytestmark = pytest.mark.releases


def wheel(beginning: str) -> str:
    found = sorted((ROOT / ".venv/releases").glob(f"{beginning}*.whl"))
    assert found, "fetch the releases first: make .venv/.stamp-releases"
    return str(found[0])


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))


def take(seeds: Path, source: str, beginning: str, day: date) -> Imported:
    return imported(seeds, [Wanted(source, wheel(beginning), day)])


@pytest.mark.parametrize(
    ("source", "beginning", "candidates", "left_out"),
    [
        ("litellm", "litellm-1.90.2", 2_469, 330),
        ("genai-prices", "genai_prices-0.0.68", 1_421, 3),
        ("genai-prices", "genai_prices-0.2.3", 2_327, 58),
    ],
)
def test_a_release_is_read_whole(
    source: str, beginning: str, candidates: int, left_out: int
) -> None:
    found = reading(Wanted(source, wheel(beginning), JULY))

    assert len(found.candidates) == candidates
    assert len(found.left_out) <= left_out


@pytest.mark.parametrize(
    ("source", "beginning", "day"),
    [("litellm", "litellm-1.90.2", JULY), ("genai-prices", "genai_prices-0.2.3", NOVEMBER)],
)
def test_a_release_taken_twice_changes_no_byte(
    seeds: Path, source: str, beginning: str, day: date
) -> None:
    assert take(seeds, source, beginning, day).files

    assert not take(seeds, source, beginning, day).files


def test_two_releases_tell_what_really_changed(seeds: Path) -> None:
    take(seeds, "genai-prices", "genai_prices-0.2.3", NOVEMBER)

    done = take(seeds, "genai-prices", "genai_prices-0.0.68", JULY)

    assert "## Changed" in done.report
    assert any(b"source: genai-prices-2026-07-01" in data for data in done.files.values())

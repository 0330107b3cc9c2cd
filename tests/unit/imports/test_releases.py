"""Whole releases of index-hosted catalogues, at pinned versions, into a copy of the seeds."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.imports.run import Imported, Wanted, imported, reading

ROOT = Path(__file__).parents[3]
JULY, NOVEMBER = date(2026, 7, 1), date(2026, 11, 10)

LITELLM = "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json"
SOL = f"""\
sources:
  litellm: {{url: {LITELLM}, via: catalogue, checked: 2026-11-12}}
defaults: {{source: litellm, checked: 2026-11-12, deployment: serverless, billing: usage}}
offerings:
- model: gpt-5.6-sol
  id: gpt-5.6-sol
  prices:
  - rates: {{input: 4.00, output: 20.00, cache_read: 0.40}}
"""
SONAR = f"""\
sources:
  litellm: {{url: {LITELLM}, via: catalogue, checked: 2026-11-12}}
  models.dev: {{url: https://models.dev/api.json, via: catalogue, checked: 2026-07-02}}
defaults: {{source: litellm, checked: 2026-11-12, deployment: serverless, billing: usage}}
offerings:
- model: sonar
  id: sonar
  prices:
  - rates: {{input: 0.25, output: 2.50}}
    disputed:
    - {{rates: {{input: 1.00, output: 1.00}}, source: models.dev, checked: 2026-07-02}}
"""

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
    take(seeds, source, beginning, day)

    assert not take(seeds, source, beginning, day).files


def test_a_release_gives_its_dated_history(seeds: Path) -> None:
    """What OpenAI charged for GPT-5.6 Sol until August 2026, as the release of November says."""
    (seeds / "offerings/openai.yaml").write_text(SOL)

    take(seeds, "genai-prices", "genai_prices-0.2.3", NOVEMBER)

    text = (seeds / "offerings/openai.yaml").read_text()
    assert "rates: {input: 4.00, output: 20.00, cache_read: 0.40" in text
    assert "    starts: 2026-08-21" in text
    assert "rates: {input: 5.00, output: 30.00, cache_read: 0.50" in text
    assert "    ends: 2026-08-21\n    source: genai-prices" in text


def test_two_releases_tell_what_really_changed(seeds: Path) -> None:
    """Perplexity's Sonar cost more in July, as both LiteLLM and models.dev said at the time."""
    (seeds / "offerings/perplexity.yaml").write_text(SONAR)

    done = take(seeds, "litellm", "litellm-1.90.2", JULY)

    text = (seeds / "offerings/perplexity.yaml").read_text()
    assert "input $1 → $0.25 (-75 %)" in done.report
    assert "    starts: 2026-11-12" in text
    assert "    ends: 2026-11-12\n    source: litellm-2026-07-01" in text

"""Whole releases of index-hosted catalogues, at pinned versions, into a copy of the seeds."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from llmref.imports.claimed import ledger_changes, with_readings
from llmref.imports.run import Imported, Wanted, imported, reading

ROOT = Path(__file__).parents[3]
JULY, NOVEMBER = date(2026, 7, 1), date(2026, 11, 10)
NEWEST = date(2026, 11, 12)
"""The date of LiteLLM's release of November."""

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
CODER = f"""\
sources:
  litellm: {{url: {LITELLM}, via: catalogue, checked: 2026-11-12}}
  models.dev: {{url: https://models.dev/api.json, via: catalogue, checked: 2026-07-02}}
defaults: {{source: litellm, checked: 2026-11-12, deployment: serverless, billing: usage}}
offerings:
- model: qwen3-coder-480b-a35b
  id: qwen/qwen3-coder-480b-a35b-instruct
  prices:
  - rates: {{input: 0.38, output: 1.55}}
    disputed:
    - {{rates: {{input: 0.30, output: 1.30}}, source: models.dev, checked: 2026-07-02}}
"""
MISTRAL = """\
sources:
  genai-prices: {url: https://github.com/pydantic/genai-prices, via: catalogue, checked: 2026-07-01}
defaults: {source: genai-prices, checked: 2026-07-01, deployment: serverless, billing: usage}
offerings:
- model: mistral-nemo
  id: mistralai/mistral-nemo
  prices:
  - rates: {input: 0.01, output: 0.019}
"""
MISTRAL_SINCE = """\
  - rates: {input: 0.15, output: 0.15, cache_read: 0.015}
    starts: 2026-11-03
  - rates: {input: 0.029, output: 0.03}
    starts: 2026-10-19
    ends: 2026-11-03
  - rates: {input: 0.01, output: 0.019}
    ends: 2026-10-19
"""

pytestmark = pytest.mark.releases


def wheel(beginning: str) -> str:
    found = sorted((ROOT / ".venv/releases").glob(f"{beginning}*.whl"))
    assert found, "fetch the releases first: make .venv/.stamp-releases"
    return str(found[0])


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))


@pytest.fixture
def emptied(seeds: Path) -> Path:
    """The seeds on a day of their own and without offerings, so that no refresh changes the tests.

    Where a newer copy has been read, a pinned release would tell of the past only.
    """
    for file in (seeds / "offerings").iterdir():
        file.unlink()
    shutil.rmtree(seeds / "claims", ignore_errors=True)
    site = seeds / "site.yaml"
    site.write_text(re.sub(r"^as_of: .*$", "as_of: 2026-11-20", site.read_text(), flags=re.M))
    return seeds


def take(seeds: Path, source: str, beginning: str, day: date) -> Imported:
    return imported(seeds, [Wanted(source, wheel(beginning), day)], keep=lambda _: None)


@pytest.mark.parametrize(
    ("source", "beginning", "candidates", "left_out"),
    [
        ("litellm", "litellm-1.90.2", 2_470, 330),
        ("litellm", "litellm-1.109.1", 3_832, 697),
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
    [
        ("litellm", "litellm-1.90.2", JULY),
        ("litellm", "litellm-1.109.1", NEWEST),
        ("genai-prices", "genai_prices-0.0.68", JULY),
        ("genai-prices", "genai_prices-0.2.3", NOVEMBER),
    ],
)
def test_the_ledger_has_a_release_as_it_is_read_today(
    source: str, beginning: str, day: date
) -> None:
    """Whoever teaches a reader something imports the copies at hand again."""
    copy = reading(Wanted(source, wheel(beginning), day))

    ledgers = with_readings(ROOT / "seeds", [copy])

    assert [change.path for change in ledger_changes(ROOT / "seeds", ledgers[source])] == []


@pytest.mark.parametrize(
    ("source", "beginning", "day"),
    [
        ("litellm", "litellm-1.90.2", JULY),
        ("litellm", "litellm-1.109.1", NEWEST),
        ("genai-prices", "genai_prices-0.2.3", NOVEMBER),
    ],
)
def test_a_release_taken_again_changes_no_byte(
    seeds: Path, source: str, beginning: str, day: date
) -> None:
    """Of the committed seeds, whose ledger has it."""
    assert not take(seeds, source, beginning, day).files


def test_a_release_gives_its_dated_history(emptied: Path) -> None:
    """What OpenAI charged for GPT-5.6 Sol until August 2026, as the release of November says."""
    (emptied / "offerings/openai.yaml").write_text(SOL)

    take(emptied, "genai-prices", "genai_prices-0.2.3", NOVEMBER)

    text = (emptied / "offerings/openai.yaml").read_text()
    assert "rates: {input: 4.00, output: 20.00, cache_read: 0.40" in text
    assert "    starts: 2026-08-21" in text
    assert "rates: {input: 5.00, output: 30.00, cache_read: 0.50" in text
    assert "    ends: 2026-08-21\n    source: genai-prices" in text


def test_a_newer_release_revises_what_no_other_catalog_saw_change(emptied: Path) -> None:
    """What LiteLLM said of Qwen3 Coder at Novita in July, and says in November."""
    july = CODER.replace("2026-11-12", "2026-07-01").partition("    disputed:")[0]
    (emptied / "offerings/novita-ai.yaml").write_text(
        july.replace("0.38, output: 1.55", "0.30, output: 1.30")
    )

    done = take(emptied, "litellm", "litellm-1.109.1", NEWEST)

    text = (emptied / "offerings/novita-ai.yaml").read_text()
    days = "between 2026-07-01 and 2026-11-12"
    assert f"input $0.30 → $0.38 (+27%): litellm changed its figure {days}" in done.report
    assert "  - rates: {input: 0.38, output: 1.55}\n" in text
    assert "ends:" not in text


def test_a_newer_release_tells_each_change_since_the_older_one(emptied: Path) -> None:
    """The prices of Mistral Nemo at OpenRouter, which changed twice between the two releases."""
    (emptied / "offerings/openrouter.yaml").write_text(MISTRAL)

    take(emptied, "genai-prices", "genai_prices-0.2.3", NOVEMBER)

    text = (emptied / "offerings/openrouter.yaml").read_text()
    assert MISTRAL_SINCE in text


def test_a_price_of_july_that_nobody_saw_change_is_no_history(emptied: Path) -> None:
    """Qwen3 Coder cost less in July by LiteLLM, and no other catalog says what came after."""
    (emptied / "offerings/novita-ai.yaml").write_text(CODER)

    done = take(emptied, "litellm", "litellm-1.90.2", JULY)

    text = (emptied / "offerings/novita-ai.yaml").read_text()
    assert "no other catalog states the price before and after" in done.report
    assert "ends:" not in text

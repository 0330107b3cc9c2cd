"""The committed claims are as an import writes them, small enough, and what the seeds rest on."""

from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref import seeds
from llmref.claims import store
from llmref.claims.ledger import Ledger
from llmref.cli import main
from llmref.records.left_out_providers import LEFT_OUT

SEEDS = Path(__file__).parents[2] / "seeds"
MOST_BYTES = 25_000_000
pytestmark = pytest.mark.site  # all of the seeds and of the claims are read, which takes its time


@cache
def ledger(catalog: str) -> Ledger:
    """All claims of a catalog."""
    return store.read(SEEDS, catalog)


def test_the_claims_are_read_and_written_without_a_changed_byte() -> None:
    files: dict[str, str] = {}
    for catalog in store.catalogs(SEEDS):
        files |= store.texts(ledger(catalog))

    there = {
        path.relative_to(SEEDS).as_posix(): path.read_text(encoding="utf-8")
        for path in (SEEDS / "claims").rglob("*.jsonl")
    }
    assert there == files
    assert sum(len(text.encode()) for text in there.values()) <= MOST_BYTES


def test_every_provider_of_the_ledger_has_a_record_or_a_reason_and_never_both() -> None:
    read, _ = seeds.load(SEEDS)
    for catalog in store.catalogs(SEEDS):
        names = {seed.record.catalogue_ids.get(catalog, seed.slug) for seed in read.providers}
        left = set(ledger(catalog).providers) - names
        excused = {name for group in LEFT_OUT.get(catalog, {}).values() for name in group}
        assert left == excused, catalog


def test_the_seeds_are_what_their_claims_give() -> None:
    result = CliRunner().invoke(main, ["settle", "--check", "--seeds", str(SEEDS)])

    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    ("provider", "native_id", "rate"),
    [("openai", "gpt-4.1-mini", "input"), ("google-vertex", "claude-haiku-5-5", "output")],
)
def test_a_number_is_explained_by_the_claims_that_give_it(
    provider: str, native_id: str, rate: str
) -> None:
    asked = ["explain", provider, native_id, rate, "--seeds", str(SEEDS)]

    result = CliRunner().invoke(main, asked)

    assert result.exit_code == 0
    assert f"\n{rate} $" in result.output
    assert "  why: litellm states it since its copy of" in result.output
    assert "  claim: litellm $" in result.output

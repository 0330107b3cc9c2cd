"""`llmref verify` marks the prices that a page states alike, and no others."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from tests.worlds import lay

PAGE = """# Pricing

| Model | Input per 1M tokens | Output per 1M tokens |
|---|---|---|
| Anvil 1 | $0.40 | $1.60 |
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = lay(tmp_path / "seeds", "tiny")
    provider = folder / "providers/acme.yaml"
    link = "links:\n  pricing: https://acme.example.com/pricing\n"
    provider.write_text(provider.read_text().replace("links:\n", link))
    file = folder / "offerings/acme.yaml"
    file.write_text(file.read_text().replace("via: page", "via: catalogue"))
    return folder


def verified(seeds: Path, page: str, *options: str, day: str = "2026-11-20") -> Result:
    file = seeds.parent / "page.md"
    file.write_text(page)
    arguments = ["verify", "acme", "--seeds", str(seeds), "--page", str(file), *options]
    return CliRunner().invoke(main, [*arguments, "--date", day] if day else arguments)


def test_a_price_that_agrees_is_marked_as_read_on_the_day_of_the_page(seeds: Path) -> None:
    done = verified(seeds, PAGE, "--write")

    text = (seeds / "offerings/acme.yaml").read_text()
    assert done.exit_code == 0, done.output
    assert "agree      anvil-1\n" in done.output
    assert "via: page, name: 'Acme pricing, copy of 2026-11-20', checked: 2026-11-20}" in text
    assert "source: price-page-2026-11-20" in text


def test_nothing_is_marked_twice(seeds: Path) -> None:
    verified(seeds, PAGE, "--write")
    text = (seeds / "offerings/acme.yaml").read_text()

    done = verified(seeds, PAGE, "--write")

    assert "0 files changed." in done.output
    assert (seeds / "offerings/acme.yaml").read_text() == text


def test_a_rate_that_the_page_does_not_state_keeps_its_source(seeds: Path) -> None:
    file = seeds / "offerings/acme.yaml"
    file.write_text(file.read_text().replace("output: 1.60", "output: 1.60, cache_read: 0.04"))

    verified(seeds, PAGE, "--write")

    assert "rate_sources: {cache_read: page}" in file.read_text()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (PAGE.replace("0.40", "0.50"), "differ     anvil-1: input 0.40 here, 0.5 on the page"),
        (PAGE.replace("$1.60", "-"), "not found  anvil-1: no amount for output"),
        (PAGE.replace("$", "€"), "not found  anvil-1: not in USD"),
        (PAGE + "| anvil-1 | $0.20 | $1.60 |\n", "not found  anvil-1: several amounts for input"),
        (PAGE.replace("Anvil 1", "Anvil 10"), "not found  anvil-1: no amount beside"),
    ],
)
def test_what_does_not_agree_is_not_marked(seeds: Path, page: str, words: str) -> None:
    text = (seeds / "offerings/acme.yaml").read_text()

    done = verified(seeds, page, "--write")

    assert words in done.output
    assert done.exit_code == ("differ " in words)
    assert (seeds / "offerings/acme.yaml").read_text() == text


def test_a_file_needs_the_day_on_which_it_was_the_page(seeds: Path) -> None:
    done = verified(seeds, PAGE, "--write", day="")

    assert done.exit_code == 2
    assert "a file needs --date" in done.output


def test_no_day_to_come_is_believed(seeds: Path) -> None:
    assert verified(seeds, PAGE, day="2999-01-01").exit_code == 2


def test_programs_read_the_result_as_json(seeds: Path) -> None:
    (row,) = json.loads(verified(seeds, PAGE, "--format", "json").output)

    assert row["agreement"] == "agree"
    assert row["rates"] == {"input": "0.4", "output": "1.6"}

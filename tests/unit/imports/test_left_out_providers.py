"""A provider of a catalog without a record is left out for a written reason."""

from pathlib import Path

from click.testing import CliRunner

from llmref.cli import main
from llmref.records.left_out_providers import LEFT_OUT, left_out_table, reason_left_out
from tests.unit.imports.taking import change, take


def figures(seeds: Path) -> dict[str, str]:
    result = CliRunner().invoke(main, ["audit", "--seeds", str(seeds), "--measures"])
    assert result.exit_code == 0, result.output
    rows = (line.rsplit("  ", 1) for line in result.output.splitlines())
    return {name.strip(): figure for name, figure in rows}


def test_the_table_of_the_docs_has_a_row_for_each() -> None:
    number = sum(len(names) for reasons in LEFT_OUT.values() for names in reasons.values())
    assert left_out_table().count("\n") == number + 2
    assert "| `cursor` | model-prices | Sold as a subscription" in left_out_table()


def test_the_finding_says_the_reason(seeds: Path, litellm: Path) -> None:
    change(litellm, "lemonade/anvil-1", litellm_provider="lemonade", mode="chat")

    report = take(seeds, "litellm", litellm).output

    assert reason_left_out("litellm", "lemonade") in report
    assert reason_left_out("litellm", "nobody") == ""


def test_ids_that_the_copies_have_are_not_dead(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)

    assert figures(seeds)["IDs shown as alive that the newest copies have not"] == "0"


def test_an_end_exactly_a_year_after_the_release_is_a_promise_and_no_death(
    seeds: Path, litellm: Path
) -> None:
    model = seeds / "models/acme/anvil-1.yaml"
    model.write_text(model.read_text().replace("2026-03-01", "2025-03-01"))
    change(litellm, "acme/anvil-1", deprecation_date="2026-03-01")
    take(seeds, "litellm", litellm)

    assert figures(seeds)["IDs shown as alive that the newest copies have not"] == "0"


def test_a_price_that_a_copy_contradicts_is_explained_by_the_dispute(
    seeds: Path, litellm: Path
) -> None:
    change(litellm, "acme/anvil-1", input_cost_per_token=9e-07)
    take(seeds, "litellm", litellm)
    measure = "first-party prices that differ from a copy, unexplained"
    assert figures(seeds)[measure] == "0 of 1"

    file = seeds / "offerings/acme.yaml"
    lines = file.read_text().splitlines(keepends=True)
    undisputed = [line for line in lines if "disputed:" not in line and "0.90" not in line]
    assert undisputed != lines
    file.write_text("".join(undisputed))

    assert figures(seeds)[measure] == "1 of 1"

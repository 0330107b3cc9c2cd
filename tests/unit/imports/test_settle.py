"""The seeds are settled from the ledger, and every number of them is explained."""

import gc
from pathlib import Path

import pytest

from llmref.imports.run import imported
from llmref.imports.terms import Terms
from tests.unit.imports.taking import change, contents, run, take


def test_an_import_adds_the_claims_of_its_copy_and_the_seeds_are_settled(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)

    assert (seeds / "claims/litellm/copies.jsonl").read_text().count("\n") == 1
    assert (seeds / "claims/litellm/acme.jsonl").exists()
    assert run("settle", "--check", "--seeds", str(seeds)).exit_code == 0
    assert run("check", "--seeds", str(seeds)).exit_code == 0


def test_the_same_copy_on_another_day_adds_one_line_to_the_ledger(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    before = contents(seeds / "claims")

    take(seeds, "litellm", litellm, "2026-11-27")

    after = contents(seeds / "claims")
    changed = [path for path in after if after[path] != before.get(path)]
    assert changed == ["litellm/copies.jsonl"]


def test_no_garbage_is_looked_for_while_the_seeds_are_settled(seeds: Path) -> None:
    looks: list[bool] = []

    imported(seeds, [], Terms(dry=True), keep=lambda _: looks.append(gc.isenabled()))

    assert looks == [False]
    assert gc.isenabled()


def test_settle_restores_what_the_claims_give_and_check_names_the_file(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    settled = contents(seeds)
    file = seeds / "offerings/acme.yaml"
    text = file.read_text()
    price = "  prices:\n  - rates: {characters: 15.00}\n"
    assert price in text
    file.write_text(text.replace(price, "  billing: unknown\n"))

    compared = run("settle", "--check", "--seeds", str(seeds))

    assert compared.exit_code == 1
    assert "offerings/acme.yaml differs from the claims" in compared.output
    assert run("settle", "--seeds", str(seeds)).exit_code == 0
    assert contents(seeds) == settled


def test_explain_says_which_claim_is_shown_and_why(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    change(litellm, "acme/anvil-speak", input_cost_per_character=2e-05)
    take(seeds, "litellm", litellm, "2026-11-27")

    result = run("explain", "acme", "anvil-speak", "characters", "--seeds", str(seeds))

    assert result.exit_code == 0
    assert "characters $20.00 per 1M characters" in result.output
    assert "why: litellm states it since its copy of 2026-11-27" in result.output
    assert "claim: litellm $15.00 (copy of 2026-11-20, no longer stated)" in result.output
    assert "claim: litellm $20.00 (copy of 2026-11-27)" in result.output


def test_explain_tells_a_persons_reading_from_the_claims_beside_it(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)

    result = run("explain", "acme", "anvil-1", "input", "--seeds", str(seeds))

    assert "input $0.40 per 1M input tokens\n  source: page" in result.output
    assert "which counts more than every catalog up to that day" in result.output


def test_explain_answers_for_a_variant_with_the_claims_of_its_offering(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    file = seeds / "offerings/acme.yaml"
    price = "  - rates: {characters: 15.00}\n  source: litellm\n"
    variants = "  variants:\n  - {id: anvil-speak-v2, label: v2}\n"
    file.write_text(file.read_text().replace(price, price + variants))

    result = run("explain", "acme", "anvil-speak-v2", "--seeds", str(seeds))

    assert (
        "characters $15.00 per 1M characters, as its offering anvil-speak has it" in result.output
    )
    assert "why: litellm states it since its copy of 2026-11-20" in result.output
    assert "claim of anvil-speak: litellm $15" in result.output


def test_explain_names_what_is_near(seeds: Path) -> None:
    result = run("explain", "acme", "anvil-2", "--seeds", str(seeds))

    assert result.exit_code == 1
    assert "acme has no id 'anvil-2'; did you mean `anvil-1`?" in result.output


def test_a_broken_ledger_writes_nothing_and_has_a_place(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    (seeds / "claims/litellm/acme.jsonl").write_text("<<<<<<< HEAD\n")
    before = contents(seeds)

    for result in (
        run("settle", "--seeds", str(seeds)),
        take(seeds, "litellm", litellm, "2026-11-27"),
        run("explain", "acme", "anvil-1", "--seeds", str(seeds)),
    ):
        assert result.exit_code == 1
        assert "claims/litellm/acme.jsonl:1: Invalid JSON" in result.output
    assert contents(seeds) == before
    assert run("check", "--seeds", str(seeds)).exit_code == 0


def test_settling_without_claims_changes_nothing(seeds: Path) -> None:
    before = contents(seeds)

    assert run("settle", "--seeds", str(seeds)).exit_code == 0
    assert contents(seeds) == before


@pytest.mark.parametrize("command", ["settle", "import"])
def test_broken_seeds_are_listed_as_check_lists_them_before_anything_is_compared(
    seeds: Path, litellm: Path, command: str
) -> None:
    price = seeds / "offerings/acme.yaml"
    price.write_text(price.read_text().replace("input: ", "input: -", 1))
    (seeds / "redirects.yaml").write_text("")
    before = contents(seeds)
    copy = ("litellm", str(litellm)) if command == "import" else ()

    result = run(command, *copy, "--seeds", str(seeds))

    listed = run("check", "--seeds", str(seeds)).stdout.splitlines()
    errors = [line for line in listed if ": warning: " not in line and str(seeds) in line]
    assert result.exit_code == 1
    assert len(errors) == 2
    assert [line for line in result.stderr.splitlines() if str(seeds) in line] == errors
    assert "\n    hint: " in result.stderr
    assert result.stderr.endswith("Nothing was written: fix the errors above first.\n")
    assert contents(seeds) == before


@pytest.mark.parametrize("folder", ["offerings", "providers"])
def test_explain_does_not_deny_what_lies_in_a_file_that_cannot_be_read(
    seeds: Path, folder: str
) -> None:
    file = seeds / folder / "acme.yaml"
    file.write_text(f"{file.read_text()}\nknid: chat\n")

    result = run("explain", "acme", "anvil-1", "--seeds", str(seeds))

    assert result.exit_code == 1
    assert f"{file}:" in result.stderr
    assert "`knid` is not a valid key" in result.stderr
    assert "no provider" not in result.stderr


def test_explain_answers_for_a_model_alone(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)

    result = run("explain", "anvil-1", "context", "--seeds", str(seeds))

    assert result.exit_code == 0, result.output
    assert "anvil-1: Anvil 1, in seeds/models/acme/anvil-1.yaml" in result.output
    assert "context 128,000\n  source: its model, seeds/models/acme/anvil-1.yaml; " in result.output
    assert "  claim: litellm 128,000 (copy of 2026-11-20); cites " in result.output


def test_explain_answers_for_what_a_source_revised(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    change(litellm, "acme/anvil-speak", input_cost_per_character=2e-05)
    take(seeds, "litellm", litellm, "2026-11-27")

    result = run("explain", "acme", "anvil-speak", "characters", "--seeds", str(seeds))

    assert (
        "revised: $15.00 before its source changed the figure between 2026-11-20 and 2026-11-27"
    ) in result.output


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["anvil-2"], "there is no model 'anvil-2'; did you mean `anvil-1`?"),
        (["anvil-1", "contxt"], "'contxt' is not a fact of models; did you mean `context`?"),
        (["acme"], "'acme' is a provider: give one of its model IDs, too"),
        (["acme", "anvil-1", "tools"], "tools yes\n  source: its model"),
        (["acme", "anvil-1", "streaming"], "streaming not known"),
        (["acme", "anvil-1"], "not known: dimensions, "),
        (["anvil-1"], "not known: dimensions, "),
        # what follows from other facts, and what is the model's
        (["acme", "anvil-1", "vision"], "vision no\n  source: follows from input_modalities; "),
        (["acme", "anvil-1", "batch"], "batch not known\n  source: follows from its prices"),
        (["acme", "anvil-1", "released"], "as its model:\nanvil-1: Anvil 1, in seeds/models/"),
        (
            ["acme", "anvil-1", "video_second"],
            "video_second: not stated in the seeds\n  claims: none",
        ),
    ],
)
def test_explain_says_what_is_not_known_and_what_is_near(
    seeds: Path, asked: list[str], words: str
) -> None:
    assert words in run("explain", *asked, "--seeds", str(seeds)).output

"""A maintainer edits one price by hand, and sees it survive every refresh."""

from pathlib import Path

import pytest

from tests.unit.imports.taking import change, offerings, run, take, witness

CATALOGS = "  - rates: {characters: 15.00}\n"
OWN = "  - rates: {characters: 14.00}\n    source: page\n    checked: 2026-11-19\n"
UNDER_THE_CATALOG = "  - rates: {characters: 14.00}\n"


def edited(seeds: Path, price: str, before: str = CATALOGS) -> None:
    file = seeds / "offerings/acme.yaml"
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, price))


@pytest.mark.parametrize(
    ("price", "words"),
    [
        # read at the provider: the catalog's figure is beside it, as disputed
        (OWN, ["characters $14.00 by page, $10.00 by litellm", "move its claim to `corrects`"]),
        # written under the catalog's name: kept, with both ways out
        (UNDER_THE_CATALOG, ["characters $14", "name your source, or ", "take the claim"]),
    ],
    ids=["own source", "the catalog's name"],
)
def test_an_edited_price_survives_newer_copies_and_settling_and_is_reported(
    seeds: Path, litellm: Path, price: str, words: list[str]
) -> None:
    take(seeds, "litellm", litellm)
    edited(seeds, price)
    change(litellm, "acme/anvil-speak", input_cost_per_character=1e-05)

    reports = [take(seeds, "litellm", litellm, day).output for day in ("2026-11-26", "2026-11-27")]

    assert price in offerings(seeds)
    assert "ends:" not in offerings(seeds)
    for word in words:
        assert word in reports[0]
    settled = offerings(seeds)
    assert run("settle", "--seeds", str(seeds)).exit_code == 0
    assert offerings(seeds) == settled
    assert run("settle", "--check", "--seeds", str(seeds)).exit_code == 0
    explained = run("explain", "acme", "anvil-speak", "characters", "--seeds", str(seeds))
    assert "characters $14.00 per 1M characters" in explained.output


def test_the_ways_out_of_an_edit_under_a_catalogs_name_lead_out(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    edited(seeds, UNDER_THE_CATALOG)
    change(litellm, "acme/anvil-speak", input_cost_per_character=1e-05)
    take(seeds, "litellm", litellm, "2026-11-26")
    kept = offerings(seeds)
    file = seeds / "offerings/acme.yaml"

    # name your source
    file.write_text(kept.replace(UNDER_THE_CATALOG, OWN))
    named = run("settle", "--seeds", str(seeds))
    assert "name your source" not in named.output
    assert "{characters: 14.00}" in offerings(seeds)

    # take the claim
    file.write_text(kept.replace("{characters: 14.00}", "{characters: 10.00}"))
    taken = run("settle", "--seeds", str(seeds))
    assert "name your source" not in taken.output
    assert "{characters: 10.00}" in offerings(seeds)


@pytest.mark.parametrize("factor", [10, 11.5, 1 / 10, 1 / 20])
@pytest.mark.parametrize(
    "stated",
    [
        ("anvil-speak", "input_cost_per_character", 1.5e-05),
        ("anvil-read", "ocr_cost_per_page", 0.004),
    ],
)
def test_a_jump_of_ten_times_either_way_is_reported_and_not_recorded(
    seeds: Path, litellm: Path, stated: tuple[str, str, float], factor: float
) -> None:
    native_id, key, amount = stated
    take(seeds, "litellm", litellm)
    before = entry(seeds, native_id)
    change(litellm, f"acme/{native_id}", **{key: amount * factor})

    result = take(seeds, "litellm", litellm, "2026-11-27")

    assert next(line for line in before if "rates:" in line) in entry(seeds, native_id)
    assert not any("ends:" in line for line in entry(seeds, native_id))
    lines = [line for line in result.output.splitlines() if f"`acme/{native_id}`: " in line]
    assert any("not recorded" in line for line in lines)


def entry(seeds: Path, native_id: str) -> list[str]:
    """The lines of one offering."""
    return offerings(seeds).partition(f"id: {native_id}\n")[2].partition("\n- ")[0].splitlines()


def test_a_change_that_two_catalogs_saw_after_a_reading_follows_it_once(
    seeds: Path, litellm: Path
) -> None:
    change(litellm, "acme/anvil-speak", input_cost_per_character=1.4e-05)
    take(seeds, "litellm", litellm, "2026-11-10")
    witness(seeds, "2026-11-11", 14)
    edited(seeds, OWN, "  - rates: {characters: 14.00}\n")
    change(litellm, "acme/anvil-speak", input_cost_per_character=1e-05)
    witness(seeds, "2026-11-26", 10)

    result = take(seeds, "litellm", litellm, "2026-11-27")

    assert result.exit_code == 0, result.output
    assert (
        "  - rates: {characters: 10.00}\n"
        "    starts: 2026-11-26\n"
        "    starts_after: 2026-11-19\n"
        "  - rates: {characters: 14.00}\n"
        "    ends: 2026-11-26\n"
        "    ends_after: 2026-11-19\n"
        "    source: page\n"
    ) in offerings(seeds)
    compared = run("settle", "--check", "--seeds", str(seeds))
    assert (compared.exit_code, compared.stdout) == (0, "")
    assert run("check", "--seeds", str(seeds)).exit_code == 0

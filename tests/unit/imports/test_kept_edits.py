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


READ = "  - rates: {page: 4.00}\n"
LISTED = "  id: anvil-read\n"
BATCH = "  - when: {mode: batch}\n    rates: {input: 0.20, output: 0.80}\n    source: litellm\n"
FIRST = "  id: anvil-1\n"


END = "retires_on: 2027-03-01, source: litellm"


@pytest.mark.parametrize(
    ("edits", "stays", "words"),
    [
        # an amount under a condition, by the catalog's name
        (
            {BATCH: BATCH.replace("0.20", "0.25")},
            "{input: 0.25, output: 0.80}",
            ["input $0.25 by litellm", "name your source, or delete the rate to take what"],
        ),
        # a rate of another source than the price
        (
            {"cache_read: 0.10": "cache_read: 0.12"},
            "cache_read: 0.12",
            ["cache_read $0.12 by litellm", "name your source"],
        ),
        # limits and ends, by the catalog's name
        (
            {LISTED: f"{LISTED}  limits: {{context: 1234}}\n"},
            "  limits: {context: 1234}\n",
            ["context 1234 by litellm, in offerings/acme.yaml", "delete the context to take what"],
        ),
        (
            {FIRST: f"{FIRST}  lifecycle: {{status: active, {END}}}\n"},
            END,
            ["retires_on 2027-03-01 by litellm", "delete the retires_on to take what"],
        ),
        # a mode and a rate that somebody knows not to be offered
        (
            {BATCH: "", FIRST: f"{FIRST}  not_offered: [batch]\n"},
            "  not_offered: [batch]\n",
            ["batch is not offered here, but litellm lists a price"],
        ),
        # days of a price
        ({READ: f"{READ}    starts: 2026-10-01\n"}, f"{READ}    starts: 2026-10-01\n", []),
        # deleted, with nothing in its place: the claim is taken again, and reported
        ({BATCH: ""}, BATCH, ["input $0.20 by litellm, under mode batch", "## Restored (2)"]),
        (
            {", web_search: 10.00": ""},
            ", web_search: 10.00",
            ["web_search $10.00 by litellm", "list its mode or rate in `not_offered`"],
        ),
    ],
    ids=["condition", "rate", "limit", "end", "not offered", "day", "no price", "no rate"],
)
def test_an_edit_of_any_kind_stays_or_is_reported_with_a_way_out(
    seeds: Path, litellm: Path, edits: dict[str, str], stays: str, words: list[str]
) -> None:
    take(seeds, "litellm", litellm)
    for before, after in edits.items():
        edited(seeds, after, before)

    report = run("settle", "--seeds", str(seeds)).output

    assert stays in offerings(seeds)
    for word in words:
        assert word in report
    for day in ("2026-11-20", "2026-11-27"):
        assert take(seeds, "litellm", litellm, day).exit_code == 0
        assert stays.replace("    source: litellm\n", "") in offerings(seeds)
    assert run("settle", "--check", "--seeds", str(seeds)).exit_code == 0


@pytest.mark.parametrize("key", ["input_above", "input_from"])
def test_a_boundary_that_somebody_moved_stays_alone_and_is_reported(
    seeds: Path, litellm: Path, key: str
) -> None:
    take(seeds, "litellm", litellm)
    edited(seeds, f"when: {{{key}: 70000}}", "when: {input_above: 64000}")
    moved = offerings(seeds)

    report = run("settle", "--seeds", str(seeds)).output

    assert offerings(seeds) == moved
    named = f"input $0.80 by litellm, under {key} 70000, in offerings/acme.yaml"
    assert f"{named}: no copy of litellm states it; name your source, or delete" in report
    take(seeds, "litellm", litellm, "2026-11-27")
    assert f"when: {{{key}: 70000}}" in offerings(seeds)
    assert "64000" not in offerings(seeds)
    assert run("settle", "--check", "--seeds", str(seeds)).exit_code == 0


def test_an_id_that_somebody_deleted_is_reported_with_both_ways_out(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    settled = offerings(seeds)
    entry = (
        f"- model: anvil-speak{settled.partition('- model: anvil-speak')[2].partition('- m')[0]}"
    )
    edited(seeds, "", entry)

    report = run("settle", "--seeds", str(seeds)).output

    assert offerings(seeds) == settled
    words = "keep it, or give the reason why not as unclear of its id, below offerings of acme"
    assert f"`acme/anvil-speak`: anvil-speak, which litellm lists: {words}" in report
    assert "| New | 0 |" in report

    edited(seeds, "", entry)
    reason = "providers: {acme: {offerings: {anvil-speak: {unclear: no longer sold}}}}\n"
    (seeds / "identity.yaml").write_text(reason)
    for day in ("2026-11-20", "2026-11-27"):
        assert take(seeds, "litellm", litellm, day).exit_code == 0
        assert "id: anvil-speak" not in offerings(seeds)


def test_a_catalog_that_disputes_a_persons_price_loses_its_rates_beside_it_with_a_line_for_each(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    assert "cache_read: 0.10" in offerings(seeds)
    figures = {"input_cost_per_token": 5e-7, "cache_read_input_token_cost": 2e-7}
    change(litellm, "acme/anvil-1", **figures)

    result = take(seeds, "litellm", litellm, "2026-11-27")

    assert result.exit_code == 0, result.output
    assert "  - rates: {input: 0.40, output: 1.60}\n" in offerings(seeds)
    assert "cache_read $0.10 is not stated any more" in result.output
    assert "web_search $10.00 is not stated any more" in result.output


def test_a_rate_that_leaves_is_reported_beside_one_that_was_revised(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    figures = {"input_cost_per_token": 5e-7, "input_cost_per_token_batches": 3e-7}
    change(litellm, "acme/anvil-1", **figures)

    report = take(seeds, "litellm", litellm, "2026-11-27").output

    assert "litellm changed its figure between" in report
    assert "cache_read $0.10 is not stated any more" in report


def test_a_window_that_its_source_changed_is_followed_also_where_the_model_gave_it(
    seeds: Path, litellm: Path
) -> None:
    change(litellm, "acme/anvil-read", max_input_tokens=128_000)
    take(seeds, "litellm", litellm, "2026-11-10")
    assert "limits: {context: " not in offerings(seeds)
    change(litellm, "acme/anvil-read", max_input_tokens=300_000)

    report = take(seeds, "litellm", litellm, "2026-11-27").output

    assert "`acme/anvil-read`: context 128,000 → 300,000" in report
    assert f"{LISTED}  limits: {{context: 300000}}\n" in offerings(seeds)
    assert run("settle", "--check", "--seeds", str(seeds)).exit_code == 0

"""`llmref import` and `llmref refresh`: what is written, what is left alone, what is told."""

import json
import re
import shutil
import socket
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

from llmref.edits.stage import editing
from llmref.imports import fetch
from llmref.imports.apply import applied
from llmref.imports.candidate import Candidate, CandidatePrice, Reading
from llmref.imports.changes import changes
from llmref.imports.origins import CATALOGUES
from llmref.records.rates import RateKey
from llmref.seeds import load
from tests.unit.imports.copies import FIXTURES, fixture, reading
from tests.unit.imports.taking import (
    add_model,
    change,
    contents,
    offerings,
    run,
    take,
    without_revisions,
    witness,
)

READ = "acme/anvil-read"


# --- what is written --------------------------------------------------------------------------


def test_a_price_that_was_checked_by_hand_stays_and_the_rest_is_filled_in(
    seeds: Path, litellm: Path
) -> None:
    result = take(seeds, "litellm", litellm)

    assert result.exit_code == 0, result.output
    text = offerings(seeds)
    assert "  - rates: {input: 0.40, output: 1.60, cache_read: 0.10," in text
    assert "    rate_sources: {cache_read: litellm," in text
    assert "  - when: {mode: batch}\n    rates: {input: 0.20, output: 0.80}\n" in text
    assert "  litellm: {url: https://github.com/BerriAI/litellm/" in text
    assert "defaults: {source: page, checked: 2026-11-19, billing: usage}\n" in text


@pytest.mark.parametrize("source", sorted(CATALOGUES))
def test_a_second_run_changes_no_byte_and_the_seeds_have_no_error(seeds: Path, source: str) -> None:
    assert take(seeds, source, fixture(source)).exit_code == 0
    after_one = contents(seeds)

    assert take(seeds, source, fixture(source)).exit_code == 0

    assert contents(seeds) == after_one
    assert run("check", "--seeds", str(seeds)).exit_code == 0


def test_comments_and_lines_that_do_not_change_survive(seeds: Path, litellm: Path) -> None:
    file = seeds / "offerings/acme.yaml"
    noted = file.read_text().replace(
        "- model: anvil-1\n", "# the first\n- model: anvil-1  # ours\n"
    )
    file.write_text(noted)

    take(seeds, "litellm", litellm)

    kept = [line for line in noted.splitlines() if "rates:" not in line]
    lines = iter(offerings(seeds).splitlines())
    assert all(line in lines for line in kept)


def test_a_retirement_that_only_another_catalog_states_is_taken_and_reported(
    seeds: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.json"
    record = {"litellm_provider": "acme", "mode": "chat", "deprecation_date": "2026-10-01"}
    copy.write_text(json.dumps({"anvil-1": record}))

    report = take(seeds, "litellm", copy).output

    life = "  lifecycle: {status: retired, retires_on: 2026-10-01, source: litellm}\n"
    assert life in offerings(seeds)
    assert "no lifecycle stated → retired, until 2026-10-01, by litellm" in report
    assert run("check", "--seeds", str(seeds)).exit_code == 0


def test_a_copy_that_a_person_cited_is_no_copy_that_was_imported(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm, "2026-11-01")
    file = seeds / "offerings/acme.yaml"
    url = "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json"
    cited = f"  litellm-2026-11-19: {{url: {url}, via: catalogue, checked: 2026-11-19}}\n"
    file.write_text(file.read_text().replace("sources:\n", f"sources:\n{cited}", 1))
    change(litellm, "acme/anvil-speak", input_cost_per_character=2e-05)

    take(seeds, "litellm", litellm, "2026-11-12")

    assert "  - rates: {characters: 20.00}\n" in offerings(seeds)


def test_a_changed_price_ends_and_its_successor_is_dated(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    change(litellm, "acme/anvil-speak", input_cost_per_character=1e-05)
    witness(seeds, "2026-11-20", 15)
    witness(seeds, "2026-11-30", 10)

    result = take(seeds, "litellm", litellm, "2026-12-01")

    assert """\
  - rates: {characters: 10.00}
    starts: 2026-11-30
    starts_after: 2026-11-20
  - rates: {characters: 15.00}
    ends: 2026-11-30
    ends_after: 2026-11-20
    source: litellm-2026-11-20
""" in offerings(seeds)
    assert "characters $15.00 → $10.00 (\N{MINUS SIGN}33%)" in result.output
    assert "as_of: 2026-12-01" in (seeds / "site.yaml").read_text()


def test_a_figure_that_only_one_catalog_changed_is_a_revision_and_no_change_of_price(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    change(litellm, "acme/anvil-speak", input_cost_per_character=1e-05)

    result = take(seeds, "litellm", litellm, "2026-12-01")

    assert """\
  - rates: {characters: 10.00}
    revised:
    - {rates: {characters: 15.00}, source: litellm, after: 2026-11-20, by: 2026-12-01}
""" in offerings(seeds)
    assert "ends:" not in offerings(seeds)
    assert "| Revised | 1 |" in result.output
    days = "between 2026-11-20 and 2026-12-01"
    assert f"characters $15.00 → $10.00 (\N{MINUS SIGN}33%): litellm changed its figure {days}" in (
        result.output
    )
    assert "## Removed" not in result.output


def test_a_price_that_a_person_edited_survives_every_refresh(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    file = seeds / "offerings/acme.yaml"
    file.write_text(file.read_text().replace("{characters: 15.00}", "{characters: 14.00}"))
    change(litellm, "acme/anvil-speak", input_cost_per_character=1e-05)

    for day in ("2026-12-01", "2026-12-08"):
        result = take(seeds, "litellm", litellm, day)
        assert "  - rates: {characters: 14.00}\n" in offerings(seeds)
        assert "ends:" not in offerings(seeds)
        words = "characters $14.00 here, which no copy of litellm stated, and states 10 now"
        assert f"{words}: name your source, or take the claim" in result.output


def test_a_jump_of_ten_times_is_reported_and_not_recorded(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    change(litellm, "acme/anvil-speak", input_cost_per_character=1.5e-04)

    for day in ("2026-12-01", "2026-12-08"):
        result = take(seeds, "litellm", litellm, day)
        assert "  - rates: {characters: 15.00}\n    source: litellm-2026-11-20\n" in (
            offerings(seeds)
        )
        assert "characters $15.00 → characters $150.00: not recorded" in result.output


def test_a_correction_holds_until_its_catalogue_changes_and_is_told_of_first(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    file = seeds / "offerings/acme.yaml"
    right = "  - rates: {characters: 1.50}\n    source: page\n    checked: 2026-11-19\n"
    wrong = "    corrects: [{rates: {characters: 15.00}, source: litellm}]\n"
    text = file.read_text()
    assert "  - rates: {characters: 15.00}\n" in text
    file.write_text(text.replace("  - rates: {characters: 15.00}\n", right + wrong))
    corrected = contents(seeds)

    same = take(seeds, "litellm", litellm)

    assert contents(seeds) == corrected
    assert "characters" not in same.output.partition("## Unlinked")[0].partition("## New")[0]

    change(litellm, "acme/anvil-speak", input_cost_per_character=1e-06)
    lapsed = take(seeds, "litellm", litellm, "2026-12-01")

    section = lapsed.output.partition("| Lapsed corrections | 1 |")[2].partition("\n## ")[2]
    assert section.startswith("Lapsed corrections (1)\n")
    lapsed_words = "characters $1.00 now, not characters $15.00, which characters $1.50 here"
    assert f"{lapsed_words} corrected" in section
    assert """\
  - rates: {characters: 1.00}
    starts: 2026-12-01
    revised:
    - {rates: {characters: 15.00}, source: litellm, after: 2026-11-20, by: 2026-12-01}
  - rates: {characters: 1.50}
    ends: 2026-12-01
    source: page
    checked: 2026-11-19
""" in offerings(seeds)
    assert run("check", "--seeds", str(seeds), "--as-of", "2026-12-01").exit_code == 0


def test_what_vanished_is_marked_and_kept(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    held = json.loads(litellm.read_text())
    del held["acme/anvil-read"]
    litellm.write_text(json.dumps(held))

    result = take(seeds, "litellm", litellm, "2026-12-01")

    entry = offerings(seeds).partition("id: anvil-read")[2].partition("- model")[0]
    assert "source: litellm-2026-11-20" in entry
    assert "last_seen: 2026-11-20" in entry
    assert "## Vanished (1)" in result.output


def test_what_is_listed_again_is_as_it_was(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    before = offerings(seeds)
    held = litellm.read_text()
    litellm.write_text(json.dumps({k: v for k, v in json.loads(held).items() if k != READ}))
    take(seeds, "litellm", litellm, "2026-12-01")
    litellm.write_text(held)

    take(seeds, "litellm", litellm, "2026-12-08", "--report", str(seeds.parent / "report.md"))

    assert "`acme/anvil-read`: is listed again" in (seeds.parent / "report.md").read_text()
    copy = re.compile(r"revision: \w+, checked: 20[-\d]+")
    assert copy.sub("", offerings(seeds)) == copy.sub("", before)


def test_what_is_listed_again_at_another_price_is_reported(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    held = litellm.read_text()
    litellm.write_text(json.dumps({k: v for k, v in json.loads(held).items() if k != READ}))
    take(seeds, "litellm", litellm, "2026-12-01")
    litellm.write_text(held)
    change(litellm, READ, ocr_cost_per_page=0.006)

    result = take(seeds, "litellm", litellm, "2026-12-08")

    assert """\
  id: anvil-read
  prices:
  - rates: {page: 6.00}
    revised:
    - {rates: {page: 4.00}, source: litellm, after: 2026-11-20, by: 2026-12-08}
  source: litellm
""" in offerings(seeds)
    assert "page $4.00 → $6.00" in result.output


def test_a_newer_copy_of_which_a_file_has_nothing_left_is_taken_once(seeds: Path) -> None:
    base: dict[RateKey, Decimal] = {"input": Decimal("0.4")}
    tier = CandidatePrice({"input": Decimal("0.8")}, {"input_above": 64000})
    now = Candidate(source="litellm", provider="acme", id="anvil-1", prices=(CandidatePrice(base),))
    told = replace(now, prices=(*now.prices, tier))
    days = (date(2026, 11, 20), date(2026, 12, 1), date(2026, 12, 8))

    for day, said in zip(days, (told, now, now), strict=True):
        read, _ = load(seeds)
        made = changes(read, [Reading("litellm", "r1", day, (said,), ())], tuple(CATALOGUES))
        with editing(seeds) as edit:
            edit.commit(applied(read, made)[0].values())

    assert "    source: litellm-2026-11-20\n" in offerings(seeds)
    assert "  litellm-2026-11-20: {url: https://github.com/BerriAI/litellm/" in offerings(seeds)
    assert offerings(seeds).count("litellm-") == 2


def test_new_models_get_a_file_with_its_sources(seeds: Path) -> None:
    take(seeds, "models.dev", fixture("models.dev"), "2026-11-20", "--revision", "abc123")

    text = (seeds / "models/acme/anvil-draw.yaml").read_text()
    assert "kind: image" in text
    assert "name: models.dev, revision: abc123, checked: 2026-11-20, for: [" in text


def test_a_new_model_names_the_source_of_its_features(seeds: Path) -> None:
    take(seeds, "models.dev", fixture("models.dev"), "2026-11-20", "--revision", "abc123")

    made = [
        text
        for file in (seeds / "models").rglob("*.yaml")
        if "features:" in (text := file.read_text()) and "revision: abc123" in text
    ]
    assert made
    assert all(re.search(r"for: \[[^\]]*features", text) for text in made)


def test_the_order_of_catalogues_in_one_run_does_not_matter(seeds: Path) -> None:
    read, _ = load(seeds)
    readings = [reading(source) for source in ("litellm", "genai-prices", "models.dev")]

    results = [
        applied(read, changes(read, order, tuple(CATALOGUES)))[0]
        for order in permutations(readings)
    ]

    assert all(result == results[0] for result in results)


# --- what is left alone -----------------------------------------------------------------------


def test_a_dry_run_writes_nothing_and_tells_all(seeds: Path, litellm: Path) -> None:
    before = contents(seeds)

    result = take(seeds, "litellm", litellm, "2026-11-20", "--dry-run")

    assert result.exit_code == 0
    assert contents(seeds) == before
    assert "| New |" in result.output


@pytest.mark.parametrize("data", [b"", b"{", b"<html>502</html>", b"{}", b'{"a": 1}'])
def test_a_copy_that_cannot_be_believed_writes_nothing(
    seeds: Path, tmp_path: Path, data: bytes
) -> None:
    before = contents(seeds)
    (tmp_path / "copy.json").write_bytes(data)

    result = take(seeds, "litellm", tmp_path / "copy.json")

    assert (result.exit_code, contents(seeds)) == (1, before)
    assert "Nothing was written." in result.output


def test_a_name_that_nobody_could_see_whole_costs_its_record_and_no_other(
    seeds: Path, tmp_path: Path
) -> None:
    provider = seeds / "providers/acme.yaml"
    named = provider.read_text().replace("{models.dev: ", "{openrouter: openrouter, models.dev: ")
    provider.write_text(named)
    copy = tmp_path / "models.json"
    held = json.loads(fixture("openrouter").read_text())
    first = held["data"][0]
    other = {"id": "acme/hammer-9", "canonical_slug": "acme/hammer-9"}
    held["data"] += [
        {**first, **other, "name": "Acme: Hammer\u200b 9"},
        {**first, "id": "acme/saw-2", "name": "Acme: Saw 2"},
    ]
    copy.write_text(json.dumps(held))

    result = take(seeds, "openrouter", copy)

    assert result.exit_code == 0, result.output
    told = "its name has an invisible character, U+200B (1): `openrouter openrouter/acme/hammer-9`"
    assert told in result.output
    assert "id: acme/saw-2" in offerings(seeds)
    assert "hammer" not in offerings(seeds)
    assert run("check", "--seeds", str(seeds)).exit_code == 0


def test_a_copy_that_lost_a_fifth_of_its_records_writes_nothing(seeds: Path, litellm: Path) -> None:
    for number in range(30):
        add_model(seeds, f"anvil-n{number}", "chat")
        change(
            litellm,
            f"acme/anvil-n{number}",
            litellm_provider="acme",
            mode="chat",
            input_cost_per_token=1e-6,
            output_cost_per_token=2e-6,
        )
    assert take(seeds, "litellm", litellm).exit_code == 0
    before = contents(seeds)

    result = take(seeds, "litellm", fixture("litellm"), "2026-12-01")

    assert (result.exit_code, contents(seeds)) == (1, before)
    assert "more than 20%" in result.output


def test_a_longer_copy_may_have_replaced_more_of_its_ids(seeds: Path, litellm: Path) -> None:
    def list_models(first: int, last: int, file: Path) -> None:
        for number in range(first, last):
            prices = {"input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6}
            change(file, f"acme/anvil-n{number}", litellm_provider="acme", mode="chat", **prices)

    for number in range(60):
        add_model(seeds, f"anvil-n{number}", "chat")
    newer = litellm.with_name("newer.json")
    newer.write_bytes(litellm.read_bytes())
    list_models(0, 30, litellm)
    assert take(seeds, "litellm", litellm).exit_code == 0
    list_models(10, 60, newer)

    result = take(seeds, "litellm", newer, "2026-12-01")

    assert result.exit_code == 0, result.output
    assert "id: anvil-n59" in offerings(seeds)


def test_an_older_copy_alone_is_no_history(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    change(litellm, "acme/anvil-speak", input_cost_per_character=2e-05)
    before = offerings(seeds)

    result = take(seeds, "litellm", litellm, "2026-10-01", "--revision", "r0")

    assert without_revisions(offerings(seeds)) == before
    assert "characters $20.00 → $15.00: no other catalog states the price" in result.output


def test_an_older_copy_that_another_of_its_time_contradicts_is_no_history(
    seeds: Path, litellm: Path
) -> None:
    take(seeds, "litellm", litellm)
    witness(seeds, "2026-10-02", 21)
    witness(seeds, "2026-11-19", 15)
    change(litellm, "acme/anvil-speak", input_cost_per_character=2e-05)
    before = offerings(seeds)

    take(seeds, "litellm", litellm, "2026-10-01", "--revision", "r0")

    assert without_revisions(offerings(seeds)) == before


def test_a_list_of_prices_adds_no_offering(seeds: Path) -> None:
    before = {slug for slug in contents(seeds) if slug.startswith("models/")}
    ids = offerings(seeds).count("id:")

    result = take(seeds, "genai-prices", fixture("genai-prices"))

    assert result.exit_code == 0
    assert {slug for slug in contents(seeds) if slug.startswith("models/")} == before
    assert offerings(seeds).count("id:") == ids
    assert "no id here is called so, so that nothing was added" in result.output


def test_an_older_copy_tells_only_of_the_past(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    witness(seeds, "2026-10-02", 20)
    witness(seeds, "2026-11-19", 15)
    change(litellm, "acme/anvil-speak", input_cost_per_character=2e-05)
    add_model(seeds, "anvil-old", "chat")
    change(litellm, "acme/anvil-old", litellm_provider="acme", input_cost_per_token=1e-6)

    result = take(seeds, "litellm", litellm, "2026-10-01", "--revision", "r0")

    text = offerings(seeds)
    assert (
        """\
  - rates: {characters: 15.00}
    starts: 2026-11-19
    starts_after: 2026-10-02
  - rates: {characters: 20.00}
    ends: 2026-11-19
    ends_after: 2026-10-02
    source: litellm-2026-10-01
"""
        in text
    )
    assert "anvil-old" not in text  # that it was sold then does not say that it is
    assert "## Changed (1)" in result.output


def test_copies_in_either_order_give_the_same_prices(seeds: Path, litellm: Path) -> None:
    older = Path(shutil.copy(litellm, litellm.parent / "older.json"))
    change(older, "acme/anvil-speak", input_cost_per_character=2e-05)
    other = Path(shutil.copytree(seeds, seeds.parent / "other"))

    take(seeds, "litellm", older, "2026-10-01", "--revision", "r0")
    witness(seeds, "2026-10-02", 20)
    witness(seeds, "2026-11-19", 15)
    take(seeds, "litellm", litellm, "2026-11-20")
    take(other, "litellm", litellm, "2026-11-20")
    witness(other, "2026-11-19", 15)
    witness(other, "2026-10-02", 20)
    take(other, "litellm", older, "2026-10-01", "--revision", "r0")

    def spoken(folder: Path) -> str:
        return offerings(folder).partition("id: anvil-speak")[2].partition("- model")[0]

    assert spoken(seeds) == spoken(other)


def test_seeds_with_errors_are_not_touched(seeds: Path, litellm: Path) -> None:
    (seeds / "offerings/acme.yaml").write_text("offerings: [\n")
    before = contents(seeds)

    assert take(seeds, "litellm", litellm).exit_code == 1
    assert contents(seeds) == before


def test_a_kill_before_the_files_are_put_in_place_leaves_them_as_they_were(
    seeds: Path, litellm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(seeds)

    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target.is_relative_to(seeds):
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    take(seeds, "litellm", litellm)
    monkeypatch.undo()

    assert {path: data for path, data in contents(seeds).items() if ".edit" not in path} == before


# --- what is told -----------------------------------------------------------------------------


def test_the_report_starts_with_counts(seeds: Path, litellm: Path, tmp_path: Path) -> None:
    take(seeds, "litellm", litellm, "2026-11-20", "--report", str(tmp_path / "report.md"))

    lines = (tmp_path / "report.md").read_text().splitlines()
    assert lines[:5] == [
        "# Catalogs",
        "",
        "| catalog | copy | date | records | left out in part or whole |",
        "|---|---|---|--:|--:|",
        lines[4],
    ]
    assert lines[4].startswith("| litellm | ")
    assert lines[9] == "| Errors | 0 |"


def test_a_provider_that_the_seeds_lack_is_told_of(seeds: Path) -> None:
    result = take(seeds, "models.dev", fixture("models.dev"))

    assert "- models.dev acme-coding-plan: no provider of the seeds is called so (" in result.output


def test_refresh_reads_what_the_site_names(
    seeds: Path, litellm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = seeds / "site.yaml"
    address = "https://catalogue.example.com/"
    named = f"catalogues:\n- {{name: litellm, url: {address}prices.json}}\n"
    site.write_text(site.read_text() + named + f"- {{name: models.dev, url: {address}api.json}}\n")
    files = {
        f"{address}prices.json": litellm,
        f"{address}api.json": fixture("models.dev"),
        f"{address}models.json": FIXTURES / "models.json",
    }
    monkeypatch.setattr("llmref.imports.fetch.read", lambda path: files[path].read_bytes())

    result = run("refresh", "--seeds", str(seeds), "--as-of", "2026-11-20")

    assert result.exit_code == 0, result.output
    assert "| litellm |" in result.output
    assert "| models.dev |" in result.output


def test_a_second_refresh_changes_no_byte(
    seeds: Path, litellm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, address = seeds / "site.yaml", "https://catalogue.example.com/prices.json"
    site.write_text(site.read_text() + f"catalogues:\n- {{name: litellm, url: {address}}}\n")
    monkeypatch.setattr("llmref.imports.fetch.read", lambda _: litellm.read_bytes())
    run("refresh", "--seeds", str(seeds), "--as-of", "2026-11-20")
    before = contents(seeds)

    result = run("refresh", "--seeds", str(seeds), "--as-of", "2026-11-20")

    assert result.exit_code == 0, result.output
    assert "| Files that change | 0 |" in result.output
    assert contents(seeds) == before


def nobody() -> str:
    """An address at which no server answers."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}/prices.json"


def add_catalogs(seeds: Path, **addresses: str) -> None:
    rows = "".join(f"- {{name: {name}, url: {url}}}\n" for name, url in addresses.items())
    site = seeds / "site.yaml"
    site.write_text(f"{site.read_text()}catalogues:\n{rows}")


def test_a_refresh_without_network_settles_from_the_claims_and_says_so(
    seeds: Path, litellm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = nobody()
    take(seeds, "litellm", litellm)
    add_catalogs(seeds, litellm=address)
    settled = contents(seeds)
    file = seeds / "offerings/acme.yaml"
    price = "  prices:\n  - rates: {characters: 15.00}\n"
    assert price in file.read_text()
    file.write_text(file.read_text().replace(price, "  billing: unknown\n"))
    monkeypatch.setattr("llmref.imports.fetch.WAITS_S", ())

    result = run("refresh", "--seeds", str(seeds), "--as-of", "2026-11-27")

    assert result.exit_code == 0, result.output
    assert (
        "No catalog answers, so the seeds are settled from the claims at hand:"
        f" {address}: no answer"
    ) in result.output
    assert contents(seeds) == settled


def test_a_refresh_of_which_one_server_is_down_changes_nothing_and_says_which(
    seeds: Path, litellm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = nobody()
    add_catalogs(seeds, litellm=address, openrouter="https://catalogue.example.com/models")
    before, ask = contents(seeds), fetch.read
    monkeypatch.setattr("llmref.imports.fetch.WAITS_S", ())
    monkeypatch.setattr(
        "llmref.imports.fetch.read",
        lambda path: ask(path) if path == address else fixture("openrouter").read_bytes(),
    )

    result = run("refresh", "--seeds", str(seeds), "--as-of", "2026-11-20")

    assert result.exit_code == 1
    assert f"{address}: no answer" in result.output
    assert contents(seeds) == before


def test_a_refresh_that_leaves_old_prices_is_refused_unless_allowed(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_catalogs(seeds, openrouter="https://catalogue.example.com/models")
    copy = fixture("openrouter").read_bytes()
    monkeypatch.setattr("llmref.imports.fetch.read", lambda _: copy)
    report = seeds.parent / "report.md"
    asked = ["refresh", "--seeds", str(seeds), "--as-of", "2027-01-20", "--report", str(report)]
    before = contents(seeds)

    refused = run(*asked)

    assert (refused.exit_code, contents(seeds)) == (1, before)
    assert report.exists()
    assert (
        "the median age of 1 current price would be 62 days on 2027-01-20, more than 45:"
        " read newer copies, or allow it with --median-age 62\nNothing was written.\n"
    ) in refused.output
    assert run(*asked, "--median-age", "62").exit_code == 0


def test_refresh_without_catalogues_is_a_wrong_usage(seeds: Path) -> None:
    assert run("refresh", "--seeds", str(seeds)).exit_code == 2


def test_a_provider_that_a_catalogue_dropped_is_marked_whole(seeds: Path, litellm: Path) -> None:
    take(seeds, "litellm", litellm)
    held = json.loads(litellm.read_text())
    kept = {key: one for key, one in held.items() if one.get("litellm_provider") != "acme"}
    litellm.write_text(json.dumps(kept))

    result = take(seeds, "litellm", litellm, "2026-12-01")

    assert result.exit_code == 0, result.output
    entry = offerings(seeds).partition("id: anvil-speak")[2].partition("- model")[0]
    assert "last_seen: 2026-11-20" in entry


def test_catalogues_that_never_settle_write_nothing(
    seeds: Path, litellm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(seeds)
    monkeypatch.setattr("llmref.imports.all_copies.MOST_ROUNDS", 1)

    result = take(seeds, "litellm", litellm)

    assert result.exit_code == 1
    assert "still change each other's prices after round 1" in result.output
    assert contents(seeds) == before

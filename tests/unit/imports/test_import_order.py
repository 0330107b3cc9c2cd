"""The order of imports changes nothing: of generated copies, read one after another."""

import json
from collections.abc import Iterable
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmref.claims import store
from llmref.claims.ledger import Ledger
from llmref.imports.candidate import Candidate, Reading
from llmref.imports.changes import changes
from llmref.imports.claimed import all_readings, with_reading
from llmref.imports.plain import Plain, stated
from llmref.seeds import Seeds
from tests.unit.imports.copies import fixture
from tests.unit.imports.taking import add_model, change, contents, offerings, take
from tests.unit.imports.test_round_trip import IDS, ORDER, prices, with_offerings
from tests.unit.imports.test_round_trip import world as world  # noqa: PLC0414  # a fixture
from tests.worlds import lay

DAYS = (date(2026, 11, 6), date(2026, 11, 13), date(2026, 11, 20))


@st.composite
def copies(draw: st.DrawFn) -> list[Reading]:
    """Copies of two or three catalogs, each of up to three days, of some ids."""
    sources = draw(st.lists(st.sampled_from(ORDER), unique=True, min_size=2, max_size=3))
    drawn: list[Reading] = []
    for source in sources:
        days = draw(st.lists(st.sampled_from(DAYS), unique=True, min_size=1, max_size=3))
        for day in days:
            ids = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
            candidates = tuple(
                Candidate(
                    source=source,
                    provider="openrouter" if source == "openrouter" else "acme",
                    id=native_id,
                    prices=draw(prices()),
                )
                for native_id in sorted(ids)
            )
            drawn.append(Reading(source, "r1", day, candidates, (), f"{len(drawn) + 1:064x}"))
    return drawn


def imported(seeds: Seeds, readings: Iterable[Reading]) -> tuple[Seeds, dict[str, str]]:
    """The seeds, and the texts of the claims, after these imports one after another."""
    ledgers: dict[str, Ledger] = {}
    for reading in readings:
        before = ledgers.get(reading.source) or Ledger(reading.source)
        ledgers[reading.source] = with_reading(before, reading)
        claimed = all_readings(ledgers.values(), [reading])
        read_now = {(reading.source, reading.checked)}
        seeds = with_offerings(seeds, changes(seeds, claimed, ORDER, read_now))
    claims = {
        path: text for ledger in ledgers.values() for path, text in store.texts(ledger).items()
    }
    return seeds, claims


def files(seeds: Seeds) -> Plain:
    """What the offerings files state, in the order in which they state it."""
    return [[list(stated(seed.record).items())] for seed in seeds.offerings]


@settings(max_examples=60)
@given(readings=copies(), data=st.data())
def test_the_order_of_imports_changes_nothing(
    world: Seeds, readings: list[Reading], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(readings))

    (seeds, claims), (other_seeds, other_claims) = imported(world, readings), imported(world, other)

    assert repr(files(seeds)) == repr(files(other_seeds))
    assert claims == other_claims


@settings(max_examples=40)
@given(readings=copies(), data=st.data())
def test_repeating_an_import_and_an_older_copy_read_later_change_nothing(
    world: Seeds, readings: list[Reading], data: st.DataObject
) -> None:
    again = data.draw(st.sampled_from(readings))

    once, twice = imported(world, readings), imported(world, [*readings, again])

    assert repr(files(once[0])) == repr(files(twice[0]))
    assert once[1] == twice[1]


@settings(max_examples=40)
@given(readings=copies())
def test_imported_seeds_are_settled(world: Seeds, readings: list[Reading]) -> None:
    seeds, _ = imported(world, readings)

    assert changes(seeds, readings, ORDER, ()).offerings == {}


@pytest.mark.parametrize("factor", [2 / 3, 12], ids=["revised", "a jump"])
def test_the_order_of_imports_changes_no_byte_of_a_folder(tmp_path: Path, factor: float) -> None:
    older, newer = (tmp_path / name for name in ("older.json", "newer.json"))
    for copy in (older, newer):
        copy.write_bytes(fixture("litellm").read_bytes())
    change(newer, "acme/anvil-speak", input_cost_per_character=1.5e-05 * factor)
    witness = tmp_path / "genai.json"
    model = {"id": "anvil-speak", "prices": {"input_mchars": 16}}
    witness.write_text(json.dumps([{"id": "acme", "models": [model]}]))
    read = [
        ("litellm", older, "2026-11-13"),
        ("litellm", newer, "2026-11-27"),
        ("genai-prices", witness, "2026-11-20"),
    ]

    folders = []
    for number, order in enumerate(permutations(read)):
        folder = known_world(tmp_path / str(number))
        for copy in order:
            assert take(folder, *copy).exit_code == 0
        folders.append((contents(folder), offerings(folder)))

    assert [text for _, text in folders] == [folders[0][1]] * len(folders)
    assert all(folder == folders[0][0] for folder, _ in folders)


def known_world(place: Path) -> Path:
    """Seeds that know the provider and the id that the copies price."""
    folder = lay(place / "seeds", "tiny")
    provider = folder / "providers/acme.yaml"
    names = "catalogue_ids: {litellm: acme, genai-prices: acme}\nsources:"
    provider.write_text(provider.read_text().replace("sources:", names))
    file = folder / "offerings/acme.yaml"
    file.write_text(
        f"{file.read_text()}- model: anvil-speak\n  id: anvil-speak\n  billing: unknown\n"
    )
    add_model(folder, "anvil-speak", "speech")
    return folder

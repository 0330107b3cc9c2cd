"""The catalogue in models.dev's shape: what is said, in its words, and what is left unsaid."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest

from llmref.catalogue.link import link
from llmref.exports.models_dev import as_models_dev
from llmref.seeds import load

pytestmark = pytest.mark.world("typical")

Json = Any


def written(seeds: Path, today: date | None = None) -> Json:
    text = orjson.dumps(as_models_dev(link(load(seeds)[0], today)))
    return json.loads(text, parse_float=Decimal)


def change(seeds: Path, path: str, old: str, new: str) -> None:
    file = seeds / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_an_offering_is_said_in_the_words_of_models_dev(seeds: Path) -> None:
    found = written(seeds)["acme"]["models"]["anvil-2.1@default"]

    assert found == {
        "id": "anvil-2.1@default",
        "name": "Anvil 2.1 (Turbo)",
        "family": "anvil-2",
        "reasoning": True,
        "tool_call": True,
        "structured_output": True,
        "temperature": False,
        "reasoning_options": [
            {"type": "effort", "values": ["low", "high"]},
            {"type": "budget_tokens", "min": 1024},
        ],
        "knowledge": "2025",
        "release_date": "2026-03",
        "modalities": {
            "input": ["text", "image", "audio", "video", "pdf"],
            "output": ["text", "image", "audio"],
        },
        "open_weights": True,
        "cost": {
            "input": Decimal("1.25"),
            "output": 10,
            "reasoning": 10,
            "cache_read": Decimal("0.125"),
            "cache_write": 0,
            "input_audio": 3,
            "output_audio": Decimal("12.5"),
            "tiers": [
                {
                    "input": Decimal("2.5"),
                    "output": 15,
                    "cache_read": Decimal("0.25"),
                    "tier": {"type": "context", "size": 200000},
                },
                {"input": 5, "output": 30, "tier": {"type": "context", "size": 512000}},
            ],
        },
        "limit": {"context": 1047576, "output": 32768},
    }


def test_a_provider_stands_under_its_name_there_with_what_a_caller_needs(seeds: Path) -> None:
    change(seeds, "providers/acme.yaml", "models.dev: acme,", "models.dev: acme-inc,")

    found = written(seeds)

    assert {key: found["acme-inc"][key] for key in ("id", "name", "env", "api", "doc")} == {
        "id": "acme-inc",
        "name": "Acme & Co.",
        "env": ["ACME_API_KEY"],
        "api": "https://api.acme.example.com/v1",
        "doc": "https://acme.example.com/docs",
    }
    assert list(found) == ["acme-inc", "desk", "nuts-and-bolts", "plan-b"]


def test_a_slug_that_is_anothers_name_there_names_nobody(seeds: Path) -> None:
    change(seeds, "providers/acme.yaml", "models.dev: acme,", "models.dev: desk,")

    assert written(seeds)["desk"]["name"] == "Acme & Co."


def test_providers_of_one_name_there_share_an_entry(seeds: Path) -> None:
    file = seeds / "providers/desk.yaml"
    file.write_text(file.read_text() + "catalogue_ids: {models.dev: acme}\n")

    found = written(seeds)

    assert found["acme"]["name"] == "Acme & Co."
    assert {"anvil-2.1@default", "anvil:2.1-mini"} <= found["acme"]["models"].keys()
    assert "desk" not in found


def test_what_nobody_stated_has_no_key(seeds: Path) -> None:
    found = written(seeds)

    assert found["nuts-and-bolts"]["models"]["~auto"] == {
        "id": "~auto",
        "name": "Auto (best for the prompt)",
    }
    assert "null" not in json.dumps(found, default=str)


def test_known_not_is_false_and_not_known_is_nothing(seeds: Path) -> None:
    found = written(seeds)["acme"]["models"]["anvil-2.1-mini"]

    assert found["reasoning"] is False
    assert "structured_output" not in found


def test_an_offering_says_what_holds_there_rather_than_what_its_model_says(seeds: Path) -> None:
    read = "    checked: 2026-11-14\n"
    change(seeds, "offerings/nuts-and-bolts.yaml", read, f"{read}  source: page\n")
    found = written(seeds)["nuts-and-bolts"]["models"]

    assert found["Acme/Anvil-2.1-MINI"]["limit"] == {"context": 400000, "output": 8192}
    assert found["Acme/Anvil-2.1-MINI"]["tool_call"] is False
    assert found["Acme/Anvil-2.1-MINI"]["status"] == "deprecated"
    assert found["eu.acme/anvil-2.1:0"]["status"] == "beta"
    assert found["eu.acme/anvil-2.1:0"]["name"] == "Anvil 2.1 (Turbo) (EU)"
    assert found["acme/anvil-2.1"]["provider"] == {"shape": "responses"}


def test_embeddings_and_scores_leave_the_list_out_rather_than_make_it_wrong(seeds: Path) -> None:
    found = written(seeds)["acme"]["models"]

    assert found["magnet-embed-3"]["modalities"] == {"input": ["text"]}


# --- prices -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("provider", "native_id", "cost"),
    [
        ("nuts-and-bolts", "Acme/Anvil-2.1-MINI", None),  # in yuan
        ("acme", "lens-1", None),  # by the image
        ("plan-b", "anvil-2.1", None),  # by a subscription
        ("nuts-and-bolts", "acme/magnet-embed-3", None),  # nobody knows
        ("desk", "anvil:2.1-mini", {"input": 0, "output": 0}),  # free
        ("nuts-and-bolts", "acme/anvil-2.1:free", {"input": 0, "output": 0}),
        ("acme", "magnet-embed-3", {"input": Decimal("0.13")}),  # no output to pay for
        ("nuts-and-bolts", "eu.acme/anvil-2.1:0", {"input": Decimal("1.3"), "output": 11}),
    ],
)
def test_a_cost_is_in_dollars_for_tokens_or_not_said(
    seeds: Path, provider: str, native_id: str, cost: Json
) -> None:
    assert written(seeds)[provider]["models"][native_id].get("cost") == cost


def test_a_tier_in_another_currency_is_not_said(seeds: Path) -> None:
    tier = "  - when: {input_above: 200000}\n    rates: {input: 9}\n    currency: CNY\n"
    after = "  variants:\n  - id: acme/anvil-2.1:free\n"
    change(seeds, "offerings/nuts-and-bolts.yaml", after, f"{tier}{after}")

    found = written(seeds)["nuts-and-bolts"]["models"]["acme/anvil-2.1"]

    assert found["cost"] == {"input": Decimal("1.3"), "output": 11}


def test_amounts_have_the_digits_of_the_record(seeds: Path) -> None:
    change(seeds, "offerings/acme.yaml", "{input: 0.13}", "{input: 0.130000000000000001}")

    text = orjson.dumps(as_models_dev(link(load(seeds)[0])), option=orjson.OPT_INDENT_2)

    assert b'"input": 0.130000000000000001\n' in text
    assert b'"input": 0.0833333333,\n' in text


@pytest.mark.parametrize(
    ("mode", "fast"),
    [
        ("fast", {"cost": {"input": Decimal("0.15"), "output": Decimal("0.8")}}),
        (
            "priority",
            {
                "cost": {"input": Decimal("0.15"), "output": Decimal("0.8")},
                "provider": {"body": {"service_tier": "priority"}},
            },
        ),
    ],
)
def test_one_mode_stands_as_the_fast_one(seeds: Path, mode: str, fast: Json) -> None:
    change(seeds, "offerings/acme.yaml", "{mode: fast}", "{mode: flex}")
    change(seeds, "offerings/acme.yaml", "{mode: priority}", f"{{mode: {mode}}}")

    found = written(seeds)["acme"]["models"]["anvil-2.1-mini"]

    assert found["experimental"] == {"modes": {"fast": fast}}


def test_a_fast_mode_of_its_own_comes_before_the_priority_tier(seeds: Path) -> None:
    found = written(seeds)["acme"]["models"]["anvil-2.1-mini"]

    assert found["experimental"] == {
        "modes": {"fast": {"cost": {"input": Decimal("0.3"), "output": Decimal("1.6")}}}
    }


# --- days -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "amount"),
    [("2026-04-01", "2.50"), ("2026-06-01", "1.25"), ("2027-01-01", "1.10")],
)
def test_prices_are_those_of_the_day(seeds: Path, day: str, amount: str) -> None:
    found = written(seeds, date.fromisoformat(day))["acme"]["models"]["anvil-2.1@default"]

    assert found["cost"]["input"] == Decimal(amount)


@pytest.mark.parametrize(
    ("day", "is_listed"), [("2026-12-30", True), ("2026-12-31", False), ("2027-01-01", False)]
)
def test_an_id_is_listed_until_the_day_from_which_calls_fail(
    seeds: Path, day: str, is_listed: bool
) -> None:
    found = written(seeds, date.fromisoformat(day))["nuts-and-bolts"]["models"]

    assert ("Acme/Anvil-2.1-MINI" in found) is is_listed


@pytest.mark.parametrize(
    ("life", "status"),
    [
        ("{status: active}", None),
        ("{status: preview}", "beta"),
        ("{status: deprecated}", "deprecated"),
        ("{status: deprecated, deprecated_on: 2026-11-19}", "deprecated"),
        ("{status: deprecated, deprecated_on: 2027-01-01}", None),
        ("{status: retired, deprecated_on: 2026-11-01, retires_on: 2027-01-01}", "deprecated"),
        ("{status: retired, retires_on: 2027-01-01}", None),  # not known since when
    ],
)
def test_a_status_is_that_of_the_day(seeds: Path, life: str, status: str | None) -> None:
    change(seeds, "offerings/acme.yaml", "  id: ear-2\n", f"  id: ear-2\n  lifecycle: {life}\n")

    found = written(seeds, date(2026, 11, 19))["acme"]["models"]["ear-2"]

    assert found.get("status") == status


@pytest.mark.parametrize("status", ["retired", "announced"])
def test_what_cannot_be_called_is_not_listed(seeds: Path, status: str) -> None:
    life = f"  lifecycle: {{status: {status}}}\n"
    change(seeds, "offerings/acme.yaml", "  id: ear-2\n", f"  id: ear-2\n{life}")

    assert "ear-2" not in written(seeds)["acme"]["models"]


def test_an_id_that_vanished_is_not_listed(seeds: Path) -> None:
    change(seeds, "offerings/acme.yaml", "  id: ear-2\n", "  id: ear-2\n  last_seen: 2026-10-01\n")

    assert "ear-2" not in written(seeds)["acme"]["models"]


def test_a_provider_without_an_id_to_call_is_not_listed(seeds: Path) -> None:
    change(seeds, "offerings/desk.yaml", "  free_limit:", "  last_seen: 2026-10-01\n  free_limit:")

    assert "desk" not in written(seeds)

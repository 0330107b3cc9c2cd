"""The record of runs claims nothing that cannot be so."""

from dataclasses import replace
from datetime import date

import pytest

from llmref.recipes import proof
from tests.recipes import record
from tests.recipes.job import Published
from tests.recipes.publish import CLIENTS

DAY = date(2026, 11, 29)
CALL = Published(
    call="openai-chat/chat.curl",
    offering="m/acme",
    code="curl",
    id="m",
    base_url="https://api.example.com",
    key=None,
)


def test_only_what_can_be_run_is_claimed() -> None:
    assert set(proof.read_proofs(record.FOLDER).runs) <= set(CLIENTS)


@pytest.mark.parametrize(
    ("call", "day", "expected"),
    [
        (CALL, DAY, True),
        (CALL, date(2026, 11, 30), False),
        (CALL, None, False),
        (replace(CALL, code="curl -sS"), DAY, False),
        (replace(CALL, offering="n/acme"), DAY, False),
        (replace(CALL, call="openai-chat/chat-json.curl"), DAY, False),
    ],
)
def test_only_the_same_bytes_run_on_the_same_day_need_no_other_run(
    call: Published, day: date | None, expected: bool
) -> None:
    run = proof.Run(*record.versions(CALL.call), day="2026-11-29", calls=1)
    recorded = proof.Proof({CALL.call: run}, {"m/acme": f"0 {proof.digest(CALL.code)}"})

    assert record.has(recorded, call, day) is expected


def test_a_run_with_other_clients_is_no_reason_to_skip_one() -> None:
    client, runtime = record.versions(CALL.call)
    run = proof.Run(f"{client}.1", runtime, day="2026-11-29", calls=1)
    recorded = proof.Proof({CALL.call: run}, {"m/acme": proof.digest(CALL.code)})

    assert not record.has(recorded, CALL, DAY)

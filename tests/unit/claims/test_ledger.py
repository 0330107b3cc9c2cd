"""The ledger keeps what every copy stated, whatever the order in which copies are read."""

from datetime import date
from itertools import permutations

import pytest

from llmref.claims.ledger import Groups, Ledger, Listed, expanded
from llmref.claims.record import CopyEntry

JULY, AUGUST, MAY = date(2026, 7, 1), date(2026, 8, 1), date(2026, 5, 1)


def copy(day: date, digit: str = "0") -> CopyEntry:
    stated = {"copy": 1, "checked": day, "revision": "", "digest": f"sha256:{digit * 64}"}
    return CopyEntry.model_validate(stated)


def says(context: int | None = None) -> Listed:
    groups: Groups = {"traits": {}, **({"limits": {"context": context}} if context else {})}
    return {"acme": {"anvil-1": groups}}


def ledger(*copies: tuple[CopyEntry, Listed]) -> Ledger:
    made = Ledger("litellm")
    for entry, listed in copies:
        made = made.with_copy(entry, listed)
    return made


@pytest.mark.parametrize(
    ("stated", "rows"),
    [
        # what three copies state          how it is written
        ((1, 1, 1), [{"from": 1, "context": 1}]),
        ((1, 1, 2), [{"from": 1, "to": 3, "context": 1}, {"from": 3, "context": 2}]),
        ((1, None, None), [{"from": 1, "to": 2, "context": 1}]),
        ((None, 1, None), [{"from": 2, "to": 3, "context": 1}]),
        ((1, None, 1), [{"from": 1, "to": 2, "context": 1}, {"from": 3, "context": 1}]),
        ((None, None, None), None),
    ],
)
def test_a_fact_is_written_once_with_the_copies_that_state_it(
    stated: tuple[int | None, ...], rows: object
) -> None:
    days = (MAY, JULY, AUGUST)
    made = ledger(*((copy(day), says(number)) for day, number in zip(days, stated, strict=True)))

    assert [line.get("limits") for line in made.lines("acme")] == [rows]


def test_the_order_in_which_copies_are_read_changes_nothing() -> None:
    copies = [(copy(MAY), says(1)), (copy(JULY), says(2)), (copy(AUGUST), says(2))]

    made = [ledger(*order) for order in permutations(copies)]

    assert all(one == made[0] for one in made)
    assert [entry.copy_number for entry in made[0].copies] == [1, 2, 3]


def test_a_copy_that_is_read_again_replaces_what_it_stated() -> None:
    made = ledger((copy(MAY), says(1)), (copy(MAY), says(2)))

    assert made == ledger((copy(MAY), says(2)))


def test_a_ledger_in_another_order_is_read_in_its_own() -> None:
    plain: dict[str, object] = {"rates": {"input": "1"}}
    later = {"rates": {"input": "3"}, "starts": "2026-09-10"}
    peak = {"rates": {"input": "2"}, "when": {"hours_utc": "01:00-04:00"}}

    for prices in permutations((peak, later, plain)):
        row = {"from": 1, "prices": list(prices)}
        line = {"id": "anvil-1", "traits": [{"from": 1}], "prices": [row]}
        read = expanded("litellm", [copy(MAY)], {"acme": [line]})

        assert read.stated[0]["acme"]["anvil-1"]["prices"] == {"prices": [plain, later, peak]}


def test_what_no_copy_lists_any_more_is_kept() -> None:
    made = ledger((copy(MAY), says(1)), (copy(JULY), {"other": {}}))

    assert list(made.lines("acme")) == [
        {
            "id": "anvil-1",
            "traits": [{"from": 1, "to": 2}],
            "limits": [{"from": 1, "to": 2, "context": 1}],
        }
    ]

"""Every published call runs against a simulated API; whatever is wrong with one is told."""

import json
from collections.abc import Iterator

import pytest

from generator.recipes.beyond import CELLS_BEYOND, CallFeature, template
from generator.recipes.classes import Language
from generator.recipes.printed import PLACES, printed
from generator.records.provider import RecipeClass
from tests.recipes.perform import Performed
from tests.recipes.planted import FAULTS
from tests.recipes.publish import CLIENTS

pytestmark = pytest.mark.recipes


def test_every_call_does_what_its_page_promises(few_performed: dict[str, Performed]) -> None:
    wrong = [
        str(each) for name, each in few_performed.items() if name not in FAULTS and each.faults
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "name",
    CLIENTS,
)
def test_every_template_is_run(few_performed: dict[str, Performed], name: str) -> None:
    assert any(each.call.call == name for each in few_performed.values())


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_told(few_performed: dict[str, Performed], name: str) -> None:
    told = "\n".join(few_performed[name].faults)

    assert FAULTS[name].told in told


@pytest.mark.parametrize("cell", [cell for cell in CELLS_BEYOND if cell[2] == "curl"])
def test_the_reply_holds_what_its_page_says_where_its_page_says(
    few_performed: dict[str, Performed], cell: tuple[RecipeClass, CallFeature, Language]
) -> None:
    name, feature, _ = cell
    replies = [
        each.outcome.stdout
        for key, each in few_performed.items()
        if each.call.call == template(*cell) and key not in FAULTS
    ]

    assert replies
    for reply in replies:
        assert any(_held(each, PLACES[name][feature].split(".")) for each in _objects(reply))
    assert f"`{PLACES[name][feature]}`" in printed(*cell)


def _objects(reply: str) -> Iterator[object]:
    """Every JSON object that a reply holds, whether alone, in a row, or in events."""
    decoder, at = json.JSONDecoder(), reply.find("{")
    while at >= 0:
        held, end = decoder.raw_decode(reply, at)
        yield held
        at = reply.find("{", end)


def _held(held: object, place: list[str]) -> bool:
    """Whether something is there: `content[].text` is in any of a list."""
    if not place:
        return bool(held)
    name, is_list, _ = place[0].partition("[]")
    inner = held.get(name) if isinstance(held, dict) else None
    if is_list:
        return isinstance(inner, list) and any(_held(each, place[1:]) for each in inner)
    return _held(inner, place[1:])


def test_keys_for_one_server_reach_no_other(few_performed: dict[str, Performed]) -> None:
    asked = few_performed["openai-chat/chat.curl for writer/workbench"].outcome.asked

    assert [each.auth for each in asked] == [{}]

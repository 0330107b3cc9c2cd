"""Every published call runs against a simulated API; whatever is wrong with one is told."""

import pytest

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


def test_keys_for_one_server_reach_no_other(few_performed: dict[str, Performed]) -> None:
    asked = few_performed["openai-chat/chat.curl for writer/workbench"].outcome.asked

    assert [each.auth for each in asked] == [{}]

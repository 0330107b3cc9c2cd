"""Where no closed network can be had, a proxy takes its place, and what cannot use it is named."""

import pytest

from llmref.catalogue.link import Catalogue
from tests.recipes import __main__ as command
from tests.recipes import planted, publish
from tests.recipes.closed import network
from tests.recipes.perform import Performed, perform

pytestmark = pytest.mark.recipes


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> list[str]:
        raise network.NoClosedNetwork("there is none here")

    monkeypatch.setattr(network, "require", refuse)


@pytest.fixture(scope="module")
def performed(few: Catalogue) -> list[Performed]:
    calls = [call for call in publish.directly(few) if network.asks_a_proxy(call)]
    sound = {call.name: call for call in calls}
    fault = planted.FAULTS["a host that no provider has"]
    return perform([*calls, planted.spoilt(sound[fault.call], fault)], few, by_proxy=True)


def test_what_asks_a_proxy_is_judged_all_the_same(performed: list[Performed]) -> None:
    *sound, spoilt = performed

    assert [str(each) for each in sound if each.faults] == []
    assert "it went to api.evil.example" in str(spoilt)


def test_what_cannot_run_is_named(
    few: Catalogue, no_network: None, capsys: pytest.CaptureFixture[str]
) -> None:
    by_proxy, able = command.way(list(publish.directly(few)))
    told = capsys.readouterr().out

    assert by_proxy
    assert {call.language for call in able} == {"python", "curl"}
    assert "there is none here" in told
    assert "openai-chat/chat.javascript: " in told

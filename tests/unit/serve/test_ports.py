"""A port is had, or the message names one that is free."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from llmref.serve import ports

Listen = Callable[[int | None], int]


@pytest.fixture
def listen() -> Iterator[Listen]:
    with ExitStack() as open_sockets:

        def number(port: int | None) -> int:
            listening = open_sockets.enter_context(ports.listen(port))
            assert listening.getsockname()[0] == "127.0.0.1"
            return ports.number_of(listening)

        yield number


def test_without_a_port_the_next_free_one_is_taken(listen: Listen) -> None:
    first, second = listen(None), listen(None)

    assert ports.FIRST <= first < second


def test_a_port_that_is_taken_is_refused_with_a_free_one(listen: Listen) -> None:
    taken = listen(0)

    with pytest.raises(ports.CannotListen, match=rf"^port {taken} is in use; port (\d+) is free"):
        listen(taken)


def test_where_no_port_nearby_is_free_any_is_taken(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "NEARBY", 0)

    assert listen(None) > 0

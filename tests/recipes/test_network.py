"""The closed network says what is missing, and its name server knows only providers."""

import struct
from pathlib import Path

import pytest

from tests import tools
from tests.recipes.closed import network
from tests.recipes.closed.names import NameServer
from tests.recipes.job import Job

_HEADER = struct.pack("!6H", 7, 0x0100, 1, 0, 0, 0)
_ADDRESS, _ADDRESS_V6 = struct.pack("!2H", 1, 1), struct.pack("!2H", 28, 1)
_NAME = b"\x03api\x04acme\x07example\x00"
_OTHER = b"\x04evil\x07example\x00"


def test_without_root_and_namespaces_the_run_fails_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tools, "unshare", lambda: Path("/bin/false"))
    monkeypatch.setenv("PATH", "")

    with pytest.raises(network.NoClosedNetwork, match="run as root, or allow user namespaces"):
        network.require()


def test_without_the_clients_the_run_fails_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(network, "SDKS", tmp_path / "python")

    with pytest.raises(network.NoClosedNetwork, match="`make recipes`"):
        network.run(Job((), (), {}))


@pytest.mark.parametrize(
    ("question", "flags", "tail"),
    [
        pytest.param(_NAME + _ADDRESS, 0x8180, b"\x7f\x00\x00\x01", id="a provider's host"),
        pytest.param(_NAME + _ADDRESS_V6, 0x8180, _ADDRESS_V6, id="its IPv6 address: none"),
        pytest.param(_OTHER + _ADDRESS, 0x8183, _ADDRESS, id="nobody's host"),
    ],
)
def test_the_name_server_answers(question: bytes, flags: int, tail: bytes) -> None:
    with NameServer(["api.acme.example"], port=0) as server:
        reply = server.reply(_HEADER + question)

    assert struct.unpack_from("!2H", reply) == (7, flags)
    assert reply.endswith(tail)


def test_the_name_server_remembers_unknown_names() -> None:
    with NameServer(["api.acme.example"], port=0) as server:
        server.reply(_HEADER + _NAME + _ADDRESS)
        server.reply(_HEADER + _OTHER + _ADDRESS)

        assert server.forget() == ["evil.example"]
        assert server.forget() == []

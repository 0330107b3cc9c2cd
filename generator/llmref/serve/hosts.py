"""The names that the preview answers to."""

from __future__ import annotations

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_USUAL_PORT = 80


class Hosts:
    """The values of the header Host that a browser sends which was led here by these names."""

    def __init__(self, name: str, port: int) -> None:
        """The names of the loopback, and one more, at a port."""
        names = (bracketed(name).lower(), *LOOPBACK)
        self._values = {f"{host}:{port}" for host in names}
        if port == _USUAL_PORT:
            self._values |= set(names)
        self._address = f"http://{names[0]}:{port}/"

    def __contains__(self, value: str) -> bool:
        return value.lower() in self._values

    @property
    def refusal(self) -> str:
        """What is said to a request under another name."""
        return (
            f"This preview is served at {self._address}, not under this name.\n"
            "To serve it under another name, run llmref serve --host NAME.\n"
        )


def bracketed(host: str) -> str:
    """The host as an address of the web has it: IPv6 in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host

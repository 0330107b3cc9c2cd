"""What is to be run and what came of it, as it travels between the two sides of the network."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Published:
    """One call as its page shows it, with what the records say about it."""

    call: str
    """Its template: openai-chat/chat.python."""
    offering: str
    """Model and provider: gpt-4.1-mini/openai."""
    code: str
    """The very text."""
    id: str
    base_url: str
    key: str | None
    """The variable that holds the key; None for a server that asks for none."""
    prints: str = ""
    """What its page says that it prints, with code between backticks; empty if it says nothing."""

    @property
    def language(self) -> str:
        return self.call.rpartition(".")[2]

    @property
    def operation(self) -> str:
        """Class and kind: openai-chat/chat."""
        return self.call.rpartition(".")[0]

    @property
    def name(self) -> str:
        return f"{self.call} for {self.offering}"


@dataclass(frozen=True)
class Door:
    """Where one provider's API is, and what it lets in."""

    base_url: str
    family: str
    """Whose API it speaks: openai, anthropic or google."""
    keys: tuple[str, ...]
    """The keys that it accepts; without any it asks for none."""
    ids: tuple[str, ...]
    """The models that it knows."""
    pictures: tuple[str, ...] = ()
    """Those of them that make pictures."""
    recordings: tuple[str, ...] = ()
    """Those of them that make sound or videos."""
    streamed: tuple[str, ...] = ()
    """Those of them that answer only as a stream."""
    toolless: tuple[str, ...] = ()
    """Those of them that refuse tools in a chat completion."""

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> Door:
        listed = ("keys", "ids", "pictures", "recordings", "streamed", "toolless")
        return cls(**{**held, **{name: tuple(held[name]) for name in listed}})


@dataclass(frozen=True)
class Job:
    """Calls to run, in a world of these doors and variables."""

    calls: tuple[Published, ...]
    doors: tuple[Door, ...]
    variables: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> Job:
        return cls(
            calls=tuple(Published(**call) for call in held["calls"]),
            doors=tuple(Door.from_json(door) for door in held["doors"]),
            variables=held["variables"],
        )


@dataclass(frozen=True)
class Asked:
    """One request as the simulated API received it."""

    method: str
    scheme: str
    host: str
    """With the port, where it is not the scheme's own."""
    path: str
    auth: dict[str, str]
    """The headers that carry a key, by their names in small letters."""
    model: str | None
    status: int
    said: str
    """Why it was refused; empty where it was not."""


@dataclass(frozen=True)
class Outcome:
    """What one call did."""

    status: int
    stdout: str
    stderr: str
    asked: tuple[Asked, ...]
    unknown_hosts: tuple[str, ...]
    """Names that were looked up and belong to no provider."""

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> Outcome:
        return cls(
            status=held["status"],
            stdout=held["stdout"],
            stderr=held["stderr"],
            asked=tuple(Asked(**each) for each in held["asked"]),
            unknown_hosts=tuple(held["unknown_hosts"]),
        )

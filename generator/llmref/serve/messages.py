"""What pages say over their connection, as far as it is what our script says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

LONGEST_MESSAGE = 20_000
"""In bytes; whoever sends more is cut off."""
_Text = Annotated[str, Field(max_length=4_000)]


class Hello(BaseModel):
    """The first message of livereload's protocol."""

    model_config = ConfigDict(strict=True, frozen=True)

    command: Literal["hello"]


class Info(BaseModel):
    """Which page a browser shows, and in which version."""

    model_config = ConfigDict(strict=True, frozen=True)

    command: Literal["info"]
    url: _Text
    version: _Text
    address: Annotated[_Text, Field(pattern=r"^/")]


_MESSAGE: TypeAdapter[Hello | Info] = TypeAdapter(
    Annotated[Hello | Info, Field(discriminator="command")]
)


def message_of(text: str | bytes) -> Hello | Info | None:
    """The message that a text is, if it is one."""
    try:
        return _MESSAGE.validate_json(text)
    except ValidationError:
        return None

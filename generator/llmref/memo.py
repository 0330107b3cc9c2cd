"""What is made only once for the same key; remembered by an object, and freed with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Result = TypeVar("Result")


class Once(Generic[Key, Result]):
    """A name for one thing to make, with the type of its keys and of what is made.

    Each has its own room in a memo, so that equal keys of two never meet.
    """

    __slots__ = ("most", "name")

    def __init__(self, name: str, most: int | None = None) -> None:
        """Take the name, which is for people who look into a memo.

        Of what only neighbours share, `most` are remembered at once; then all are forgotten.
        """
        self.name = name
        self.most = most

    def __repr__(self) -> str:
        return f"Once({self.name!r})"


class Memo:
    """What was made so far. Whoever makes a site, or links seeds, has one; no module has."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        """Begin with nothing."""
        self._made: defaultdict[Once[Any, Any], dict[Any, Any]] = defaultdict(dict)

    def once(self, name: Once[Key, Result], key: Key, make: Callable[[], Result]) -> Result:
        """What `make` gives; made at the first call for an equal key, then remembered."""
        result: Result
        room = self._made[name]
        try:
            result = room[key]
        except KeyError:
            pass  # whatever making raises is not raised because of this
        else:
            return result
        result = make()
        if name.most is not None and len(room) >= name.most:
            room.clear()
        room[key] = result
        return result

"""How one id of an offering differs from another, where neither says that it is a variant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from llmref.imports.identity.spelling import key, signature, words
from llmref.records.labels import FORM_LABELS, OTHER_ID, label_readings

_REVISION = re.compile(r"v?\d+:\d+\Z")
_DATE = re.compile(r"\d{4,8}")
_JOINTS = "-_:@"


def difference(than: str, native_id: str) -> str:
    """What the id is beside the offering's own: a word or two, never empty."""
    own, there = native_id.casefold(), than.casefold()
    if own == there:
        return "other capitals"
    if own.endswith(f"/{there}"):
        return "full id"
    if there.endswith(f"/{own}"):
        return "short id"
    tail, tail_there = own.rpartition("/")[2], there.rpartition("/")[2]
    if tail == tail_there:
        return native_id.partition("/")[0] if "/" in native_id else "short id"
    return _spelling(tail, tail_there) or _longer(tail, tail_there) or _shorter(tail, tail_there)


def told_apart(label: str, native_id: str, labels: Mapping[str, str]) -> str:
    """The label, with what sets the id apart where one of the labels (by id) says the same.

    A word for its form if that is the difference, else the end of the id, else all of it.
    """
    taken = {meaning: other for other, words in labels.items() for meaning in label_readings(words)}
    bearers = [taken[meaning] for meaning in label_readings(label) if meaning in taken]
    if not bearers:
        return label
    form = difference(bearers[0], native_id)
    asides = (*({form} & FORM_LABELS), native_id.rpartition("/")[2])
    longer = (f"{label}, {aside}" for aside in asides)
    free = (
        longer_one for longer_one in longer if taken.keys().isdisjoint(label_readings(longer_one))
    )
    return next(free, f"{label}, {native_id}")


def _spelling(tail: str, than: str) -> str:
    mine, other = words(tail), words(than)
    is_same = key(mine) == key(other) or signature(mine) == signature(other)
    return "other spelling" if is_same else ""


def _longer(tail: str, than: str) -> str:
    """What the id has at its end and the other has not, or has otherwise."""
    if tail.startswith(than) and tail[len(than)] in _JOINTS:
        more = tail[len(than) :].strip(_JOINTS)
        return more if len(more) > 1 else OTHER_ID
    if (mine := _REVISION.search(tail)) and (other := _REVISION.search(than)):
        return mine.group() if tail[: mine.start()] == than[: other.start()] else OTHER_ID
    return ""


def _shorter(tail: str, than: str) -> str:
    """What the id is where the other has a date, or anything else, and it has not."""
    mine, other = words(tail), words(than)
    if key(mine) == key(tuple(word for word in other if not _DATE.fullmatch(word))):
        return "undated"
    starts = any(key(mine) == key(other[:count]) for count in range(1, len(other)))
    ends = any(key(mine) == key(other[count:]) for count in range(1, len(other)))
    is_region = than.endswith(f".{tail}")
    return "standard" if starts or ends or is_region else OTHER_ID

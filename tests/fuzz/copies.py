"""A small copy of each catalog, and the ways in which it is changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from llmref.imports.python_literals import KIND, assigned
from llmref.imports.unreadable import Mappings
from tests.fuzz.hostile import PIECES, SCALARS
from tests.fuzz.worlds import Change
from tests.unit.imports.copies import fixture, wheel

READERS = ("genai-prices", "litellm", "model-prices", "models.dev", "openrouter", "pi-ai")
_WHEELS = {
    "genai-prices": "genai_prices/data.py",
    "litellm": "litellm/model_prices_and_context_window_backup.json",
    "model-prices": "model_prices/snapshot.json",
}
_LITERALS = (
    *("1e9999999", "-1e999999999", "1e99999999999999999999", "1e-999999999", "NaN", "-Infinity"),
    *("1" * 5_001, "0.1" + "0" * 5_000, "[" * 50 + "]" * 50, '"\\ud800"', '"\\u0000"', "1E400"),
    *("null", "true", "-0", "0.0", "[]", "{}", '""', "[[]]", "[{}]", '{"a": []}', "1e31", "0e99"),
)
"""JSON values as they are written."""
_EXPRESSIONS = (
    *("Decimal()", "Decimal('x')", "Decimal('1e999999999')", "datetime.time()", "datetime.date(1)"),
    *(
        "1" * 5_001,
        "0x" + "f" * 5_000,
        "1e999",
        "None",
        "True",
        "[]",
        "{}",
        "()",
        "''",
        "lambda: 1",
    ),
    *(
        "print(1)",
        "x",
        "-1",
        "f'{1}'",
        "{**x}",
        "Price(**x)",
        "[x for x in y]",
        "b'x'",
        "1j",
        "...",
    ),
)
"""Python in the place of a value."""
_WRITTEN, _TWICE = "\ue000", "\ue001"
"""What marks a value that is written as it is, and a key that is written once more."""
_LARGEST = 1_000_000
"""Of what is repeated, in characters: what is larger costs the test's memory, not the import's."""


def changes(most: int = 4) -> st.SearchStrategy[list[Change]]:
    """Some changes, the simplest first."""
    number = st.integers(0, 9_999)
    return st.lists(
        st.builds(Change, st.sampled_from(sorted(WAYS)), number, number), min_size=1, max_size=most
    )


def changed(reader: str, wanted: list[Change]) -> bytes:
    """The copy of a catalog with all changes made: its JSON, its Python, or its wheel."""
    value = _value(reader)
    for change in wanted:
        if change.how.startswith("value"):
            WAYS[change.how](value, change)
    text = json.dumps(value).replace(f'"{_TWICE}', '"')
    for position, literal in enumerate(_LITERALS):
        text = text.replace(json.dumps(f"{_WRITTEN}{position}"), literal)
    data = _packed(reader, text, wanted)
    for change in wanted:
        if change.how.startswith("bytes"):
            data = WAYS[change.how](data, change)
    return data


def _value(reader: str) -> Any:
    data = fixture(reader).read_bytes()
    if reader == "genai-prices":
        return _plain(assigned(data, "providers", "data.py", Mappings()))
    return json.loads(data)


def _plain(value: Any) -> Any:
    """Data of Python as JSON has them, and their names of classes left out."""
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items() if key != KIND}
        case list():
            return [_plain(inner) for inner in value]
        case bool() | int() | str() | None:
            return value
    return float(value)


def _packed(reader: str, text: str, wanted: list[Change]) -> bytes:
    """The text as a file, as Python or as a wheel, by what the first change chooses."""
    how = wanted[0].what % 3
    data = text.encode()
    if reader == "genai-prices" and how:
        expressions = [change for change in wanted if change.how == "python: put"]
        data = _source(fixture(reader).read_text(), expressions).encode()
    if reader in _WHEELS and how == 2:
        return wheel(_WHEELS[reader], data)
    return data


def _source(text: str, wanted: list[Change]) -> str:
    """The fixture's Python with expressions in the places of values."""
    for change in wanted:
        parts = text.split("=")
        at = 1 + change.where % (len(parts) - 1)
        rest = parts[at].lstrip("'")
        end = next((i for i, sign in enumerate(rest) if sign in "',)]"), len(rest))
        put = _EXPRESSIONS[change.what % len(_EXPRESSIONS)]
        parts[at] = put + rest[end:].lstrip("'")
        text = "=".join(parts)
    return text


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every mapping or list, with every step in it."""
    steps = list(value) if isinstance(value, dict) else range(len(value))
    for step in steps:
        yield value, step
        if isinstance(value[step], (dict, list)) and value[step]:
            yield from _places(value[step])


def _at(change: Callable[[Any, Any, Change], None]) -> Callable[[Any, Change], Any]:
    def make(value: Any, wanted: Change) -> None:
        if places := list(_places(value)):
            change(*places[wanted.where % len(places)], wanted)

    return make


def _drop(inner: Any, step: Any, _: Change) -> None:
    del inner[step]


def _put_text(inner: Any, step: Any, change: Change) -> None:
    inner[step] = SCALARS[change.what % len(SCALARS)]


def _put_literal(inner: Any, step: Any, change: Change) -> None:
    inner[step] = f"{_WRITTEN}{change.what % len(_LITERALS)}"


def _retype(inner: Any, step: Any, change: Change) -> None:
    held = inner[step]
    shapes: tuple[Any, ...] = ([held], {"a": held}, str(held), [held, held], {"": held}, [[held]])
    inner[step] = shapes[change.what % len(shapes)]


def _rename(inner: Any, step: Any, change: Change) -> None:
    if isinstance(inner, dict):
        names = (f"{step}s", step[1:], step.upper(), SCALARS[change.what % len(SCALARS)])
        inner[names[change.what // 7 % 4]] = inner.pop(step)


def _twice(inner: Any, step: Any, change: Change) -> None:
    if isinstance(inner, list):
        inner.insert(step, inner[step])
    else:
        other = list(inner.values())[change.what % len(inner)]
        inner[f"{_TWICE}{step}"] = (inner[step], other)[change.what % 2]


def _repeat(inner: Any, step: Any, change: Change) -> None:
    held, times = inner[step], (2, 100, 3_000)[change.what % 3]
    if len(json.dumps(held)) * times > _LARGEST:
        return
    if isinstance(inner, list):
        inner[step:step] = [held] * times
    elif isinstance(held, (str, list)):
        inner[step] = held * times


def _move(inner: Any, step: Any, change: Change) -> None:
    """Put there what stands beside it."""
    others = list(inner.values()) if isinstance(inner, dict) else inner
    inner[step] = json.loads(json.dumps(others[change.what % len(others)]))


def _insert(data: bytes, change: Change) -> bytes:
    at = change.where % (len(data) + 1)
    return data[:at] + bytes(PIECES[change.what % len(PIECES)]) + data[at:]


def _flip(data: bytes, change: Change) -> bytes:
    at = change.where % max(len(data), 1)
    return data[:at] + bytes([data[at] ^ (1 << change.what % 8)]) + data[at + 1 :] if data else data


def _cut(data: bytes, change: Change) -> bytes:
    return data[: change.where % (len(data) + 1)]


WAYS: dict[str, Callable[[Any, Change], Any]] = {
    "value: drop": _at(_drop),
    "value: put a literal": _at(_put_literal),
    "value: put text": _at(_put_text),
    "value: retype": _at(_retype),
    "value: rename": _at(_rename),
    "value: twice": _at(_twice),
    "value: repeat": _at(_repeat),
    "value: move": _at(_move),
    "python: put": lambda _value, _change: None,
    "bytes: insert": _insert,
    "bytes: flip": _flip,
    "bytes: cut": _cut,
}
"""Every way to change a copy, by the name that a failure shows."""

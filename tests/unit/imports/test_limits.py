"""Every bound of an import: what meets it costs what the table says, in the table's words."""

import json
from collections.abc import Callable

import pytest

from llmref.imports import limits, unreadable
from llmref.imports.candidate import Malformed
from llmref.imports.copies import Refused
from llmref.imports.facts import Facts
from llmref.imports.limits import Limit
from llmref.imports.python_literals import assigned
from llmref.imports.records import expect_record
from llmref.imports.unreadable import Mappings, number
from tests.unit.imports.copies import reading, wheel

TABLE = {name: value for name, value in vars(limits).items() if isinstance(value, Limit)}
ELSEWHERE = {
    "SECTION_LINES": "test_report",
    "REPORT_LENGTH": "test_report",
    "COPY_BYTES": "test_fetch",
    "DOWNLOAD_SECONDS": "test_fetch",
    "SILENT_SECONDS": "test_fetch",
    "WAIT_SECONDS": "test_fetch",
    "REDIRECTS": "test_fetch",
}
"""Bounds of what is fetched and told, and the tests of them."""


def models(count: int) -> bytes:
    return json.dumps({"acme": {"models": {str(i): {} for i in range(count)}}}).encode()


def whole(source: str, data: bytes) -> Callable[[], object]:
    return lambda: reading(source, data)


def nested(depth: int) -> dict[str, object]:
    held: dict[str, object] = {}
    for _ in range(depth):
        held = {"a": held}
    return held


COPIES: dict[str, Callable[[], object]] = {
    "TEXT_BYTES": whole("litellm", b" " * 30_000_000 + b"{}"),
    "WHEEL_FILES": whole("litellm", b"PK\x03\x04" + b"PK\x01\x02" * 50_001),
    "JSON_VALUES": whole("models.dev", b"[" + b"0," * 1_500_000 + b"0]"),
    "PYTHON_TOKENS": whole("genai-prices", b"providers = (" + b"0," * 500_000 + b")"),
    "RECORDS": whole("models.dev", models(30_001)),
}
RECORDS: dict[str, object] = {
    "RECORD_VALUES": {"a": [0] * 2_000},
    "RECORD_DEPTH": nested(20),
    "TEXT_LENGTH": {"a": "x" * 10_001},
}
VALUES: dict[str, object] = {
    "NUMBER_LENGTH": number("1" * 5_001),
    "EXPONENT": number("1e31"),
}


def test_every_bound_is_tested() -> None:
    reading_and_notes = {"READING_SECONDS", "FINDINGS", "WHERE_LENGTH"}
    here = {*COPIES, *RECORDS, *VALUES, *reading_and_notes, "REASON_LENGTH", "PROVIDER_BYTES"}

    assert here | ELSEWHERE.keys() == TABLE.keys()


@pytest.mark.parametrize("name", sorted(COPIES))
def test_a_copy_that_meets_a_bound_is_refused_in_one_sentence(name: str) -> None:
    assert TABLE[name].costs == "copy"
    with pytest.raises(Refused) as refusal:
        COPIES[name]()

    assert str(refusal.value).endswith(TABLE[name].words)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_record_that_meets_a_bound_is_left_out(name: str) -> None:
    assert TABLE[name].costs == "record"
    with pytest.raises(Malformed, match=TABLE[name].words):
        expect_record(RECORDS[name])


@pytest.mark.parametrize(("provider", "fits"), [("é" * 40, True), ("é" * 40 + "a", False)])
def test_a_provider_whose_name_no_file_can_have_costs_its_records(
    provider: str, fits: bool
) -> None:
    models = {"a": {"id": "a", "cost": {"input": 1}}}
    data = {provider: {"id": provider, "models": models}, "acme": {"id": "acme", "models": models}}
    read = reading("models.dev", json.dumps(data).encode())

    assert {one.provider for one in read.candidates} == {"acme", *([provider] if fits else [])}
    words = TABLE["PROVIDER_BYTES"].words
    assert [one.reason for one in read.left_out if one.reason == words] == [words] * (not fits)


@pytest.mark.parametrize("name", sorted(VALUES))
def test_a_value_that_meets_a_bound_is_left_out(name: str) -> None:
    facts = Facts("litellm", "acme/a", {"context": VALUES[name]})

    assert facts.count("context") is None
    assert [(one.where, one.reason) for one in facts.left_out.noted] == [
        ("acme/a context", TABLE[name].words)
    ]


def test_a_copy_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 200))
    monkeypatch.setattr("llmref.imports.records.process_time", lambda: next(clock))

    with pytest.raises(Refused, match=TABLE["READING_SECONDS"].words):
        reading("models.dev", models(3))


def test_findings_are_short_and_not_without_end() -> None:
    facts = Facts("litellm", "acme/a", {})

    for _ in range(20_100):
        facts.leave_out("b" * 300, "c" * 500)

    first, last = facts.left_out.noted[0], facts.left_out.noted[-1]
    assert len(facts.left_out.noted) == 20_001
    assert first.where.endswith(TABLE["WHERE_LENGTH"].words)
    assert first.reason.endswith(TABLE["REASON_LENGTH"].words)
    assert last.reason == TABLE["FINDINGS"].words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("128000", "128000"),
        ("1e6", "1E+6"),
        ("4.0000000000000003e-07", "4.0000000000000003E-7"),
        ("1e30", "1E+30"),
        ("1e-30", "1E-30"),
        ("0e9999", "0E+9999"),
    ],
)
def test_numbers_within_bounds_are_exact(written: str, read: str) -> None:
    assert str(number(written)) == read


@pytest.mark.parametrize(
    "written",
    [
        *("1e9999999", "1e999999999", "-1e999999999", "1e99999999999999999999", "9e-99999"),
        *("1" * 61, "NaN", "Infinity", "1_000", "٣", "", " 1", "0x10", "1e", "--1"),
    ],
)
def test_numbers_out_of_bounds_are_no_numbers(written: str) -> None:
    assert isinstance(number(written), unreadable.Unreadable)


# --- Python source --------------------------------------------------------------------------------


def python(text: str) -> object:
    return assigned(f"providers = {text}".encode(), "providers", "data.py", Mappings())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[1, 2.5, 'a', None, True]", "[1, Decimal('2.5'), 'a', None, True]"),
        ("Decimal('0.1')", "Decimal('0.1')"),
        ("datetime.date(2026, 7, 1)", "'2026-07-01'"),
        ("datetime.time(6, 30, tzinfo=datetime.UTC)", "'06:30'"),
        ("types.Price(a=1)", "{'()': 'types.Price', 'a': 1}"),
        ("{'a': 1, 'a': 1}", "{'a': 1}"),
    ],
)
def test_python_data_are_plain_values(text: str, value: str) -> None:
    assert repr(python(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        *("Decimal()", "Decimal('x')", "Decimal('1e999999999')", "Decimal(Decimal())"),
        *("datetime.time()", "datetime.date(2026)", "datetime.date('x', 'y', 'z')"),
        *("datetime.time(6, tzinfo=somewhere)", "datetime.date(2026, 1, x)"),
        *("1" * 5_001, "0x" + "f" * 5_001, "1e999", "1j", "b'a'", "...", "x", "-1", "1 + 1"),
        *("print(1)", "Price(**more)", "{**more}", "{(): 1}", "{x: 1}", "[x for x in y]"),
        *("(lambda: 1)()", "a.b.c.d.e.f.g", "f'{x}'", "{'a': 1, 'a': 2}['a']"),
    ],
)
def test_what_is_more_than_data_costs_its_value_and_is_not_run(text: str) -> None:
    value = python(f"[{text}, 'next']")

    assert isinstance(value, list)
    assert isinstance(value[0], unreadable.Unreadable)
    assert value[1] == "next"


def test_python_that_is_nested_too_deep_costs_what_is_too_deep() -> None:
    value = python("[" * 100 + "]" * 100)

    for _ in range(31):
        assert isinstance(value, list)
        (value,) = value
    assert value == unreadable.Unreadable(TABLE["RECORD_DEPTH"].words)


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 100_000, "-" * 200_000 + "1", "1+" * 200_000 + "1", "a" + ".b" * 200_000),
        *("a" + "()" * 200_000, "a if b else " * 100_000 + "1", "'\\d'", "1if 1else 1", "\0"),
    ],
)
def test_python_of_any_shape_gives_a_value_or_one_sentence(text: str) -> None:
    try:
        said = repr(python(text))
    except Refused as refusal:
        said = str(refusal)

    assert "\n" not in said


# --- wheels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", range(30, 300, 7))
def test_a_wheel_with_a_broken_byte_is_read_or_refused_in_one_sentence(at: int) -> None:
    data = bytearray(wheel("genai_prices/data.py", b"providers = []" * 20))
    data[at] ^= 0xFF

    with pytest.raises(Refused):
        reading("genai-prices", bytes(data))

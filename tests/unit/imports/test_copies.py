"""A copy that cannot be believed as a whole is refused; numbers stay exact; wheels are opened."""

from decimal import Decimal

import pytest

from llmref.imports.amounts import NotAnAmount, amount, rate
from llmref.imports.copies import Copy, Refused, json_of
from tests.unit.imports.copies import DAY, FIXTURES, READ, fixture, reading, wheel

SOURCES = sorted(READ)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"<!DOCTYPE html><title>502</title>", "is a web page"),
        (b"<html><body>Sign in</body></html>", "is a web page"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b"{}", "no"),
        (b"[]", "no"),
        (b"PK\x03\x04 and nothing else", "is a broken wheel|is not JSON"),
    ],
)
def test_what_is_no_catalogue_is_refused(source: str, data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        reading(source, data)


@pytest.mark.parametrize("source", SOURCES)
def test_a_copy_that_ends_in_the_middle_is_refused(source: str) -> None:
    data = fixture(source).read_bytes()

    with pytest.raises(Refused, match=r"ends in the middle|is not JSON|broken or cut off"):
        reading(source, data[: len(data) // 2])


def test_json_numbers_stay_as_they_are_written() -> None:
    assert json_of(b'{"a": 0.1, "b": 1e-7}', "x") == {"a": Decimal("0.1"), "b": Decimal("1e-7")}


def test_json_nested_without_end_is_refused() -> None:
    with pytest.raises(Refused):
        json_of(b"[" * 100_000, "x")


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("litellm", "litellm/model_prices_and_context_window_backup.json"),
        ("genai-prices", "genai_prices/data.py"),
    ],
)
def test_a_wheel_gives_what_its_file_gives_and_its_version(source: str, path: str) -> None:
    data = fixture(source).read_bytes()

    found = READ[source](Copy("some.whl", wheel(path, data), DAY))

    assert found.candidates == reading(source).candidates
    assert found.revision == "1.2.3"


def test_another_packages_wheel_is_refused() -> None:
    with pytest.raises(Refused, match="not this catalog's wheel"):
        reading("litellm", wheel("other/data.json", b"{}"))


def test_a_copy_without_a_version_is_known_by_its_bytes() -> None:
    data = (FIXTURES / "openrouter.json").read_bytes()

    one, same, other = (
        READ["openrouter"](Copy("x", held, DAY)).revision for held in (data, data, data + b" ")
    )

    assert one == same != other


def test_data_that_would_run_are_refused_and_not_run() -> None:
    with pytest.raises(Refused, match="more than data"):
        reading("genai-prices", b"providers = [x for x in open('/etc/passwd')]")


@pytest.mark.parametrize(
    ("written", "times", "clean"),
    [
        ("0.049999999999999996", 1, "0.05"),
        ("1.0000000000000001e-07", 1_000_000, "0.1"),
        ("0.0833333333", 1, "0.0833333333"),
        ("0.00000008333333333333334", 1_000_000, "0.0833333333333"),
        ("6e2", 1, "600"),
        ("0", 1_000_000, "0"),
        ("0.0023", 1, "0.0023"),
    ],
)
def test_amounts_lose_float_noise_and_nothing_else(written: str, times: int, clean: str) -> None:
    assert str(amount(Decimal(written), times)) == clean


@pytest.mark.parametrize("value", [True, None, [], "free", "-1", Decimal("NaN"), 1.5, "1e-30"])
def test_what_is_no_amount_is_told_so(value: object) -> None:
    with pytest.raises(NotAnAmount):
        amount(value)


def test_a_rate_above_its_ceiling_is_a_slip() -> None:
    with pytest.raises(NotAnAmount, match="absurd"):
        rate("input", "2000", 1)

"""A record that is malformed in any way costs itself; all others are read as if it were not."""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from llmref.imports.candidate import Candidate, CandidatePrice, LeftOut, Malformed, Reading
from llmref.imports.copies import Copy, Refused
from tests.unit.imports.copies import DAY, READ, fixture, reading, wheel

LONG = "x" * 5_000
DEEP: list[Any] = []
for _ in range(200):
    DEEP = [DEEP]
ODD: list[Any] = [
    *(None, True, -1, 0, 10**40, [], {}, [[]], [{}], ["chat"], {"a": {"b": []}}, DEEP, LONG),
    *("", "\ud800", "a\u200bb", "\x1b[31m", "\x00", "\u202eb", "ﾠ", "1e999999999", "NaN", "-1"),
]
"""Values that no field expects, or that no file and no terminal can show."""
LITERALS = [
    *("1e9999999", "-1e999999999", "1e99999999999999999999", "9e-99999", "1" * 5_001, "NaN"),
    *("Infinity", "-Infinity", "1e-999999999"),
]
"""Numbers in JSON that cannot be counted with."""


def record(source: str) -> dict[str, Any]:
    """A record that the catalog can have, with every field that its reader asks for."""
    records: dict[str, dict[str, Any]] = {
        "models.dev": {
            "id": "odd",
            "name": "Odd",
            "family": "odd",
            "release_date": "2026-01-01",
            "knowledge": "2025",
            "limit": {"context": 1000, "output": 100},
            "modalities": {"input": ["text"], "output": ["text"]},
            "cost": {"input": 1, "tiers": [{"input": 2, "tier": {"size": 500}}]},
            "experimental": {"modes": {"fast": {"cost": {"input": 3}}}},
            "provider": {"shape": "responses"},
            "tool_call": True,
            "open_weights": True,
            "status": "beta",
        },
        "openrouter": {
            "id": "odd/odd",
            "name": "Odd: Odd",
            "canonical_slug": "odd/odd-1",
            "hugging_face_id": "odd/odd",
            "context_length": 1000,
            "architecture": {"input_modalities": ["text"], "output_modalities": ["text"]},
            "pricing": {"prompt": "0.1", "image": "0.1", "request": "0.1"},
            "top_provider": {"max_completion_tokens": 100},
            "supported_parameters": ["tools"],
            "expiration_date": "2027-01-01",
            "knowledge_cutoff": "2025",
        },
        "litellm": {
            "litellm_provider": "odd",
            "mode": "chat",
            "input_cost_per_token": 1e-6,
            "output_cost_per_pixel": 1e-9,
            "search_context_cost_per_query": {"search_context_size_low": 0.01},
            "tiered_pricing": [{"range": [0, 1000], "input_cost_per_token": 1e-6}],
            "off_peak_pricing": {
                "windows": [{"hours_utc": ["16:30-00:30"], "weekdays": [1, 2]}],
                "input_cost_per_token": 1e-7,
            },
            "max_input_tokens": 1000,
            "max_output_tokens": 100,
            "output_vector_size": 100,
            "supported_modalities": ["text"],
            "supported_regions": ["eu"],
            "supported_endpoints": ["/v1/responses"],
            "supports_vision": True,
            "deprecation_date": "2027-01-01",
            "source": "https://odd.example.com/",
        },
        "genai-prices": {
            "id": "odd",
            "name": "Odd",
            "match": {"or": [{"equals": "odd-1"}]},
            "context_window": 1000,
            "deprecated": True,
            "prices": [
                {
                    "constraint": {"start_date": "2026-01-01"},
                    "prices": {"input_mtok": {"base": 1, "tiers": [{"start": 9, "price": 2}]}},
                },
                {
                    "constraint": {"start_time": "16:30:00Z", "end_time": "00:30:00Z"},
                    "prices": {"input_mtok": 1},
                },
            ],
            "price_variants": [{"when": {"processing": "batch"}, "prices": {"input_mtok": 1}}],
        },
        "pi-ai": {
            "id": "odd",
            "name": "Odd",
            "type": "image",
            "reasoning": True,
            "context": 1000,
            "output_limit": 100,
            "cost": {"input": 1, "output": 2, "tiers": [{"over": 500, "input": 2}]},
        },
        "model-prices": {
            "standard": [
                {"rates": {"input": 1, "output": 2, "valid_from": "2026-01-01"}},
                {
                    "start": "2026-02-01",
                    "rates": {
                        "input": 2,
                        "output": 3,
                        "cache_write_1h_multiple": 2,
                        "source": "https://odd.example.com/",
                        "valid_from": "2026-02-01T00:00:00Z",
                        "valid_from_basis": "documented",
                        "tiers": [{"above": 500, "input": 4}],
                    },
                },
            ],
        },
    }
    return records[source]


def copy(source: str, odd: object, name: str = "odd") -> Any:
    """A copy with a record, whatever it is, beside one that is as it has to be."""
    good = record(source)
    match source:
        case "models.dev":
            return {"odd": {"models": {"good": {**good, "id": "good"}, name: odd}}}
        case "openrouter":
            return {"data": [{**good, "id": "odd/good"}, odd]}
        case "litellm":
            return {"odd/good": good, f"odd/{name}": odd}
        case "pi-ai":
            return {"providers": {"odd": {"models": [{**good, "id": "good"}, odd]}}}
        case "model-prices":
            return {"schema": 1, "prices": {"odd": {"good": good, name: odd}}}
    return [{"id": "odd", "models": [{**good, "id": "good"}, odd]}]


def fields(value: Any, put: object) -> Iterator[Any]:
    """The value, each time with something else in one of its places."""
    yield put
    places = value if isinstance(value, dict) else range(len(value))
    for place in places if isinstance(value, (dict, list)) else ():
        inner = value[place]
        for changed in fields(inner, put) if isinstance(inner, (dict, list)) else [put]:
            changes = {**value} if isinstance(value, dict) else [*value]
            changes[place] = changed
            yield changes


def good(read: Reading) -> list[Candidate]:
    return [one for one in read.candidates if one.id.endswith("good")]


SOURCES = sorted(READ)


@pytest.mark.attacks
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("put", ODD, ids=lambda put: ascii(put)[:20])
def test_an_odd_value_in_any_field_costs_no_other_record(source: str, put: object) -> None:
    expected = good(reading(source, json.dumps(copy(source, None)).encode()))

    assert len(expected) == 1
    for odd in fields(record(source), put):
        read = reading(source, json.dumps(copy(source, odd)).encode())
        assert good(read) == expected


@pytest.mark.attacks
@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("literal", LITERALS, ids=lambda literal: literal[:20])
def test_a_number_out_of_bounds_in_any_field_costs_no_other_record(
    source: str, literal: str
) -> None:
    expected = good(reading(source, json.dumps(copy(source, None)).encode()))

    for odd in fields(record(source), "PUT"):
        text = json.dumps(copy(source, odd)).replace('"PUT"', literal)
        assert good(reading(source, text.encode())) == expected


@pytest.mark.parametrize("source", SOURCES)
def test_a_record_without_any_one_of_its_fields_costs_no_other(source: str) -> None:
    expected = good(reading(source, json.dumps(copy(source, None)).encode()))

    for name in record(source):
        less = {key: value for key, value in record(source).items() if key != name}
        assert good(reading(source, json.dumps(copy(source, less)).encode())) == expected


@pytest.mark.parametrize(
    ("source", "name", "reason"),
    [
        ("models.dev", "odd/odd", "its name has an invisible character, U+200B"),
        ("openrouter", "openrouter/odd/odd", "its name has an invisible character, U+200B"),
        ("genai-prices", "odd/odd", "its name has an invisible character, U+200B"),
    ],
)
def test_a_name_with_an_invisible_sign_is_left_out_and_named(
    source: str, name: str, reason: str
) -> None:
    odd = {**record(source), "name": "O\u200bdd"}

    read = reading(source, json.dumps(copy(source, odd)).encode())

    assert LeftOut(source, name, reason) in read.left_out
    assert len(read.candidates) == 1


def test_a_key_that_is_written_twice_counts_where_both_say_the_same() -> None:
    data = (
        b'{"acme": {"models": {"a": {"id": "a", "limit": {"context": 8192},'
        b' "cost": {"input": 1, "input": 999, "output": 2, "output": 2}}}},'
        b' "acme": {"models": {"b": {"id": "b"}}}}'
    )

    read = reading("models.dev", data)

    assert [one.id for one in read.candidates] == ["a", "b"]
    assert read.candidates[0].prices[0].rates.keys() == {"output"}
    told = {(one.where, one.reason.partition(":")[0]) for one in read.left_out}
    assert ("acme", "is written twice") in told
    assert ("acme/a input", "is written twice, with different values") in told


@pytest.mark.parametrize("source", SOURCES)
def test_a_copy_of_nothing_but_odd_records_says_why(source: str) -> None:
    data = json.dumps(copy(source, 5)).replace("good", "g d").replace('"id": "odd', '"id": "g ')

    with pytest.raises(
        Refused, match=r"contains no record that can be read|is no provider"
    ) as refusal:
        reading(source, data.replace("odd/g d", "odd/g  d").encode())
    assert str(refusal.value).isprintable()


# --- what no seed can state -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        *({"provider": "a\x1bb"}, {"name": "\ud800"}, {"creator": "\u202e"}, {"model": "\x00"}),
        {"provider": ""},  # the ledger has a file for each provider
        *({"family": "a\u2060"}, {"aliases": ("a\u200b",)}, {"links": ("https://\x07",)}),
        *({"name": "`"}, {"name": "x" * 101}, {"name": "---"}, {"name": "e\u0301"}),
        *({"regions": ("e\x7fu",)}, {"license": "M\x85IT"}),
        {"prices": (CandidatePrice({}, {"hours_utc": "99:00-10:00"}),)},
        {"prices": (CandidatePrice({}, {"resolution": "a\nb"}),)},
    ],
    ids=str,
)
def test_a_candidate_cannot_hold_what_no_seed_can_state(given: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        Candidate(**{"source": "litellm", "provider": "acme", "id": "a", **given})


# --- wheels ---------------------------------------------------------------------------------------

PATH = "genai_prices/data.py"


def changed(data: bytes, **changes: int) -> bytes:
    """A wheel with another flag, method or size in both headers of its first file."""
    made = bytearray(data)
    for name, value in changes.items():
        for start, at in ((0, _LOCAL[name]), (data.index(b"PK\x01\x02"), _LOCAL[name] + 2)):
            form = "<I" if name == "size" else "<H"
            struct.pack_into(form, made, start + at, value)
    return bytes(made)


_LOCAL = {"flags": 6, "method": 8, "size": 22}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"flags": 1}, "is encrypted"),
        ({"method": 99}, "is packed by method 99"),
        ({"method": 12}, "is packed by method 12"),
        ({"method": 8}, "is a broken wheel"),
        ({"size": 2_000_000_000}, "is larger than 30,000,000 bytes"),
        ({"size": 5}, "is a broken wheel|is not Python"),
    ],
)
def test_a_wheel_that_is_odd_is_refused_in_one_sentence(
    changes: dict[str, int], words: str
) -> None:
    data = wheel(PATH, fixture("genai-prices").read_bytes())

    with pytest.raises(Refused, match=words):
        reading("genai-prices", changed(data, **changes))


def test_a_wheel_that_unpacks_to_more_than_the_limit_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PATH, b"0," * 20_000_000)

    with pytest.raises(Refused, match="is larger than 30,000,000 bytes"):
        reading("genai-prices", made.getvalue())


def test_a_version_that_is_none_is_not_taken_over() -> None:
    data = wheel(PATH, fixture("genai-prices").read_bytes(), version="1.0\x1b[31m<b>")

    read = READ["genai-prices"](Copy("some.whl", data, DAY))

    assert read.revision == hashlib.sha256(data).hexdigest()[:12]

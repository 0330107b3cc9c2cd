"""Whatever is written into seeds: no traceback, one order, and nothing lost on the way."""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from llmref import seeds, yaml_text
from llmref.judge import check
from llmref.problems import Place
from llmref.records.base import Record
from llmref.records.dates import Day, PartialDate, SomeDay
from llmref.records.fields import Amount, Count
from llmref.seeds import KINDS
from llmref.wording import refusals
from tests.worlds import WORLDS, lay

pytestmark = pytest.mark.attacks

EASY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.sampled_from(
    ["name", "kind", "offerings", "prices", "rates", "input", "when", "sources", "[key]", "0", "<<"]
)
TEXTS = st.text(max_size=30) | WORDS | st.sampled_from(["free", "yes", "2026-05-22", "-1", "NaN"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as made:
        yield lay(Path(made) / "seeds", "typical")


def fields_of(kind: str) -> st.SearchStrategy[Any]:
    record = KINDS[kind].record
    names = [field.alias or name for name, field in record.model_fields.items()]
    return st.dictionaries(st.sampled_from(names) | TEXTS, VALUES, max_size=6)


def paths_in(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every scalar of a value."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from paths_in(inner, (*way, key))
        case list():
            for position, inner in enumerate(value):
                yield from paths_in(inner, (*way, position))
        case _:
            yield way


def with_value(value: Any, way: tuple[str | int, ...], put: object) -> Any:
    """A copy of the value with something else at the end of the way."""
    if not way:
        return put
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[way[0]] = with_value(value[way[0]], way[1:], put)
    return copy


def judge(kind: str, value: object) -> list[str]:
    record: type[Record] = KINDS[kind].record
    try:
        record.model_validate(value)
    except ValidationError as failure:
        return [found.text() for found in refusals(failure, record, Place("x.yaml"))]
    return []


TYPICAL = [
    (kind, document.value)
    for kind, described in KINDS.items()
    for path in sorted((WORLDS / "typical").rglob("*.yaml"))
    if described.pattern.fullmatch(path.relative_to(WORLDS / "typical").as_posix())
    if (document := yaml_text.parse(path.read_text("utf-8"))).value is not None
]
SCALARS = [(kind, value, way) for kind, value in TYPICAL for way in paths_in(value)]


@EASY
@given(data=st.binary(max_size=200))
def test_any_bytes_give_a_value_or_faults(data: bytes) -> None:
    text = yaml_text.decode(data)

    if isinstance(text, str):
        document = yaml_text.parse(text)
        assert (document.value is None) == bool(document.faults)


@EASY
@given(text=st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#~\n \\<", max_size=60))
def test_any_signs_of_yaml_give_a_value_or_faults(text: str) -> None:
    document = yaml_text.parse(text)

    assert (document.value is None) == bool(document.faults)
    assert all(fault.line >= 1 and fault.column >= 1 for fault in document.faults)


@EASY
@given(kind=st.sampled_from(sorted(KINDS)), data=st.data())
def test_any_value_gives_a_record_or_reports_of_one_line_and_a_hint(
    kind: str, data: st.DataObject
) -> None:
    for report in judge(kind, data.draw(fields_of(kind))):
        assert 1 <= len(report.split("\n")) <= 2
        assert len(report) < 800


@settings(EASY, max_examples=300)
@given(scalar=st.sampled_from(SCALARS), put=TEXTS | VALUES)
def test_any_text_in_any_field_gives_a_record_or_a_report(
    scalar: tuple[str, object, tuple[str | int, ...]], put: object
) -> None:
    kind, value, way = scalar

    for report in judge(kind, with_value(value, way, put)):
        assert "Traceback" not in report
        assert 1 <= len(report.split("\n")) <= 2


def test_the_typical_world_has_fields_to_be_tried() -> None:
    assert {kind for kind, _ in TYPICAL} == set(KINDS) - {"page"}
    assert len(SCALARS) > 300


@settings(EASY, max_examples=60)
@given(file=st.data(), data=st.binary(max_size=60))
def test_any_bytes_in_any_file_give_a_report(
    folder: Path, file: st.DataObject, data: bytes
) -> None:
    files = sorted(path for path in folder.rglob("*.*") if path.is_file())
    path = file.draw(st.sampled_from(files))
    held = path.read_bytes()
    at = file.draw(st.integers(0, len(held)))
    path.write_bytes(held[:at] + data + held[at:])
    try:
        _, verdict = check(folder)
    finally:
        path.write_bytes(held)

    for problem in verdict.problems:
        assert problem.rule
        assert problem.line >= 1
        assert problem.text().isprintable() or "\n    hint: " in problem.text()


@settings(EASY, max_examples=20)
@given(random=st.randoms(use_true_random=False))
def test_the_order_in_which_the_folder_lists_its_files_never_matters(
    folder: Path, random: Any
) -> None:
    shuffled = os.scandir

    def scandir(path: Path) -> list[os.DirEntry[str]]:
        entries = list(shuffled(path))
        random.shuffle(entries)
        return entries

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", scandir)
        read, problems = seeds.load(folder)

    assert (read, problems) == seeds.load(folder)


@settings(EASY, max_examples=20)
@given(data=st.data())
def test_the_order_in_which_files_were_made_never_matters(data: st.DataObject) -> None:
    source = WORLDS / "broken" / "unknown-reference"
    paths = [path.relative_to(source) for path in sorted(source.rglob("*.*"))]

    reports = set()
    for order in (paths, data.draw(st.permutations(paths))):
        with TemporaryDirectory() as made:
            target = lay(Path(made) / "seeds", "tiny")
            for path in order:
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                if path.name != "expected.txt":
                    shutil.copy(source / path, target / path)
            _, verdict = check(target)
            reports.add("\n".join(problem.text() for problem in verdict.problems))

    assert len(reports) == 1
    assert "unknown-reference" in reports.pop()


@EASY
@given(
    amount=st.decimals(min_value=Decimal("1e-18"), max_value=Decimal(999_999_999), places=18)
    | st.decimals(min_value=Decimal("0.01"), max_value=Decimal(99_999), places=2)
)
def test_an_amount_is_exactly_what_was_written(amount: Decimal) -> None:
    adapter = TypeAdapter[Decimal](Amount)

    read = adapter.validate_python(f"{amount:f}")

    assert read == amount
    assert adapter.dump_python(read) == f"{amount:f}"


@EASY
@given(number=st.integers(1, 10_000_000))
def test_a_count_is_exactly_what_was_written(number: int) -> None:
    assert TypeAdapter[int](Count).validate_python(str(number)) == number


@EASY
@given(day=st.dates(date(2010, 1, 1), date(2099, 12, 31)), length=st.sampled_from([4, 7, 10]))
def test_a_partial_date_keeps_its_text_and_spans_the_day_it_was_cut_from(
    day: date, length: int
) -> None:
    text = day.isoformat()[:length]
    adapter = TypeAdapter[PartialDate](SomeDay)

    read = adapter.validate_python(text)

    assert adapter.dump_python(read) == text
    assert read.first <= day <= read.last
    assert (read.first == read.last) == (length == 10)
    assert TypeAdapter[date](Day).validate_python(day.isoformat()) == day

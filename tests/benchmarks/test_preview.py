"""From a saved seed to the page in Chromium, at 5,500 offerings: the median is to be below 300 ms.

A page tells of itself in the frame that first shows it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks import catalogue
from tests.previews import previewing

OFFERINGS = 5_500
EDITS = 20
_TELL = """addEventListener("DOMContentLoaded", () => requestAnimationFrame(
  () => console.log(document.querySelector("main").textContent)))"""


_PRICE = re.compile(
    r"^- model: (?P<model>.+)\n(?:  .+\n)*?  - rates: {input: (?P<input>[\d.]+)", re.MULTILINE
)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    catalogue.write(folder, OFFERINGS)
    return folder


@pytest.fixture(scope="module")
def preview(seeds: Path) -> Iterator[str]:
    with previewing(seeds) as address:
        yield address


@pytest.fixture(autouse=True)
def telling(page: Page) -> None:
    page.add_init_script(_TELL)


def prices(seeds: Path) -> tuple[str, list[tuple[Path, re.Match[str]]]]:
    """The model whose input price most providers tell, with those prices and their files."""
    told: dict[str, list[tuple[Path, re.Match[str]]]] = defaultdict(list)
    for file in sorted((seeds / "offerings").iterdir()):
        for found in _PRICE.finditer(file.read_text()):
            told[found["model"]].append((file, found))
    return max(told.items(), key=lambda item: len(item[1]))


def test_a_price(page: Page, preview: str, seeds: Path, benchmark: BenchmarkFixture) -> None:
    model, places = prices(seeds)
    page.goto(f"{preview}/model/{model}/")
    turns = enumerate(places, start=11)

    def edit() -> None:
        cents, (file, found) = next(turns)
        text = found.string
        edited = f"{text[: found.start('input')]}7.{cents}{text[found.end('input') :]}"
        with page.expect_console_message(lambda told: f"$7.{cents}" in told.text):
            file.write_text(edited)

    _measure(benchmark, edit)
    expect(page.locator("main")).to_contain_text("$7.")


def test_a_name(page: Page, preview: str, seeds: Path, benchmark: BenchmarkFixture) -> None:
    file = max((seeds / "models").rglob("*.yaml"), key=lambda file: file.stat().st_size)
    text = file.read_text()
    page.goto(f"{preview}/model/{file.stem}/")
    numbers = count(1)

    def edit() -> None:
        name = f"Renamed {next(numbers)}"
        edited = re.sub(r"(?m)^name: .*$", f"name: {name}", text)
        with page.expect_console_message(lambda told: name in told.text):
            file.write_text(edited)

    _measure(benchmark, edit)
    expect(page.locator("h1")).to_contain_text("Renamed ")


def _measure(benchmark: BenchmarkFixture, edit: Callable[[], None]) -> None:
    benchmark.pedantic(edit, rounds=EDITS, warmup_rounds=1)  # type: ignore[no-untyped-call]

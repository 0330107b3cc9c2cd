"""A file that is refused is told of where it lies, and causes no problem elsewhere."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from llmref import judge
from tests.worlds import WORLDS, lay

TYPICAL = WORLDS / "typical"
SEEDS = sorted(
    path.relative_to(TYPICAL)
    for path in TYPICAL.rglob("*.*")
    if path.suffix in {".yaml", ".md"} and path.name not in {"site.yaml", "exceptions.yaml"}
)
"""All but what every rule needs, and what accepts true warnings."""


def _cut_off(file: Path) -> None:
    file.write_text("name: [Anvil")


def _end_otherwise(file: Path) -> None:
    file.rename(file.with_suffix(".yml"))


def _shout(file: Path) -> None:
    file.rename(file.with_name(file.stem.upper() + file.suffix))


def _make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


ONE_OF_EACH = [
    Path("creators/acme.yaml"),
    Path("models/acme/anvil-2.1-mini.yaml"),
    Path("offerings/nuts-and-bolts.yaml"),
    Path("pages/about.md"),
    Path("providers/acme.yaml"),
]


@pytest.mark.parametrize(
    ("spoil", "seed"),
    [
        *product([_cut_off], SEEDS),
        *product([_end_otherwise, _shout, _make_folder], ONE_OF_EACH),
    ],
)
def test_one_refused_file_is_all_that_is_told_of(
    spoil: Callable[[Path], None], seed: Path, tmp_path: Path
) -> None:
    folder = lay(tmp_path / "seeds", "typical")
    spoil(folder / seed)

    _, verdict = judge.check(folder)

    assert verdict.problems
    assert {problem.place.path.rpartition(".")[0].lower() for problem in verdict.problems} == {
        str(seed.with_suffix(""))
    }

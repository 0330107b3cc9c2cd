"""Rules can do nothing but tell problems, and accepted warnings are told no more."""

import importlib
import inspect
from pathlib import Path

import pytest

from llmref import rules, seeds
from llmref.catalogue.link import link
from llmref.problems import Problem
from tests.worlds import lay

MODULES = [name for name in rules.rule_names() if name != rules.UNNEEDED]


def judged(folder: Path) -> list[Problem]:
    return rules.judge(link(seeds.load(folder)[0]))


@pytest.fixture
def dear_cache(tmp_path: Path) -> Path:
    """A world with two warnings of one rule, in one file, of one offering."""
    return lay(tmp_path / "seeds", "tiny", "broken/cache-read-dearer")


def accept(folder: Path, *entries: str) -> None:
    listed = "".join(f"- {{{entry}, reason: It is so.}}\n" for entry in entries)
    (folder / "exceptions.yaml").write_text(f"exceptions:\n{listed}")


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_says_why_it_exists_and_offers_nothing_but_its_check(name: str) -> None:
    module = importlib.import_module(f"llmref.rules.{name.replace('-', '_')}")
    functions = {
        called
        for called, held in inspect.getmembers(module, inspect.isfunction)
        if held.__module__ == module.__name__ and not called.startswith("_")
    }

    assert functions == {"check"}
    assert inspect.isgeneratorfunction(module.check)
    assert list(inspect.signature(module.check).parameters) == ["catalogue"]
    assert (module.__doc__ or "").strip().endswith(".")
    assert (module.check.__doc__ or "").startswith("Yield ")


@pytest.mark.parametrize("name", MODULES)
def test_a_warning_has_a_subject_and_every_problem_a_hint(name: str, tmp_path: Path) -> None:
    told = [p for p in judged(lay(tmp_path, "tiny", f"broken/{name}")) if p.rule == name]

    assert told
    for problem in told:
        assert problem.hint
        assert problem.subject or problem.severity == "error"


@pytest.mark.parametrize(
    "entry",
    [
        "rule: cache-read-dearer, file: offerings/acme.yaml, subject: anvil-1",
        "rule: cache-read-dearer, file: offerings/acme.yaml",
    ],
)
def test_an_accepted_warning_is_told_no_more(dear_cache: Path, entry: str) -> None:
    assert len(judged(dear_cache)) == 2

    accept(dear_cache, entry)

    assert judged(dear_cache) == []


@pytest.mark.parametrize(
    "entry",
    [
        "rule: cache-read-dearer, file: offerings/acme.yaml, subject: anvil-2",
        "rule: cache-read-dearer, file: offerings/other.yaml",
        "rule: context-too-large, file: offerings/acme.yaml",
    ],
)
def test_an_exception_for_something_else_accepts_nothing_and_is_told(
    dear_cache: Path, entry: str
) -> None:
    accept(dear_cache, entry)

    assert sorted(problem.rule for problem in judged(dear_cache)) == [
        "cache-read-dearer",
        "cache-read-dearer",
        "unneeded-exception",
    ]


def test_an_error_is_never_accepted(tmp_path: Path) -> None:
    folder = lay(tmp_path, "tiny", "broken/tier-above-context")
    accept(folder, "rule: tier-above-context, file: offerings/acme.yaml")

    assert [problem.rule for problem in judged(folder)] == [
        "tier-above-context",
        "unneeded-exception",
    ]


def test_an_exception_is_not_called_unneeded_while_a_file_is_broken(dear_cache: Path) -> None:
    accept(dear_cache, "rule: context-too-large, file: models/acme/anvil-1.yaml")
    (dear_cache / "models/acme/anvil-1.yaml").write_text("name: Anvil 1\n")

    assert judged(dear_cache) == []


def test_prices_are_not_compared_while_a_file_with_prices_is_broken(tmp_path: Path) -> None:
    seeds_folder = lay(tmp_path / "seeds", "tiny", "broken/far-from-median")
    assert "far-from-median" in {problem.rule for problem in judged(seeds_folder)}

    (seeds_folder / "offerings/delta.yaml").write_text("offerings: [")

    assert "far-from-median" not in {problem.rule for problem in judged(seeds_folder)}


def test_names_are_sorted_and_those_of_the_modules() -> None:
    files = {path.stem.replace("_", "-") for path in Path(rules.__file__).parent.glob("[a-z]*.py")}

    assert rules.rule_names() == sorted(files | {"unneeded-exception"})

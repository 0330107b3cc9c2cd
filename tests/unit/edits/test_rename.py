"""`llmref rename`: every reference follows, all else stays, and a redirect remains."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref.cli import main
from llmref.edits.targets import moved_target

pytestmark = pytest.mark.world("typical")

REAL = Path(__file__).parents[3] / "seeds"
LINKED = """\
---
title: Links
description: d
---
[a](model:anvil-2.1) [b](/model/anvil-2.1/#providers) [c](/model/anvil-2.1/acme/) [d](provider:acme)
[e](/creator/acme/) [f](family:anvil-2) [g](/model/anvil-2.1-mini/) `[h](model:anvil-2.1)`
"""


def rename(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("rename", *arguments, "--seeds", "seeds"))


def errors() -> str:
    return CliRunner().invoke(main, ("check", "--seeds", "seeds")).output.splitlines()[-1]


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """The lines that are new, per file that was there before."""
    return {
        path: [line for line in after[path].decode().splitlines() if line not in lines]
        for path in sorted(before.keys() & after.keys())
        if (lines := before[path].decode().splitlines()) and before[path] != after[path]
    }


@pytest.fixture
def seeds(seeds: Path, project: Path) -> Path:
    """Those of the current project, with a page of links."""
    (project / "seeds/pages/links.md").write_text(LINKED)
    return seeds


def test_a_model_moves_with_every_reference(seeds: Path) -> None:
    before = held(seeds)

    result = rename("model", "anvil-2.1", "anvil-two-one")

    assert result.exit_code == 0, result.output
    moved = "seeds/models/acme/anvil-2.1.yaml → seeds/models/acme/anvil-two-one.yaml"
    assert result.output.startswith(f"{moved}\n")
    assert errors() == "No problems."
    after = held(seeds)
    assert before.keys() - after.keys() == {"models/acme/anvil-2.1.yaml"}
    assert after.keys() - before.keys() == {"models/acme/anvil-two-one.yaml"}
    assert after["models/acme/anvil-two-one.yaml"] == before["models/acme/anvil-2.1.yaml"]
    assert changed(before, after) == {
        "benchmarks/smithing.yaml": [
            (
                f"- {{model: anvil-two-one, setting: effort {effort}, score: {score}, "
                "date: 2026-11-01, self_reported: no}"
            )
            for effort, score in (("high", "62.5"), ("low", "41.25"))
        ],
        "providers/nuts-and-bolts.yaml": ["  models: [anvil-two-one]"],
        "offerings/acme.yaml": ["- model: anvil-two-one"],
        "offerings/nuts-and-bolts.yaml": [
            (
                "  lifecycle: {status: deprecated, deprecated_on: 2026-11-01, "
                "retires_on: 2026-12-31, successor: anvil-two-one}"
            ),
            "- model: anvil-two-one",
        ],
        "offerings/plan-b.yaml": ["- model: anvil-two-one"],
        "pages/links.md": [
            (
                "[a](model:anvil-two-one) [b](/model/anvil-two-one/#providers) "
                "[c](/model/anvil-two-one/acme/) [d](provider:acme)"
            ),
        ],
        "providers/acme.yaml": ["  models: [anvil-two-one, anvil-2.1-mini]"],
        "redirects.yaml": [
            *("  anvil-2.1: anvil-two-one", "  anvil-two: anvil-two-one"),
        ],
        "site.yaml": ["featured: [anvil-two-one, anvil-2.1-mini, magnet-embed-3]"],
    }


@pytest.mark.parametrize(
    ("arguments", "files", "lines"),
    [
        (
            ("provider", "nuts-and-bolts", "nuts"),
            {"providers/nuts.yaml", "offerings/nuts.yaml"},
            {
                "exceptions.yaml": ["  file: offerings/nuts.yaml"],
                "redirects.yaml": ["  nuts-and-bolts: nuts"],
            },
        ),
        (
            ("creator", "wile-labs", "wile"),
            {"creators/wile.yaml", "models/wile/ear-2.yaml", "models/wile/horn-tts.yaml"},
            {
                "providers/plan-b.yaml": ["creator: wile"],
                "redirects.yaml": ["  wile-labs: wile"],
            },
        ),
        (
            ("family", "anvil-2", "anvils-2"),
            set(),
            {
                "creators/acme.yaml": ["  anvils-2:"],
                "models/acme/anvil-2.1-mini.yaml": ["family: anvils-2"],
                "models/acme/anvil-2.1.yaml": ["family: anvils-2"],
                "models/acme/anvil-3.yaml": ["family: anvils-2"],
                "pages/links.md": [
                    (
                        "[e](/creator/acme/) [f](family:anvils-2) [g](/model/anvil-2.1-mini/) "
                        "`[h](model:anvil-2.1)`"
                    )
                ],
                "redirects.yaml": ["  anvil-2: anvils-2", "  anvils: anvils-2"],
            },
        ),
    ],
)
def test_other_records_move_too(
    seeds: Path, arguments: tuple[str, ...], files: set[str], lines: dict[str, list[str]]
) -> None:
    before = held(seeds)

    result = rename(*arguments)

    assert result.exit_code == 0, result.output
    assert errors() == "No problems."
    after = held(seeds)
    assert after.keys() - before.keys() == files
    assert changed(before, after) == lines


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("model", "anvil-2.1", "anvil-9"),
        ("provider", "acme", "acme-corp"),
        ("creator", "acme", "acme-corp"),
        ("family", "magnet", "magnets"),
    ],
)
def test_there_and_back_gives_the_same_bytes_but_for_redirects(
    seeds: Path, kind: str, old: str, new: str
) -> None:
    before = held(seeds)

    there, back = rename(kind, old, new), rename(kind, new, old)

    assert (there.exit_code, back.exit_code) == (0, 0)
    after = held(seeds)
    assert f"{new}: {old}" in after.pop("redirects.yaml").decode()
    before.pop("redirects.yaml")
    assert after == before


@pytest.mark.site
@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("model", "gpt-4.1-mini", "gpt-4.1.mini"), ("creator", "openai", "open-ai")],
)
def test_the_real_seeds_go_there_and_back_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, old: str, new: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(REAL, tmp_path / "seeds")
    before = held(tmp_path / "seeds")

    there, back = rename(kind, old, new), rename(kind, new, old)

    assert (there.exit_code, back.exit_code) == (0, 0), there.output
    after = held(tmp_path / "seeds")
    assert {path for path in before if before[path] != after.get(path)} == {"redirects.yaml"}
    assert before.keys() == after.keys()


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        # in YAML of every style, on which the text is otherwise indented and broken
        ("about: See [a](model:anvil-1).", "about: >-\n  See [a](model:anvil-one)."),
        ('about: "\\"[a](model:anvil-1#faq)"', 'about: >-\n  "[a](model:anvil-one#faq)'),
        (
            "about: >-\n  `[a](model:anvil-1)`\n  [a\n  b](model:anvil-1)",
            "about: >-\n  `[a](model:anvil-1)` [a b](model:anvil-one)",
        ),
        (
            "about: |\n  > [a\\]b]:\n  > </model/anvil-1/>\n\n      model:anvil-1",
            "about: |\n  > [a\\]b]:\n  > </model/anvil-one/>\n\n      model:anvil-1",
        ),
        # a longer slug is another
        (
            "about: '[a](model:anvil-1), model:anvil-1, [b](model:anvil-2.1)'",
            "about: >-\n  [a](model:anvil-one), model:anvil-1, [b](model:anvil-2.1)",
        ),
    ],
)
def test_links_of_records_move_however_they_are_written(
    seeds: Path, written: str, moved: str
) -> None:
    file = seeds / "creators/acme.yaml"
    head, tail = re.split(r"about: >-\n  Maker.*\n", file.read_text())
    file.write_text(f"{head}{tail}{written}\n")

    result = rename("model", "anvil-1", "anvil-one")

    assert result.exit_code == 0, result.output
    assert file.read_text() == f"{head}{moved}\n{tail}"


def test_a_reason_for_no_call_follows_too(seeds: Path) -> None:
    result = rename("model", "magnet-embed-3", "magnet-three")

    assert result.exit_code == 0, result.output
    assert "  models: [magnet-three]" in (seeds / "providers/nuts-and-bolts.yaml").read_text()


def test_what_tells_models_apart_follows_too(seeds: Path) -> None:
    text = (
        "creators: {acme: {words: [anvil], models: [anvil-1], providers: [acme]}}\n"
        "providers: {acme: {offerings: {x: {model: anvil-1}}}}\n"
        "models:\n  anvil-1: {creator: acme, spellings: [anvil-1]}\n"
    )
    (seeds / "identity.yaml").write_text(text)

    assert rename("model", "anvil-1", "anvil-one").exit_code == 0
    assert rename("creator", "acme", "acme-corp").exit_code == 0
    assert rename("provider", "acme", "acme-cloud-2").exit_code == 0

    assert (seeds / "identity.yaml").read_text() == (
        "creators:\n"
        "  acme-corp: {words: [anvil], providers: [acme-cloud-2], models: [anvil-one]}\n"
        "providers:\n  acme-cloud-2:\n    offerings:\n      x: {model: anvil-one}\n"
        "models:\n  anvil-one: {creator: acme-corp, spellings: [anvil-1]}\n"
    )


def test_a_second_time_there_is_nothing_to_do(seeds: Path) -> None:
    rename("model", "anvil-1", "anvil-one")
    before = held(seeds)

    result = rename("model", "anvil-1", "anvil-one")

    assert result.exit_code == 0
    assert result.output == "Nothing to do: model anvil-1 is already anvil-one.\n"
    assert held(seeds) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("model", "anvil-9", "x"), "there is no model anvil-9; did you mean `anvil-"),
        (("model", "anvil-two", "x"), "no model anvil-two: it is anvil-2.1 now; rename anvil-2.1"),
        (("model", "anvil-1", "lens-1"), "there is a model lens-1 already; choose another slug"),
        (("model", "anvil-1", "anvil-2-1"), "is an alias in models/acme/anvil-2.1.yaml; choose"),
        (("model", "anvil-1", "anvil-two"), "an old address that leads to anvil-2.1; choose"),
        (("model", "anvil-1", "Anvil 1"), "'Anvil 1' is not a slug: lowercase letters"),
        (("model", "anvil-1", "Anvil 1"), "such as anvil-1"),
        (("model", "anvil-1", "con"), "'con' is a reserved device name on Windows"),
        (("provider", "acme", "aux.v2"), "change it; such as aux-v2"),
        (("family", "anvil", "a" * 101), "is longer than 100 characters"),
        (("creator", "unattributed", "x"), "there is no creator unattributed"),
        (("creator", "acme", "unattributed"), "the folder of models without a known creator"),
        (("page", "about", "x"), "'page' is not one of"),
    ],
)
def test_refusals_say_what_to_do_and_change_nothing(
    seeds: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = held(seeds)

    result = rename(*arguments)

    assert result.exit_code == 2
    assert words in result.output
    assert held(seeds) == before


def test_with_a_broken_seed_nothing_is_renamed(seeds: Path) -> None:
    (seeds / "site.yaml").write_text("name: [")
    before = held(seeds)

    result = rename("model", "anvil-1", "anvil-one")

    assert result.exit_code == 1
    assert result.output.startswith("seeds/site.yaml:")
    assert result.output.endswith("Nothing was changed.\n")
    assert held(seeds) == before


def test_errors_that_would_follow_are_told_instead(seeds: Path) -> None:
    offerings = seeds / "offerings/desk.yaml"
    offerings.write_text(offerings.read_text().replace("model: anvil-2.1-mini", "model: {a: b}"))
    (seeds / "creators/twin.yaml").write_text("name: Twin\nfamilies: {anvil-9: {name: A}}\n")
    before = held(seeds)

    result = rename("family", "anvil-2", "anvil-9")

    assert result.exit_code == 2
    assert "there is a family anvil-9 already" in result.output
    assert held(seeds) == before


def test_comments_and_line_ends_stay(seeds: Path) -> None:
    text = "# y\r\nmodels:\r\n  # why\r\n  anvil.two: 'anvil-1' # x\r\n"
    (seeds / "redirects.yaml").write_bytes(text.encode())

    assert rename("model", "anvil-1", "anvil-one").exit_code == 0
    assert (seeds / "redirects.yaml").read_bytes().decode() == (
        "# y\r\nmodels:\r\n  anvil-1: anvil-one\r\n  # why\r\n  anvil.two: anvil-one  # x\r\n"
    )


def test_seeds_without_redirects_get_the_file(seeds: Path) -> None:
    (seeds / "redirects.yaml").unlink()

    assert rename("creator", "acme", "acme-corp").exit_code == 0
    assert (seeds / "redirects.yaml").read_text() == (
        "# yaml-language-server: $schema=.schema/redirects.schema.json\n"
        "creators:\n  acme: acme-corp\n"
    )


@pytest.mark.parametrize(
    ("target", "kind", "moved"),
    [
        ("/model/a/", "model", "/model/b/"),
        ("/model/a/p/#x", "model", "/model/b/p/#x"),
        ("/model/m/a/", "provider", "/model/m/b/"),
        ("offering:a/p", "model", "offering:b/p"),
        ("offering:m/a", "provider", "offering:m/b"),
        ("offering:a/p", "provider", "offering:a/p"),
        ("/model/aa/", "model", "/model/aa/"),
        ("/models/", "model", "/models/"),
        ("docs:a", "model", "docs:a"),
        ("provider:a", "provider", "provider:b"),
        ("/", "model", "/"),
    ],
)
def test_links_follow_their_record_only(target: str, kind: str, moved: str) -> None:
    assert moved_target(target, kind, "a", "b") == moved

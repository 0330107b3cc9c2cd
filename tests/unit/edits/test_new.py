"""`llmref new`: skeletons that are valid as they are, and valid with every comment filled in."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from llmref import yaml_text
from llmref.cli import main
from llmref.edits.skeletons import EXAMPLES
from llmref.records.layout import keys_in_order
from llmref.seeds import KINDS

pytestmark = pytest.mark.usefixtures("project")

MODEL = ("model", "anvil-2", "--creator", "acme")
OFFERING = ("offering", "--provider", "acme", "--model", "anvil-2", "--id")


def new(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("new", *arguments, "--seeds", "seeds"))


def check() -> Result:
    return CliRunner().invoke(main, ("check", "--seeds", "seeds"))


def is_in_order() -> bool:
    return CliRunner().invoke(main, ("fmt", "--check", "--seeds", "seeds")).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "path", "line"),
    [
        (MODEL, "models/acme/anvil-2.yaml", "name: Anvil 2"),
        ((*MODEL, "--name", "A: 2"), "models/acme/anvil-2.yaml", "name: 'A: 2'"),
        ((*MODEL, "--family", "anvil"), "models/acme/anvil-2.yaml", "family: anvil"),
        (("model", "x", "--creator", "unattributed"), "models/unattributed/x.yaml", "name: X"),
        (("creator", "wile-labs"), "creators/wile-labs.yaml", "name: Wile Labs"),
        (("provider", "desk"), "providers/desk.yaml", "refresh: monthly  # daily weekly monthly"),
        (("provider", "desk", "--kind", "local"), "providers/desk.yaml", "kind: local  # first-p"),
        (("page", "how-to-read"), "pages/how-to-read.md", "title: How To Read"),
        (("page", "x", "--title", "Read: this"), "pages/x.md", "title: 'Read: this'"),
    ],
)
def test_a_new_record_is_valid_and_says_what_comes_next(
    seeds: Path, arguments: tuple[str, ...], path: str, line: str
) -> None:
    result = new(*arguments)

    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"seeds/{path} written.\nNext: ")
    assert f"\n{line}" in (seeds / path).read_text()
    assert check().exit_code == 0, check().output
    assert is_in_order()


@pytest.mark.parametrize("kind", ["model", "provider", "creator", "page"])
def test_every_comment_is_valid_once_it_is_none(seeds: Path, kind: str) -> None:
    new(kind, "anvil-9", *(("--creator", "acme") if kind == "model" else ()))
    [file] = seeds.rglob("anvil-9.*")
    text = file.read_text().replace("# What is not", "## What is not").replace("# its", "## its")

    whole = re.sub(r"^# (?!yaml-language)", "", text, flags=re.M)
    document = yaml_text.parse(whole.split("---\n")[1] if kind == "page" else whole)

    assert document.faults == ()
    assert isinstance(document.value, dict)
    record = KINDS[kind].record
    assert list(document.value) == list(keys_in_order(record))
    record.model_validate(document.value)


def test_an_offering_is_sorted_in_and_nothing_else_is_touched(seeds: Path) -> None:
    new(*MODEL)
    new("model", "anvil-0", "--creator", "acme")
    file = seeds / "offerings/acme.yaml"
    before = file.read_text()

    last = new(*OFFERING, "b/anvil-2")
    first = new("offering", "--provider", "acme", "--model", "anvil-0", "--id", "a/anvil-0")

    assert last.output == (
        "seeds/offerings/acme.yaml:10 written.\n"
        "Next: add prices, set `billing: usage`, then run `llmref check`.\n"
    )
    assert first.output.startswith("seeds/offerings/acme.yaml:6 written.\n")
    after = file.read_text()
    assert check().exit_code == 0, check().output
    assert re.findall(r"^  id: (.*)", after, re.M) == ["a/anvil-0", "anvil-1", "b/anvil-2"]
    start, end = before.split("- model: anvil-1\n")
    assert after.startswith(start)
    assert f"- model: anvil-1\n{end}" in after
    assert is_in_order()


def test_a_providers_first_offering_makes_the_file_with_its_source(seeds: Path) -> None:
    new("provider", "desk")

    without = new("offering", "--provider", "desk", "--model", "anvil-1", "--id", "anvil:1")
    with_one = new(
        *("offering", "--provider", "desk", "--model", "anvil-1", "--id", "anvil:1"),
        *("--source", "https://desk.example.com/library"),
    )

    assert without.exit_code == 2
    assert "needs the address at which it was read: add --source https://" in without.output
    assert with_one.exit_code == 0
    assert (
        "page: {url: https://desk.example.com/library, via: page, checked: 2026-11-20}"
        in (seeds / "offerings/desk.yaml").read_text()
    )
    assert check().exit_code == 0, check().output


def test_an_empty_list_of_offerings_gets_its_first(seeds: Path) -> None:
    (seeds / "offerings/acme.yaml").write_text(
        "sources: {page: {url: https://a.example, via: page, checked: 2026-11-19}}\n"
        "offerings: []  # none yet\n"
    )

    assert new(*OFFERING[:-2], "anvil-1", "--id", "x").exit_code == 2
    result = new(*OFFERING[:-3], "--model", "anvil-1", "--id", "anvil-1", "--source", "page")

    assert result.exit_code == 0, result.output
    assert check().exit_code == 0, check().output
    assert "# none yet\n" in (seeds / "offerings/acme.yaml").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("model", "anvil-1", "--creator", "acme"), "there is a model anvil-1 already; choose"),
        (("model", "anvil", "--creator", "acme"), "anvil is an old address that leads to anvil-1"),
        (("model", "x", "--creator", "acne"), "there is no creator acne; did you mean `acme`?; or"),
        (("model", "x", "--creator", "acne"), "make it with `llmref new creator acne`"),
        ((*MODEL, "--family", "anvils"), "acme has no family anvils; did you mean `anvil`?, or "),
        ((*MODEL, "--kind", "chatt"), "'chatt' is not a valid value; did you mean `chat`?"),
        ((*MODEL, "--name", "<b>"), "'<b>' is not a name; one line, at most 100 characters"),
        (("model", "X 1", "--creator", "acme"), "'X 1' is not a slug"),
        (
            ("model", "con", "--creator", "acme"),
            "'con' is a reserved device name on Windows",
        ),
        (("page", "nul.v2"), "change it; such as nul-v2"),
        (("provider", "a" * 101), "is longer than 100 characters: shorten it; such as a"),
        ((*MODEL, "--name", "Anvil\u200b"), "an invisible character, U+200B; delete it"),
        ((*MODEL, "--name", "Cafe\u0301"), "text that is not NFC: 'é' is U+0065 U+0301 here"),
        ((*MODEL, "--name", "Anvil  2"), "has two spaces in a row"),
        ((*MODEL, "--name", "…"), "'…' has no letter and no digit"),
        (("creator", "acme"), "there is a creator acme already"),
        (("creator", "unattributed"), "the folder of models without a known creator"),
        (("provider", "acme"), "there is a provider acme already"),
        (("page", "about"), "there is a page about already"),
        ((*OFFERING, "x"), "there is no model anvil-2; did you mean `anvil-1`?; or make it with"),
        (
            ("offering", "--provider", "b", "--model", "anvil-1", "--id", "x"),
            "there is no provider b; one of acme; or make it with `llmref new provider b`",
        ),
        (
            ("offering", "--provider", "acme", "--model", "anvil-1", "--id", "x"),
            "acme offers anvil-1 already; edit it in offerings/acme.yaml, or add a variant",
        ),
    ],
)
def test_refusals_say_what_to_do_and_write_nothing(
    seeds: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = {path: path.read_bytes() for path in seeds.rglob("*.*")}

    result = new(*arguments)

    assert result.exit_code == 2
    assert words in re.sub(r"\s+", " ", result.output)
    assert {path: path.read_bytes() for path in seeds.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("native_id", "options", "words"),
    [
        ("anvil-1", (), "the id anvil-1 is in offerings/acme.yaml already"),
        ("a b", (), "'a b' is not a model id that is safe to paste; only letters"),
        ("x", ("--source", "pag"), "--source pag: did you mean `page`?; or declare it under"),
    ],
)
def test_an_offering_needs_an_id_of_its_own_and_a_known_source(
    seeds: Path, native_id: str, options: tuple[str, ...], words: str
) -> None:
    new(*MODEL)

    result = new(*OFFERING, native_id, *options)

    assert result.exit_code == 2
    assert words in re.sub(r"\s+", " ", result.output)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sources: {a: b}\n", "has no list `offerings`: add `offerings: []`"),
        ("offerings: [", "offerings/acme.yaml:"),
    ],
)
def test_a_file_that_cannot_be_changed_is_left_alone(seeds: Path, text: str, words: str) -> None:
    new(*MODEL)
    (seeds / "offerings/acme.yaml").write_text(text)

    result = new(*OFFERING, "x", "--source", "a")

    assert result.exit_code in {1, 2}
    assert words in re.sub(r"\s+", " ", result.output)
    assert (seeds / "offerings/acme.yaml").read_text() == text


def test_a_file_that_was_not_canonical_is_afterwards_with_its_comments(seeds: Path) -> None:
    new(*MODEL)
    file = seeds / "offerings/acme.yaml"
    head, entries = file.read_text().split("offerings:\n")
    lines = "".join(f"  {line}\n" for line in entries.splitlines())
    file.write_text(f"{head}offerings:\n{lines}  # the last\n")

    result = new(*OFFERING, "anvil-2")

    assert result.exit_code == 0, result.output
    assert "\n- model: anvil-2\n  id: anvil-2\n" in file.read_text()
    assert "  # the last\n" in file.read_text()
    assert check().exit_code == 0, check().output
    assert is_in_order()


def test_without_a_day_that_counts_as_today_nothing_is_written(seeds: Path) -> None:
    new(*MODEL)
    (seeds / "site.yaml").write_text("name: A\n")

    assert "has no `as_of`" in new(*OFFERING, "x").output


def test_a_file_in_the_way_is_never_overwritten(seeds: Path) -> None:
    (seeds / "models/acme/anvil-2.yaml").mkdir()

    assert "anvil-2.yaml is there already; edit it" in new(*MODEL).output


@pytest.mark.parametrize("kind", ["model", "provider", "creator", "page"])
def test_there_is_an_example_of_every_key(kind: str) -> None:
    given = {"name", "kind", "refresh", "title", "description"}

    assert {*EXAMPLES[kind], *given} >= set(keys_in_order(KINDS[kind].record))

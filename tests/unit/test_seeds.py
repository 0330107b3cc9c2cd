"""What the loader reads, and what it refuses with a place instead of a crash."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref import seeds
from llmref.cli import main
from llmref.problems import Place, error
from tests.worlds import lay

RENAME = ("rename", "model", "anvil-1", "anvil-one")


def refused(folder: Path) -> list[str]:
    _, problems = seeds.load(folder)
    return [problem.text() for problem in problems]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return lay(tmp_path / "seeds", "tiny")


# --- bytes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "report"),
    [
        # a byte-order mark, of three encodings
        (b"\xef\xbb\xbfname: Acme\n", "1:1: unreadable: the file starts with a byte-order mark"),
        ("name: Acme\n".encode("utf-16"), "1:1: unreadable: the file starts with a byte-order"),
        # not UTF-8, with the place of the first wrong byte
        (b"name: Acme\nabout: caf\xe9\n", "2:11: unreadable: the file is not UTF-8 here"),
        (b"name: \xed\xa0\x80\n", "1:7: unreadable: the file is not UTF-8 here"),
        # NUL, other control characters, unicode line separators
        (b"name: Ac\0me\n", "1:9: unreadable: an invisible character, U+0000"),
        (b"name: Acme\n\x1b[31m: x\n", "2:1: unreadable: an invisible character, U+001B"),
        ("name: Acme\u2028kind: x\n".encode(), "1:11: unreadable: an invisible character, U+2028"),
        ("name: Acme\x85\n".encode(), "1:11: unreadable: an invisible character, U+0085"),
        # far too large, without being read as YAML
        (b"#" * 10_000_000, "1:1: unreadable: the file has 10,000,000 bytes, more than 2,000,000"),
        # 2 MB of brackets, dashes, question marks, and of nested keys
        (b"[" * 2_000_000, "1:21: unreadable: nested more than 20 deep"),
        (b"- " * 1_000_000, "1:41: unreadable: nested more than 20 deep"),
        (b"? - " * 500_000, "1:41: unreadable: nested more than 20 deep"),
        (
            b"".join(b" " * depth + b"a:\n" for depth in range(1_990)) + b" " * 1_990 + b"b\n",
            "21:21: unreadable: nested more than 20 deep",
        ),
    ],
)
def test_bytes_that_are_no_seed_are_a_problem_with_a_place(
    tiny: Path, content: bytes, report: str
) -> None:
    (tiny / "creators/acme.yaml").write_bytes(content)

    told = refused(tiny)

    assert len(told) == 1
    assert told[0].startswith(f"creators/acme.yaml:{report}")


def test_windows_line_ends_are_accepted_and_count_as_one(tiny: Path) -> None:
    for path in tiny.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    read, problems = seeds.load(tiny)

    assert not problems
    assert read.pages[0].body == "Everything about Acme's models.\n"


def test_a_file_without_a_last_line_end_is_accepted(tiny: Path) -> None:
    for path in tiny.rglob("*.*"):
        path.write_bytes(path.read_bytes().rstrip())

    assert refused(tiny) == []


def test_a_page_of_front_matter_alone_has_an_empty_body(tiny: Path) -> None:
    (tiny / "pages/about.md").write_text("---\ntitle: A\ndescription: B\n---")

    read, problems = seeds.load(tiny)

    assert not problems
    assert read.pages[0].body == ""


def test_a_page_longer_than_any_reader_reads_is_refused(tiny: Path) -> None:
    page = tiny / "pages/about.md"
    page.write_text(page.read_text() + "long " * 50_000)

    assert refused(tiny)[0].startswith("pages/about.md:1:1: bad-value: 250,032 characters, more")


# --- entries of the folder --------------------------------------------------------------------


def test_links_pipes_and_odd_names_are_told_of_and_never_opened(tiny: Path) -> None:
    (tiny / "creators/link.yaml").symlink_to(tiny / "creators/acme.yaml")
    (tiny / "creators/nowhere.yaml").symlink_to("/nowhere")
    (tiny / "models/linked").symlink_to(tiny / "models/acme", target_is_directory=True)
    os.mkfifo(tiny / "creators/pipe.yaml")
    (tiny / "creators/folder.yaml").mkdir()
    (tiny / "creators/two\nlines.yaml").write_text("name: x\n")
    Path(os.fsdecode(os.fsencode(tiny) + b"/creators/latin-\xe9.yaml")).write_text("name: x\n")

    told = refused(tiny)

    assert [line.partition("\n")[0] for line in told] == [
        "creators/folder.yaml:1:1: unknown-file: a folder is not allowed here",
        r"creators/latin-\udce9.yaml:1:1: unknown-file: a name with an invisible character",
        "creators/link.yaml:1:1: unknown-file: a symbolic link",
        "creators/nowhere.yaml:1:1: unknown-file: a symbolic link",
        "creators/pipe.yaml:1:1: unknown-file: neither a file nor a folder",
        r"creators/two\nlines.yaml:1:1: unknown-file: a name with an invisible character",
        "models/linked:1:1: unknown-file: a symbolic link",
    ]


def test_a_file_that_may_not_be_read_is_a_problem(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be root, who may read anything.
    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    told = refused(tiny)

    assert len(told) == len(seeds.KINDS)
    assert all(": unreadable: the file cannot be read\n" in line for line in told)


def test_a_folder_that_may_not_be_read_is_a_problem(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert refused(tiny) == [
        (
            ".:1:1: unreadable: the folder cannot be read\n"
            "    hint: check its permissions, and that it still exists"
        ),
        (
            "site.yaml:0:0: no-site: the file does not exist\n"
            "    hint: seeds must contain at least site.yaml"
        ),
    ]


@pytest.mark.parametrize(
    "name",
    [".DS_Store", ".schema/site.schema.json", "site.yaml~", "#site.yaml#", "README.md", "x.swp"],
)
def test_what_editors_and_people_leave_is_passed_over(tiny: Path, name: str) -> None:
    (tiny / name).parent.mkdir(exist_ok=True)
    (tiny / name).write_text("anything")

    assert refused(tiny) == []


def test_every_problem_of_every_file_is_told_in_one_run(tiny: Path) -> None:
    (tiny / "creators/acme.yaml").write_text("nam: Acme\nabout: <b>\n")
    (tiny / "providers/acme.yaml").write_text("- Acme\n")
    (tiny / "notes.txt").write_text("")

    assert [line.partition(": ")[0] for line in refused(tiny)] == [
        "notes.txt:1:1",
        "creators/acme.yaml:1:1",
        "creators/acme.yaml:2:1",
        "creators/acme.yaml:1:1",
        "providers/acme.yaml:1:1",
    ]


# --- what is read -----------------------------------------------------------------------------


def test_a_seed_knows_its_slug_and_the_folder_it_lies_in(tiny: Path) -> None:
    read, _ = seeds.load(tiny)

    assert (read.models[0].path, read.models[0].slug, read.models[0].folder) == (
        "models/acme/anvil-1.yaml",
        "anvil-1",
        "acme",
    )


def test_every_kind_of_seed_is_read_into_its_own_group(tiny: Path) -> None:
    read, _ = seeds.load(tiny)

    assert {
        name: len(getattr(read, kind.group)) for name, kind in seeds.KINDS.items()
    } == dict.fromkeys(seeds.KINDS, 1)


def test_a_refused_file_is_remembered_by_its_path(tiny: Path) -> None:
    (tiny / "models/acme/anvil-1.yaml").write_text("name: Anvil 1\n")

    read, problems = seeds.load(tiny)

    assert read.models == ()
    assert read.refused == {"models/acme/anvil-1.yaml"}
    assert [problem.rule for problem in problems] == ["missing-key"]


def test_one_seed_can_be_read_alone(tiny: Path) -> None:
    kind, seed, problems = seeds.read_seed(tiny, "creators/acme.yaml")

    assert (kind, problems) == ("creator", [])
    assert isinstance(seed, seeds.Seed)
    assert seed.slug == "acme"


def test_a_path_that_is_no_seed_s_is_refused_when_it_is_read_alone(tiny: Path) -> None:
    kind, seed, problems = seeds.read_seed(tiny, "creators/../site.yaml")

    assert (kind, seed) == ("", None)
    assert (
        problems[0]
        .text()
        .startswith("creators/../site.yaml:1:1: unknown-file: this file is not a seed")
    )


def test_problems_found_later_get_their_line_and_column(tiny: Path) -> None:
    place = Place("offerings/acme.yaml", ("offerings", 0, "prices", 0, "rates", "output"))
    page = Place("pages/about.md", ("description",))
    gone = Place("offerings/gone.yaml", ("offerings",))

    found = seeds.located(tiny, [error(at, "x") for at in (place, page, gone)])

    assert [(problem.line, problem.column) for problem in found] == [(9, 26), (3, 1), (1, 1)]


def test_a_problem_in_a_file_that_changed_meanwhile_points_at_its_start(tiny: Path) -> None:
    (tiny / "site.yaml").write_bytes(b"\xff\xfe")

    found = seeds.located(tiny, [error(Place("site.yaml", ("name",)), "x")])

    assert [(problem.line, problem.column) for problem in found] == [(1, 1)]


def test_seeds_that_an_edit_changed_while_they_were_read_are_read_again(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_seed, moved = seeds.read_seed, tiny / "models/acme/anvil-1.yaml"

    def edited(folder: Path, path: str, rule: seeds.TextRule | None) -> seeds.Read:
        if path == "offerings/acme.yaml" and moved.exists():  # models have been read by then
            result = CliRunner().invoke(main, [*RENAME, "--seeds", str(folder)])
            assert result.exit_code == 0, result.output
        return read_seed(folder, path, rule)

    monkeypatch.setattr(seeds, "read_seed", edited)

    read, problems = seeds.load(tiny)

    assert problems == []
    assert [seed.slug for seed in read.models] == ["anvil-one"]
    assert [offering.model for seed in read.offerings for offering in seed.record.offerings] == [
        "anvil-one"
    ]


# --- slugs --------------------------------------------------------------------------------------

FILE = "is a reserved name: each page has a file of this name"
DEVICE = "is a reserved device name on Windows"


@pytest.mark.parametrize(
    ("path", "words", "hint"),
    [
        # names that Windows keeps for devices, whatever their ending
        ("models/acme/con.yaml", f"the name 'con' {DEVICE}", "change it; such as the-con"),
        ("models/acme/nul.v2.yaml", f"the name 'nul.v2' {DEVICE}", "change it; such as nul-v2"),
        ("models/prn/anvil-3.yaml", f"the folder's name 'prn' {DEVICE}", "such as the-prn"),
        ("providers/aux.yaml", f"the name 'aux' {DEVICE}", "such as the-aux"),
        ("offerings/lpt1.yaml", f"the name 'lpt1' {DEVICE}", "such as the-lpt1"),
        ("creators/com0.yaml", f"the name 'com0' {DEVICE}", "such as the-com0"),
        ("pages/con.in.md", f"the name 'con.in' {DEVICE}", "such as con-in"),
        # names of files in the folder of a page, where its own page would need a folder
        ("models/acme/index.html.yaml", f"the name 'index.html' {FILE}", "such as index-html"),
        ("providers/index.json.yaml", f"the name 'index.json' {FILE}", "such as index-json"),
        ("offerings/index.md.yaml", f"the name 'index.md' {FILE}", "such as index-md"),
        ("creators/index.md.yaml", f"the name 'index.md' {FILE}", "such as index-md"),
        ("pages/index.html.md", f"the name 'index.html' {FILE}", "such as index-html"),
        # longer than is useful, or than systems hold
        (f"models/acme/{'a' * 101}.yaml", "is longer than 100 characters", f"{'a' * 100}"),
        # what ends in a dot, or differs from another by capitals, is no slug at all
        ("models/acme/anvil..yaml", "the name 'anvil.' is not a slug", "such as anvil"),
        ("models/acme/Anvil-1.yaml", "the name 'Anvil-1' is not a slug", "such as anvil-1"),
    ],
)
def test_a_slug_that_some_system_cannot_hold_is_refused_with_one_that_works(
    tiny: Path, path: str, words: str, hint: str
) -> None:
    (tiny / path).parent.mkdir(exist_ok=True)
    (tiny / path).write_bytes((tiny / "models/acme/anvil-1.yaml").read_bytes())

    (told,) = [text for text in refused(tiny) if "unknown-file" in text]

    assert words in told
    assert told.endswith(hint)


@pytest.mark.parametrize("group", ["models", "providers", "creators", "families", "docs"])
@pytest.mark.parametrize("slug", ["index.html", "index.json", "index.md"])
def test_an_old_slug_that_is_a_file_of_a_page_is_refused(tiny: Path, group: str, slug: str) -> None:
    (tiny / "redirects.yaml").write_text(f"{group}: {{{slug}: about}}\n")

    assert any(
        f"redirects.yaml:1:{len(group) + 4}: bad-value: '{slug}' {FILE}" in text
        for text in refused(tiny)
    )


@pytest.mark.parametrize("slug", ["com10", "lpt", "console", "conan", "nulla.con", "a" * 100])
def test_a_slug_that_only_starts_like_a_device_is_one(tiny: Path, slug: str) -> None:
    (tiny / "models/acme/anvil-1.yaml").rename(tiny / f"models/acme/{slug}.yaml")

    assert refused(tiny) == []


@pytest.mark.parametrize("text", ["", "\n", "# to be written\n"])
def test_an_empty_site_is_to_be_filled_and_never_to_be_deleted(tiny: Path, text: str) -> None:
    (tiny / "site.yaml").write_text(text)
    (tiny / "creators/forge.yaml").write_text(text)

    _, problems = seeds.load(tiny)

    hints = {problem.place.path: problem.hint for problem in problems}
    assert hints["creators/forge.yaml"] == "fill it in, or delete it"
    assert hints["site.yaml"].startswith("every project needs it")
    assert "delete" not in hints["site.yaml"]

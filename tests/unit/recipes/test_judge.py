"""A recipe class that is not complete is reported with its place, and nothing else fails."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from llmref.cli import main
from llmref.pages.call_coverage import recipe_cells
from llmref.recipes import call_kinds, classes, judge
from llmref.recipes.languages import LANGUAGES
from llmref.records import recipe_class
from tests.recipes import seeds
from tests.worlds import lay

TEXT = "templates/recipes/cohere-v2/class.yaml"
FEW = {"azure-openai", "azure-responses", "cohere-v2", "none", "openai-chat", "openai-responses"}
"""A class, two that extend others with those, and the one that the generator names."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the recipe classes, in the current folder."""
    with copied(tmp_path, monkeypatch) as folder:
        yield folder


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of a few recipe classes, in the current folder; all of them are 350 files."""
    others = (path.name for path in recipe_class.FOLDER.iterdir() if path.name not in FEW)
    with copied(tmp_path, monkeypatch, *others) as folder:
        yield folder


@contextmanager
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *left_out: str) -> Iterator[Path]:
    folder = tmp_path / "templates" / "recipes"
    ignored = shutil.ignore_patterns("proof", *left_out)
    shutil.copytree(recipe_class.FOLDER, folder, ignore=ignored)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(recipe_class, "FOLDER", folder)
    classes.forget()
    yield folder
    classes.forget()


def edited(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))


def report() -> list[str]:
    """Each problem, with its hint on a line of its own."""
    return "\n".join(problem.text() for problem in judge.recipe_problems()).splitlines()


def test_the_classes_are_complete() -> None:
    assert list(judge.recipe_problems()) == []


def test_a_kind_of_call_that_no_class_has_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {**call_kinds.CALL_KINDS, "ocr": call_kinds.CallKind("the text of the page.")}
    monkeypatch.setattr(call_kinds, "CALL_KINDS", kinds)

    (problem,) = judge.recipe_problems()

    assert problem.message == "no recipe class has the call `ocr`, and no `no_calls` lists it"
    assert problem.severity == "error"


def test_a_copy_is_complete_and_an_editors_backup_is_nothing(project: Path) -> None:
    (project / "cohere-v2" / "chat.python~").touch()
    (project / "cohere-v2" / ".chat.python.swp").touch()

    assert report() == []


def without(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).unlink()


def with_file(file: str) -> Callable[[Path], None]:
    return lambda folder: (folder / file).touch()


def replacing(old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: edited(folder / "class.yaml", old, new)


NOT_BESIDE = "or give the reason in `no_calls`"
_EMBEDDING = """  embedding:
    prints:
      curl: JSON with the vector in `embeddings.float[]`.
"""


@pytest.mark.parametrize(
    ("forget", "place", "words", "hint"),
    [
        # a call without code
        pytest.param(
            lambda folder: [path.unlink() for path in folder.glob("rerank.*")],
            "17:3",
            "`rerank` has no call in Python nor in curl nor in JavaScript",
            f"write rerank.python, rerank.curl, rerank.javascript next to this file, {NOT_BESIDE}",
            id="an entry without a template",
        ),
        pytest.param(
            without("rerank.curl"),
            "17:3",
            "`rerank` has no call in curl",
            f"write rerank.curl next to this file, {NOT_BESIDE}",
            id="a language without a template",
        ),
        # code without an entry
        pytest.param(
            replacing(_EMBEDDING, ""),
            "10:1",
            "embedding.curl is here, but `embedding` has no entry",
            "add it, `embedding: {}`, or delete the template",
            id="a template without an entry",
        ),
        pytest.param(
            with_file("embeding.python"),
            "1:1",
            "embeding.python belongs to no kind of call",
            "did you mean `embedding`?",
            id="a template of an unknown kind",
        ),
        pytest.param(
            without("client.python"),
            "1:1",
            "chat-image-input.python refers to recipes/cohere-v2/client.python, which does not"
            " exist",
            "write that template, or correct the path",
            id="a part without a template",
        ),
        pytest.param(
            with_file("chat.pyhton"),
            "1:1",
            "chat.pyhton has the ending of no known language",
            "did you mean `python`?",
            id="a template in an unknown language",
        ),
        pytest.param(
            replacing("  rerank:", "  reranking:"),
            "17:3",
            "`reranking` is not a valid key",
            "did you mean `rerank`?",
            id="an entry of an unknown kind",
        ),
        # what is printed
        pytest.param(
            replacing(_EMBEDDING, "  embedding: {}\n"),
            "14:3",
            "`embedding` does not say what its call in curl prints",
            "add a sentence below `prints`: `curl: JSON with the answer in …`",
            id="no word on what is printed",
        ),
        pytest.param(
            replacing("  embedding:\n    prints:\n", "  embedding:\n    prints:\n      go: It.\n"),
            "16:7",
            "`go` is not a valid key",
            "one of python, curl, javascript",
            id="an entry in an unknown language",
        ),
        # packages
        pytest.param(
            replacing("  python: cohere\n", ""),
            "3:1",
            "the calls in Python have no package",
            "add what `pip install` installs for them: `python: <package>`",
            id="a client without its package",
        ),
        pytest.param(
            replacing("  python: cohere\n", "  python: cohere\n  curl: curl\n"),
            "5:3",
            "no call in curl imports curl",
            "delete it, or write the template of a call",
            id="a package that nothing imports",
        ),
        # reasons
        pytest.param(
            replacing("kinds: [chat-caching]", "kinds: [chat-link]"),
            "10:1",
            "`chat-caching` has no call in Python nor in curl nor in JavaScript",
            "write chat-caching.python, chat-caching.curl, chat-caching.javascript next to this"
            f" file, {NOT_BESIDE}",
            id="a feature without a call and without a reason",
        ),
        pytest.param(
            replacing("kinds: [chat-caching]", "kinds: [chat-caching, rerank]"),
            "39:25",
            "`no_calls` lists rerank, but cohere-v2/rerank.python exists",
            "name the `languages` it applies to, or delete the template",
            id="a reason for what is there",
        ),
        # references
        pytest.param(
            replacing("  embedding:", "  router: {as: caht}\n  embedding:"),
            "14:12",
            "`as`: 'caht' is not a valid value",
            "did you mean `chat`?",
            id="a call like none",
        ),
        pytest.param(
            replacing("  embedding:", "  router: {as: completion}\n  embedding:"),
            "14:12",
            "completion is not a call with templates of its own",
            "one of chat, embedding, rerank, chat-streaming, chat-tools, chat-structured,"
            " chat-image-input",
            id="a call like one that is not there",
        ),
        pytest.param(
            replacing("api: Cohere\n", "extends: azure-openai\napi: Cohere\n"),
            "1:1",
            "azure-openai extends another class itself",
            "name a class that does not extend another",
            id="a class like one that is like another",
        ),
        pytest.param(
            replacing("  home: https://api.cohere.com/v2\n", ""),
            "6:1",
            "`home` is missing",
            "add it: calls leave it out",
            id="an address to leave out that is not named",
        ),
        # the file itself
        pytest.param(
            without("class.yaml"),
            "1:1",
            "the file does not exist",
            "each folder here is a recipe class and has one; templates/README.md names its keys",
            id="no class.yaml",
        ),
        pytest.param(
            replacing("api: Cohere", "api: Cohere: 2"),
            "1:12",
            "broken YAML: a colon where no value can start",
            "put text that contains `: ` in quotes, and check the indentation",
            id="broken YAML",
        ),
    ],
)
def test_a_piece_that_was_forgotten_is_reported_with_its_place(
    few: Path, forget: Callable[[Path], object], place: str, words: str, hint: str
) -> None:
    forget(few / "cohere-v2")

    lines = report()

    assert lines[0].startswith(f"{TEXT}:{place}: ")
    assert lines[0].endswith(f": {words}")
    assert f"    hint: {hint}" in lines


def test_what_another_class_would_have_said_is_not_missed_beside_its_own_fault(
    project: Path,
) -> None:
    edited(project / "openai-chat" / "class.yaml", "api: Chat Completions", "apii: Chat")

    assert report() == [
        "templates/recipes/openai-chat/class.yaml:1:1: unknown-key: `apii` is not a valid key",
        "    hint: did you mean `api`?",
    ]


def test_a_class_that_the_generator_names_is_missed(project: Path) -> None:
    shutil.rmtree(project / "none")

    assert report()[0] == (
        "templates/recipes/none/class.yaml:1:1: unreadable: the file does not exist"
    )


def test_a_new_language_is_written_call_by_call(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = replace(LANGUAGES["curl"], label="Shell", prints_reply=False, everywhere=False)
    monkeypatch.setitem(LANGUAGES, "shell", row)
    (project / "cohere-v2" / "chat.shell").touch()

    assert report() == []
    (rows,) = (each.rows for each in recipe_cells() if each.recipe_class == "cohere-v2")
    cells = {row.label: row.cells for row in rows}
    assert cells["Chat"][-1].template == "cohere-v2/chat.shell"
    assert cells["Embedding"][-1].reason == "Not written yet."

    monkeypatch.setitem(LANGUAGES, "shell", replace(row, everywhere=True))
    assert f"{TEXT}:14:3: recipe-class: `embedding` has no call in Shell" in report()


# --- commands -------------------------------------------------------------------------------------


def llmref(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_a_class_that_was_only_begun_stops_no_command(project: Path) -> None:
    lay(project.parents[1] / "seeds", "tiny")
    (project / "xai-chat").mkdir()

    code, output = llmref("check", "--seeds", "seeds")

    assert code == 1
    assert output.splitlines()[0] == (
        "templates/recipes/xai-chat/class.yaml:1:1: unreadable: the file does not exist"
    )
    assert llmref("build", "--seeds", "seeds", "--out", "site")[0] == 1
    assert llmref("fmt", "--check", "--seeds", "seeds")[0] == 0
    assert llmref("--help")[0] == 0


def test_a_fault_of_a_class_that_seeds_use_stops_no_command(project: Path) -> None:
    lay(project.parents[1] / "seeds", "typical")
    edited(project / "openai-chat" / "class.yaml", "api: Chat Completions", "api: [Chat]")

    code, output = llmref("check", "--seeds", "seeds")

    assert code == 1
    assert output.count("templates/recipes/openai-chat/class.yaml:1:1: bad-value") == 1
    assert llmref("build", "--seeds", "seeds", "--out", "site")[0] == 1
    assert llmref("export", "openrouter", "--seeds", "seeds")[0] == 1


def test_seeds_may_name_a_class_whose_own_fault_is_reported_once(project: Path) -> None:
    folder = seeds.write(
        project.parents[1] / "seeds",
        providers={
            "acme": "kind: gateway\nauth: [{name: ACME_KEY, role: key}]\n"
            "recipes: [{class: xai-chat, base_url: https://acme.example/v1, kinds: [chat]}]\n"
        },
        models={"writer": "chat"},
        offerings={"acme": ["writer|writer"]},
    )
    (project / "xai-chat").mkdir()
    (project / "xai-chat" / "class.yaml").write_text("api: [xAI]\n")

    code, output = llmref("check", "--seeds", str(folder))

    words = "bad-value: `api`: expected one line of text, found a list"
    assert code == 1
    assert f"templates/recipes/xai-chat/class.yaml:1:1: {words}" in output.splitlines()
    assert output.count("xai-chat") == 1


def test_a_class_is_known_once_its_folder_is_there(project: Path) -> None:
    shutil.copytree(project / "openai-chat", project / "xai-chat")
    classes.forget()

    assert "xai-chat" in recipe_class.class_names()
    assert classes.classes()["xai-chat"].template("chat", "curl") == "xai-chat/chat.curl"
    assert list(judge.recipe_problems()) == []

"""What a site published answers like the seeds that it was built from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner

import llmref
from llmref.cli import main
from llmref.lookups.facts import Facts
from llmref.lookups.snapshot import NoSnapshot, parsed_snapshot, read_snapshot
from llmref.open_data.documents import data_files
from llmref.open_data.entries import model_entries, offering_entries, provider_entries
from llmref.open_data.history import rows_of_history
from llmref.open_data.price_rows import rows_of_prices
from tests.browser.server import serving
from tests.unit.lookups.test_commands import CONTROL
from tests.worlds import lay


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typical") / "seeds"
    lay(folder, "typical")
    return folder


@pytest.fixture(scope="module")
def site(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents for programs, as a site has them."""
    folder = tmp_path_factory.mktemp("site")
    for path, content in data_files(llmref.load(seeds).context):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def everything(facts: Facts) -> list[Any]:
    catalogue, addresses = facts.context.catalogue, facts.context.addresses
    return [
        dict(facts.basis),
        model_entries(catalogue, addresses),
        provider_entries(catalogue, addresses),
        list(offering_entries(catalogue, addresses)),
        list(rows_of_prices(catalogue, addresses)),
        list(rows_of_history(catalogue, addresses)),
    ]


def test_what_was_published_is_complete(seeds: Path, site: Path) -> None:
    assert everything(llmref.load(data=str(site))) == everything(llmref.load(seeds))


def test_every_record_is_the_same(seeds: Path, site: Path) -> None:
    own, published = (
        facts.context.catalogue.seeds
        for facts in (llmref.load(seeds), llmref.load(data=str(site / "api/v1/seeds.ndjson")))
    )

    for group in ("sites", "creators", "models", "providers", "offerings", "pages", "redirects"):
        records = [
            [(seed.path, seed.record, seed.body) for seed in getattr(each, group)]
            for each in (own, published)
        ]
        assert records[0] == records[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "anvil-2.1"],
        ["show", "anvil-2.1/acme"],
        ["compare", "anvil-1", "anvil-2.1"],
        ["retiring", "--days", "9000"],
        ["cost", "anvil-2.1", "--in", "2M", "--out", "1k"],
        ["find", "anvil"],
    ],
)
@pytest.mark.parametrize("form", ["--table", "--json"])
def test_commands_answer_alike(seeds: Path, site: Path, arguments: list[str], form: str) -> None:
    answers = [
        CliRunner().invoke(main, [*arguments, form, *source]).output
        for source in (["--seeds", str(seeds)], ["--data", str(site)])
    ]

    assert answers[0] == answers[1] != ""


def test_a_site_is_read_by_its_address(site: Path) -> None:
    with serving(site) as url:
        for address in (url, f"{url}/", f"{url}/api/v1/", f"{url}/api/v1/seeds.ndjson"):
            assert "anvil-2.1" in llmref.load(data=address).models


Change = Callable[[list[bytes]], list[bytes]]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda _: [], "not one JSON object"),
        (lambda _: [b"\x00\xff"], "not one JSON object a line"),
        (lambda lines: [b"[1]", *lines], "not one JSON object a line"),
        (lambda lines: [lines[0].replace(b'"version":1', b'"version":9')], "first line does not"),
        (lambda lines: [lines[0]], "it is cut off"),
        (lambda lines: lines[:-1], "it is cut off"),
        (
            lambda lines: [*lines[:-1], b'{"path":"../../etc/passwd","record":{},"body":""}'],
            "not the path of a record",
        ),
        (lambda lines: [*lines[:-1], b'{"path":"models/a/b.yaml","record":{}}'], "has no record"),
        (
            lambda lines: [*lines[:-1], b'{"path":"models/a/b.yaml","record":[],"body":""}'],
            "models/a/b",
        ),
        (
            lambda lines: [
                *lines[:-1],
                b'{"path":"models/a/b.yaml","record":{"name":"\\u001b[2J"},"body":""}',
            ],
            "models/a/b.yaml",
        ),
        (lambda _: [b"[" * 100_000], "not one JSON object a line"),
    ],
)
def test_what_is_no_snapshot_is_refused_in_a_sentence(
    site: Path, tmp_path: Path, change: Change, words: str
) -> None:
    lines = (site / "api/v1/seeds.ndjson").read_bytes().splitlines()
    bad = tmp_path / "bad.ndjson"
    bad.write_bytes(b"\n".join([*change(lines), b""]))

    result = CliRunner().invoke(main, ["show", "anvil-1", "--data", str(bad)])

    assert result.exit_code == 1
    assert words in result.stderr
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("part", [0.3, 0.9, 0.9999])
def test_a_file_that_was_cut_off_is_refused(site: Path, tmp_path: Path, part: float) -> None:
    whole = (site / "api/v1/seeds.ndjson").read_bytes()
    bad = tmp_path / "seeds.ndjson"
    bad.write_bytes(whole[: int(len(whole) * part)])

    result = CliRunner().invoke(main, ["find", "anvil", "--data", str(bad)])

    assert (result.exit_code, result.stdout) == (1, "")
    assert " is not a snapshot: it is " in result.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "an empty name is not a file; give seeds.ndjson of a site"),
        (".", ". is not a file; give seeds.ndjson of a site"),
        ("/nowhere/seeds.ndjson", "/nowhere/seeds.ndjson cannot be read: No such file"),
        ("ftp://reference.example/x", "is not an https address"),
        ("http://reference.example/x", "is not an https address"),
        ("https://", "https:// leads to no address that can be asked"),
        ("https://[::1", "https://[::1 leads to no address that can be asked"),
        ("a\0b", "cannot be read"),
    ],
)
def test_what_names_no_file_is_said_in_a_sentence(data: str, words: str) -> None:
    result = CliRunner().invoke(main, ["find", "anvil", "--data", data])

    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nothing.ndjson", "the server answers 404"),
        ("/a-loop.ndjson", "the server redirects in a loop"),
        ("/page.ndjson", "is not a snapshot: it is not one JSON object a line"),
        ("/models.json", "is not a snapshot: its first line does not say that it has the records"),
        ("/cut.ndjson", "is not a snapshot: it is cut off: records are missing at its end"),
    ],
)
def test_an_address_without_a_snapshot_is_refused_in_a_sentence(
    site: Path, path: str, words: str
) -> None:
    head, *_ = (site / "api/v1/seeds.ndjson").read_bytes().splitlines()
    answers = {
        "/page.ndjson": b"<!doctype html><title>Not this</title>",
        "/models.json": (site / "api/v1/models.json").read_bytes(),
        "/cut.ndjson": head + b"\n",
    }
    with serving_answers(answers, {"/a-loop.ndjson": "/a-loop.ndjson"}) as host:
        result = CliRunner().invoke(main, ["find", "anvil", "--data", f"{host}{path}"])

    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


@contextmanager
def serving_answers(answers: dict[str, bytes], redirects: dict[str, str]) -> Iterator[str]:
    """A host with these files and redirects, and nothing else."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            target, body = redirects.get(self.path), answers.get(self.path)
            self.send_response(302 if target else 404 if body is None else 200)
            if target:
                self.send_header("Location", target)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_what_is_too_large_is_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.ndjson"
    with huge.open("wb") as file:
        file.truncate(200_000_000)

    with pytest.raises(NoSnapshot, match="larger than"):
        read_snapshot(str(huge))


def test_two_sources_are_wrong_usage(seeds: Path, site: Path) -> None:
    both = ["--seeds", str(seeds), "--data", str(site)]

    result = CliRunner().invoke(main, ["show", "anvil-1", *both])

    assert result.exit_code == 2
    assert "two sources" in result.stderr


def test_the_head_names_the_basis(site: Path) -> None:
    content = (site / "api/v1/seeds.ndjson").read_bytes()
    head = json.loads(content.splitlines()[0])

    snapshot = parsed_snapshot(content)

    assert head["basis"] == {"as_of": str(snapshot.as_of), "prices_sha256": snapshot.prices}
    assert f"{snapshot.base}/api/v1/seeds.ndjson" == head["url"]


def planted(value: Any, text: str) -> Any:
    """The same with a text at the end of every sentence and name."""
    if isinstance(value, dict):
        return {key: planted(part, text) for key, part in value.items()}
    if isinstance(value, list):
        return [planted(part, text) for part in value]
    return value + text if isinstance(value, str) and " " in value else value


@pytest.mark.parametrize("sign", ["\x1b]0;owned\x07", "\x9b31m", "\u202e", "\x00", "\r"])
@pytest.mark.parametrize("form", ["--table", "--json"])
def test_a_published_file_with_signs_that_control_a_terminal_is_refused(
    site: Path, tmp_path: Path, form: str, sign: str
) -> None:
    head, *lines = (site / "api/v1/seeds.ndjson").read_text(encoding="utf-8").splitlines()
    texts = (json.dumps(planted(json.loads(line), f"{sign}evil")) for line in lines)
    file = tmp_path / "seeds.ndjson"
    file.write_text("\n".join([head, *texts]) + "\n", encoding="utf-8")

    result = CliRunner().invoke(main, ["show", "anvil-2.1", form, "--data", str(file)])

    assert result.exit_code == 1
    assert "is not a snapshot" in result.output
    assert not CONTROL.search(result.output)

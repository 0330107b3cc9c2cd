"""What is promised of a copy that holds anything: one sentence, or seeds that pass `check`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from llmref.cli import main
from llmref.judge import check
from tests.fuzz.copies import changed
from tests.fuzz.limits import run, within
from tests.fuzz.worlds import Change, Files, laid, read

SECONDS, SIZE = 20, 600_000_000
_CALLED = b"catalogue_ids: {models.dev: acme, openrouter: openrouter, litellm: acme, "
_SEEDS: Files = {
    path: content.replace(b"sources:", _CALLED + b"genai-prices: acme}\nsources:")
    if path == "providers/acme.yaml" and isinstance(content, bytes)
    else content
    for path, content in read("tiny").items()
}
"""The tiny world, in which each catalog knows its provider."""


def judge(reader: str, wanted: list[Change], folder: Path) -> None:
    """Import a copy that was changed so, twice."""
    seeds, copy = laid(_SEEDS, folder / "seeds"), folder / "copy"
    before = _contents(seeds)
    copy.write_bytes(changed(reader, wanted))
    arguments = ["import", reader, str(copy), "--seeds", str(seeds), "--as-of", "2026-11-20"]
    with within(SECONDS):
        result = CliRunner().invoke(main, arguments)
    _expect_sentence(result.exit_code, result.exception, result.output)
    if result.exit_code:
        assert _contents(seeds) == before
        return
    after = _contents(seeds)
    _, verdict = check(seeds)
    assert not verdict.errors, verdict.problems
    CliRunner().invoke(main, arguments)
    assert _contents(seeds) == after, "the same copy, imported again, changes the seeds"


def judge_process(reader: str, wanted: list[Change], folder: Path) -> None:
    """Import a copy that was changed so in a process of its own, within its limits."""
    seeds, copy = laid(_SEEDS, folder / "seeds"), folder / "copy"
    copy.write_bytes(changed(reader, wanted))
    arguments = ["import", reader, str(copy), "--seeds", str(seeds), "--as-of", "2026-11-20"]
    done = run(*arguments, seconds=SECONDS, size=SIZE)
    _expect_sentence(done.returncode, None, done.stdout + done.stderr)


def _expect_sentence(code: int, exception: BaseException | None, output: str) -> None:
    assert exception is None or isinstance(exception, SystemExit), output
    assert code in {0, 1}, output
    assert "Traceback" not in output, output
    assert all(line.isprintable() for line in output.split("\n")), ascii(output)
    if code:
        assert output.endswith("Nothing was written.\n"), output


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

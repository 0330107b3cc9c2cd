"""What is promised of a copy that holds anything: one sentence, or seeds that pass `check`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from llmref.cli import main
from llmref.judge import check
from tests.fuzz.copies import changed
from tests.fuzz.limits import run, unprintable, within
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


def faults(reader: str, wanted: list[Change], folder: Path) -> list[str]:
    """What is wrong with how a copy that was changed so is imported, twice."""
    seeds, copy = laid(_SEEDS, folder / "seeds"), folder / "copy"
    before = _contents(seeds)
    copy.write_bytes(changed(reader, wanted))
    arguments = ["import", reader, str(copy), "--seeds", str(seeds), "--as-of", "2026-11-20"]
    with within(SECONDS):
        result = CliRunner().invoke(main, arguments)
    wrong = _of_output(result.exit_code, result.output)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        wrong.append(f"it ends in {result.exception!r}")
    after = _contents(seeds)
    if result.exit_code:
        return wrong if after == before else [*wrong, "it fails, and changes the seeds"]
    _, verdict = check(seeds)
    wrong += [problem.text() for problem in verdict.problems if problem.severity == "error"]
    CliRunner().invoke(main, arguments)
    if _contents(seeds) != after:
        wrong.append("the same copy, imported again, changes the seeds")
    return wrong


def faults_of_process(reader: str, wanted: list[Change], folder: Path) -> list[str]:
    """What is wrong with how it is imported by a process of its own, within its limits."""
    seeds, copy = laid(_SEEDS, folder / "seeds"), folder / "copy"
    copy.write_bytes(changed(reader, wanted))
    arguments = ["import", reader, str(copy), "--seeds", str(seeds), "--as-of", "2026-11-20"]
    done = run(*arguments, seconds=SECONDS, size=SIZE)
    return _of_output(done.returncode, done.stdout + done.stderr)


def _of_output(code: int, output: str) -> list[str]:
    wrong = unprintable(output)
    if code not in {0, 1} or "Traceback" in output:
        wrong.append(f"it ends with {code}: {output}")
    if code and not output.endswith("Nothing was written.\n"):
        wrong.append(f"it does not say that nothing was written: {output}")
    return wrong


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

"""Runs one call after the other, as its reader would: from a file in a folder of its own."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

from tests.recipes.closed import network
from tests.recipes.closed.network import NODE_MODULES, SDKS
from tests.recipes.job import Published

WRITTEN = {"python": "call.py", "curl": "call.sh", "javascript": "call.mjs"}
TIMEOUT_S = 120
_KILLED = -9


class Runner:
    """Python and JavaScript run where the vendors' clients are imported already."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder, self._environment = folder, environment
        (folder / NODE_MODULES.name).symlink_to(NODE_MODULES)
        python = [SDKS, Path(__file__).with_name("warm.py")]
        node = [network.node(), NODE_MODULES.with_name("warm.mjs")]
        self._warm = {
            "python": Warm(python, environment),
            "javascript": Warm(node, environment),
        }

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, *_: object) -> None:
        for warm in self._warm.values():
            warm.end()

    def run(self, call: Published, name: str) -> tuple[int, str, str]:
        """Exit status and what was printed, in a new folder of that name."""
        home = self._folder / name
        home.mkdir()
        if call.operation.endswith("/transcription"):
            (home / "speech.mp3").write_bytes(b"ID3 simulated")
        (home / WRITTEN[call.language]).write_text(call.code, encoding="utf-8")
        for printed in ("stdout", "stderr"):
            (home / printed).touch()
        warm = self._warm.get(call.language)
        status = warm.run(home) if warm else self._alone(["/bin/sh", WRITTEN["curl"]], home)
        stdout, stderr = ((home / name).read_text("utf-8") for name in ("stdout", "stderr"))
        return status, stdout, stderr

    def _alone(self, command: Sequence[str], home: Path) -> int:
        with (home / "stdout").open("wb") as stdout, (home / "stderr").open("wb") as stderr:
            done = subprocess.run(
                command,
                cwd=home,
                env={**self._environment, "HOME": str(home)},
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                timeout=TIMEOUT_S,
                check=False,
            )
        return done.returncode


class Warm:
    """A process that runs what it finds in the folders that it is told, without a start each."""

    def __init__(self, command: Sequence[str | Path], environment: dict[str, str]) -> None:
        self._command, self._environment = command, environment
        self._process: subprocess.Popen[str] | None = None

    def run(self, home: Path) -> int:
        """The exit status; a call that takes the process with it, or hangs, ends it."""
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{home}\n")
        process.stdin.flush()
        clock = threading.Timer(TIMEOUT_S, process.kill)
        clock.start()
        answer = process.stdout.readline()
        clock.cancel()
        if answer:
            return int(answer)
        self.end()
        return process.returncode or _KILLED

    def end(self) -> None:
        if self._process:
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self._command,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

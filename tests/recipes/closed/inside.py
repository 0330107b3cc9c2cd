"""`python -m tests.recipes.closed.inside FOLDER`, in a network of its own: runs the job there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from tests import tools
from tests.recipes.api.server import SimulatedApi
from tests.recipes.closed.names import NameServer
from tests.recipes.closed.network import SDKS
from tests.recipes.closed.trust import Trust
from tests.recipes.job import Job, Outcome, Published

SHELL = "/bin/sh"
WRITTEN = {"python": "call.py", "curl": "call.sh"}
NAMES = {
    "resolv.conf": "nameserver 127.0.0.1\noptions timeout:5 attempts:2\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
    "hosts": "127.0.0.1 localhost\n",
}
"""What a system asks for a host, and where: nothing outside this network."""
TIMEOUT_S = 120


def main(folder: Path) -> None:
    """Run every call of the job in the folder, one after the other."""
    job = Job.from_json(json.loads((folder / "job.json").read_text(encoding="utf-8")))
    _only_this_machine(folder)
    trust = Trust()
    environment = {
        "PATH": f"{tools.curl().parent}:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        **trust.environment(folder),
        **job.variables,
    }
    owner = folder.stat()
    hosts = {urlsplit(door.base_url).hostname or "" for door in job.doors}
    with ExitStack() as stack:
        names = stack.enter_context(NameServer(hosts))
        api = stack.enter_context(SimulatedApi(job.doors, trust.context))
        runner = stack.enter_context(Runner(environment))
        outcomes = []
        for at, call in enumerate(job.calls):
            home = folder / str(at)
            home.mkdir()
            # Whoever started this removes it, even where sudo made them root in here.
            os.chown(home, owner.st_uid, owner.st_gid)
            status, stdout, stderr = runner.run(call, home)
            outcomes.append(
                Outcome(status, stdout, stderr, tuple(api.forget()), tuple(names.forget()))
            )
    told = json.dumps([outcome.to_json() for outcome in outcomes])
    (folder / "outcomes.json").write_text(told, encoding="utf-8")


def _only_this_machine(folder: Path) -> None:
    """Bring up loopback, and ask this machine for every name."""
    subprocess.run([tools.ip(), "link", "set", "lo", "up"], check=True)
    for name, text in NAMES.items():
        if Path("/etc", name).exists():
            (folder / name).write_text(text, encoding="utf-8")
            subprocess.run(["mount", "--bind", folder / name, f"/etc/{name}"], check=True)


class Runner:
    """Runs one call after the other, as its reader would: from a file in a folder of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment
        self._warm = subprocess.Popen(
            [SDKS, Path(__file__).with_name("warm.py")],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Runner:
        return self

    def __exit__(self, *_: object) -> None:
        self._warm.communicate()

    def run(self, call: Published, home: Path) -> tuple[int, str, str]:
        """Exit status and what was printed."""
        if call.operation.endswith("/transcription"):
            (home / "speech.mp3").write_bytes(b"ID3 simulated")
        (home / WRITTEN[call.language]).write_text(call.code, encoding="utf-8")
        status = self._python(home) if call.language == "python" else self._shell(home)
        stdout, stderr = ((home / name).read_text("utf-8") for name in ("stdout", "stderr"))
        return status, stdout, stderr

    def _python(self, home: Path) -> int:
        assert self._warm.stdin is not None
        assert self._warm.stdout is not None
        self._warm.stdin.write(f"{home}\n")
        self._warm.stdin.flush()
        return int(self._warm.stdout.readline())

    def _shell(self, home: Path) -> int:
        with (home / "stdout").open("wb") as stdout, (home / "stderr").open("wb") as stderr:
            done = subprocess.run(
                [SHELL, WRITTEN["curl"]],
                cwd=home,
                env={**self._environment, "HOME": str(home)},
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                timeout=TIMEOUT_S,
                check=False,
            )
        return done.returncode


if __name__ == "__main__":
    main(Path(sys.argv[1]))

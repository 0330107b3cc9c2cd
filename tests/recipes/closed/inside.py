"""`python -m tests.recipes.closed.inside FOLDER`, in a network of its own: runs the job there.

With `proxy` after the folder it needs no such network, and clients have to ask the proxy.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from tests import tools
from tests.recipes.api import google_sign_in
from tests.recipes.api.server import SimulatedApi
from tests.recipes.closed.names import NameServer
from tests.recipes.closed.proxy import Proxy
from tests.recipes.closed.run import Runner
from tests.recipes.closed.trust import Trust
from tests.recipes.job import Job, Outcome

NAMES = {
    "resolv.conf": "nameserver 127.0.0.1\noptions timeout:5 attempts:2\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
    "hosts": "127.0.0.1 localhost\n",
}
"""What a system asks for a host, and where: nothing outside this network."""
COMMANDS = Path(__file__).with_name("commands")
"""Other companies' commands that calls run."""


def main(folder: Path, *, by_proxy: bool = False) -> None:
    """Run every call of the job in the folder, one after the other."""
    job = Job.from_json(json.loads((folder / "job.json").read_text(encoding="utf-8")))
    if not by_proxy:
        _only_this_machine(folder)
    trust = Trust()
    environment = {
        "PATH": f"{COMMANDS}:{tools.curl().parent}:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        **trust.environment(folder),
        **{name: _held(name, value, folder) for name, value in job.variables.items()},
    }
    owner = folder.stat()
    hosts = {urlsplit(door.base_url).hostname or "" for door in job.doors}
    with ExitStack() as stack:
        api = stack.enter_context(SimulatedApi(job.doors, trust.context, free_ports=by_proxy))
        names: Proxy | NameServer
        if by_proxy:
            names = stack.enter_context(Proxy(hosts, api.ports))
            environment |= names.environment()
        else:
            names = stack.enter_context(NameServer(hosts))
        runner = stack.enter_context(Runner(folder, environment))
        outcomes = []
        for at, call in enumerate(job.calls):
            ran = runner.run(call, str(at))
            # Whoever started this removes it, even where sudo made them root in here.
            os.chown(folder / str(at), owner.st_uid, owner.st_gid)
            outcomes.append(Outcome(*ran, tuple(api.forget()), tuple(names.forget())))
    told = json.dumps([outcome.to_json() for outcome in outcomes])
    (folder / "outcomes.json").write_text(told, encoding="utf-8")


def _held(name: str, value: str, folder: Path) -> str:
    """What a variable holds: itself, or the path of a file of credentials."""
    if not name.endswith("_CREDENTIALS"):
        return value
    path = folder / f"{name}.json"
    path.write_text(google_sign_in.service_account(value), encoding="utf-8")
    return str(path)


def _only_this_machine(folder: Path) -> None:
    """Bring up loopback, and ask this machine for every name."""
    subprocess.run([tools.ip(), "link", "set", "lo", "up"], check=True)
    for name, text in NAMES.items():
        if Path("/etc", name).exists():
            (folder / name).write_text(text, encoding="utf-8")
            subprocess.run(["mount", "--bind", folder / name, f"/etc/{name}"], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), by_proxy="proxy" in sys.argv[2:])

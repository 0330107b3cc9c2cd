"""`llmref serve` as it is run: its address, its end, and what it prints when something is wrong."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from tornado.websocket import websocket_connect

from tests.previews import DEADLINE_S, ask, change
from tests.worlds import WORLDS, lay

pytestmark = pytest.mark.system

SEEDS = str(WORLDS / "tiny")
ROOT = Path(__file__).resolve().parents[3]
SERVE_CODE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from llmref.cli import main; main(prog_name='llmref')"
)
"""Hears Ctrl-C though the tests run in the background of a shell, which makes it deaf to that."""
SERVE = [sys.executable, "-W", "error", "-c", SERVE_CODE, "serve"]
OFFERING = "/model/anvil-1/acme/"


@contextmanager
def running(
    *options: str, seeds: str = SEEDS, command: Sequence[str] = SERVE, **environment: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and what it printed until it served."""
    process = subprocess.Popen(
        [*command, "--seeds", seeds, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": str(ROOT / "generator"),
            **environment,
        },
    )
    assert process.stdout is not None
    timer = Timer(DEADLINE_S, process.kill)  # so that nobody waits for ever for what it prints
    timer.start()
    said = ""
    try:
        while "Ctrl-C" not in said and (line := process.stdout.readline()):
            said += line
        yield process, said
    finally:
        timer.cancel()
        process.kill()
        process.communicate()


def refused(*options: str) -> str:
    """What is printed where it does not serve."""
    result = subprocess.run(
        [*SERVE, "--seeds", SEEDS, *options], capture_output=True, text=True, check=False
    )
    assert result.returncode == 2
    return result.stderr


def address_of(said: str) -> str:
    found = re.search(r"http://\S+(?=/ )", said)
    assert found is not None, said
    return found[0]


def line_with(process: subprocess.Popen[str], text: str) -> str:
    """The first line with the text that the process prints to its second output."""
    assert process.stderr is not None
    while line := process.stderr.readline():
        if text in line:
            return line
    raise AssertionError(f"{text!r} was not printed")


def wait_for_page(address: str, text: str) -> None:
    """Return once the page of the offering has the text."""
    ended = time.monotonic() + DEADLINE_S
    while text not in ask(address, OFFERING).content:
        assert time.monotonic() < ended


def test_it_serves_and_ctrl_c_ends_it() -> None:
    with running("--port", "0") as (process, said):
        address = address_of(said)
        assert ask(address, "/").status == 200

        with ThreadPoolExecutor(1) as apart:
            story = _interrupted(process, f"{address}/livereload")
            out, err = apart.submit(asyncio.run, story).result()

        assert process.returncode == 0
        assert (out, err) == ("Stopped.\n", "")


async def _interrupted(process: subprocess.Popen[str], link: str) -> tuple[str, str]:
    """What the process says when it is ended while a page is connected to it."""
    page = await websocket_connect(link.replace("http", "ws"))
    process.send_signal(signal.SIGINT)
    said = await asyncio.to_thread(process.communicate, timeout=DEADLINE_S)
    assert await page.read_message() is None
    page.close()
    return said


def test_a_port_in_use_is_refused_with_a_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as used:
        port = used.getsockname()[1]

        words = refused("--port", str(port))

    assert re.search(rf"port {port} is in use; .* run llmref serve --port \d+", words)


def test_without_a_port_the_next_free_one_is_taken_and_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as used:
        first = used.getsockname()[1]
        code = f"from llmref.serve import ports; ports.FIRST = {first}; from llmref import cli"
        command = [sys.executable, "-c", f"{code}; cli.main()", "serve"]

        with running(command=command) as (_, said):
            number = address_of(said).rpartition(":")[2]

    assert f"Port {first} is in use; using port {number}." in said


def test_a_host_that_this_machine_does_not_have_is_refused() -> None:
    assert "cannot listen on 192.0.2.1" in refused("--host", "192.0.2.1", "--port", "0")
    assert "host 'a b' was not found" in refused("--host", "a b")


def test_the_host_that_is_named_is_answered() -> None:
    with running("--port", "0", "--host", "127.0.0.2") as (_, said):
        address = address_of(said)

        assert address.startswith("http://127.0.0.2:")
        assert ask(address, "/").status == 200
        assert ask(address, "/", Host="127.0.0.3").status == 403


def test_the_browser_is_opened_when_asked(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    browser.chmod(0o755)

    with running("--port", "0", "--open", BROWSER=f"{browser} %s") as (_, said):
        assert ask(address_of(said), "/").status == 200
        opened = (tmp_path / "opened").read_text()

    assert opened == f"{address_of(said)}/\n"


def test_a_fault_of_a_template_is_told_at_its_path(tmp_path: Path) -> None:
    """Whatever folder the seeds are in."""
    seeds = lay(tmp_path / "seeds", "tiny")
    templates = shutil.copytree(ROOT / "templates", tmp_path / "own" / "templates")
    shutil.copytree(ROOT / "generator", tmp_path / "own" / "generator")
    page = templates / "pages" / "offering.html"
    number = page.read_text().count("\n") + 1
    page.write_text(page.read_text() + "{% if %}\n")
    command = ["sh", "-c", f'cd "{tmp_path}/own" && exec "$@"', "sh", *SERVE]
    own = str(tmp_path / "own" / "generator")

    with running("--port", "0", seeds=str(seeds), command=command, PYTHONPATH=own) as (it, said):
        ask(address_of(said), OFFERING)

        assert line_with(it, "template:").startswith(f"templates/pages/offering.html:{number}:1: ")


def test_edits_are_followed_though_the_working_folder_is_gone(tmp_path: Path) -> None:
    seeds = lay(tmp_path / "seeds", "tiny")
    (tmp_path / "cwd").mkdir()
    command = ["sh", "-c", f'cd "{tmp_path}/cwd" && rmdir ../cwd && exec "$@"', "sh", *SERVE]

    with running("--port", "0", seeds=str(seeds), command=command) as (process, said):
        change(seeds / "offerings" / "acme.yaml", "0.40", "0.44")
        wait_for_page(address_of(said), "$0.44")
        change(seeds / "offerings" / "acme.yaml", "rates:", "rate:")

        assert line_with(process, "unknown-key").startswith(f"{seeds}/offerings/acme.yaml:9:5")


def test_edits_are_followed_though_nobody_reads_what_is_printed(tmp_path: Path) -> None:
    seeds = lay(tmp_path / "seeds", "tiny")
    prices = seeds / "offerings" / "acme.yaml"
    with running("--port", "0", seeds=str(seeds)) as (process, said):
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stderr.close()

        change(prices, "rates:", "rate:")
        change(prices, "rate:", "rates:")
        change(prices, "0.40", "0.44")
        wait_for_page(address_of(said), "$0.44")

        process.send_signal(signal.SIGINT)
        assert process.wait(DEADLINE_S) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_where_nothing_can_be_printed_a_sentence_says_so() -> None:
    port = str(a_free_port())
    with (
        Path("/dev/full").open("w") as full,
        subprocess.Popen(
            [*SERVE, "--seeds", SEEDS, "--port", port],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        timer = Timer(DEADLINE_S, process.kill)  # so that nobody waits for ever for its end
        timer.start()
        assert process.stderr is not None
        words = process.stderr.readline()
        status = ask(f"http://127.0.0.1:{port}", "/").status
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        timer.cancel()

    assert words.startswith("Output stopped (no space left on device)")
    assert status == 200
    assert (rest, process.returncode) == ("", 0)


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
        return number


LIMITED = ["unshare", "--user", "--map-root-user", "sh", "-c"]


def can_limit() -> bool:
    """Whether this system lets anybody try with limits of their own."""
    try:
        command = [*LIMITED, "echo 0 >/proc/sys/user/max_inotify_instances"]
        return not subprocess.run(command, capture_output=True, check=False).returncode
    except OSError:
        return False


@pytest.mark.skipif(not can_limit(), reason="this system does not let anybody lower its limits")
@pytest.mark.parametrize(
    ("own_limit", "number", "limit"),
    [
        ("max_inotify_instances", 0, "max_user_instances"),
        ("max_inotify_watches", 5, "max_user_watches"),
    ],
)
def test_where_inotify_has_nothing_left_the_limit_is_named_and_edits_are_followed(
    tmp_path: Path, own_limit: str, number: int, limit: str
) -> None:
    seeds = lay(tmp_path / "seeds", "tiny")
    prices = seeds / "offerings" / "acme.yaml"
    lower = f'echo {number} >/proc/sys/user/{own_limit}; exec "$@"'
    command = [*LIMITED, lower, "sh", *SERVE]
    with running("--port", "0", seeds=str(seeds), command=command) as (process, said):
        assert f"sudo sysctl fs.inotify.{limit}=" in line_with(process, "inotify")
        for old, new in [("0.40", "0.44"), ("0.44", "0.45")]:
            change(prices, old, new)
            wait_for_page(address_of(said), f"${new}")

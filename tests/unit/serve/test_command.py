"""`llmref serve` as it is run: its address, its end, and a port that is taken."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tornado.websocket import websocket_connect

from tests.previews import ask
from tests.worlds import WORLDS

SEEDS = str(WORLDS / "tiny")
COMMAND = [sys.executable, "-W", "error", "-m", "generator", "serve", "--seeds", SEEDS]


@contextmanager
def running(*options: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and what it said until it served."""
    process = subprocess.Popen(
        [*COMMAND, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
    )
    assert process.stdout is not None
    said = ""
    try:
        while "Ctrl-C" not in said and (line := process.stdout.readline()):
            said += line
        yield process, said
    finally:
        process.kill()
        process.communicate()


def port_of(said: str) -> int:
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", said)
    assert found is not None, said
    return int(found[1])


def test_it_serves_and_ctrl_c_ends_it() -> None:
    with running("--port", "0") as (process, said):
        address = f"127.0.0.1:{port_of(said)}"
        assert ask(address, "/").status == 200

        out, err = asyncio.run(_interrupted(process, f"ws://{address}/livereload"))

        assert process.returncode == 0
        assert (out, err) == ("Ended.\n", "")


async def _interrupted(process: subprocess.Popen[str], link: str) -> tuple[str, str]:
    """What the process says when it is ended while a page is connected to it."""
    page = await websocket_connect(link)
    process.send_signal(signal.SIGINT)
    said = await asyncio.to_thread(process.communicate, timeout=30)
    assert await page.read_message() is None
    page.close()
    return said


def test_a_port_that_is_taken_is_refused_with_a_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        result = subprocess.run(
            [*COMMAND, "--port", str(port)], capture_output=True, text=True, check=False
        )

    assert result.returncode == 2
    assert re.search(rf"port {port} cannot be had .*; \d+ is free: --port \d+", result.stderr)


def test_without_a_port_the_next_free_one_is_taken_and_told() -> None:
    with running() as (_, _first), running() as (_, second):
        assert f"Port 8000 is taken; this is {port_of(second)}." in second


def test_the_browser_is_opened_when_asked(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    browser.chmod(0o755)

    with running("--port", "0", "--open", BROWSER=f"{browser} %s") as (_, said):
        assert ask(f"127.0.0.1:{port_of(said)}", "/").status == 200
        opened = (tmp_path / "opened").read_text()

    assert opened == f"http://127.0.0.1:{port_of(said)}/\n"

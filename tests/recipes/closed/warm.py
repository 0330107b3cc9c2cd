"""Runs Python calls in forks of one process that has imported the vendors' clients already.

Started by inside.py with the clients' own interpreter, so it knows nothing of this project: it
reads a folder a line, runs call.py there as a program of its own, and answers with its exit status.
"""

import importlib
import os
import runpy
import signal
import sys
import time
import traceback
from pathlib import Path

CLIENTS = (
    "anthropic",
    "boto3",
    "cohere",
    "google.genai",
    "mistralai.client",
    "openai",
    "replicate",
)
TIMEOUT_S = 120
WAIT_S = 0.01
_sleep = time.sleep


def main() -> None:
    """Answer each line with the status of the call in that folder."""
    for client in CLIENTS:
        importlib.import_module(client)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _be_the_call(Path(line.rstrip("\n")))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _be_the_call(home: Path) -> None:
    signal.alarm(TIMEOUT_S)
    os.chdir(home)
    os.environ["HOME"] = str(home)
    for number, name in enumerate(("/dev/null", "stdout", "stderr")):
        opened = os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(opened, number)
    sys.argv = ["call.py"]
    # Minutes pass quickly in the simulated world, so that a call may wait as long as it should.
    time.sleep = lambda seconds: _sleep(min(float(seconds), WAIT_S))
    status = 1
    try:
        runpy.run_path("call.py", run_name="__main__")
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()

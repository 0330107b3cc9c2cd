"""How a command gets a network, or mounts, of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from tests import tools


def entrances(*kinds: str) -> Iterator[list[str]]:
    """As root, as a user who is root in a namespace of their own, by a sudo that asks nothing."""
    enter = [str(tools.unshare()), *kinds]
    yield enter
    yield [*enter, "--map-root-user"]
    if sudo := shutil.which("sudo"):
        # Bytecode that root wrote could not be removed by the user.
        yield [sudo, "-n", "env", "PYTHONDONTWRITEBYTECODE=1", *enter]


ALLOW = (
    "run as root, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1 "
    "kernel.apparmor_restrict_unprivileged_userns=0)"
)
"""What to do where no entrance is open."""

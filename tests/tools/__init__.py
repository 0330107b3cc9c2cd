"""The outside programs that tests need: where they are, or one sentence that says what to do."""

from tests.tools.find import (
    MissingTool,
    chromium,
    curl,
    ip,
    java,
    lychee,
    node,
    npm,
    nu_checker,
    unshare,
)

__all__ = [
    "MissingTool",
    "chromium",
    "curl",
    "ip",
    "java",
    "lychee",
    "node",
    "npm",
    "nu_checker",
    "unshare",
]

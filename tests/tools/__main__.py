"""`python -m tests.tools [NAME …]`: finds outside programs, all or those named, and installs
those that are not there.
"""

import os
import sys

from tests.tools.find import MissingTool, locate
from tests.tools.install import install
from tests.tools.table import TOOLS, Tool


def main(names: list[str]) -> int:
    """0 when every program is there in the end; all are meant where none is named."""
    wanted = [tool for tool in TOOLS if tool.name in names or not names]
    missing = [tool for tool in wanted if _trouble(tool)]
    # A program that somebody chose by its variable is theirs to fix.
    install([tool for tool in missing if not os.environ.get(tool.variable or "")])
    troubles = [trouble for tool in missing if (trouble := _trouble(tool))]
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    if not troubles:
        print("tools:", *(tool.name for tool in wanted), "are here")
    return 1 if troubles else 0


def _trouble(tool: Tool) -> str | None:
    try:
        locate(tool)
    except MissingTool as missing:
        return str(missing)
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

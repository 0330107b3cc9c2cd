"""The languages that calls are written in: a row each, with all that differs between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from llmref.records.fields import OneOf

_VARIABLE = re.compile(r"\$\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Language:
    """One language; its key is the ending of its templates."""

    label: str
    """What readers call it."""
    fence: str
    """What Markdown and Pygments call it."""
    install: str
    """The words before the package of a call; empty where a call needs none."""
    seed_key: str
    """What a provider's recipe calls its package; empty where a call needs none."""
    address: str
    """A base URL without variables as an expression; %s stands for it."""
    address_with_variables: str
    """The same with variables."""
    variable: str
    r"""A variable in such an expression; \1 stands for its name."""
    prints_reply: bool
    """Whether a call prints the reply as it came, and not what a client makes of it."""
    everywhere: bool
    """Whether each call has a template or a reason; no for a language that is new."""

    def expression(self, base_url: str) -> str:
        """The base URL as an expression of the language; for curl as text in double quotes."""
        if not _VARIABLE.search(base_url):
            return self.address % base_url
        return self.address_with_variables % _VARIABLE.sub(self.variable, base_url)


LANGUAGES: Mapping[str, Language] = {
    "python": Language(
        label="Python",
        fence="python",
        install="pip install",
        seed_key="pip",
        address='"%s"',
        address_with_variables='f"%s"',
        variable=r"{os.environ['\1']}",
        prints_reply=False,
        everywhere=True,
    ),
    "curl": Language(
        label="curl",
        fence="sh",
        install="",
        seed_key="",
        address="%s",
        address_with_variables="%s",
        variable=r"${\1}",
        prints_reply=True,
        everywhere=True,
    ),
    "javascript": Language(
        label="JavaScript",
        fence="javascript",
        install="npm install",
        seed_key="npm",
        address='"%s"',
        address_with_variables="`%s`",
        variable=r"${process.env.\1}",
        prints_reply=False,
        everywhere=True,
    ),
}
"""Every language, in the order of the tabs."""
LanguageKey = Annotated[str, OneOf(lambda: LANGUAGES)]

"""Seeds that hold one thing very often, to see that judging takes time in proportion to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.worlds import WORLDS, lay

WORLD = "typical"
_HEAD = """sources:
  page: {url: https://acme.example.com/pricing, via: page}
defaults: {source: page, checked: 2026-11-19, billing: usage}
offerings:
"""
_ONE = f"{_HEAD}- model: anvil-1\n  id: a\n"
_VARIANTS = f"{_ONE}  variants:\n  - {{id: v, label: l}}\n"
_PROVIDER = "name: Acme\nkind: gateway\nrefresh: weekly\n"
_CREATOR = "name: Acme\n"
_FAMILIES = f"{_CREATOR}families:\n  anvil: {{name: Anvil}}\n"
_PAGE = "---\ntitle: About\ndescription: d\n---\n"
_CONDITIONS = ("quality", "resolution", "region")


def _lines(start: str, line: Callable[[int], str]) -> Callable[[int], str]:
    """A text of some lines, the same ones at the start, and any number of others."""
    return lambda size: start + "".join(f"{line(number)}\n" for number in range(size))


def _added(path: str, line: Callable[[int], str]) -> Callable[[int], str]:
    """A file of the world with lines added to it."""
    return _lines((WORLDS / WORLD / path).read_text("utf-8"), line)


def _ring(size: int) -> str:
    steps = (f"  a{number}: a{(number + 1) % size}\n" for number in range(size))
    return "models:\n" + "".join(steps) if size else "models: {old: anvil-1}\n"


def _reversed(size: int) -> str:
    ids = (f"- {{model: anvil-1, id: a{number:06d}}}\n" for number in reversed(range(size)))
    return _HEAD + "".join(ids) + "- {model: anvil-1, id: a}\n"


Bulk = tuple[str, Callable[[int], str]]
"""The path of a seed, and its text of any size."""
FILES: dict[str, Bulk] = {
    # text
    "blank lines": ("creators/zzz.yaml", _lines("", lambda _: "")),
    "blank lines at the end": ("creators/acme.yaml", _added("creators/acme.yaml", lambda _: "")),
    "spaces": ("creators/zzz.yaml", _lines("", lambda _: " " * 50)),
    "comments": ("creators/acme.yaml", _added("creators/acme.yaml", lambda _: "# a # b")),
    "marks of a conflict": ("creators/zzz.yaml", _lines("about: |\n", lambda _: "  <<<<<<< x")),
    "signs of anchors": ("creators/zzz.yaml", _lines("about: |\n", lambda _: "  &a *b [[ {{")),
    "text that is not NFC": ("creators/zzz.yaml", _lines("#\n", lambda _: "# e\u0301")),
    # keys and values that are wrong
    "unknown keys": ("creators/acme.yaml", _lines(_CREATOR, lambda n: f"k{n}: v")),
    "repeated keys": ("creators/acme.yaml", _lines(_CREATOR, lambda _: "k: v")),
    "keys without values": ("creators/acme.yaml", _lines(_CREATOR, lambda n: f"k{n}:")),
    "lists where none can be": (
        "creators/acme.yaml",
        _lines(f"{_CREATOR}aliases:\n", lambda _: "- [[[[[[a]]]]]]"),
    ),
    "wrong values": (
        "offerings/acme.yaml",
        _lines(_HEAD, lambda _: "- {model: A B, id: '<', billing: x, deployment: y}"),
    ),
    # references
    "redirects to an unknown slug": (
        "redirects.yaml",
        _lines("models:\n", lambda n: f"  a{n}: zz"),
    ),
    "redirects in a chain": (
        "redirects.yaml",
        _lines("models:\n  a0: anvil-1\n", lambda n: f"  a{n + 1}: a{n}"),
    ),
    "redirects in a ring": ("redirects.yaml", _ring),
    "unknown models": (
        "offerings/acme.yaml",
        _lines(_HEAD, lambda n: f"- {{model: nope-{n}, id: a{n:06d}}}"),
    ),
    "unknown models of gotchas": (
        "providers/acme.yaml",
        _lines(f"{_PROVIDER}gotchas:\n", lambda n: f"- {{text: Text, models: [nope-{n}]}}"),
    ),
    "unknown sources": (
        "offerings/acme.yaml",
        _lines(_HEAD, lambda n: f"- {{model: anvil-1, id: a{n:06d}, source: s{n}}}"),
    ),
    "unused sources": (
        "offerings/acme.yaml",
        lambda size: (
            _lines("sources:\n", lambda n: f"  s{n}: {{url: https://a.b, via: page}}")(size)
            + _ONE.replace("sources:\n", "")
        ),
    ),
    "fields that a source cannot cover": (
        "models/acme/anvil-1.yaml",
        _lines(
            "name: Anvil 1\nkind: chat\nfamily: anvil\nsources:\n",
            lambda n: f"- {{url: https://a.b, via: docs, checked: 2026-11-19, for: [x{n}]}}",
        ),
    ),
    "exceptions": (
        "exceptions.yaml",
        _lines(
            "exceptions:\n",
            lambda n: f"- {{rule: absurd-rate, file: site.yaml, subject: s{n}, reason: Why}}",
        ),
    ),
    "exceptions to unknown rules": (
        "exceptions.yaml",
        _lines("exceptions:\n", lambda n: f"- {{rule: rule-{n}, file: site.yaml, reason: Why}}"),
    ),
    # pages
    "headings": ("pages/about.md", _lines(_PAGE, lambda _: "## x\n")),
    "links to unknown records": ("pages/about.md", _lines(_PAGE, lambda n: f"[a](model:b-{n})")),
    "links to unknown sections": ("pages/about.md", _lines(_PAGE, lambda n: f"[a](#b-{n})\n## x")),
    "links to unknown lists": ("pages/about.md", _lines(_PAGE, lambda n: f"[a](/kind/b-{n}/)")),
    "unknown images": ("pages/about.md", _lines(_PAGE, lambda n: f"![a](/b-{n}.png)")),
    "unknown blocks": ("pages/about.md", _lines(_PAGE, lambda _: "[[x]]")),
    "blocks": ("pages/about.md", _lines(_PAGE, lambda _: "[[recipe-cells]]\n")),
    "raw HTML": ("pages/about.md", _lines(_PAGE, lambda _: "a <b>\n")),
    "footnotes": ("pages/about.md", _lines(_PAGE, lambda n: f"a[^{n}]\n\n[^{n}]: b\n")),
    # lists
    "regions": (
        "offerings/acme.yaml",
        lambda size: f"{_ONE}  regions: [{', '.join(f'r{number}' for number in range(size))}, r]\n",
    ),
    "variants": (
        "offerings/acme.yaml",
        _lines(
            f"{_ONE}  variants:\n  - {{id: v, label: l}}\n",
            lambda n: f"  - {{id: v{n}, label: l{n}}}",
        ),
    ),
    "variants of one label": (
        "offerings/acme.yaml",
        _lines(
            f"{_ONE}  variants:\n  - {{id: v, label: l}}\n", lambda n: f"  - {{id: v{n}, label: l}}"
        ),
    ),
    "offerings of one model": (
        "offerings/acme.yaml",
        _lines(_HEAD, lambda n: f"- {{model: anvil-1, id: a{n:06d}}}"),
    ),
    "offerings in reverse": ("offerings/acme.yaml", _reversed),
    "families": (
        "creators/acme.yaml",
        _lines(
            f"{_CREATOR}families:\n  anvil: {{name: Anvil}}\n", lambda n: f"  f{n}: {{name: F {n}}}"
        ),
    ),
    "families of one name": (
        "creators/acme.yaml",
        _lines(
            f"{_CREATOR}families:\n  anvil: {{name: Anvil}}\n", lambda n: f"  f{n}: {{name: F}}"
        ),
    ),
    "reasons for no call": (
        "providers/acme.yaml",
        _lines(f"{_PROVIDER}no_calls:\n", lambda _: "- {text: Text, kinds: [chat]}"),
    ),
    "undeclared variables": (
        "providers/acme.yaml",
        _lines(
            f"{_PROVIDER}recipes:\n",
            lambda n: (
                f"- {{class: openai-chat, base_url: 'https://${{K{n}}}.b/v1', kinds: [chat]}}"
            ),
        ),
    ),
}
"""Files that grow with no limit but that of a file and of a list."""
_PRICES = f"{_ONE}  prices:\n  - {{rates: {{input: 1}}}}\n"
PRICES: dict[str, Bulk] = {
    "equal prices": (
        "offerings/acme.yaml",
        _lines(_PRICES, lambda _: "  - {rates: {input: 1}}"),
    ),
    "prices that tie": (
        "offerings/acme.yaml",
        _lines(
            _PRICES, lambda n: f"  - {{when: {{{_CONDITIONS[n % 3]}: q{n}}}, rates: {{input: 1}}}}"
        ),
    ),
}
"""Files of one offering with many prices, of which there is a limit."""


def laid(folder: Path, bulk: Bulk, size: int) -> Path:
    """The world with the file of that size laid into it."""
    path, text = bulk
    lay(folder, WORLD)
    (folder / path).write_text(text(size), "utf-8")
    return folder

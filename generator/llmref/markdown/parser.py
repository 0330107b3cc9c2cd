"""The one configuration of Markdown, so that a text is judged as it is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.html_inline import html_inline
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline

from llmref.limits import NESTING
from llmref.markdown.places import SourceText, TextPlace

InlineRule = Callable[[StateInline, bool], bool]
WRITTEN = "written"
"""The key of the environment under which all tokens are, in the order of the text."""
UNDEFINED = "undefined"
"""The key under which are the labels of footnotes that are not defined, by offset."""
_REFERENCE = re.compile(r"\[\^([^\s\[\]]+)\]")
_BLOCK = re.compile(r"\[\[([^\[\]\n]*)\]\][ \t]*(?=\n|\Z)")
_SPACES = re.compile(r"[ \t\n]*")


class Parser(MarkdownIt):
    """A parser that takes every address for a link, so that a judge can report it."""

    def validateLink(self, _url: str) -> bool:  # noqa: N802
        """Whether an address makes a link: always."""
        return True


def parser(renderer: type[RendererHTML] = RendererHTML) -> Parser:
    """CommonMark with tables, footnotes, notes (`!!! note`) and blocks (`[[…]]`)."""
    parser = plain_parser(renderer)
    parser.options["inline_definitions"] = True
    parser.use(footnote_plugin).use(admon_plugin)
    parser.inline.ruler.at("footnote_inline", _recorded(_footnote_inline, is_nested=True))
    parser.inline.ruler.after("footnote_ref", "footnote_undefined", _note_undefined)
    parser.inline.ruler.before("link", "live_block", _recorded(_live_block))
    parser.core.ruler.push("alignment", _align_by_class)
    return parser


def plain_parser(renderer: type[RendererHTML] = RendererHTML) -> Parser:
    """CommonMark with tables."""
    parser = Parser("commonmark", {"maxNesting": NESTING}, renderer_cls=renderer)
    parser.enable("table")
    for name, rule in (("link", link), ("autolink", autolink), ("html_inline", html_inline)):
        parser.inline.ruler.at(name, _recorded(rule))
    parser.inline.ruler.at("image", _recorded(image, is_nested=True))
    parser.core.ruler.at("inline", _inline)
    return parser


def _inline(state: StateCore) -> None:
    """Parse inline Markdown, as the rule of that name does, and record its places."""
    source = SourceText(state.src)
    state.env[UNDEFINED] = {}
    state.env[WRITTEN] = state.tokens  # footnotes are moved into another list after this
    for before, token in pairwise(state.tokens):
        if token.type != "inline":
            continue
        is_paragraph = before.type == "paragraph_open"
        state.env.update(place=source.place(before, token), shift=0, blocks=is_paragraph)
        token.children = state.md.inline.parse(token.content, state.md, state.env, [])
        if is_paragraph and before.level == 0 and len(token.children) == 1:
            token.children[0].meta["is_apart"] = True


def _recorded(rule: InlineRule, *, is_nested: bool = False) -> InlineRule:
    """The rule, which records the place of its match on the first token that it adds.

    A nested rule parses what is between its brackets as a text of its own.
    """

    def recorded(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        start, count, shift = state.pos, len(state.tokens), state.env["shift"]
        state.env["shift"] += start + 2 if is_nested else 0
        is_match = rule(state, False)
        state.env["shift"] = shift
        if is_match:
            tokens = state.tokens[count : count + 2]  # the first may be the text before it
            _record(state, tokens[tokens[0].type == "text"], start)
        return is_match

    return recorded


def _record(state: StateInline, token: Token, start: int) -> None:
    """Record the place of a link, image or tag, and that of its address."""
    place: TextPlace = state.env["place"]
    shift: int = state.env["shift"]
    token.meta["span"] = place.span(shift + start, shift + state.pos)
    is_image = token.type == "image"
    if state.src[state.pos - 1] == ")" and (is_image or token.type == "link_open"):
        bracket = parseLinkLabel(state, start + is_image, not is_image)
        before = _SPACES.match(state.src, bracket + 2)
        address = before.end() if before else bracket + 2
        end = parseLinkDestination(state.src, address, state.posMax).pos
        token.meta["target"] = place.span(shift + address, shift + end)


def _footnote_inline(state: StateInline, silent: bool) -> bool:
    """A footnote `^[…]`, whose tokens become its children."""
    if not footnote_inline(state, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        token.children = state.env["footnotes"]["list"][token.meta["id"]]["tokens"]
    return True


def _note_undefined(state: StateInline, silent: bool) -> bool:
    """Record a reference `[^…]` to a footnote that nothing defines; it stays text."""
    match = None if silent else _REFERENCE.match(state.src, state.pos, state.posMax)
    if match:
        shift: int = state.env["shift"]
        place: TextPlace = state.env["place"]
        start = place.span(shift + match.start(), shift + match.end()).start
        state.env[UNDEFINED][start] = match[1]
    return False


def _live_block(state: StateInline, silent: bool) -> bool:
    """A line `[[…]]` of a paragraph, whether or not the paragraph has other lines."""
    match = _BLOCK.match(state.src, state.pos) if state.env["blocks"] else None
    if match is None or match.end() > state.posMax or state.env["shift"]:
        return False
    if state.src[state.src.rfind("\n", 0, state.pos) + 1 : state.pos].strip():
        return False
    if not silent:
        state.push("live_block", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _align_by_class(state: StateCore) -> None:
    """Give columns that are aligned right a class, since the policy allows no style attributes."""
    for token in state.tokens:
        if token.type in {"th_open", "td_open"} and "style" in token.attrs:
            is_right = "right" in str(token.attrs.pop("style"))
            if is_right:
                token.attrSet("class", "number")

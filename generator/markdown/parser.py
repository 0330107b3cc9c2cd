"""The one Markdown of all texts, so that what judges them and what renders them agree."""

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

from generator.markdown.places import Place, Source

InlineRule = Callable[[StateInline, bool], bool]
WRITTEN = "written"
"""The key of the environment that has every token, in the order of the text."""
_BLOCK = re.compile(r"\[\[([^\[\]\n]*)\]\][ \t]*(?=\n|\Z)")
_SPACES = re.compile(r"[ \t\n]*")


class Parser(MarkdownIt):
    """A parser that leaves the judgement of links to others."""

    def validateLink(self, _url: str) -> bool:  # noqa: N802
        """Take every address, so that a judge sees those that are not allowed."""
        return True


def parser(renderer: type[RendererHTML] = RendererHTML) -> Parser:
    """CommonMark with tables, footnotes, notes (`!!! note`) and blocks (`[[…]]`)."""
    made = plain_parser(renderer)
    made.options["inline_definitions"] = True
    made.use(footnote_plugin).use(admon_plugin)
    made.inline.ruler.at("footnote_inline", _recorded(_footnote_inline, is_nested=True))
    made.inline.ruler.before("link", "live_block", _recorded(_live_block))
    made.core.ruler.push("alignment", _align_by_class)
    return made


def plain_parser(renderer: type[RendererHTML] = RendererHTML) -> Parser:
    """CommonMark with tables, as somebody reads it who knows nothing else."""
    made = Parser("commonmark", renderer_cls=renderer)
    made.enable("table")
    for name, rule in (("link", link), ("autolink", autolink), ("html_inline", html_inline)):
        made.inline.ruler.at(name, _recorded(rule))
    made.inline.ruler.at("image", _recorded(image, is_nested=True))
    made.core.ruler.at("inline", _inline)
    return made


def _inline(state: StateCore) -> None:
    """Parse inline Markdown as the rule of that name does, with its places."""
    source = Source(state.src)
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
    """The rule, which leaves the place of what it finds on the first token that it makes.

    A nested rule parses what stands in its brackets as a text of its own.
    """

    def recorded(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        start, count, shift = state.pos, len(state.tokens), state.env["shift"]
        state.env["shift"] += start + 2 if is_nested else 0
        is_found = rule(state, False)
        state.env["shift"] = shift
        if is_found:
            tokens = state.tokens[count : count + 2]  # the first may be the text before it
            _record(state, tokens[tokens[0].type == "text"], start)
        return is_found

    return recorded


def _record(state: StateInline, token: Token, start: int) -> None:
    """Leave the places of a whole, such as a link, and of the address in it."""
    place: Place = state.env["place"]
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
    """A note `^[…]`, with what stands in it as its children."""
    if not footnote_inline(state, silent):
        return False
    if not silent:
        token = state.tokens[-1]
        token.children = state.env["footnotes"]["list"][token.meta["id"]]["tokens"]
    return True


def _live_block(state: StateInline, silent: bool) -> bool:
    """A line `[[…]]` of a paragraph, whether it is a block or was only meant as one."""
    found = _BLOCK.match(state.src, state.pos) if state.env["blocks"] else None
    if found is None or found.end() > state.posMax or state.env["shift"]:
        return False
    if state.src[state.src.rfind("\n", 0, state.pos) + 1 : state.pos].strip():
        return False
    if not silent:
        state.push("live_block", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _align_by_class(state: StateCore) -> None:
    """Columns that are set right get a class: the site's policy allows no style attributes."""
    for token in state.tokens:
        if token.type in {"th_open", "td_open"} and "style" in token.attrs:
            is_right = "right" in str(token.attrs.pop("style"))
            if is_right:
                token.attrSet("class", "number")

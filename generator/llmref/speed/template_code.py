"""What templates are compiled to: the same as Jinja2's own, without detours that cost a third.

A page asks for some 900 attributes and shows some 400 values. Jinja2 looks each attribute up by a
call that also tries the item of that name, and makes each value a Markup before joining it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from typing import Any

import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup, escape

from llmref.speed import is_on


def _in_two_steps(text: str) -> str:
    return str(escape(text))


# Private hooks. Both libraries are capped in pyproject.toml; look here before a cap is raised.
escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _in_two_steps)
"""Text as it stands in HTML, without the detour of making it a Markup first."""
_NONE_BUT_THOSE_OF_ALL: set[str] = set()
HAS_HOOKS = escaped is not _in_two_steps and hasattr(CodeGenerator, "_output_child_pre")


def environment_class() -> type[Environment]:
    """PlainEnvironment, or Jinja2's own where a private hook that it needs has gone."""
    return PlainEnvironment if HAS_HOOKS and is_on("template_code") else Environment


class PlainCode(CodeGenerator):
    """Compiles `thing.name` to just that, and output to plain text."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja2's
        """Write the attribute; a missing one raises Python's own error."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802  # Jinja2's
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Write `site.link(path)` as just that: no method and no macro wants the context."""
        is_plain = isinstance(node.node, nodes.Getattr | nodes.Name) and not forward_caller
        if not is_plain or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")

    def blockvisit(self, statements: Iterable[nodes.Node], frame: Frame) -> None:
        """Gather what a template or a block shows in a list, to hand it up in one piece."""
        if frame.buffer is not None:
            super().blockvisit(statements, frame)
            return
        self.buffer(frame)
        super().blockvisit(statements, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def write_commons(self) -> None:
        """Begin each function with names of its own for what it calls most."""
        super().write_commons()
        self.writeline("shown, escaped = environment.shown, environment.escaped")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write a macro without defaults and further arguments as the function that it is."""
        takes_more = (
            macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        )
        if takes_more:
            super().macro_def(macro_ref, frame)
        elif frame.eval_ctx.autoescape:
            self.write("environment.plain_macro(macro)")
        else:
            self.write("macro")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):  # most values are text or markup, which needs no call of Python's
            self.write("(escaped(value) if (kind := type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_escaped(frame):
            self.write(")) is str else value if kind is Markup else shown(value))")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaped(frame: Frame) -> bool:
    return bool(frame.eval_ctx.autoescape and not frame.eval_ctx.volatile)


class PlainContext(Context):
    """What a template may name, cheaper to make: all templates have the same globals here."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Any],
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002, ARG002  # Jinja2's
    ) -> None:
        self.parent = parent
        self.vars = {}
        self.environment = environment
        self.eval_ctx = EvalContext(environment, name)
        self.exported_vars = set()
        self.name = name
        self.globals_keys = _NONE_BUT_THOSE_OF_ALL
        self.blocks = {block: [render] for block, render in blocks.items()} if blocks else {}


class PlainTemplate(Template):
    """A template that lets go of what it showed once it is rendered."""

    def render(self, *args: Any, **values: Any) -> str:
        """Its text with these values."""
        context = self.new_context(dict(*args, **values))
        try:
            return self.environment.concat(self.root_render_func(context))
        except Exception:  # Jinja2 raises it again, with lines of the template
            self.environment.handle_exception()
        finally:
            # A macro of its own refers to the context that has it, and while nobody looks for
            # garbage (`garbage.py`) such a circle would keep the page to the end of the build.
            context.vars.clear()


class PlainEnvironment(Environment):
    """An environment whose templates are compiled so."""

    code_generator_class = PlainCode
    context_class = PlainContext
    template_class = PlainTemplate
    escaped = staticmethod(escaped)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain mapping for all templates: Jinja2's chain is slow to copy for each of them."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # Jinja2's
    ) -> Template:
        """A template that was loaded before at once: nothing here loads one twice."""
        if isinstance(name, str) and name in self._loaded:
            return self._loaded[name]
        template = super().get_template(name, parent, globals)
        return self._loaded.setdefault(str(template.name), template)

    @staticmethod
    def plain_macro(render: Callable[..., str]) -> Callable[..., Markup]:
        """A macro whose arguments are all given, each in its place."""
        plain = str.__new__  # as Markup does after asking what it was given; this is autoescaped
        return lambda *given: plain(Markup, render(*given))

    @staticmethod
    def shown(value: object) -> str:
        """A value as it stands in HTML, escaped unless it is markup."""
        if type(value) is str:
            return escaped(value)
        if isinstance(value, Markup):
            return value
        return escaped(str(value))

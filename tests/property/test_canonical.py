"""Whatever a seed says and however it is written: one text, the same values, every comment."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from llmref import yaml_text
from llmref.canonical.carry import revised
from llmref.canonical.document import Document, read
from llmref.canonical.emit import emit
from llmref.canonical.style import Style, style_of
from llmref.characters import first_unfit
from llmref.records.model import ModelRecord
from llmref.seeds import KINDS
from tests.worlds import WORLDS

pytestmark = pytest.mark.attacks

ROOT = Path(__file__).parents[2]
LARGEST = 6000
EASY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
SEEDS = [
    (kind.record, path)
    for folder in (WORLDS / "typical", ROOT / "seeds")
    for path in sorted(folder.rglob("*.yaml"))
    if path.stat().st_size < LARGEST
    for kind in KINDS.values()
    if kind.pattern.fullmatch(path.relative_to(folder).as_posix())
]
AWKWARD = st.sampled_from(
    [
        *("no", "3.10", "043e9900", "2026-05-22", "null", "~", "0x1F", "1_000", "=", "<<", "..."),
        *("a: b", "a:", ": a", "a #b", "#a", "# a", "a,b", "[a]", "{a}", "- a", "-a", "? a", "|"),
        *(">-", "'", '"', "''", "it's", 'say "so"', "\\n", "a\nb", "a\n\nb\n", "\na", " a", "a "),
        *(
            "a  b",
            "%a",
            "@a",
            "`a`",
            "&a",
            "*a",
            "!a",
            "👍🏽",
            "模型",
            "é",
            "---",
            "a\n  b",
            "a\n ",
            "x" * 300,
        ),
        *("word " * 40 + "end", "# " * 80 + "end", "a: " * 60 + "end"),
    ]
)
TEXTS = (AWKWARD | st.text(st.characters(max_codepoint=0x2FF), min_size=1, max_size=200)).filter(
    lambda text: text.strip() and not first_unfit(text)
)
KEYS = TEXTS.filter(lambda key: key == key.strip() and key != "<<" and len(key) < 500)
VALUES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS | st.sampled_from(["name", "about", "limits"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def document(text: str) -> Document:
    found = read(text)
    assert isinstance(found, Document), found
    return found


def reread(record: Any, text: str) -> Document:
    """The document of a canonical text, which comes out of it again."""
    found = document(text)
    assert emit(record, found) == text
    return found


def unordered(value: Any) -> Any:
    """The value, with items and keys in one order."""
    if isinstance(value, dict):
        return sorted((key, repr(unordered(inner))) for key, inner in value.items())
    return sorted(repr(unordered(item)) for item in value) if isinstance(value, list) else value


@EASY
@given(value=st.dictionaries(KEYS, VALUES, max_size=5))
def test_any_value_is_read_back_from_its_text(value: Any) -> None:
    text = emit(ModelRecord, Document(value))

    if value:
        assert unordered(reread(ModelRecord, text).value) == unordered(value)


def shuffled(value: Any, form: Style, random: Any) -> Any:
    """The value with its keys, and the items of lists that have an order, in another order."""
    if isinstance(value, dict):
        pairs = list(value.items())
        if form.rank is not None:
            random.shuffle(pairs)
        return {key: shuffled(inner, form.of(key), random) for key, inner in pairs}
    if isinstance(value, list):
        items = [shuffled(item, form.of_item, random) for item in value]
        if form.rank is not None:
            random.shuffle(items)
        return items
    return value


def written(value: Any, *, flow: bool | None, width: int = 9**9) -> str:
    """The value with each part on a line, or all in braces."""
    return yaml.safe_dump(
        value, sort_keys=False, default_flow_style=flow, width=width, allow_unicode=True
    )


@EASY
@given(
    seed=st.sampled_from(SEEDS),
    random=st.randoms(use_true_random=False),
    flow=st.sampled_from([None, False, True]),
    width=st.sampled_from([20, 80, 9**9]),
)
def test_any_way_to_write_a_seed_gives_the_same_bytes(
    seed: tuple[Any, Path], random: Any, flow: bool | None, width: int
) -> None:
    record, path = seed
    value = document(path.read_text("utf-8")).value
    text = written(shuffled(value, style_of(record), random), flow=flow, width=width)

    after = emit(record, document(text))

    assert after == emit(record, Document(value))
    assert record.model_validate(reread(record, after).value) == record.model_validate(value)


def commented(text: str, data: st.DataObject) -> tuple[str, list[str]]:
    """The text with comments above and at the end of some of its lines, and the comments.

    Every line has to hold a part of its own, or parts in brackets.
    """
    lines: list[str] = []
    comments: list[str] = []
    places = st.lists(st.sampled_from(["above", "blank", "beside"]), max_size=2, unique=True)
    for line in text.splitlines():
        chosen = data.draw(places)
        if "blank" in chosen:
            lines.append("")
        if "above" in chosen:
            margin = len(line) - len(line.lstrip()) + data.draw(st.integers(-2, 4))
            comments.append(f"# comment {len(comments)}.")
            lines.append(" " * margin + comments[-1])
        if "beside" in chosen and "#" not in line:
            comments.append(f"# comment {len(comments)}.")
            lines.append(f"{line}  {comments[-1]}")
        else:
            lines.append(line)
    return "\n".join([*lines, ""]), comments


@EASY
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_no_comment_is_lost_wherever_it_stands(data: st.DataObject, random: Any) -> None:
    record, path = data.draw(st.sampled_from(SEEDS))
    value = shuffled(document(path.read_text("utf-8")).value, style_of(record), random)
    in_braces = written(value, flow=True).replace(", ", ",\n   ").replace("{", "{\n  ")
    text = data.draw(st.sampled_from([written(value, flow=False), in_braces]))
    assume(yaml_text.parse(text).value == value)
    text, comments = commented(text, data)
    assume(yaml_text.parse(text).value == value)

    after = emit(record, document(text))

    assert all(after.count(comment) == 1 for comment in comments)
    assert unordered(reread(record, after).value) == unordered(value)


def content_below(lines: list[str], comment: str) -> str:
    """What the comment is about: the line below it, or an item where that starts with a dash."""
    [at] = [at for at, line in enumerate(lines) if line.strip(" -") == comment]
    return next(
        "an item" if line.strip().startswith("- ") else line.strip().partition(":")[0]
        for line in lines[at + 1 :]
        if not line.strip().startswith("#")
    )


@EASY
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_comments_stay_above_their_key(data: st.DataObject, random: Any) -> None:
    record, path = data.draw(st.sampled_from(SEEDS))
    value = shuffled(document(path.read_text("utf-8")).value, style_of(record), random)
    lines = written(value, flow=False).splitlines()
    before: list[str] = []
    for number, line in enumerate(lines):
        if data.draw(st.booleans()):
            before.append(" " * (len(line) - len(line.lstrip())) + f"# comment {number}.")
        before.append(line)

    after = emit(record, document("\n".join([*before, ""]))).splitlines()

    for comment in (line.strip() for line in before if line.strip().startswith("#")):
        assert content_below(after, comment) == content_below(before, comment)


@EASY
@given(data=st.data())
def test_a_change_of_values_keeps_every_comment(data: st.DataObject) -> None:
    record, path = data.draw(st.sampled_from(SEEDS))
    text, comments = commented(emit(record, document(path.read_text("utf-8"))), data)
    _, other = data.draw(st.sampled_from([seed for seed in SEEDS if seed[0] is record]))
    found = read(text)
    assume(isinstance(found, Document))
    assert isinstance(found, Document)
    assume(not found.header or "comment" not in "".join(found.header[1:]))
    value = document(other.read_text("utf-8")).value
    known = [comment for comment in comments if comment in [*found.comments.lines()]]

    after = emit(record, revised(record, found, value))

    assert all(after.count(comment) == 1 for comment in known)
    assert unordered(reread(record, after).value) == unordered(value)


@EASY
@given(
    text=st.text(max_size=200)
    | st.lists(st.sampled_from([*"-?:,[]{}#&*!|>'\"%@` \nab"])).map("".join)
)
def test_any_text_is_a_document_or_a_fault(text: str) -> None:
    decoded = yaml_text.decode(text.encode("utf-8", "replace"))
    assume(isinstance(decoded, str))
    assert isinstance(decoded, str)

    found = read(decoded)

    if isinstance(found, Document):
        after = emit(ModelRecord, found)
        assert unordered(found.value) == unordered(yaml_text.parse(after).value)
        assert emit(ModelRecord, document(after)) == after


def test_there_are_seeds_of_every_kind_that_has_an_order_to_try() -> None:
    tried = {record for record, _ in SEEDS}

    assert {KINDS[name].record for name in ("model", "provider", "offerings", "redirects")} <= tried

"""Whatever the order in which a seed was written: fmt gives one text, and loses nothing."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llmref import yaml_text
from llmref.edits.arrange import arranged
from llmref.edits.shapes import Shape, shape
from llmref.seeds import KINDS
from tests.worlds import WORLDS

ROOT = Path(__file__).parents[2]
LARGEST = 6000
EASY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SEEDS = [
    (kind.record, path)
    for folder in (WORLDS / "typical", ROOT / "seeds")
    for path in sorted(folder.rglob("*.yaml"))
    if path.stat().st_size < LARGEST
    for kind in KINDS.values()
    if kind.pattern.fullmatch(path.relative_to(folder).as_posix())
]


def shuffled(value: Any, form: Shape, random: Any) -> Any:
    """The value with its keys, and the items of lists that have an order, in another order."""
    if isinstance(value, dict):
        pairs = list(value.items())
        if form.rank is not None:
            random.shuffle(pairs)
        return {key: shuffled(inner, form.of_key(key), random) for key, inner in pairs}
    if isinstance(value, list):
        items = [shuffled(item, form.of_item(), random) for item in value]
        if form.rank is not None:
            random.shuffle(items)
        return items
    return " ".join(value.split())


def written(value: Any, *, flow: bool | None) -> str:
    """The value with each part on a line, or all in braces."""
    return yaml.safe_dump(value, sort_keys=False, default_flow_style=flow, width=9**9)


@EASY
@given(
    seed=st.sampled_from(SEEDS),
    random=st.randoms(use_true_random=False),
    flow=st.sampled_from([None, False, True]),
)
def test_any_order_of_keys_gives_the_same_bytes_and_the_same_record(
    seed: tuple[Any, Path], random: Any, flow: bool | None
) -> None:
    record, path = seed
    form = shape(record)
    held = yaml_text.parse(arranged(path.read_text("utf-8"), form)).value
    value = shuffled(held, Shape(), random)
    text = written(shuffled(value, form, random), flow=flow)

    other = arranged(written(shuffled(value, form, random), flow=flow), form)

    assert other == arranged(text, form)
    assert arranged(other, form) == other
    assert record.model_validate(yaml_text.parse(other).value) == record.model_validate(value)


def commented(text: str, data: st.DataObject) -> tuple[str, list[str]]:
    """The text with comments above some of its lines, and the comments."""
    chosen = data.draw(st.sets(st.integers(0, text.count("\n") - 1), max_size=12))
    lines = []
    for number, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip())
        lines += [" " * indent + f"# comment {number}."] if number in chosen else []
        lines.append(line)
    return "\n".join([*lines, ""]), [f"# comment {number}." for number in sorted(chosen)]


def content_below(lines: list[str], comment: str) -> str:
    """What the comment is about: the line below it, or an item where that starts with a dash."""
    [at] = [at for at, line in enumerate(lines) if line.strip(" -") == comment]
    line = next(line.strip() for line in lines[at + 1 :] if not line.strip().startswith("#"))
    return "an item" if line.startswith("- ") else line


@EASY
@given(data=st.data(), random=st.randoms(use_true_random=False))
def test_comments_survive_and_stay_above_their_line(data: st.DataObject, random: Any) -> None:
    record, path = data.draw(st.sampled_from(SEEDS))
    form = shape(record)
    value = shuffled(yaml_text.parse(path.read_text("utf-8")).value, form, random)
    text, comments = commented(written(value, flow=False), data)
    before = text.splitlines()

    after = arranged(text, form).splitlines()

    for comment in comments:
        assert content_below(after, comment) == content_below(before, comment)


def test_there_are_seeds_of_every_kind_that_has_an_order_to_try() -> None:
    tried = {record for record, _ in SEEDS}

    assert {KINDS[name].record for name in ("model", "provider", "offerings", "redirects")} <= tried

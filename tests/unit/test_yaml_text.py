"""YAML is read as text, and every way of being no such YAML has its words and its place."""

from importlib.util import module_from_spec, spec_from_file_location

import pytest
import yaml

from llmref import yaml_text
from llmref.limits import ENTRIES, FILE_BYTES
from llmref.yaml_text import Fault, decode, parse


def faults(text: str) -> list[tuple[int, int, str]]:
    return [(fault.line, fault.column, fault.message) for fault in parse(text).faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # what other readers take for numbers, booleans, dates and nothing stays as written
        ("a: 3.10", {"a": "3.10"}),
        ("a: no", {"a": "no"}),
        ("a: 2026-05-22", {"a": "2026-05-22"}),
        ("a: 0o17", {"a": "0o17"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 'null'", {"a": "null"}),
        ('a: "~"', {"a": "~"}),
        ("a: =", {"a": "="}),
        # keys too
        ("3.10: a\nno: b", {"3.10": "a", "no": "b"}),
        # signs that begin something elsewhere
        ("a: R&D\nb: x*y", {"a": "R&D", "b": "x*y"}),
        ("a: '&x'\nb: '*x'", {"a": "&x", "b": "*x"}),
        ("a: x - - - - - - - - - - y", {"a": "x - - - - - - - - - - y"}),
        ("a: '[[[[[[[[[[[[[[[[[[[[[[[[['", {"a": "[" * 25}),
        # shapes
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
        ("a: {}\nb: []", {"a": {}, "b": []}),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
        ("- a", ["a"]),
        ("a", "a"),
    ],
)
def test_every_scalar_stays_text(text: str, value: object) -> None:
    document = parse(text)

    assert (document.value, document.faults) == (value, ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        # nothing to read
        ("", (1, 1, "the file is empty")),
        ("# a comment\n", (1, 1, "the file is empty")),
        ("---\n", (2, 1, "an empty value")),
        # empty values, however they are written
        ("a:", (1, 3, "an empty value")),
        ("a: ''", (1, 4, "an empty value")),
        ("a: '  '", (1, 4, "an empty value")),
        ("a: null", (1, 4, "an empty value")),
        ("a: ~", (1, 4, "an empty value")),
        ("a: [b, ]\nc: [NULL]", (2, 5, "an empty value")),
        # keys
        ("a: b\n'a': c", (2, 1, "key 'a' is written twice")),
        ('a: b\n"\\x61": c', (2, 1, "key 'a' is written twice")),
        ("a: {b: c, b: d}", (1, 11, "key 'b' is written twice")),
        ("? [a]\n: b", (1, 3, "a key must be text")),
        ("{a: b}: c", (1, 1, "a key must be text")),
        ("' a': b", (1, 1, "key ' a' has spaces around it")),
        ("a: {b: 0,14, c: 2}", (1, 10, "a comma ends the value before it")),
        ("a: {14: }", (1, 9, "an empty value")),
        ("<<: {a: b}", (1, 1, "merge keys are not supported")),
        # anchors, aliases, tags
        ("a: &x b", (1, 4, "anchors and aliases are not supported")),
        ("a: b\nc: *x", (2, 4, "anchors and aliases are not supported")),
        ("&x a: b", (1, 1, "anchors and aliases are not supported")),
        ("a: [&x b]", (1, 5, "anchors and aliases are not supported")),
        ("a: !!int 3", (1, 4, "the tag 'tag:yaml.org,2002:int' is not supported")),
        ("a: !x [b]", (1, 4, "the tag '!x' is not supported")),
        ("a: !x {b: c}", (1, 4, "the tag '!x' is not supported")),
        ("a: !" + "x" * 200 + " b", (1, 4, f"the tag '!{'x' * 76}...' is not supported")),
        # signs that do not show
        ('a: "\\0"', (1, 4, "an invisible character, U+0000")),
        ('a: "b\\tc"', (1, 4, "an invisible character, U+0009")),
        ('a: "b\\u202Ec"', (1, 4, "an invisible character, U+202E")),
        # broken
        ('a: "b\nc: d\n', (1, 4, "broken YAML: a quoted text that starts here is not closed")),
        ("a: b: c", (1, 5, "broken YAML: a colon where no value can start")),
        ("a: [b\nc: d", (2, 2, "broken YAML: a bracket is not closed here, opened in line 1")),
        ("a: {b: c", (1, 9, "broken YAML: a bracket is not closed here")),
        ("a:\n- b: c\nd:\n- e\n  f: g", (5, 4, "broken YAML: a colon where no value can start")),
        ("- a: b\nc: d", (2, 1, "broken YAML: an item of a list was expected here")),
        ("a:\n  b: c\n d: e", (3, 2, "broken YAML: a key was expected here")),
        ("a: @b", (1, 4, "broken YAML: a character that is not allowed here")),
        ("a: b\n---\nc: d", (2, 1, "broken YAML: a second document starts here")),
        ("%YAML 9.9\n---\na: b", (1, 1, "a line that starts with %")),
        ("%YAML 1.2\n---\na: b", (1, 1, "a line that starts with %")),
        ("# x\n%X y\n---\na: b", (2, 1, "a line that starts with %")),
        ("a: b\n...\nc: d", (3, 1, "broken YAML: text after the end of the document")),
        ("a: - b", (1, 4, "broken YAML: a list on the line of its key")),
        ("a: ,b", (1, 4, "broken YAML: a value was expected here")),
        ('a: "\\q"', (1, 5, "broken YAML: an escape that YAML does not have")),
        ('a: "\\ud800"', (1, 7, "broken YAML: an escape that YAML does not have")),
        ("a\nb: c\n", (2, 2, "broken YAML: a colon where no value can start")),
        ("a: b\nc\nd: e", (2, 1, "broken YAML: a key without its colon")),
        ("{a: b} }", (1, 8, "broken YAML: text after the end of the document")),
        # deep, in each of the ways to be deep
        ("[" * 21 + "]" * 21, (1, 21, "nested more than 20 deep")),
        ("{a: " * 21 + "b" + "}" * 21, (1, 81, "nested more than 20 deep")),
        ("- " * 21 + "a", (1, 41, "nested more than 20 deep")),
        ("".join(" " * n + "a:\n" for n in range(21)) + " " * 21 + "b", (21, 21, "nested more")),
    ],
)
def test_what_is_no_such_yaml_has_words_and_a_place(text: str, fault: tuple[int, int, str]) -> None:
    (told,) = faults(text)

    assert told[:2] == fault[:2]
    assert told[2].startswith(fault[2])
    assert parse(text).value is None


@pytest.mark.parametrize("text", ["a: #1\nb: c", "a:\n- #1\n", "b: c\na:   # 1"])
def test_a_value_that_is_empty_since_a_sign_starts_a_comment_says_so(text: str) -> None:
    (fault,) = parse(text).faults

    assert fault.message == "an empty value"
    assert fault.hint == "everything from # on is a comment: quote the value if it belongs to it"


def test_an_empty_value_with_a_comment_below_is_only_empty() -> None:
    (fault,) = parse("a:\n# b\n").faults

    assert fault.hint == "leave the key out if it is not known"


def test_nesting_up_to_the_limit_is_read() -> None:
    assert faults("[" * 20 + "a" + "]" * 20) == []
    assert faults("- " * 20 + "a") == []


def test_all_faults_of_a_text_that_is_yaml_are_told_together() -> None:
    assert faults("a:\nb: !x c\nb: d\n? [e]\n: f\n") == [
        (1, 3, "an empty value"),
        (2, 4, "the tag '!x' is not supported"),
        (3, 1, "key 'b' is written twice"),
        (4, 3, "a key must be text"),
    ]


def test_a_text_that_libyaml_cannot_even_decode_is_told_of_plainly() -> None:
    assert faults("a: \x01") == [(1, 1, "this is not YAML")]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"a: b\n  \tc", Fault(2, 3, "a tab", "indent and separate with spaces")),
        (b"a\x07\tb", Fault(1, 2, "an invisible character, U+0007", "delete it")),
        (b"a\t\x07b", Fault(1, 2, "a tab", "indent and separate with spaces")),
    ],
)
def test_the_first_sign_that_may_not_be_there_is_told(data: bytes, fault: Fault) -> None:
    assert decode(data) == fault


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> a branch"])
def test_what_git_could_not_join_is_told_as_that(mark: str) -> None:
    told = decode(f"a: b\n{mark}\nc: d".encode())

    assert isinstance(told, Fault)
    assert (told.line, told.column, told.message) == (2, 1, "an unresolved merge conflict")
    assert decode(f"a: the sign {mark}\n".encode()) == f"a: the sign {mark}\n"


def test_text_of_every_language_is_decoded() -> None:
    assert decode("a: 模型 é 😀\r\n".encode()) == "a: 模型 é 😀\n"


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        ((), (1, 1)),
        (("a",), (1, 1)),
        (("a", 1), (3, 3)),
        (("a", 1, "c"), (3, 10)),
        (("3",), (4, 1)),
        # a step that leads nowhere: the last place that was found
        (("b",), (1, 1)),
        (("a", 7), (1, 1)),
        (("a", "x"), (1, 1)),
        (("a", 0, "x"), (2, 3)),
    ],
)
def test_steps_lead_to_the_line_and_column_of_a_key_or_item(
    steps: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    document = parse("a:\n- b\n- {b: x, c: y}\n3: d\n")

    assert document.place_of(steps) == place


def test_a_reader_without_libyaml_is_refused_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CBaseLoader")
    spec = spec_from_file_location("copy_of_yaml_text", yaml_text.__file__)
    assert spec is not None
    assert spec.loader is not None

    with pytest.raises(ImportError, match="PyYAML was built without libyaml"):
        spec.loader.exec_module(module_from_spec(spec))


def test_more_entries_than_a_list_or_mapping_may_have_are_refused() -> None:
    items = "- x\n" * (ENTRIES + 1)
    pairs = "".join(f"k{number}: x\n" for number in range(ENTRIES + 1))

    words = "10,001 entries, more than 10,000 in one list or mapping"
    assert faults(items) == [(1, 1, words)]
    assert faults(f"a:\n{items}") == [(2, 1, words)]
    assert faults(pairs) == [(1, 1, words)]
    assert faults("- x\n" * ENTRIES) == []


def test_bytes_beyond_the_limit_are_not_even_decoded() -> None:
    found = decode(b"\xff" * (FILE_BYTES + 1))

    assert isinstance(found, Fault)
    assert found.message == "the file has 2,000,001 bytes, more than 2,000,000"


@pytest.mark.parametrize(
    "rest",
    [
        *(b"\xff\n", b"\xed\xa0\x80\n", b"\0\n", "\u2028\n".encode(), b"\x1b[0m\n"),  # to decode
        *(b'"\n', b", &x y]\n", b", {a: 1, a: 2}]\n", b", [\n"),  # to parse
    ],
)
@pytest.mark.parametrize("wide", ["é", "日", "\N{GRINNING FACE}"])
def test_a_column_counts_characters_whatever_they_take_in_bytes(wide: str, rest: bytes) -> None:
    def columns(letter: str) -> list[tuple[int, int]]:
        data = f"name: x\nabout: [{letter * 3}".encode() + rest
        text = decode(data)
        found = (text,) if isinstance(text, Fault) else parse(text).faults
        return [(fault.line, fault.column) for fault in found]

    assert columns(wide) == columns("e")
    assert columns("e")

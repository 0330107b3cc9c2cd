"""One text for what a seed says: its keys, lists, braces, blocks and quotes."""

import pytest

from llmref import yaml_text
from llmref.canonical.document import Document, Plain, read, schema_line
from llmref.canonical.emit import emit
from llmref.seeds import KINDS


def fmt(text: str, kind: str = "model") -> str:
    document = read(text)
    assert isinstance(document, Document)
    return emit(KINDS[kind].record, document)


def written(value: dict[str, Plain], kind: str = "model") -> str:
    return emit(KINDS[kind].record, Document(value))


ORDERED = """\
# yaml-language-server: $schema=x
# about the whole file

# above the name
name: Anvil  # beside the name
kind: chat
about: >-  # beside the text
  Broken by hand.
limits:  # beside limits
  # above context
  context: 1
  output: 2
  # below all limits
input: [text, image]
aliases: [a, b, c]
# below all
"""
SHUFFLED = """\
# yaml-language-server: $schema=x
# about the whole file

aliases: ['b', a,
  c]
limits:   # beside limits
  output: 2
  # above context
  context: 1
  # below all limits
about: > # beside the text
  Broken by
  hand.

input: [image, text]
kind: chat
# above the name
name: Anvil   # beside the name
# below all
"""


def test_comments_go_where_their_key_goes() -> None:
    assert fmt(SHUFFLED.replace("about: >", "about: >-")) == ORDERED


def test_what_is_canonical_stays_byte_for_byte() -> None:
    assert fmt(ORDERED) == ORDERED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # offerings and variants by id; a comment above a dash is about the whole entry
        (
            "offerings:\n- id: b\n  model: m\n# above a\n- model: n\n  id: a\n",
            "offerings:\n# above a\n- model: n\n  id: a\n- model: m\n  id: b\n",
        ),
        # a comment beside or below a dash is about the key under it
        (
            "offerings:\n- # the id\n  id: b\n  model: m\n",
            "offerings:\n- model: m\n  # the id\n  id: b\n",
        ),
        (
            "offerings:\n- id: b\n  # the model\n  model: m\n",
            "offerings:\n- # the model\n  model: m\n  id: b\n",
        ),
        (
            "offerings:\n- id: a\n  model: m\n-\n  # the id\n  id: b\n  model: m\n",
            "offerings:\n- model: m\n  id: a\n- model: m\n  # the id\n  id: b\n",
        ),
        # a dash on a line of its own, wide ones, and lists that are indented
        ("offerings:\n-\n  id: b\n  model: m\n", "offerings:\n- model: m\n  id: b\n"),
        ("offerings:\n-   id: b\n    model: m\n", "offerings:\n- model: m\n  id: b\n"),
        ("offerings:\n  - id: b\n    model: m\n", "offerings:\n- model: m\n  id: b\n"),
        # comments further in go with the entry above; a blank line between two is kept
        (
            "offerings:\n- id: b\n  model: m\n  # prices:\n\n\n  # - rates\n- id: a\n  model: m\n",
            "offerings:\n- model: m\n  id: a\n- model: m\n  id: b\n  # prices:\n\n  # - rates\n",
        ),
        # what is in braces is on lines, and what is on lines is in braces
        (
            "offerings:\n- {id: b, model: m,\n   features: {tools: no, reasoning: yes}}\n",
            "offerings:\n- model: m\n  id: b\n  features: {reasoning: yes, tools: no}\n",
        ),
        (
            "offerings: [{model: m, id: b, prices: [{rates: {output: 1, input: 2}}]}]\n",
            "offerings:\n- model: m\n  id: b\n  prices:\n  - rates: {input: 2, output: 1}\n",
        ),
        (
            "offerings:\n- model: m\n  id: b\n  limits:\n    output: 1\n    context: 2\n",
            "offerings:\n- model: m\n  id: b\n  limits: {context: 2, output: 1}\n",
        ),
        # a comment in braces is beside or above what it was beside or above
        (
            "offerings: [{id: b,  # x\n  # y\n  model: m}] # z\n# end",
            "offerings:  # z\n- # y\n  model: m\n  id: b  # x\n# end\n",
        ),
        (
            "offerings:\n- model: m\n  id: b\n  input: [image,  # why\n    text  # whose\n    ]\n",
            "offerings:\n- model: m\n  id: b\n  input:\n  - text  # whose\n  - image  # why\n",
        ),
        # below a block a comment that is indented would be a part of the text
        (
            "offerings:\n- id: a\n  gotchas:\n  - text: Look.\n      # why\n    source: {url: b}\n",
            (
                "offerings:\n- id: a\n  gotchas:\n  - text: >-\n      Look.\n    # why\n"
                "    source: {url: b}\n"
            ),
        ),
        # beside what opens the whole
        ("{ # a\n\n  offerings: []}\n", "# a\n\nofferings: []\n"),
        ("--- # a\n\nofferings: []\n", "# a\n\nofferings: []\n"),
        # one blank before a comment may mean that it is none: it stays for `check` to ask
        (
            "offerings: [] # a\nplans: {b: x #1\n  }\n",
            "plans:\n  b: x #1\nofferings: []  # a\n",
        ),
        # but beside the sign of a block or a quote it can only be one
        (
            "offerings:\n- id: a\n  gotchas:\n  - text: Look. #1\n    source: {url: b}\n",
            (
                "offerings:\n- id: a\n  gotchas:\n  - text: >-  #1\n      Look.\n"
                "    source: {url: b}\n"
            ),
        ),
        # keys that nobody knows come last, in their order
        ("zzz: 1\nofferings: []\naaa: 2\n", "offerings: []\nzzz: 1\naaa: 2\n"),
        ("{offerings: [], plans: {b: x, a: y}}\n", "plans:\n  b: x\n  a: y\nofferings: []\n"),
        # other ways to write the same
        ("---\n? offerings\n: []\n...\n", "offerings: []\n"),
        ("offerings: []", "offerings: []\n"),
        ("offerings:\n  []\n# end", "offerings: []\n# end\n"),
    ],
)
def test_each_part_is_written_in_one_way(before: str, after: str) -> None:
    assert fmt(before, "offerings") == after
    assert fmt(after, "offerings") == after


@pytest.mark.parametrize(
    ("value", "line"),
    [
        # what YAML elsewhere takes for something else is text here
        ("no", "no"),
        ("3.10", "3.10"),
        ("043e9900", "043e9900"),
        ("2026-05-22", "2026-05-22"),
        ("1,000 requests", "1,000 requests"),
        ("a: b", "'a: b'"),
        ("a:", "'a:'"),
        ("a:b", "a:b"),
        ("a #1", "'a #1'"),
        ("a#1", "a#1"),
        ("null", "'null'"),
        ("~", "'~'"),
        ("- a", "'- a'"),
        ("@cf/a", "'@cf/a'"),
        ("Qwen [dev]", "Qwen [dev]"),
        ("it's", "it's"),
        ("'it'", "\"'it'\""),
        ('"it\'s"', "'\"it''s\"'"),
        (" a ", "' a '"),
        ("模型", "模型"),
        ("👍🏽 yes", "👍🏽 yes"),
        ("\n a", '"\\n a"'),
    ],
)
def test_a_text_is_quoted_only_where_it_has_to_be(value: str, line: str) -> None:
    text = written({"name": value})

    assert text == f"name: {line}\n"
    assert yaml_text.parse(text).value == {"name": value}


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("Short.", "about: >-\n  Short.\n"),
        ("a " * 60 + "b", "about: >-\n  " + "a " * 54 + "a\n  a a a a a b\n"),
        ("two  blanks", "about: >-\n  two  blanks\n"),
        ("first\n\n- a\n- b", "about: |-\n  first\n\n  - a\n  - b\n"),
        ("kept\n", "about: >\n  kept\n"),
        ("a\nb\n", "about: |\n  a\n  b\n"),
        ("a\n\n", 'about: "a\\n\\n"\n'),
        (" a", "about: ' a'\n"),
    ],
)
def test_prose_is_a_block_that_says_exactly_the_text(value: str, lines: str) -> None:
    text = written({"about": value})

    assert text == lines
    assert yaml_text.parse(text).value == {"about": value}


def test_other_texts_are_wrapped_where_the_line_is_too_long_and_can_be() -> None:
    address = "https://acme.example.com/" + "a" * 120

    assert written({"name": "word " * 25 + "end"}).startswith("name: >-\n  word word")
    assert written({"name": address}) == f"name: {address}\n"


def test_small_records_are_in_braces_while_they_fit() -> None:
    families: Plain = {"a": {"name": "A"}, "b": {"name": "B", "about": "What it is."}}
    identity: Plain = {"a": {"words": ["w" * 50]}, "b": {"words": ["w" * 50, "v" * 50]}}

    assert written({"families": families}, "creator") == (
        "families:\n  a: {name: A}\n  b:\n    name: B\n    about: >-\n      What it is.\n"
    )
    assert written({"creators": identity}, "identity") == (
        f"creators:\n  a: {{words: [{'w' * 50}]}}\n  b:\n    words: [{'w' * 50}, {'v' * 50}]\n"
    )


def test_commented_keys_of_a_new_seed_stay_between_the_same_keys() -> None:
    text = (
        "# yaml-language-server: $schema=x\n# Take the # away.\n\nname: Anvil\n"
        "# family: anvil  # The line.\nkind: chat  # chat other\n# links:\n#   docs: https://x\n"
    )

    assert fmt(text) == text


def test_the_schema_line_leads_from_any_depth() -> None:
    assert schema_line("site.yaml", "site").endswith("$schema=.schema/site.schema.json")
    assert schema_line("models/a/b.yaml", "model").endswith("=../../.schema/model.schema.json")


@pytest.mark.parametrize("text", ["", "# a\n", "a: [", "- a\n", "a: b\na: c\n", "a: &b c\n"])
def test_what_cannot_be_read_is_a_fault_with_a_place(text: str) -> None:
    fault = read(text)

    assert isinstance(fault, yaml_text.Fault)
    assert fault.line >= 1
    assert fault.hint

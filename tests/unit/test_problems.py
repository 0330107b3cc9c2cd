"""A problem has a place and a text; a verdict has an order."""

import pytest

from llmref.problems import Place, Problem, Verdict, error, printable, warning

HERE = Place("offerings/acme.yaml", ("offerings", 0))


def test_a_place_can_be_led_further_in() -> None:
    assert HERE.at("prices", 1) == Place("offerings/acme.yaml", ("offerings", 0, "prices", 1))


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (error(HERE, "too much"), "seeds/offerings/acme.yaml:9:3: a-rule: too much"),
        (
            error(HERE, "too much", "take less"),
            "seeds/offerings/acme.yaml:9:3: a-rule: too much\n    hint: take less",
        ),
        (
            warning(HERE, "much", "take less", "x"),
            "seeds/offerings/acme.yaml:9:3: warning: a-rule: much\n    hint: take less",
        ),
    ],
)
def test_the_report_of_a_problem_is_a_line_and_a_hint(problem: Problem, text: str) -> None:
    assert problem.named("a-rule").located(9, 3).text("seeds") == text


def test_without_a_root_the_path_stands_alone() -> None:
    assert error(HERE, "x").named("r").located(1, 2).text() == "offerings/acme.yaml:1:2: r: x"


def test_a_verdict_is_sorted_by_path_line_column_rule_and_words_and_says_nothing_twice() -> None:
    told = [
        error(Place("b.yaml"), "x").named("r").located(1, 1),
        error(Place("a.yaml"), "x").named("r").located(10, 1),
        error(Place("a.yaml"), "x").named("r").located(9, 2),
        error(Place("a.yaml"), "x").named("r").located(9, 1),
        error(Place("a.yaml"), "w").named("r").located(9, 1),
        error(Place("a.yaml"), "x").named("q").located(9, 1),
        error(Place("a.yaml"), "x").named("q").located(9, 1),
    ]

    verdict = Verdict.of(told)

    assert [problem.order for problem in verdict.problems] == [
        ("a.yaml", 9, 1, "q", "x"),
        ("a.yaml", 9, 1, "r", "w"),
        ("a.yaml", 9, 1, "r", "x"),
        ("a.yaml", 9, 2, "r", "x"),
        ("a.yaml", 10, 1, "r", "x"),
        ("b.yaml", 1, 1, "r", "x"),
    ]


def test_a_verdict_counts_errors_and_warnings_and_can_be_strict() -> None:
    verdict = Verdict.of([error(HERE, "a"), warning(HERE, "b"), warning(HERE, "c")])

    assert (verdict.errors, verdict.warnings) == (1, 2)
    assert (verdict.strict().errors, verdict.strict().warnings) == (3, 0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain é 模", "plain é 模"),
        ("two\nlines\t\x1b[0m", r"two\nlines\t\x1b[0m"),
        ("\udce9\u202e", r"\udce9\u202e"),
    ],
)
def test_what_would_not_show_is_written_as_an_escape(text: str, shown: str) -> None:
    assert printable(text) == shown

"""Text is visible, defined by Unicode and in NFC; what has no width is where it is needed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmref.characters import first_unfit


@pytest.mark.parametrize(
    "text",
    [
        "Anvil 1",
        "two\nlines",
        "Café, Ærø, Жёлтый, Ελληνικά, 模型 三, かな, 한국어",
        "“quoted” … — → €",
        "a\u00a0no-break space, and 全角\u3000space",
        "العربية עברית हिन्दी ไทย",
        # joiners in scripts that join
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क्\u200dष",
        "क्\u200d",
        "क्\u200cष",
        "র\u200d্য",
        # emoji with joiners, variation selectors, tones of skin, keycaps
        "👩\u200d💻 👩🏽\u200d💻 ❤\ufe0f\u200d🔥 ☁\ufe0f ☎\ufe0e 1\ufe0f\u20e3 🇩🇪 🫨",
        # other selectors where their script has them
        "葛\U000e0100",
        "ᠠ\u180b",
        # the blank of Braille between its letters
        "\u2801\u2800\u2803",
        # a sign of Arabic that is called a format character, though it shows
        "\u0600",
    ],
)
def test_text_that_people_write_is_fit(text: str) -> None:
    assert first_unfit(text) is None


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        # controls
        ("a\x00", 1, "an invisible character, U+0000"),
        ("a\tb", 1, "an invisible character, U+0009"),
        ("a\rb", 1, "an invisible character, U+000D"),
        ("a\x7fb", 1, "an invisible character, U+007F"),
        ("é\x85b", 1, "an invisible character, U+0085"),
        ("é\u2028b", 1, "an invisible character, U+2028"),
        # direction, and what else has no width
        ("ab\u061c", 2, "an invisible character, U+061C"),
        ("ab\u180e", 2, "an invisible character, U+180E"),
        ("ab\u200b", 2, "an invisible character, U+200B"),
        ("ab\u200e", 2, "an invisible character, U+200E"),
        ("ab\u202e", 2, "an invisible character, U+202E"),
        ("ab\u2060", 2, "an invisible character, U+2060"),
        ("ab\u206a", 2, "an invisible character, U+206A"),
        ("ab\ufeff", 2, "an invisible character, U+FEFF"),
        ("ab\xad", 2, "an invisible character, U+00AD"),
        ("ab\u034f", 2, "an invisible character, U+034F"),
        ("a\u2800b", 1, "an invisible character, U+2800"),
        ("\u2801\u2800", 1, "an invisible character, U+2800"),
        ("ab\ufff9", 2, "an invisible character, U+FFF9"),
        ("ab\U000e0041", 2, "an invisible character, U+E0041"),
        # letters that nobody sees
        ("ab\u3164", 2, "an invisible character, U+3164"),
        ("ab\u115f", 2, "an invisible character, U+115F"),
        ("ab\uffa0", 2, "an invisible character, U+FFA0"),
        # joiners and selectors where nothing needs them
        ("\u200d", 0, "an invisible character, U+200D"),
        ("Anvil\u200d One", 5, "an invisible character, U+200D"),
        ("Anvil One\u200c", 9, "an invisible character, U+200C"),
        ("a\u200d💻", 1, "an invisible character, U+200D"),
        ("👩\u200d", 1, "an invisible character, U+200D"),
        ("م\u200ca", 1, "an invisible character, U+200C"),
        ("م\u200c\u200cم", 1, "an invisible character, U+200C"),
        ("a\ufe0f", 1, "an invisible character, U+FE0F"),
        ("1\ufe0f", 1, "an invisible character, U+FE0F"),
        ("a\u180b", 1, "an invisible character, U+180B"),
        # what means nothing to others
        ("a\ue000", 1, "a private-use character, U+E000"),
        ("a\U000f0000", 1, "a private-use character, U+F0000"),
        ("a\u0378", 1, "a character that Unicode does not define, U+0378"),
        ("a\ufdd0", 1, "a character that Unicode does not define, U+FDD0"),
        ("a\U0001ffff", 1, "a character that Unicode does not define, U+1FFFF"),
        ("a\ud800", 1, "half a character, U+D800"),
        # forms that look alike and are not equal
        ("Cafe\u0301", 3, "text that is not NFC: 'é' is U+0065 U+0301 here, not U+00E9"),
        ("\u212b", 0, "text that is not NFC: 'Å' is U+212B here, not U+00C5"),
        ("\u1100\u1161", 0, "text that is not NFC: '가' is U+1100 U+1161 here, not U+AC00"),
        # the first of several
        ("e\u0301\u200b", 0, "text that is not NFC: 'é' is U+0065 U+0301 here, not U+00E9"),
        ("ü\u200be\u0301", 1, "an invisible character, U+200B"),
    ],
)
def test_what_does_not_show_or_has_another_form_is_told_with_its_place(
    text: str, position: int, message: str
) -> None:
    unfit = first_unfit(text)

    assert unfit is not None
    assert (unfit.position, unfit.message) == (position, message)
    assert unfit.hint


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"))))
def test_text_that_is_found_fit_is_in_nfc(text: str) -> None:
    assert first_unfit(text) is not None or unicodedata.is_normalized("NFC", text)


@pytest.mark.no_cover  # 128,000 texts of one kind
@pytest.mark.parametrize("start", ["", "a", "é"])
def test_what_is_everyday_is_no_other_than_what_is_looked_at_closely(start: str) -> None:
    strange = "\u0600"  # it is fit, and no everyday character, so that all of the text is looked at

    every = (chr(number) for number in range(0x20, 0x1F700) if not 0xD800 <= number < 0xE000)
    fit = [start + character for character in every if first_unfit(start + character) is None]

    assert first_unfit(strange + " ".join(fit)) is None

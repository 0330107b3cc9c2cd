"""Names that a reader takes for one are found, by Unicode's table, and the difference is named."""

import pytest

from llmref.lookalikes import difference, skeletons


@pytest.mark.parametrize(
    ("text", "other", "differing"),
    [
        # letters of other scripts, and other forms of letters and digits
        ("\u0410nvil One", "Anvil One", "has U+0410 (Cyrillic capital letter a) for 'A'"),
        ("\u041aimi", "kimi", "has U+041A (Cyrillic capital letter ka) for 'k'"),
        ("Anvil \uff11", "Anvil 1", "has U+FF11 (Fullwidth digit one) for '1'"),
        ("Anvil \u2460", "Anvil 1", "has U+2460 (Circled digit one) for '1'"),
        (
            "\u30cb",
            "\u4e8c",
            "has U+30CB (Katakana letter ni) for U+4E8C (Cjk unified ideograph-4e8c)",
        ),
        ("Anvil\u20131", "Anvil-1", "has U+2013 (En dash) for '-'"),
        # letters and digits of one script
        ("GPT-40", "GPT-4o", "has '0' for 'o'"),
        ("AnviI", "Anvil", "has 'I' for 'l'"),
        ("Anvi1", "Anvil", "has '1' for 'l'"),
        ("Modem", "Modern", "has 'm' for 'rn'"),
        # blanks and what has no width
        ("Anvil\u00a0One", "Anvil One", "has U+00A0 (No-break space) for ' '"),
        ("AnvilOne", "Anvil One", "lacks ' '"),
        ("Anvil One\u200c", "Anvil One", "adds U+200C (Zero width non-joiner)"),
        ("\u2601\ufe0f", "\u2601", "adds U+FE0F (Variation selector-16)"),
        # two differences far apart, or another order
        (
            "\u0430b12345\u0441",
            "ab12345c",
            "has U+0430 U+0441 (Cyrillic small letter a, Cyrillic small letter es) for 'ac'",
        ),
        # nothing but capitals, spaces and order
        ("ANVIL  one", "Anvil One", ""),
        ("One,  Anvil", "Anvil, One", ""),
    ],
)
def test_texts_that_look_alike_are_told_apart_in_words(
    text: str, other: str, differing: str
) -> None:
    assert set(skeletons(text)) & set(skeletons(other)) or "," in text
    assert difference(text, other) == differing


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Café", "Cafe"),
        ("GPT-4.1", "GPT-41"),
        ("o1", "o3"),
        ("Qwen 3", "Qwen 3 Max"),
        ("模型", "模形"),
        ("Ministral", "Mistral"),
    ],
)
def test_texts_that_a_reader_can_tell_apart_share_nothing(text: str, other: str) -> None:
    assert not set(skeletons(text)) & set(skeletons(other))

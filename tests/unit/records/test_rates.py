"""One table of rates: complete, and with units that can be read."""

from typing import get_args

from llmref.records.rates import RATES, RateKey


def test_every_rate_key_is_in_the_table_in_the_same_order_and_no_other_is() -> None:
    assert tuple(RATES) == get_args(RateKey)


def test_labels_are_unique_and_begin_with_a_capital() -> None:
    labels = [kind.label for kind in RATES.values()]

    assert len(set(labels)) == len(labels)
    assert all(label[0].isupper() for label in labels)


def test_every_rate_has_a_unit_of_some_size_and_a_ceiling_above_zero() -> None:
    for kind in RATES.values():
        assert kind.unit
        assert kind.counted
        assert kind.size in {1, 1_000, 1_000_000}
        assert kind.ceiling > 0


def test_a_unit_says_how_many_it_holds() -> None:
    for kind in RATES.values():
        begins = {1: "", 1_000: "1,000 ", 1_000_000: "1M "}[kind.size]
        assert kind.unit.startswith(begins)
        assert begins or not kind.unit[0].isdigit()

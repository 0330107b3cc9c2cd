"""A sample of pages has every kind of page, and is the same in every run."""

from tests.browser import kinds
from tests.site.draw import drawn

MANY = [f"model/m-{number}/index.html" for number in range(50)]
DEEP = [f"model/m-{number}/acme/index.html" for number in range(50)]
FEW = ["index.html", "404.html", "docs/about/index.html", "assets/mark.svg"]


def test_every_kind_is_there_and_none_fills_it() -> None:
    sample = drawn([*MANY, *DEEP, *FEW], 5)

    assert set(FEW) <= set(sample)
    assert len(set(MANY) & set(sample)) == 5
    assert len(set(DEEP) & set(sample)) == 5


def test_addresses_of_pages_are_of_a_few_kinds_as_their_files_are() -> None:
    addresses = [f"/{path.removesuffix('index.html')}" for path in (*MANY, *DEEP)]

    assert len(drawn(addresses, 5)) == 10


def test_it_does_not_depend_on_the_order() -> None:
    assert drawn([*MANY, *DEEP], 7) == drawn([*DEEP, *MANY][::-1], 7)


def test_no_two_kinds_of_record_page_are_taken_for_one() -> None:
    deep = [kinds.TYPICAL[kind][1:] for kind in ("model", "offering", "provider", "calls", "pair")]

    assert len(drawn(deep, 1)) == len(deep)

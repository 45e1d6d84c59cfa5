"""`scrapy clean --learn`: what writers repeat in their own texts is not learned as the outlet's."""

import pytest

from pipelines.cleaning.text import key_of
from tests.test_first_pass import PROSE, SLOGAN, STRIP, learned

REFRAIN, FORMULA = "وما زال الرصيف طويلا", "وللحديث بقية"
OTHERS = ["هدى الخالدي", "مروان الطيب", "ليلى العامري", "فؤاد النعيمي"]


def text(n: int, writer: str, *behind: str, above: tuple[str, ...] = (), slogan: str = SLOGAN) -> str:
    lines = [slogan, f"البلدية تعيد فتح الجسر رقم {n}", writer, *above, *(line.format(n=n) for line in PROSE), *behind]
    return "\n".join(line for line in lines if line)


def others(*behind: str) -> list[str]:
    return [text(n, OTHERS[n % len(OTHERS)], *behind) for n in range(100, 125)]


@pytest.mark.parametrize("refrain", [REFRAIN, FORMULA])
def test_how_one_columnist_of_several_closes_stays(refrain: str) -> None:
    his = [text(n, "سالم الهادي", refrain, STRIP) for n in range(15)]
    assert learned(*his, *others(STRIP)) == {key_of(SLOGAN), key_of(STRIP)}


def test_it_stays_where_nothing_of_the_outlet_is_behind_it() -> None:
    his = [text(n, "سالم الهادي", "وهكذا كان", REFRAIN) for n in range(15)]
    assert learned(*his, *others()) == {key_of(SLOGAN)}


def test_how_the_only_writer_of_all_texts_closes_stays() -> None:
    assert learned(*(text(n, "سالم الهادي", REFRAIN, STRIP) for n in range(30))) == {key_of(SLOGAN), key_of(STRIP)}


def test_how_a_serial_opens_and_closes_stays() -> None:
    parts = [text(n, "", REFRAIN, above=("حكى لي جدي قال",)) for n in range(15)]
    assert learned(*parts, *others(STRIP)) == {key_of(SLOGAN), key_of(STRIP)}


def test_a_formula_is_never_the_outlets() -> None:
    assert learned(*(text(n, "", FORMULA, STRIP) for n in range(30))) == {key_of(SLOGAN), key_of(STRIP)}


def test_what_stands_on_most_pages_of_several_writers_is_the_outlets() -> None:
    assert learned(*others("من أروقة المرفأ", STRIP)) == {key_of(SLOGAN), key_of("من أروقة المرفأ"), key_of(STRIP)}

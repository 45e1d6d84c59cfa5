"""A last line of a plain text that opens with a given name: a signature, or what a text closes with."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE


def last_line_stays(line: str) -> bool:
    text = "\n".join(["الجسر الجديد يفتح أمام السيارات", *PROSE, line])
    return line in clean_page(text.encode()).text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "ربيع العمر",
        "رفيق الدرب",
        "نبيل المقصد",
        "شذى الورد",
        "فيروز الشطآن",
        "سحر الجمال",
        "ربيع البسام",
        "سيد القوم",
        "بدر البدور",
        "نور ساطع",
        "بشرى سارة",
        "سلام عادل وشامل",
        "عماد الدين والدنيا",
        "قيس وليلى",
        "ياقوت ومرجان",
        "نجم ساطع",
    ],
)
def test_what_is_a_saying_as_well_stays(line: str) -> None:
    assert last_line_stays(line)


@pytest.mark.parametrize(
    "line",
    ["نور الشريف", "وفاء النجار", "هدى الأحمد", "ربيع جابر", "أمل كامل", "سليم البيك", "غرام محمد", "خالد العمر"],
)
def test_a_name_with_a_family_behind_it_signs(line: str) -> None:
    assert not last_line_stays(line)


@pytest.mark.parametrize("name", ["ضياء الكواز", "مالك العثامنة", "حبيب القلاب"])
def test_a_trades_or_clans_name_behind_an_ordinary_word_signs(name: str) -> None:
    text = "\n".join(["الجسر الجديد يفتح أمام السيارات", *PROSE, name])
    assert clean_page(text.encode()).authors == [name]

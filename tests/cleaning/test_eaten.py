"""Lines of the journalist's that a rule once took, each kind in several wordings. The texts are written here."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE


def kept(*lines: str) -> list[str]:
    return clean_page("\n".join(lines).encode()).text.split("\n")


@pytest.mark.parametrize("credit", ["يمن برس - متابعات", "صنعاء - خاص", "مأرب برس - خاص:"])
@pytest.mark.parametrize("behind", ["دوي انفجار عند الميناء", "لماذا تأخر الجسر؟"])
def test_a_credit_without_an_agency_swallows_nothing_behind_it(credit: str, behind: str) -> None:
    """Only a bare label ("source:") has its value in the next line."""
    lines = kept("الجسر الجديد يفتح أمام السيارات", "12 مارس 2024", credit, behind, *PROSE)
    assert behind in lines
    assert credit not in lines


@pytest.mark.parametrize(
    "headline",
    [
        "وزير الصحة يدشن مركز «الأمل» في الرياض",
        "مدير قناة «الشرق» يستقيل من منصبه",
        'رئيس صحيفة "المرفأ" يزور القاهرة',
        "محرر جريدة (الساحل) أمام القضاء في تونس",
    ],
)
def test_a_name_in_quotation_marks_among_words_makes_no_credit(headline: str) -> None:
    article = clean_page("\n".join([headline, *PROSE]).encode())
    assert headline in (article.title, article.text.split("\n")[0])


@pytest.mark.parametrize("credit", ["بيروت - «رويترز»", "دمشق (سانا)"])
def test_a_credit_with_its_agency_in_quotation_marks_is_one(credit: str) -> None:
    assert credit not in kept("الجسر الجديد يفتح أمام السيارات", credit, *PROSE)


@pytest.mark.parametrize(
    "formula", ["والحمد لله رب العالمين", "والله من وراء القصد", "والله ولي التوفيق", "والسلام عليكم"]
)
def test_a_closing_formula_is_no_signature(formula: str) -> None:
    assert kept(*PROSE, formula, "المصدر: وكالة المرفأ", "تعليق (0)")[-1] == formula


@pytest.mark.parametrize("heading", ["متابعات", "مواقع", "صحف"])
def test_a_word_for_agencies_inside_a_text_heads_a_part_of_it(heading: str) -> None:
    article = clean_page("\n".join([*PROSE[:2], heading, *PROSE[2:]]).encode())
    assert article.text.split("\n") == [*PROSE[:2], heading, *PROSE[2:]]
    assert article.source is None


def test_the_same_word_under_a_headline_is_a_credit() -> None:
    article = clean_page("\n".join(["الجسر الجديد يفتح أمام السيارات", "12 مارس 2024", "متابعات", *PROSE]).encode())
    assert article.text.split("\n") == list(PROSE)


def test_a_source_that_is_an_address_swallows_nothing_behind_it() -> None:
    assert "دوي انفجار عند الميناء" in kept(
        *PROSE, "المصدر: https://marfa.example/1", "دوي انفجار عند الميناء", PROSE[0]
    )


@pytest.mark.parametrize("behind", ["اقرأ أيضاً: مدينة تستقبل زوارها في الصيف", "شارك", "محليات", "تابعونا على فيسبوك"])
@pytest.mark.parametrize(
    "last",
    [
        ["افتتاح معرض الكتاب في المدينة القديمة مساء اليوم"],
        ["حراسة المرمى: سالم", "الدفاع: ناصر وعماد"],
        ["يا ليل ما أطولك", "ويا صبح متى تأتي"],
        ["رياح على الساحل | أمطار في الشمال | غبار في الجنوب"],
    ],
)
def test_the_last_lines_stay_behind_what_may_stand_inside_a_text(behind: str, last: list[str]) -> None:
    lines = kept(*PROSE, *PROSE, *PROSE, behind, *last)
    assert lines[-len(last) :] == last


@pytest.mark.parametrize("word", ["الحياة", "الوطن", "الثورة", "العرب", "النهار"])
@pytest.mark.parametrize("above", [["يا ليل ما أطولك", "ويا صبح متى تأتي"], ["الخبز", "الماء"]])
def test_an_outlets_name_that_ends_a_list_or_verses_is_a_word(word: str, above: list[str]) -> None:
    lines = [*PROSE, *above, word]
    article = clean_page("\n".join(lines).encode())
    assert (article.text.split("\n"), article.source) == (lines, None)


def test_an_outlets_name_with_a_full_stop_is_a_word_and_without_one_a_source() -> None:
    told, signed = (clean_page("\n".join([*PROSE, line]).encode()) for line in ("الحياة.", "الحياة"))
    assert (told.text.split("\n")[-1], told.source) == ("الحياة.", None)
    assert (signed.text.split("\n")[-1], signed.source) == (PROSE[-1], "الحياة")


@pytest.mark.parametrize("day", ["يوم الأحد", "ليل السبت", "أمس الأربعاء", "اليوم السبت", "مساء الثلاثاء", "الخميس"])
def test_a_day_of_the_week_is_nobodys_name(day: str) -> None:
    for lines in (["الجسر الجديد يفتح أمام السيارات", day, *PROSE], [*PROSE, day]):
        article = clean_page("\n".join(lines).encode())
        assert (article.authors, article.source) == ([], None)


@pytest.mark.parametrize("heading", ["الحرة", "الألمانية", "العمانية"])
def test_an_adjective_that_is_an_agency_too_heads_a_part_of_a_text(heading: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in PROSE[:2]) + f"<h2>{heading}</h2>"
    page += "".join(f"<p>{line}</p>" for line in (*PROSE[2:], *PROSE[:2]))
    article = clean_page(f"<html><body><h1>الجسر الجديد</h1><div class='x1'>{page}</div></body></html>".encode())
    assert heading in article.text.split("\n")


@pytest.mark.parametrize("saying", ["نور الشمس", "ياسمين الشام", "سحر الشرق", "أحلام مؤجلة", "حبيب الملايين"])
def test_what_is_said_of_a_thing_signs_nothing(saying: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in (*PROSE, saying))
    article = clean_page(f"<html><body><h1>الجسر الجديد</h1><div class='x1'>{page}</div></body></html>".encode())
    assert (article.text.split("\n")[-1], article.authors) == (saying, [])

"""Two or three words of the journalist's at a text's edges that open like a name or an outlet. Texts are invented."""

import pytest

from tests.cleaning.test_plain import HEADLINE, clean
from tests.quality.text import PROSE


@pytest.mark.parametrize(
    "line",
    [
        "عودة الثنائي",
        "أسماء شهرة",
        "قدري حلفاءك",
        "آيفون X",
        "مبروك أيها القبيح",
        "فرح غامر",
        "أماني مؤجلة",
        "خان الخليلي",
        "صانع النحاس",
        "وردة حمراء",
        "هلال العيد",
        "كمال الأجسام",
        "نضال الشعوب",
        "ثائر حتى النهاية",
        "غالب ومغلوب",
        "عامر بالحياة",
        "بدر مكتمل",
        "موقع الهجوم",
        "قناة السويس",
        "تمنح منصة",
        "حديث اليوم",
        "وماذا الآن",
        "عاد سالم",
    ],
)
@pytest.mark.parametrize("under", [True, False])
def test_a_phrase_is_no_name(line: str, *, under: bool) -> None:
    article = clean(HEADLINE, line, *PROSE) if under else clean(HEADLINE, *PROSE, line)
    assert (line in article.text.split("\n"), article.authors, article.source) == (True, [], None)


@pytest.mark.parametrize(
    "name", ["فرح الزهراني", "أسماء الغامدي", "هلال محمد", "نضال الشمري", "عودة أبو سالم", "كمال حداد", "أماني علي"]
)
@pytest.mark.parametrize("under", [True, False])
def test_an_ordinary_word_and_a_known_name_sign(name: str, *, under: bool) -> None:
    article = clean(HEADLINE, name, *PROSE) if under else clean(HEADLINE, *PROSE, name)
    assert (name in article.text.split("\n"), article.authors) == (False, [name])


@pytest.mark.parametrize("line", ["معا", "بنا", "لكم", "فبراير"])
def test_an_outlet_that_is_an_ordinary_word_is_none_alone_behind_the_text(line: str) -> None:
    article = clean(HEADLINE, *PROSE, line)
    assert (article.text.split("\n")[-1], article.source) == (line, None)


def test_an_agency_that_is_an_ordinary_word_counts_in_brackets() -> None:
    assert clean(HEADLINE, *PROSE, "(معا)").source == "معا"


@pytest.mark.parametrize("name", ["جهاد الخازن", "كمال الراشد", "برهان بسيوط"])
def test_under_the_headline_a_name_that_people_bear_or_a_rare_one_is_the_author(name: str) -> None:
    assert clean(HEADLINE, name, *PROSE).authors == [name]

import pytest

from pipelines.duplicates import words
from pipelines.duplicates.words import NUMBER_CODES, encode


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("زار الرئيس ترامب كوريا", "زار الرئيس ترمب كورية"),
        ("أكّدَ الوَزيرُ ذلك", "اكد الوزير ذلك"),
        ("مدرســة كبيرة", "مدرسه كبيره"),
        ("في شهر حزيران الماضي", "في شهر يونيو الماضي"),
        ("ارتفع ٥ في المئة", "ارتفع 5 بالمائة"),
        ("زار الولايات المتحدة الأمريكية أمس", "زار أميركا أمس"),
        ("بلغ 72,000 طن", "بلغ 72.000 طن"),
        ("تلعب إنجلترا مع غوغل", "تلعب إنكلترا مع جوجل"),
        ("قال: «نعم»، ثم مضى!", "قال نعم ثم مضى"),
        ("زار الولايات - المتحدة أمس", "زار أميركا أمس"),
        ("أدان #مجلس_الأمن الدولي ذلك", "أدان مجلس الأمن ذلك"),
        ("قرر مجلس الأمن_الدولي ذلك", "قرر مجلس الأمن الدولي ذلك"),
        ("رئيس مجلس الوزراء ومجلس النواب", "رئيس الحكومة ومجلس الشعب"),
        ("إلى الولايات المتحدة", "إلى أميركا"),
        ("و قال الوزير و المدير", "وقال الوزير والمدير"),
        ("نحو 50,000 نازح", "نحو 50000 نازح"),
        ("في 07 مايو", "في 7 أيار"),
        ("قال عبد الله بن عبد العزيز", "قال عبدالله بن عبدالعزيز"),
        ("في أبو\u00a0ظبي ولأبي ظبي", "في أبوظبي ولأبوظبي"),
        ("وعبد الرحمن لا سيما من ما زال", "وعبدالرحمن لاسيما من مازال"),
        ("أربع مائة سفينة", "أربعمئة سفينة"),
    ],
)
def test_spelling_marks_and_house_style_do_not_show(one: str, other: str) -> None:
    assert encode(one) == encode(other) != b""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("توفي أحمد الخطيب", "توفي خالد الخطيب"),
        ("سجل 14 هدفا", "سجل 15 هدفا"),
        ("يوم الاثنين", "يوم الثلاثاء"),
        ("زار عبد الله", "زار عبد الرحمن"),
    ],
)
def test_other_names_numbers_and_days_show(one: str, other: str) -> None:
    assert encode(one) != encode(other)


def test_a_day_is_no_number_and_a_number_in_words_is_one() -> None:
    assert min(encode("الاثنين الأحد الثلاثاء")) >= NUMBER_CODES
    assert encode("ثلاثة") == encode("3")


def test_thousands_in_figures_and_in_words_are_one_number() -> None:
    number, word = encode("50000")[:2], encode("ألف")
    assert encode("50 ألف") == number + word
    assert encode("5 ملايين") == encode("5,000,000") + encode("ملايين")
    assert encode("500") != encode("50") != encode("5.0")


def test_the_codes_are_what_they_were_when_this_version_was_made() -> None:
    """A stored index leans on them: whoever changes them raises signature.ALGORITHM, and then this line."""
    assert encode("قال الرئيس ترامب إن 3 طائرات و45 سفينة وصلت في يونيو").hex() == "8a26332c141bf55b090b22705072"


def test_what_is_remembered_of_words_does_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قال الرئيس في بيان إن الولايات المتحدة سترسل في نهاية كانون الأول في الواقع كل ما لديها"
    once = encode(text)
    monkeypatch.setattr(words, "REMEMBERED", 3)
    words._plain.clear()
    words._read.cache_clear()
    assert encode(text) == encode(text) == once
    assert len(words._plain) <= 3


def test_a_text_without_words_has_no_codes() -> None:
    assert encode(" … !! ") == b""


def test_of_the_words_behind_a_phrases_first_so_many_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def put(found: list[str], _: object) -> tuple[int, tuple[str, ...]]:
        asked.append(len(found))
        return 1, (found[0],)

    monkeypatch.setattr(words, "_put_for", put)
    first = next(iter(words._styles()))
    assert words._styled([first] * 50) == [first] * 50
    assert max(asked) == words.LONGEST_PHRASE

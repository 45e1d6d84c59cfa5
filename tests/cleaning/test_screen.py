"""Arabic in every encoding passes, other scripts in theirs do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.screen import may_be_arabic

ARABIC = "رست في ميناء السدر صباح اليوم أول سفينة شحن تستعين بالأشرعة، وقال القبطان إن الرحلة دامت أحد عشر يوماً."

OTHERS = {
    "Le président a été élu après une journée où l'été était là, dès l'aube, à Nîmes.": "utf-8 cp1252 utf-16",
    "Президент России заявил вчера, что Щукинская школа Ъ и Ышь съела объект выше.": "utf-8 cp1251 koi8-r iso8859-5",
    "据新华社报道，总统昨天在首都表示，经济增长速度高于预期，通货膨胀率下降。": "utf-8 gbk big5 utf-16",
    "首相は今日、東京で記者会見を開き、経済政策について説明した。": "utf-8 shift_jis euc_jp",
    "대통령은 오늘 서울에서 기자회견을 열고 경제 정책을 설명했다.": "utf-8 euc_kr",
    "ראש הממשלה אמר היום בירושלים כי הכלכלה צומחת": "utf-8 cp1255",
    "Ο πρωθυπουργός δήλωσε σήμερα ότι η οικονομία αναπτύσσεται": "utf-8 cp1253",
    "Thủ tướng Chính phủ phát biểu tại Hà Nội sáng nay": "utf-8",
    "The minister said yesterday that the economy is growing.": "ascii utf-16",
}


def page(text: str) -> str:
    return f'<html><body><div class="menu"><a href="/a">News</a></div><p>{text}</p></body></html>'


def as_references(text: str, form: str) -> bytes:
    return "".join(c if c < "\x80" else form.format(ord(c)) for c in text).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_arabic_passes_in_every_encoding(encoding: str) -> None:
    assert may_be_arabic(page(ARABIC * 2).encode(encoding, "ignore"))


@pytest.mark.parametrize("form", ["&#{};", "&#{}", "&#0{};", "&#x{:x};", "&#x{:04X};", "&#X{:04X}", "\\u{:04x}"])
def test_arabic_passes_where_its_letters_are_numbers(form: str) -> None:
    assert may_be_arabic(as_references(page(ARABIC), form))


@pytest.mark.parametrize("form", ["&#{};", "&#x{:x};"])
def test_other_scripts_do_not_as_numbers(form: str) -> None:
    for text in OTHERS:
        assert not may_be_arabic(as_references(page(text * 60), form))


@pytest.mark.parametrize("other", ["Президент России заявил вчера. ", "Ο πρωθυπουργός δήλωσε σήμερα. "])
def test_arabic_passes_behind_much_of_another_script(other: str) -> None:
    arabic = page(ARABIC * 9).encode()
    assert may_be_arabic(page(other * 400).encode() + arabic)
    assert may_be_arabic(arabic + page(other * 400).encode())


def test_arabic_passes_behind_bytes_of_another_encoding() -> None:
    assert may_be_arabic(b"\xe9t\xe9 " * 3000 + page(ARABIC * 20).encode())


@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
def test_arabic_passes_that_was_read_in_a_wrong_encoding_and_saved(read_as: str) -> None:
    assert may_be_arabic(page(ARABIC * 2).encode().decode(read_as, "replace").encode())
    assert may_be_arabic(page(ARABIC * 2).encode("cp1256").decode(read_as, "replace").encode())


def test_presentation_forms_pass() -> None:
    assert may_be_arabic(page("\ufedf\ufe8e\ufee1 " * 40).encode())


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, name) for text, names in OTHERS.items() for name in names.split()]
)
def test_other_scripts_do_not(text: str, encoding: str) -> None:
    assert not may_be_arabic(page(text * 60).encode(encoding, "ignore"))


def test_the_name_of_the_language_in_a_menu_is_no_arabic_page() -> None:
    assert not may_be_arabic(page("<a>English</a> <a>العربية</a> <a>فارسی</a>" + "The minister said. " * 200).encode())


@given(st.binary(max_size=500))
def test_any_bytes_are_answered(body: bytes) -> None:
    assert may_be_arabic(body) in (True, False)

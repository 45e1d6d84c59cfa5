"""Text that was once read in a wrong encoding and saved again comes out whole, and nothing else is touched."""

import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.misread import repair
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, article, page

KEPT = f"{LEAD}\n{SECOND}\n{THIRD}"


def latin1(text: str, codec: str = "utf-8") -> str:
    return text.encode(codec).decode("latin-1")


def western(text: str) -> str:
    return text.encode("cp1256").decode("cp1252", "surrogateescape").encode("utf-8", "replace").decode()


def misread_page(codec: str, read_as: str) -> bytes:
    return (
        article(head=f"<title>{HEADLINE}</title>").decode().encode(codec, "xmlcharrefreplace").decode(read_as).encode()
    )


@pytest.mark.parametrize(
    ("codec", "read_as"),
    [
        ("cp1256", "latin-1"),
        ("iso8859-6", "latin-1"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1256"),
        ("cp1256", "cp1251"),
        ("utf-8", "cp1251"),
        ("cp1256", "cp1254"),
    ],
)
def test_a_whole_page(codec: str, read_as: str) -> None:
    found = clean_page(misread_page(codec, read_as))
    assert (found.title, found.text) == (HEADLINE, KEPT)
    assert found.flags == ["encoding-repaired"]


def cyrillic(text: str, codec: str = "cp1256") -> str:
    return text.encode(codec).decode("cp1251")


def lossy(text: str) -> str:
    """As a program writes it that has no letter for five bytes, and takes AD for a soft hyphen."""
    return text.encode().decode("cp1252", "replace").replace("\u00ad", "")


@pytest.mark.parametrize(
    "wrong",
    [
        western,
        latin1,
        lambda text: latin1(text, "iso8859-6"),
        cyrillic,
        lambda text: cyrillic(text, "utf-8"),
        lossy,
        lambda text: text.encode().decode("cp1256"),
    ],
)
def test_one_paragraph_of_a_sound_page(wrong) -> None:  # type: ignore[no-untyped-def]
    body = f"<article><h1>{HEADLINE}</h1><div><p>{LEAD}</p><p>{wrong(SECOND)}</p><p>{THIRD}</p></div></article>"
    found = clean_page(page(body))
    assert found.text == KEPT
    assert found.flags == ["encoding-repaired"]


def test_the_title_alone() -> None:
    found = clean_page(article(title=f"<h1>{western(HEADLINE)}</h1>", head=f"<title>{western(HEADLINE)}</title>"))
    assert (found.title, found.text) == (HEADLINE, KEPT)


def test_as_character_references() -> None:
    written = "".join(f"&#{ord(char)};" if char > "\x7f" else char for char in western(SECOND))
    body = f"<article><h1>{HEADLINE}</h1><div><p>{LEAD}</p><p>{written}</p><p>{THIRD}</p></div></article>"
    assert clean_page(page(body)).text == KEPT
    assert repair("&Ccedil;&aacute;&Oacute;&aacute;&Ccedil;&atilde;") == "السلام"
    apart = "\u2014" * 9  # the most that may stand between two of them
    assert repair(f"&Ccedil;&aacute;&Oacute;{apart}&aacute;&Ccedil;&atilde;") == f"الس{apart}لام"


@pytest.mark.parametrize(
    "text",
    [
        "L'été a été créé à Nîmes où l'élève naïf a déjeuné ; « ça va » — œuvre, Noël, €20.",
        "Señor Núñez comió piña; ¿qué pasó en España? Öl, Übung, Straße, År, Øre, þótt, ðið",
        "قالت وزارة النقل إن «الخط» ط، ظ، سيفتح… وأضاف: “نعم” – اليوم.",
        "<a href='/?a=1&copy;=2&reg;=3&para;=4&sect;=5'>x</a>",
        "é à ù ô î â ê ë ï ü ç É È À",
        "Збигнев, ЗАО «Зборов» и ВВС России; ПриватБанк и МегаФон — № 5, §4, Ш§ и Ща.",
        "У Ğöçmen İşçi ışık ağaç Şişli",
        "",
    ],
)
def test_sound_text_stays(text: str) -> None:
    assert repair(text) == text


def test_addresses_stay() -> None:
    source = f'<p>{LEAD}</p><img src="/2023/{latin1("فرصة")}.png">'
    assert repair(source) == source


def test_a_word_between_addresses_is_repaired_and_they_stay() -> None:
    image = f'<img src="/2023/{latin1("الفرصة")}.png">'
    assert repair(f"{image}<p>{LEAD} {SECOND} {THIRD}</p>{image}") == f"{image}<p>{LEAD} {SECOND} {THIRD}</p>{image}"
    for shape in (
        f"{image}<p>%s {LEAD} {SECOND} {THIRD}</p>{image}",
        f"<p>%s {LEAD} {SECOND} {THIRD}</p>{image}",
        f"{image}{image}<p>%s {LEAD} {SECOND} {THIRD}</p>",
    ):
        assert repair(shape % latin1("الفرصة")) == shape % "الفرصة"


def test_many_addresses_cost_no_more_than_their_number() -> None:
    source = f'<img src="/2023/{latin1("الفرصة")}.png"> {LEAD}' * 3_000
    assert repair(source) == source


def test_a_long_row_without_end_costs_no_more_than_its_length() -> None:
    row = "\u00c7 " * 200_000
    assert repair(row + "a") == row + "a"

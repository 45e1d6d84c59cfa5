"""A match told minute by minute in parts that are called comments is the text; what readers write there is none."""

import pytest

from pipelines.cleaning.chain import clean_page

HEADLINE = "مباراة الفريقين دقيقة بدقيقة"
OPENING = [
    "انطلقت مساء اليوم مباراة الفريقين في ملعب المدينة وسط حضور كبير من الجماهير التي ملأت المدرجات منذ ساعات.",
    "ويأمل المدرب الجديد في أن يحقق فريقه أول فوز له هذا الموسم بعد ثلاثة تعادلات متتالية خارج ملعبه.",
]


def text_of(box: str) -> str:
    opening = "".join(f"<p>{line}</p>" for line in OPENING)
    page = (
        f"<html lang=ar><head><title>{HEADLINE} - صدى</title></head><body>"
        f"<nav><a href=/>الرئيسية</a></nav><div class=content><h1>{HEADLINE}</h1>{opening}{box}</div></body></html>"
    )
    return clean_page(page.encode(), url="https://sada.example/news/1").text or ""


def entries(count: int, opening: str = "{}'") -> list[str]:
    return [
        f"{opening.format(minute)} تسديدة قوية من مهاجم الفريق الضيف تمر بجوار القائم الأيمن للحارس رقم {minute}"
        for minute in range(3, 3 + 7 * count, 7)
    ]


@pytest.mark.parametrize("name", ["comments", "live-comments", "commentary"])
@pytest.mark.parametrize("opening", ["{}'", "{}+1’", "({}′)"])
def test_a_match_told_in_paragraphs_is_kept(name: str, opening: str) -> None:
    told = entries(6, opening)
    lines = text_of(f"<div class={name}>{''.join(f'<p>{line}</p>' for line in told)}</div>").split("\n")
    assert lines[-6:] == told


@pytest.mark.parametrize("name", ["comments", "commentary"])
def test_a_match_told_in_entries_that_are_called_comments_is_kept(name: str) -> None:
    box = "".join(
        f"<div class=comment><span class=minute>{line.split()[0]}</span><p>{line.split(maxsplit=1)[1]}</p></div>"
        for line in entries(6)
    )
    assert text_of(f"<div class={name}>{box}</div>").count("تسديدة قوية") == 6


def test_readers_that_name_minutes_write_no_article() -> None:
    few = "".join(f"<p>{line}</p>" for line in entries(3))
    many = "".join(f"<p>{line}</p>" for line in entries(5, "رأيي أن {} نقطة لا تكفي وأن"))
    for said in (few, many):
        assert text_of(f"<div class=comments>{said}</div>").split("\n") == OPENING


def test_a_minute_or_four_among_many_comments_tell_no_match() -> None:
    said = "".join(f"<p>{line}</p>" for line in entries(4) + entries(8, "أما رقم {} فكانت"))
    assert text_of(f"<div class=comments>{said}</div>").split("\n") == OPENING

"""How far the article reaches around the element that holds most of it."""

from pipelines.cleaning.chain import clean_page
from tests.cleaning.extract.test_container import PARAGRAPH, TITLE, blocks_in, container, page, paragraphs

OTHERS = "".join(
    f"<div class='next'><h2><a href='/{n}'>عنوان خبر آخر من أخبار المدينة {n}</a></h2><p>{n} {PARAGRAPH}</p></div>"
    for n in range(4)
)


def shown(body: str) -> list[str]:
    html = f"<html lang='ar'><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return clean_page(html.encode()).text.split("\n")


def headed_text(count: int = 5) -> str:
    return f"<div id='text'><h3>خلفية المشروع</h3>{paragraphs(count, 10)}</div>"


def test_a_lead_in_its_own_box_gives_way_to_the_text_behind_it() -> None:
    layout = page(f"<main><h1>{TITLE}</h1><div id='lead'><p>{PARAGRAPH}</p></div>{headed_text()}</main>")
    assert container(layout, votes=blocks_in(layout, "lead")) != "lead"
    lines = shown(f"<main><h1>{TITLE}</h1><div id='lead'><p>{PARAGRAPH}</p></div>{headed_text()}</main>")
    assert lines[:2] == [PARAGRAPH, "خلفية المشروع"] and len(lines) == 7


def test_a_short_article_stays_beside_a_longer_text_in_another_column() -> None:
    own = f"<div><h1>{TITLE}</h1><div id='own'><p>{PARAGRAPH}</p></div></div>"
    layout = page(f"<main>{own}<div>{headed_text()}</div></main>")
    assert container(layout, votes=blocks_in(layout, "own")) == "own"


def test_a_short_article_stays_above_teasers_of_others() -> None:
    body = f"<main><h1>{TITLE}</h1><div id='own'><p>{PARAGRAPH}</p></div><div id='text'>{OTHERS}</div></main>"
    layout = page(body)
    assert container(layout, votes=blocks_in(layout, "own")) == "own"
    assert shown(body) == [PARAGRAPH]


def test_steps_in_a_list_do_not_leave_out_what_stands_beside_the_list() -> None:
    goods = [f"{n} أكواب من الدقيق الأبيض" for n in range(3)]
    steps = "".join(f"<li>الخطوة {n}: {PARAGRAPH}</li>" for n in range(4))
    entry = "".join(f"<p>{line}</p>" for line in goods) + f"<ol>{steps}</ol><p>{PARAGRAPH}</p>"
    lines = shown(f"<h1>{TITLE}</h1><div class='entry'>{entry}</div>")
    assert lines[:3] == goods and lines[-1] == PARAGRAPH


def test_sections_with_headings_names_and_links_to_shops_are_one_article() -> None:
    shop = "<p><a href='https://shop.example/x'>اطلب الكتاب من المتجر الإلكتروني</a></p>"
    parts = "".join(
        f"<section id='{name}'><h2>القسم {name}</h2><div>{paragraphs(count, first)}</div>{last}</section>"
        for name, count, first, last in (("a", 2, 1, ""), ("b", 6, 11, shop), ("c", 2, 21, ""), ("d", 2, 31, shop))
    )
    lines = shown(f"<article><h1>{TITLE}</h1>{parts}</article>")
    assert [line for line in lines if line.startswith("القسم")] == ["القسم a", "القسم b", "القسم c", "القسم d"]
    assert sum(PARAGRAPH in line for line in lines) == 12


def test_links_that_head_the_rows_of_a_table_are_no_menu() -> None:
    rows = "".join(f"<tr><td><a href='/t/{n}'>فريق رقم {n}</a></td><td>{n} نقاط</td></tr>" for n in range(6))
    parts = f"<div><h2>الترتيب</h2><table>{rows}</table></div><div><h2>المباريات</h2>{paragraphs(4)}</div>"
    lines = shown(f"<main><h1>{TITLE}</h1><p>{PARAGRAPH}</p>{parts}</main>")
    assert lines[:4] == [PARAGRAPH, "الترتيب", "فريق رقم 0", "0 نقاط"] and len(lines) == 2 + 12 + 1 + 4


def test_a_list_of_tips_under_a_text_is_not_all_of_it() -> None:
    tips = "".join(f"<li>نصيحة {n}: {PARAGRAPH}</li>" for n in range(6))
    parts = f"<div class='a'><h2>النتائج</h2>{paragraphs(3)}</div><div class='b'><h2>نصائح</h2><ul>{tips}</ul></div>"
    lines = shown(f"<main><h1>{TITLE}</h1>{parts}</main>")
    assert lines[0] == "النتائج" and sum(PARAGRAPH in line for line in lines) == 9

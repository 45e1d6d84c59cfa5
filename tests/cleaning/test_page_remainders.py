"""What stayed of unseen pages' frames, and what of their texts went: a case for each kind."""

import pytest

from crawler.items import Article
from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page


def cleaned(body: str) -> Article:
    return clean_page(page(f"<article><h1>{HEADLINE}</h1>{body}</article>"), url="https://nidaa.example/n/1")


def shown(body: str) -> list[str]:
    return cleaned(body).text.split("\n")


NOTE = "تم إنشاء هذا الملخص بواسطة الذكاء الاصطناعي وقد يحتوي على أخطاء"
POINTS = "<ul><li>الرصيف يتأخر ثلاثة أشهر.</li><li>المورد يستبدل الرافعات كلها.</li></ul>"


def test_a_box_in_which_a_machine_sums_up_goes() -> None:
    box = f"<div class='z1'><h3>ملخص</h3>{POINTS}<p>{NOTE}</p><div>هل كان مفيدا؟</div></div>"
    assert shown(f"{box}<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>") == [LEAD, SECOND, THIRD]


def test_points_without_such_a_note_stay_and_so_does_a_text_on_the_subject() -> None:
    assert "المورد يستبدل الرافعات كلها." in shown(f"<div>{POINTS}</div><p>{LEAD}</p><p>{SECOND}</p>")
    told = "<h2>ملخص بالذكاء الاصطناعي</h2>"
    assert shown(f"<p>{LEAD}</p>{told}<p>{SECOND}</p><p>{THIRD}</p>")[2:] == [SECOND, THIRD]


def test_a_line_of_pieces_of_the_frame_goes() -> None:
    player = "<div><span>استمع إلى المقال</span><span>0:00</span><span>1x</span></div>"
    assert shown(f"{player}<p>{LEAD}</p><p>{SECOND}</p>") == [LEAD, SECOND]
    own = "<p><b>شارك</b><i> في الحفل خمسون عازفا</i></p>"
    assert "شارك في الحفل خمسون عازفا" in shown(f"<p>{LEAD}</p>{own}<p>{SECOND}</p>")


def test_the_next_article_goes_though_its_headline_is_of_a_lesser_rank() -> None:
    def story(headline: str, *parts: str) -> str:
        body = "".join(f"<p>{part}</p>" for part in parts)
        return f"<div class='st'>{headline}<div class='i'>مسقط</div><div class='b'>{body}</div></div>"

    both = story(f"<h1>{HEADLINE}</h1>", LEAD, SECOND, THIRD) + story(
        "<h2>الوالي يستقبل وفدا</h2>", *[SECOND + LEAD] * 3
    )
    assert clean_page(page(both)).text.split("\n") == [LEAD, SECOND, THIRD]


def test_the_credits_of_a_film_are_a_list_of_the_text() -> None:
    roles = ["السيناريو: سلمى بن يوسف", "تصوير: أنيس الطرابلسي", "موسيقى: رياض الفهري"]
    assert shown(f"<p>{LEAD}</p>" + "".join(f"<p>{role}</p>" for role in roles))[1:] == roles


def test_who_reports_from_where_goes_above_the_text() -> None:
    article = cleaned(f"<p>سعيد الإدريسي من فاس</p><p>{LEAD}</p><p>{SECOND}</p>")
    assert article.text.split("\n") == [LEAD, SECOND]
    assert article.authors == ["سعيد الإدريسي"]


@pytest.mark.parametrize("item", ["<li>سعيد الإدريسي من فاس</li>", "<p>المطر من الغرب</p>"])
def test_what_is_no_reporter_stays(item: str) -> None:
    text = item[item.index(">") + 1 : item.rindex("</")]
    around = f"<ul>{item}<li>{SECOND}</li></ul>" if "li" in item else f"{item}<p>{SECOND}</p>"
    assert text in shown(f"<p>{LEAD}</p>{around}<p>{THIRD}</p>")


def test_the_heading_of_a_named_box_goes_where_its_phrase_counts_behind_texts_alone() -> None:
    poll = "<div class='poll'><h4>استطلاع رأي</h4><p>هل توافق على التأجيل؟</p></div>"
    assert shown(f"<p>{LEAD}</p>{poll}<p>{SECOND}</p>") == [LEAD, SECOND]

"""Comments, teasers and prompts in boxes whose names say nothing; lines of a speech that turn to its hearers."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, page

SAID = "<p>زرت المكان مع أولادي وكان رائعا، وأتمنى أن يبقى كما هو إلى الأبد.</p>"
WHOLE = [LEAD, SECOND, THIRD]


def shown(behind: str, before: str = "") -> list[str]:
    text = "".join(f"<p>{line}</p>" for line in WHOLE)
    return clean_page(page(f"<div><h1>{HEADLINE}</h1>{before}<div class='k'>{text}</div>{behind}</div>")).text.split(
        "\n"
    )


@pytest.mark.parametrize(
    "heading", ["<h3>التعليقات (2)</h3>", "<h4>Discussion (3)</h4>", "<p>3 commentaires</p>", "<b>أضف تعليقك</b>"]
)
def test_comments_around_the_field_to_write_one(heading: str) -> None:
    assert (
        shown(f"<div class='q3'>{heading}<div>{SAID}</div><div>{SAID}</div><form><textarea></textarea></form></div>")
        == WHOLE
    )


def test_a_part_of_the_text_around_a_field_stays() -> None:
    part = f"<div class='q3'><h3>كيف جرى الترميم</h3>{SAID}<form><textarea></textarea></form></div>"
    assert len(shown(part)) > len(WHOLE)


def test_an_article_in_the_article_is_another() -> None:
    inner = f"<article class='z'><a href='/1'><h3>مهرجان الزيتون يختتم عروضه في المدينة</h3></a>{SAID}</article>"
    html = f"<article><h1>{HEADLINE}</h1><p>{LEAD}</p><p>{SECOND}</p>{inner}<p>{THIRD}</p></article>"
    assert clean_page(page(html)).text.split("\n") == WHOLE


@pytest.mark.parametrize("line", ["أيها الأهل الكرام", "سيداتي سادتي", "Dear friends"])
def test_who_is_spoken_to_stands_above_the_text(line: str) -> None:
    text = "".join(f"<p>{one}</p>" for one in [line, *WHOLE])
    assert clean_page(page(f"<article><h1>{HEADLINE}</h1>{text}</article>")).text.split("\n") == [line, *WHOLE]


def test_a_section_above_the_text_is_not_spoken_to() -> None:
    text = "".join(f"<p>{one}</p>" for one in ["أخبار محلية", *WHOLE])
    assert clean_page(page(f"<article><h1>{HEADLINE}</h1>{text}</article>")).text.split("\n") == WHOLE


def test_a_headline_of_two_words_is_not_the_site() -> None:
    head = "<title>On gulls - by Tom Reed - The Jetty</title>"
    html = f"<div><h1>On gulls</h1><div class='meta'>Tom Reed</div><p>{LEAD}</p><p>{SECOND}</p></div>"
    assert clean_page(page(html, head)).title == "On gulls"

"""Tags in the shapes that publishers give them, and rows of links that are none."""

import pytest

from pipelines.cleaning.chain import clean_page
from tests.cleaning.described import meta, read
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, article

TAGS = ["السد القديم", "وزارة الري", "بلدة الوادي الأخضر"]
NUMBERED = "".join(f"<a href='/s/{n}'>{tag}</a> " for n, tag in enumerate(TAGS))
TEXT = f"{LEAD}\n{SECOND}\n{THIRD}"
TAGDIV = "<ul class='elementor-widget elementor-widget-post-info'><li>الوسوم <a href='/tag/1'>السد القديم</a></li></ul>"
SOURCE = (
    "<div class='post-bottom-source'>المصدر <span class='tagcloud'><a href='https://s.example'>رويترز</a></span></div>"
)


@pytest.mark.parametrize(
    ("behind", "tags"),
    [
        (f"<div class='z'>{NUMBERED}</div>", TAGS),
        (f"<div>أوسمة الخبر {NUMBERED}</div>", TAGS),
        (f"<div><b>دلالات</b> {NUMBERED}</div>", TAGS),
        (f"<div><span>اقرأ أكثر حول:</span> {NUMBERED}</div>", TAGS),
        (f"<p>{NUMBERED.replace('</a>', '</a> ,').replace('<a', '<a rel=tag')}</p>", TAGS),
        ("<div class='tags-wrap'>" + "".join(f"<span class='tag'>{tag}</span> " for tag in TAGS) + "</div>", TAGS),
        ("<div class='tag-list'>" + "".join(f"<button>{tag}</button>" for tag in TAGS) + "</div>", TAGS),
        (TAGDIV, TAGS[:1]),
        ("<div class='tags'><a href='/tag/1'>السد القديم (12)</a> <a href='/tag/2'>وزارة الري (3)</a></div>", TAGS[:2]),
        (SOURCE + f"<span class='tagcloud'>{NUMBERED}</span>", TAGS),
        (f"<div class='topics'>{NUMBERED}</div>", TAGS),
        ("<div class='tags'>" + "، ".join(TAGS) + "</div>", TAGS),
        (f"<div><h4>اقرأ المزيد حول</h4></div><div>{NUMBERED}</div>", TAGS),
        (f"<div>المزيد عن: {NUMBERED}</div>", TAGS),
        ("<div><a href='/h/1'>#السد القديم</a></div>", TAGS[:1]),
        ("<div><a href='/h/1'>#السد القديم</a> <a href='/h/2'>#وزارة الري</a></div>", TAGS[:2]),
        ("<div><a href='/h/1'>#السد_القديم ينهار أخيرا والوزارة تقول إنها لم تعلم بذلك</a></div>", []),
        ("<h4>المزيد عن</h4><ul><li><a href='/1'>كأس العالم</a></li><li><a href='/2'>الطقس غدا</a></li></ul>", []),
        ("<div class='tags'>" + "".join(f"<a href='/tag/{w}'>{w}</a> " for w in HEADLINE.split()) + "</div>", []),
        ("<div class='trending'><a href='/tag/1'>كأس العالم</a> <a href='/tag/2'>الانتخابات</a></div>", []),
        ("<div class='z'><a href='/s/1'>كرة القدم</a> <a href='/s/2'>السينما</a> <a href='/s/3'>الطقس</a></div>", []),
        ("<div class='z'><a href='/s/1'>السد القديم</a> <a href='/s/2'>وزارة الري</a></div>", []),
    ],
)
def test_tags_behind_the_text(behind: str, tags: list[str]) -> None:
    found = clean_page(article(behind=behind))
    assert (found.tags, found.text) == (tags, TEXT)


def test_a_headline_in_runs_of_words_is_no_list_of_tags() -> None:
    words = HEADLINE.split()
    runs = [" ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
    assert clean_page(article(head="".join(meta("article:tag", run) for run in runs))).tags == []
    assert clean_page(article(head="".join(meta("article:tag", tag) for tag in TAGS))).tags == TAGS


@pytest.mark.parametrize("tag", [HEADLINE, f"{HEADLINE} - صدى الوادي", HEADLINE[:40]])
def test_the_headline_whole_or_cut_is_no_stated_tag(tag: str) -> None:
    assert clean_page(article(head=meta("article:tag", tag) + meta("article:tag", "سد الوادي"))).tags == ["سد الوادي"]


def test_a_row_of_links_inside_the_text_stays() -> None:
    html = article().decode().replace(f"<p>{SECOND}</p>", f"<p>تقارير: {NUMBERED}</p><p>{SECOND}</p>").encode()
    assert "تقارير" in clean_page(html).text


def test_tags_of_the_sites_footer_are_not_the_articles() -> None:
    html = article().replace(b"</body>", "<footer><a href='/tag/1'>السد القديم</a></footer></body>".encode())
    assert b"<footer>" in html
    assert clean_page(html).tags == []


@pytest.mark.parametrize("line", ["#السد_القديم", "#السد_القديم #الوزارة"])
def test_hashtags_alone_behind_the_text(line: str) -> None:
    assert clean_page(article(behind=f"<p>{line}</p>")).tags == [tag.strip() for tag in line.split("#") if tag]


def test_links_to_tags_between_headline_and_text() -> None:
    two = "<div><a href='/tags/a'>السدود</a><a href='/tags/b'>الري</a></div>"
    assert read(article(before=two)).tags == ["السدود", "الري"]
    assert read(article(before="<div><a href='/tags/a'>السدود</a></div>")).tags == []
    assert read(article(before="<div><a href='/a'>السدود</a><a href='/b'>الري</a></div>")).tags == []


def test_a_line_of_tags_between_bars() -> None:
    assert clean_page(article(behind="<p class='tags'>سدود | ري | مياه</p>")).tags == ["سدود", "ري", "مياه"]

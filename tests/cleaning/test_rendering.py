"""What a reader sees of a page is its text: hidden parts go, paragraphs of any element stand alone, code is no text."""

import lxml.html
import pytest

from pipelines.cleaning.chain import clean_page
from pipelines.cleaning.element_text import LOOKED
from pipelines.cleaning.rendering import OWN_PARAGRAPH, look_of, shown_text
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, THIRD, article, page

KEPT = f"{LEAD}\n{SECOND}\n{THIRD}"
UNSEEN = "سطر لا يراه القارئ في الصفحة أبدا ولا ينبغي أن يكون في نص الخبر المنشور."
LAST = "ومن المقرر أن تعلن البلدية الأسبوع المقبل مواعيد فتح الطريق التي تمر فوق السد القديم أمام السيارات."


def story(body: str) -> str:
    return clean_page(page(f"<article><h1>{HEADLINE}</h1><div class='entry'>{body}</div></article>")).text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<div hidden=''><p>{}</p></div>",
        "<p style='display:none'>{}</p>",
        "<p style='DISPLAY : None !important'>{}</p>",
        "<div style='visibility: hidden'>{}</div>",
        "<p style='position:absolute;left:-9999px'>{}</p>",
        "<p style='text-indent:-9999px'>{}</p>",
        "<p style='clip: rect(0, 0, 0, 0); position:absolute'>{}</p>",
        "<div class='sr-only'>{}</div>",
        "<p class='visually-hidden'>{}</p>",
        "<p class='screen-reader-text'>{}</p>",
        "<p class='d-none'>{}</p>",
        "<div class='d-none d-print-block'><p>{}</p></div>",
        "<div class='visible-print'><p>{}</p></div>",
        "<p aria-hidden='true'>{}</p>",
    ],
)
def test_what_the_page_hides_goes(hidden: str) -> None:
    assert story(f"<p>{LEAD}</p><p>{SECOND}</p>{hidden.format(UNSEEN)}<p>{THIRD}</p>") == KEPT


@pytest.mark.parametrize("attributes", ["style='display: none;'", "hidden", "class='sr-only'", "aria-hidden='true'"])
def test_a_hidden_part_of_a_line_goes(attributes: str) -> None:
    assert story(f"<p>{LEAD}</p><p>{SECOND} <span {attributes}>كلمة مدسوسة</span></p><p>{THIRD}</p>") == KEPT


def test_a_copy_for_print_goes() -> None:
    body = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert story(f"{body}<div class='d-none d-print-block'><p>{UNSEEN}</p><p>{UNSEEN} {UNSEEN}</p></div>") == KEPT


@pytest.mark.parametrize(
    "rest",
    [
        "<div class='collapse' style='display:none'>{}</div><button>اقرأ المزيد</button>",
        "<button>أكمل القراءة</button><div style='display:none'>{}</div>",
        "<div hidden>{}</div><p><a href='#' onclick='show()'>إقرأ المزيد</a></p>",
        "<a href='#rest2'>التالي</a><div id='rest2' style='display:none'>{}</div>",
        "<button data-bs-target='#x7' data-bs-toggle='y'>...</button><div class='d-none' id='x7'>{}</div>",
        "<div class='wow fadeInUp' style='visibility: hidden;'>{}</div>",
        "<div class='d-none d-md-block'>{}</div>",
        "<div class='hidden lg:block'>{}</div>",
        "<div hidden='until-found'>{}</div>",
    ],
)
def test_what_opens_stays(rest: str) -> None:
    found = story(f"<p>{LEAD}</p>" + rest.format(f"<p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p>"))
    assert found == f"{KEPT}\n{LAST}"


def test_pages_of_an_article_of_which_one_is_shown_stay() -> None:
    second = f"<div class='page' style='display:none'><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert story(f"<div class='page'><p>{LEAD}</p></div>{second}") == KEPT


def test_a_page_that_is_shown_by_its_script_stays() -> None:
    body = f"<article><h1>{HEADLINE}</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
    assert clean_page(page(f"<div id='app' style='display:none'>{body}</div>")).text == KEPT


def test_a_drop_cap_is_not_lost() -> None:
    shown = f"<span aria-hidden='true'><b>{LEAD[0]}</b>{LEAD[1:5]}</span>{LEAD[5:]}"
    assert story(f"<p><span class='sr-only'>{LEAD[:5]}</span>{shown}</p><p>{SECOND}</p><p>{THIRD}</p>") == KEPT


@pytest.mark.parametrize(
    "code",
    [
        "<textarea readonly>&lt;iframe src='https://v.example/e/1'&gt;&lt;/iframe&gt;</textarea>",
        "<textarea><iframe src='https://v.example/e/1'></iframe></textarea>",
        "<audio src=a.mp3>متصفحك لا يدعم عنصر الصوت.</audio>",
        "<video src=a.mp4><p>متصفحك لا يدعم تشغيل الفيديو.</p></video>",
        "<object data='a.swf'>يجب تثبيت مشغل فلاش لمشاهدة هذا المحتوى.</object>",
        "<canvas>رسم بياني لا يدعمه متصفحك الحالي.</canvas>",
        "<datalist><option>كل المحافظات</option></datalist>",
        "<template><p>قالب لا يظهر للقارئ قبل أن يملأه البرنامج بالنص.</p></template>",
    ],
)
def test_fields_and_fallbacks_are_no_text(code: str) -> None:
    assert story(f"<p>{LEAD}</p><p>{SECOND}</p>{code}<p>{THIRD}</p>") == KEPT


def test_an_element_that_was_never_closed_keeps_its_article() -> None:
    assert story(f"<div><audio src=a.mp3><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div>") == KEPT


@pytest.mark.parametrize("tag", ["x-para", "news-paragraph", "paragraph", "span style='display:block'"])
def test_paragraphs_of_a_sites_own_elements(tag: str) -> None:
    close = tag.split()[0]
    assert story("".join(f"<{tag}>{text}</{close}>" for text in (LEAD, SECOND, THIRD))) == KEPT


def test_a_sites_own_element_inside_a_sentence() -> None:
    marked = LEAD.replace("السد القديم", "<x-term>السد القديم</x-term>")
    assert story(f"<p>{marked}</p><p>{SECOND}</p><p>{THIRD}</p>") == KEPT


@pytest.mark.parametrize("attribute", ["shadowrootmode='open'", "shadowroot='open'"])
def test_a_declarative_shadow_root_is_shown(attribute: str) -> None:
    body = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>"
    shown = f"<h1>{HEADLINE}</h1><news-story><template {attribute}>{body}</template></news-story>"
    assert clean_page(page(shown)).text == KEPT


@pytest.mark.parametrize(
    "box",
    [
        "<pre>{}</pre>",
        "<div style='white-space:pre-line'>{}</div>",
        "<div style='white-space: pre-wrap;'>{}</div>",
        "<div class='whitespace-pre-line'>{}</div>",
    ],
)
@pytest.mark.parametrize("feed", ["\n", "\n\n", "\r\n \r\n"])
def test_line_feeds_that_are_shown_part_paragraphs(box: str, feed: str) -> None:
    assert story(box.format(feed.join((LEAD, SECOND, THIRD)))) == KEPT


def test_lines_that_are_cut_by_their_width_are_joined() -> None:
    wrapped = "\n\n".join(wrap(text) for text in (LEAD, SECOND, THIRD))
    assert story(f"<pre>{wrapped}</pre>") == KEPT


def wrap(text: str) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def test_references_that_were_escaped_twice() -> None:
    found = clean_page(
        article(
            title="<h1>سد &amp;laquo;الوادي&amp;raquo; يرمم &amp;#8211; صور</h1>",
            before="",
            behind="<p>وقال المدير &amp;quot;نحن سعداء&amp;quot;&amp;nbsp;ثم أضاف"
            " &amp;amp;laquo;سنكمل الطريق&amp;amp;raquo; مع أهل القرى.</p>",
            head="<title>سد &amp;laquo;الوادي&amp;raquo; يرمم &amp;#8211; صور</title>",
        )
    )
    assert found.title == "سد «الوادي» يرمم – صور"
    assert found.text == KEPT + '\nوقال المدير "نحن سعداء" ثم أضاف «سنكمل الطريق» مع أهل القرى.'


def test_an_ampersand_of_the_journalists_stays() -> None:
    line = "وأعلنت شركة AT&T; وشركة P&G أنهما تدعمان المشروع في الوادي الأخضر هذا العام."
    assert story(f"<p>{LEAD}</p><p>{line.replace('&', '&amp;')}</p>") == f"{LEAD}\n{line}"


def test_a_sites_own_elements_in_one_another_are_asked_for_no_more_than_a_few_below() -> None:
    """Sixty chains of two hundred took a second: each element asked for all below it."""
    chain = lxml.html.fromstring("<x-box>" * 200 + "ا" * OWN_PARAGRAPH + "</x-box>" * 200)
    boxes = list(chain.iter())
    assert look_of(boxes[-1], "x-box")[0] == look_of(boxes[-LOOKED], "x-box")[0] == "block"
    assert look_of(boxes[-LOOKED - 1], "x-box")[0] == "line"


@pytest.mark.parametrize(
    "tag", ["a", "span", "img", "dialog", "cite", "p", "div", "pre", "br", "h-card", "video", "svg"]
)
@pytest.mark.parametrize("names", ["", "note", "hidden", "tooltip-text", "pre-line", "hidden pre-wrap"])
def test_the_usual_look_is_that_of_the_long_way(tag: str, names: str) -> None:
    """What is remembered of a tag, a class and a style is what the element itself is found to look like."""
    styles = (
        "",
        "color: red",
        "display: block",
        "display:none",
        "white-space: pre",
        "display:flex; white-space:nowrap",
    )
    for style in styles:
        told, asked = (lxml.html.fragment_fromstring("<p></p>") for _ in range(2))
        for element in (told, asked):
            element.tag = tag
            element.attrib.update({"class": names} | ({"style": style} if style else {}))
            element.text = "Words"
        asked.set("role", "none")  # an attribute that is seldom: nothing is remembered
        assert look_of(told, tag) == look_of(asked, tag), style


def test_a_style_that_shows_an_inline_element_as_a_block_outweighs_a_class_that_hides() -> None:
    span = lxml.html.fragment_fromstring('<span class="hidden" style="display: block">Words</span>')
    assert look_of(span, "span") == ("block", False)


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<b> كاتب\n </b>", "كاتب"),
        ("<b></b>", ""),
        ("<b hidden>كاتب</b>", ""),
        ("<p class='visually-hidden'>كاتب</p>", ""),
        ("<script>كاتب</script>", ""),
        ("<b>كاتب<i>آخر</i></b>", "كاتب آخر"),
        ("<b>كاتب<i hidden>آخر</i></b>", "كاتب"),
    ],
)
def test_the_text_of_a_small_element_without_what_no_reader_sees(inner: str, shown: str) -> None:
    assert shown_text(lxml.html.fragment_fromstring(f"<div>{inner}</div>")[0]) == shown

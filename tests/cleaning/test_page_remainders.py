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


@pytest.mark.parametrize(
    "line",
    [
        "*نقلاً عن صحيفة المرفأ الجديد",
        "*من سالم عبدالله الجعدني",
        "*عزيزة القاسمي",
        "/وانب/ س ع",
        "تصوير - سالم الهادي",
        "محتوى برعاية شركة النور",
    ],
)
def test_who_signs_behind_the_text_goes(line: str) -> None:
    assert shown(f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p>") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    ["هبة القاضي - صحافية لبنانية", "سالم الهادي ـ (أ ف ب)", "سنغافورة 17 مارس (رويترز)", "باريس/ 17 مارس/ الأناضول"],
)
def test_what_fields_are_read_from_goes_above_the_text(line: str) -> None:
    article = cleaned(f"<p>{line}</p><p>{LEAD}</p><p>{SECOND}</p>")
    assert article.text.split("\n") == [LEAD, SECOND]
    assert article.authors or article.source


def test_a_name_in_a_list_stays_though_a_field_holds_it() -> None:
    players = ["نادر فارس", "سالم الهادي", "هبة القاضي"]
    text = shown(f"<p>{LEAD}</p><p>{SECOND}</p>" + "".join(f"<div>{player}</div>" for player in players))
    assert text[2:] == players


def test_the_times_of_a_live_page_go_and_those_of_a_table_stay() -> None:
    entries = "".join(
        f"<div><span>{at}</span><p>{text}</p></div>" for at, text in (("20:05", SECOND), ("20:28", THIRD))
    )
    assert shown(f"<p>{LEAD}</p>{entries}") == [LEAD, SECOND, THIRD]
    rows = "".join(f"<tr><td>{at}</td><td>{text}</td></tr>" for at, text in (("20:05", SECOND), ("20:28", THIRD)))
    assert "20:28" in shown(f"<p>{LEAD}</p><table>{rows}</table>")


def test_headlines_without_links_go_behind_read_also() -> None:
    box = "<p>اقرأ أيضا:</p><p>طبيب يوضح أعراض نقص الفيتامين</p><p>أطعمة لا تتناولها في المساء</p>"
    assert shown(f"<p>{LEAD}</p>{box}<p>{SECOND}</p>") == [LEAD, SECOND]
    part = "<p>اقرأ أيضا:</p><p>ماذا قال أهل المدينة القديمة</p>"  # a single line heads the next part
    assert shown(f"<p>{LEAD}</p>{part}<p>{SECOND}</p>") == [LEAD, "ماذا قال أهل المدينة القديمة", SECOND]


def test_the_label_in_the_link_of_a_headline_goes_with_it() -> None:
    card = "<div class='z'><a href='/n/5'><div>موضوع</div><h4>قادة الأجهزة أمام البرلمان غدا</h4></a></div>"
    assert shown(f"<p>{LEAD}</p>{card}<p>{SECOND}</p>") == [LEAD, SECOND]


def test_a_lead_in_an_element_without_a_name_is_text() -> None:
    body = f"<div class='b'><p>{SECOND}</p><p>{THIRD}</p></div>"
    told = "ظل الرصيف مغلقا شهرين بعد أن وصلت الرافعات من دون مكابحها."
    head = f"<div class='h'><h1>{HEADLINE}</h1><div class='a'>{{}}</div></div>"
    lead = clean_page(page(f"<div>{head.format(f'<div class=t>{told}</div>')}{body}</div>"))
    assert lead.text.split("\n") == [told, SECOND, THIRD]


def test_the_headline_goes_behind_the_name_of_a_recordings_channel() -> None:
    assert shown(f"<div>بودكاست النخلة · {HEADLINE}</div><p>{LEAD}</p><p>{SECOND}</p>") == [LEAD, SECOND]


@pytest.mark.parametrize(
    "deck", ["<p>خمسة أشهر من العمل والانتظار</p>", "<div>تشمل ممشى وحدائق وشبكات إنارة في 12 حيا</div>"]
)
def test_a_short_lead_right_under_the_headline_is_text_whatever_its_element(deck: str) -> None:
    body = f"<div class='b'><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    article = clean_page(page(f"<div class='a'><h1>{HEADLINE}</h1>{deck}<span>18 نوفمبر 2024</span></div>{body}"))
    assert article.text.split("\n")[0] == deck[deck.index(">") + 1 : deck.rindex("<")]


@pytest.mark.parametrize(
    "line", ["سالم الهادي مراسل الصحيفة في المدينة القديمة", "الثلاثاء 18 نوفمبر 2024 الساعة الخامسة مساء"]
)
def test_who_and_when_under_the_headline_is_no_lead(line: str) -> None:
    body = f"<div class='b'><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    article = clean_page(page(f"<div class='a'><h1>{HEADLINE}</h1><div>{line}</div></div>{body}"))
    assert article.text.split("\n") == [LEAD, SECOND, THIRD]


def test_whom_a_letter_turns_to_stays() -> None:
    assert shown(f"<p>أمي الحبيبة</p><p>{LEAD}</p><p>{SECOND}</p>") == ["أمي الحبيبة", LEAD, SECOND]


def test_a_byline_and_a_date_between_bars_go_above_the_text() -> None:
    assert shown(f"<div>الساحل 24 - ياسين العماري | 12 ماي 2025 - 10:22</div><p>{LEAD}</p><p>{SECOND}</p>") == [
        LEAD,
        SECOND,
    ]


@pytest.mark.parametrize(
    "again", ["<h2><b>تحقيق</b> {}</h2>", "<p>{}</p>", "<p>سوق المدينة: أخبار الرصيف والميناء</p>"]
)
def test_the_headline_again_and_names_of_sections_are_no_lead(again: str) -> None:
    body = f"<div class='b'><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    head = f"<div class='a'><h1>{HEADLINE}</h1><span>18 نوفمبر 2024</span>{again.format(HEADLINE)}</div>"
    assert clean_page(page(head + body)).text.split("\n") == [LEAD, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "هذا المشروع ممول بقرض ميسر من البنك الدولي",
        "وقال المخرج، نتمنى من المتابعين أن يحبوا العمل كما أحببناه",
        "انضم إلى قناة محلية عام 2005 وما زال هنا",
        "وغرد اللاعب: شكرا للجماهير pic.twitter.com/Qz8kXb12Ld",
        "كل الطرق تؤدي إلى البحر #مدينتي",
        "نادر فارس لاعب القرن في بلاده",
        "رسوم الدخول: خمسة دنانير",
    ],
)
def test_what_opens_like_furniture_and_tells_something_stays(line: str) -> None:
    for lines in ([LEAD, SECOND, line], [LEAD, line, SECOND, THIRD]):
        assert shown("".join(f"<p>{one}</p>" for one in lines)) == lines

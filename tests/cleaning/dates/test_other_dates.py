"""Dates on a page that are not the article's: the site's calendar, a ticker's, a picture's, the site's last update."""

import pytest

from tests.cleaning.dates.dated import PAGE, dated, ld, meta
from tests.cleaning.laid_out import NOW

MENU = "<ul><li><a href='/'>الرئيسية</a></li><li><a href='/a'>سياسة</a></li></ul>"
DAY = "الأحد 30 آذار 2025"


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{DAY}</div>{MENU}{{title}}{{text}}",
        f"<div>{DAY}</div><div><a href='/'>الرئيسية</a> / <a href='/a'>سياسة</a></div>{{title}}{{text}}",
        f"<div><a href='/z'>سقوط شجرة كبيرة على طريق الجبل</a> <span>{DAY}</span></div>{{title}}{{text}}",
        f"<div><div><a href='/z'>سقوط شجرة كبيرة على الطريق</a></div><div>{DAY}</div></div>{{title}}{{text}}",
        f"{{title}}<div><img src='a.jpg'><span>ناصر الوادي {DAY}</span></div>{{text}}",
        f"{{title}}{{text}}<div>آخر تحديث للموقع: 03:58 م - {DAY}</div>",
        f"{{title}}{{text}}<div>آخر تحديث للموقع: {DAY}</div>",
        f"<p>{DAY}</p>{{title}}<div>28 آذار 2025 نص المدينة</div>{{text}}",
        f"<p>{DAY}</p>{{title}}<div><span>28 آذار 2025 مراسلنا</span> <span>1200</span> <span>7</span></div>{{text}}",
        f"<p>{NOW:%Y-%m-%d}</p>{{title}}{{text}}",
    ],
)
def test_a_day_that_is_not_the_article_s_is_none(body: str) -> None:
    assert dated(body, fetched_at=NOW).published is None


@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}<div>{DAY}</div>{{title}}{{text}}",
        f"<div>{DAY}</div><div><a href='/a'>سياسة</a></div>{{title}}{{text}}",
        f"{MENU}{{title}}<div><img src='a.jpg'></div><div>ناصر الوادي {DAY}</div>{{text}}",
        f"{{title}}<div class='author'><img src='a.jpg'><span>ناصر الوادي {DAY}</span></div>{{text}}",
        f"<div>{{title}}<img src='a.jpg'><span>ناصر الوادي {DAY}</span></div>{{text}}",
        f"<div>{DAY}</div>{{title}}<div><img src='a.jpg'><span>ناصر الوادي 28 آذار 2025</span></div>{{text}}",
        f"<div>{DAY}</div>{{title}}<div>سامي الحداد مع نادر الأسمر - 30/3/2025 - خاص</div>{{text}}",
    ],
)
def test_a_day_in_the_same_places_that_is_the_article_s(body: str) -> None:
    assert dated(body, fetched_at=NOW).published == "2025-03-30"


def test_a_day_above_a_text_without_a_headline() -> None:
    own = "<p>الأحد 1440/1/20 هـ الموافق 2018/09/30 م غير معروف</p>"
    assert dated(f"<div>{DAY}</div>{own}{{text}}").published is None


def test_a_day_later_than_the_last_change_is_the_site_s() -> None:
    body = f"<p>{DAY}</p>{{title}}{{text}}"
    assert dated(body, meta("article:modified_time", "2025-03-01T10:00:00+03:00")).published is None
    assert dated(body, meta("article:modified_time", "2025-03-31T10:00:00+03:00")).published == "2025-03-30"


def test_an_update_before_an_unlabelled_day_is_the_only_date() -> None:
    found = dated(f"<p>{DAY}</p>{{title}}<p>آخر تحديث: 20 آذار 2025</p>{{text}}")
    assert (found.published, found.flags) == ("2025-03-20", ("date-of-update",))


@pytest.mark.parametrize("phrase", ["منذ أسبوع", "منذ 3 أعوام", "قبل شهرين", "منذ 5 أشهر"])
def test_weeks_months_and_years_ago_are_no_day(phrase: str) -> None:
    assert dated(f"{{title}}<div>{phrase}</div>{{text}}", reference=NOW).published is None


def test_the_month_of_a_related_article_orders_no_numbers() -> None:
    related = "<h3><a href='/o'>انقطاع الكهرباء عن أحياء الشمال</a></h3><span>5 أبريل 2025</span>"
    found = dated(f"{{title}}<div>04/05/2025 12:22</div>{{text}}<p>قد يهمك</p>{related}")
    assert found.published == "2025-05-04T12:22"


@pytest.mark.parametrize("line", ["الضفة-العدد: 3762 - 2025 / 3 / 30 - 14:07", "مجلة الضفة - العدد 3762 - 30/3/2025"])
def test_a_day_behind_the_number_of_an_issue(line: str) -> None:
    assert (dated(f"{{title}}<div>{line}</div>{{text}}").published or "")[:10] == "2025-03-30"


def test_json_ld_of_an_article_with_another_headline_is_not_heard() -> None:
    day = "2024-01-02T10:00:00+03:00"
    assert dated(PAGE, ld(headline="تأجيل مهرجان المسرح إلى الربيع", datePublished=day)).published is None
    assert dated(PAGE, ld(headline="الضفتان يربطهما جسر جديد", datePublished=day)).published == day
    assert dated(PAGE, ld(headline="أخبار", datePublished=day)).published == day


@pytest.mark.parametrize(
    "headline",
    [
        "New bridge opens over the river",
        "جريدة الضفة الإلكترونية",
        "الجسر الجديد يخدم الضفتين",
        "بالجسر الجديدة والضفاف",
    ],
)
def test_json_ld_in_another_script_or_form_or_with_the_site_s_name_is_heard(headline: str) -> None:
    day = "2024-01-02T10:00:00+03:00"
    assert dated(PAGE, ld(headline=headline, datePublished=day)).published == day


def test_json_ld_that_names_the_page_is_heard_whatever_its_headline() -> None:
    day, address = "2024-01-02T10:00:00+03:00", "https://daffa.example/news/12"
    own = ld(headline="تأجيل مهرجان المسرح إلى الربيع", datePublished=day, url=address)
    assert dated(PAGE, own + meta("og:url", address)).published == day
    assert dated(PAGE, own + meta("og:url", address + "3")).published is None


@pytest.mark.parametrize("name", ["post-date", "entry_date", "publishDate", "news-date", "posted-on", "published"])
def test_a_date_that_is_called_an_article_s_is_read_on_its_own_day(name: str) -> None:
    body = f"<div class='{name}'>{NOW:%Y-%m-%d}</div>{{title}}{{text}}"
    assert dated(body, fetched_at=NOW).published == f"{NOW:%Y-%m-%d}"
    assert dated(body.replace(name, "today"), fetched_at=NOW).published is None

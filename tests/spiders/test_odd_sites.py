"""Sites as they should not be, and are: two runs over all of them at once, then what came of each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from tests.server import Page, Web, serving
from tests.spiders.crawling import Run, article, crawl, rss, urlset

XML = "application/xml"
CHALLENGE = "<html><head><title>Just a moment...</title></head><body><script>check()</script></body></html>"
CONSENT = (
    "<html lang='ar'><head><title>صدى</title></head><body><h1>نحن نحترم خصوصيتك</h1><p>نستخدم نحن وشركاؤنا ملفات تعريف"
    " الارتباط لتخزين المعلومات على جهازك والوصول إليها، ولقياس أداء الإعلانات والمحتوى.</p><p>يمكنك قبول ذلك أو رفضه"
    " أو تغيير إعداداتك في أي وقت من خلال رابط الإعدادات في أسفل كل صفحة من صفحات الموقع.</p><button>أوافق</button>"
)
NOWHERE = (
    "<html><body><h1>عفوا، الصفحة التي تبحث عنها غير موجودة</h1><p>ربما حُذفت الصفحة أو تغيّر عنوانها. عد إلى الصفحة"
    " الرئيسية أو ابحث في الموقع.</p>"
)
FEEDS = [
    ("cp1256", 'encoding="utf-8"', XML),
    ("utf-8", 'encoding="windows-1256"', XML),
    ("iso-8859-6", 'encoding="iso-8859-6"', XML),
    ("utf-16-le", 'encoding="utf-16"', XML),
    ("utf-8", "", f"{XML}; charset=windows-1256"),
    ("cp1256", 'encoding="windows-1256"', f"{XML}; charset=utf-8"),
]
"""What the bytes are, what the declaration says they are, what the header says."""

WRONG_DATES = ["1970-01-01", "2099-12-31", "0000-00-00", "الأحد 3 مارس", "2024-13-45", "2024-10-29T25:61:00Z", ""]


class Made(dict[str, Page]):
    """Pages of one host, those that are set and those that a function makes of their paths."""

    def __init__(self, make: Callable[[str], Page | None]) -> None:
        self.make = make

    def get(self, path: str, default: Page) -> Page:  # type: ignore[override]
        return self[path] if path in self else self.make(path) or default


@dataclass
class Odd:
    """Two runs, and the paths that each asked for."""

    runs: list[Run]
    asked: list[list[str]]

    def reasons(self, site: str) -> dict[str, str]:
        return {row["origin"].rpartition("/")[2]: row["reason"] for row in self.runs[-1].rows(site, "rejected")}

    def paths(self, run: int, site: str) -> list[str]:
        return [url.partition(".test")[2] for url in self.asked[run] if re.match(rf"http://(www\.)?{site}\.test/", url)]


def home(*links: str, menu: str = "") -> Page:
    """A start page of links that read like headlines."""
    return Page(
        menu + "".join(f'<a href="{url}">مكتبة جديدة تفتح أبوابها في الحي القديم {url[-3:]}</a> ' for url in links)
    )


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Odd]:
    folder = tmp_path_factory.mktemp("odd")
    web = Web()
    for build in (walls, doubles, sessions, endless, dates, encodings):
        build(web)
    (folder / "sites").mkdir()
    for host in web.hosts.keys() - {"double.test", "www.circle.test"}:
        name = host.removeprefix("www.").removesuffix(".test")
        (folder / f"sites/{name}.toml").write_text(f'home = "http://{host}/"\n', encoding="utf-8")
    runs, asked = [], []
    with serving(web):
        for _ in range(2):
            web.asked.clear()
            runs.append(crawl(web, folder / "out", "due=no", SITES_DIR=folder / "sites", BUSY_DELAY=0.1))
            asked.append([one.url for one in web.asked])
    yield Odd(runs, asked)


def walls(web: Web) -> None:
    """What stands where an article should be."""
    web.put("http://walls.test/", home(*(f"/news/{number}" for number in range(101, 109))))
    answers = [
        article(101),
        Page(CONSENT),
        Page(NOWHERE),
        Page(CHALLENGE),
        Page(CHALLENGE, status=403),
        Page("", status=302, headers={"Location": "/404.html"}),
        Page("", status=302, headers={"Location": "/news/107/"}),
        Page('<meta http-equiv="refresh" content="0; url=/news/108/full">يتم تحويلك'),
    ]
    for number, answer in enumerate(answers, 101):
        web.put(f"http://walls.test/news/{number}", answer)
    web.put("http://walls.test/404.html", Page("<h1>404</h1><p>Not Found</p>"))
    web.put("http://walls.test/news/107/", Page("", status=302, headers={"Location": "/news/107"}))
    web.put("http://walls.test/news/108/full", article(108))
    web.put("http://robot.test/", Page(CHALLENGE))
    web.put("http://circle.test/", Page("", status=301, headers={"Location": "http://www.circle.test/"}))
    web.put("http://www.circle.test/", Page("", status=301, headers={"Location": "http://circle.test/"}))


def doubles(web: Web) -> None:
    """One article under many addresses, and addresses that name each other."""
    paths = ("/news/201", "/news/201/", "/news/201?utm_source=x", "/news/201#top", "/news/201/amp")
    web.put(
        "http://www.double.test/", home(*(f"http://{www}double.test{path}" for www in ("", "www.") for path in paths))
    )
    for www in ("", "www."):
        web.put(f"http://{www}double.test/news/201", article(201))
    web.put("http://amp.test/", home("/news/301", "/news/301/amp", "/news/302", "/news/303", "/news/304"))
    for path, canonical in {"301": "301/amp", "301/amp": "301", "302": "303", "303": "302", "304": "../"}.items():
        head = f'<link rel="canonical" href="/news/{canonical}"><link rel="amphtml" href="/news/{path}/amp">'
        web.put(f"http://amp.test/news/{path}", article(int(path[:3]), head=head))


def sessions(web: Web) -> None:
    """Each answer has addresses of its own."""
    counter = iter(range(10_000))

    def answer(path: str) -> Page | None:
        if number := re.search(r"40\d", path):
            return article(int(number[0]))
        if path != "/" and not path.startswith("/politics"):
            return None
        visit = f"{next(counter):032x}"
        forms = ("/news/401.html;jsessionid={}", "/view.php?id=402&PHPSESSID={}", "/news/403?sid={}")
        menu = f'<nav><a href="/politics?PHPSESSID={visit}">سياسة</a></nav>'
        return home(*(one.format(visit) for one in forms), menu=menu)

    web.hosts["session.test"] = Made(answer)


def endless(web: Web) -> None:
    """Lists that go on for ever."""
    stories = ("/news/501", "/news/502")

    def pages(path: str) -> Page | None:
        page = re.fullmatch(r"/politics(?:\?page=(\d+))?", path)
        number = int(page[1] or 1) + 1 if page else 0
        return home(*stories, menu=f'<a rel="next" href="/politics?page={number}">{number}</a>') if page else None

    def days(path: str) -> Page | None:
        named = re.fullmatch(r"/(\d{4})/(\d\d)/(\d\d)/?", path)
        if not named and path != "/":
            return None
        day = date(*map(int, named.groups())) if named else date(2026, 11, 1)
        return home(*(f"/{day + timedelta(days=step):%Y/%m/%d}/" for step in (-1, 1, 2)), "/2026/11/01/library-opens")

    web.hosts["paged.test"], web.hosts["days.test"] = Made(pages), Made(days)
    web.put("http://paged.test/", home(*stories, menu='<nav><a href="/politics">سياسة</a></nav>'))
    for path in stories:
        web.put(f"http://paged.test{path}", article(int(path[-3:])))
    web.put("http://days.test/2026/11/01/library-opens", article(601))


def dates(web: Web) -> None:
    """A sitemap whose dates are wrong, and one whose pages were all changed at the moment at which it is asked."""
    named = "".join(
        f"<url><loc>http://dates.test/news/{number}</loc><lastmod>{said}</lastmod><news:news><news:publication_date>{said}"
        "</news:publication_date></news:news></url>"
        for number, said in enumerate(WRONG_DATES, 700)
    )
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    spaces += 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    web.put("http://dates.test/sitemap.xml", Page(f"<urlset {spaces}>{named}</urlset>", XML))
    pages = [f"http://now.test/news/{number}" for number in range(700, 720)]
    changed = (Page(urlset(pages, lastmod=f"2099-01-{day}T10:00:00Z"), XML) for day in range(10, 28))
    web.put("http://now.test/sitemap.xml", lambda _: next(changed))
    for site in ("dates", "now"):
        web.put(f"http://{site}.test/", "<p>صدى")
        for number in range(700, 720):
            web.put(f"http://{site}.test/news/{number}", article(number))


def encodings(web: Web) -> None:
    for number, (encoding, declared, kind) in enumerate(FEEDS):
        url = f"http://feed{number}.test/news/{800 + number}"
        body = rss([url]).replace("<item>", "<item><category>سياسة</category>").replace('"1.0"', f'"1.0" {declared}')
        web.put(f"http://feed{number}.test/", "<p>صدى")
        web.put(f"http://feed{number}.test/feed", Page(body.encode(encoding), kind))
        web.put(url, article(800 + number))


def test_what_stands_where_an_article_should_be_is_none(odd: Odd) -> None:
    assert odd.runs[-1].urls("walls") == ["http://walls.test/news/101", "http://walls.test/news/108/full"]
    assert odd.reasons("walls") == {
        "102": "consent-page",
        "103": "error-page",
        "104": "empty-body",
        "106": "error-page",
    }


def test_sites_that_show_nothing_are_named_with_their_reason(odd: Odd) -> None:
    assert "circle: could not be reached: too many redirects" in odd.runs[0].output
    assert "robot: no article was found" in odd.runs[0].output
    assert (odd.runs[0].status, "Traceback" in odd.runs[0].errors) == (5, False)


def test_many_addresses_of_one_article_are_one(odd: Odd) -> None:
    assert odd.runs[-1].urls("double") == ["http://www.double.test/news/201"]
    assert [path for path in odd.paths(0, "double") if "201" in path] == ["/news/201"]


def test_pages_that_name_each_other_as_the_true_one_are_all_kept_once(odd: Odd) -> None:
    titles = [re.findall(r"\d+", row["title"]) for row in odd.runs[-1].rows("amp")]
    assert sorted(titles) == [["301"], ["302"], ["303"], ["304"]]


def test_a_visit_of_its_own_in_each_address_costs_nothing(odd: Odd) -> None:
    pages = ["/news/401.html", "/news/403", "/view.php?id=402"]
    assert odd.runs[-1].urls("session") == [f"http://session.test{path}" for path in pages]
    assert not any("40" in path for path in odd.paths(1, "session"))


def test_lists_that_go_on_for_ever_end(odd: Odd) -> None:
    assert odd.runs[-1].urls("paged") == ["http://paged.test/news/501", "http://paged.test/news/502"]
    assert len([path for path in odd.paths(0, "paged") if path.startswith("/politics")]) <= 2
    assert odd.runs[-1].urls("days") == ["http://days.test/2026/11/01/library-opens"]
    assert len(odd.paths(0, "days") + odd.paths(1, "days")) < 40


def test_a_wrong_date_of_a_sitemap_dates_nothing_and_hides_nothing(odd: Odd) -> None:
    rows = odd.runs[-1].rows("dates")
    assert sorted(int(row["url"][-3:]) for row in rows) == [700 + number for number in range(len(WRONG_DATES))]
    assert {row["published"] for row in rows} <= {None}


def test_pages_that_are_always_just_changed_are_fetched_once(odd: Odd) -> None:
    assert len(odd.runs[-1].rows("now")) == 20
    assert odd.paths(1, "now") == ["/robots.txt", "/", "/sitemap.xml"]


@pytest.mark.parametrize("number", range(len(FEEDS)))
def test_feeds_that_are_not_in_the_encoding_that_they_name(odd: Odd, number: int) -> None:
    (row,) = odd.runs[-1].rows(f"feed{number}")
    assert row["published"] == "2024-10-30T10:00:00+00:00"
    assert row["tags"] in (["سياسة"], [])

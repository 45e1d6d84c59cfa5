"""A web of good and bad sites."""

import gzip

from tests.faults import answers
from tests.faults.answers import Endless, packed, played, raw
from tests.server import Page, Web
from tests.spiders.crawling import article, rss, urlset

GOOD = [f"http://good.test/n/{number}" for number in range(1001, 1009)]
HOME = "<html><body><p>صدى"
XML = "application/xml"
INJECTED = "X-Injected"
"""A header that answers try to write into the crawl's own requests."""
PLAIN = "text/plain"


def build(web: Web) -> dict[str, str]:
    """Fill the web; -> the start page of each site."""
    good(web)
    pages(web)
    homes = {name: f"http://{name}.test/" for name in ("good", "pages")}
    for name, answer in {
        "slowheaders": played(answers.slow_headers),
        "slowbody": played(answers.slow_body),
        "silent": played(answers.silence),
        "garbage": raw("\x00\x01\x02 what?\r\n\r\n"),
        "empty": Page(b""),
    }.items():
        web.hosts[f"{name}.test"] = Endless(lambda _, answer=answer: answer)
        homes[name] = f"http://{name}.test/"
    for name, build_one in {
        "resets": resets,
        "robots": robots,
        "bomb": bombs,
        "loop": loop,
        "cookies": cookies,
        "calendar": calendar,
        "error": error,
        "charset": charset,
    }.items():
        build_one(web)
        homes[name] = f"http://{name}.test/"
    homes["nodns"] = "https://nowhere.invalid/"
    homes["notls"] = f"https://127.0.0.1:{web.port}/"
    homes["refused"] = "https://127.0.0.1:9/"
    return homes


def good(web: Web) -> None:
    web.put("http://good.test/", HOME)
    web.put("http://good.test/feed", Page(rss(GOOD), "application/rss+xml"))
    for url in GOOD:
        web.put(url, article(int(url[-4:])))


def pages(web: Web) -> None:
    """One site on which page after page is broken, with good ones between."""
    plain = article(2000)
    text = str(plain.body)
    broken = {
        "broken-off": answers.of_length(plain, len(text.encode()) + 5000),
        "longer-than-said": answers.of_length(plain, 400),
        "torn-gzip": answers.torn_gzip(),
        "gzip-bomb": packed(answers.gzip_bomb(80), "gzip"),
        "brotli-bomb": packed(answers.brotli_bomb(80), "br"),
        "zstd-bomb": packed(answers.zstd_bomb(80), "zstd"),
        "gzip-in-gzip": packed(gzip.compress(answers.gzip_bomb(80)), "gzip, gzip"),
        "astronomic": answers.said_to_be("9" * 30),
        "less-than-nothing": answers.said_to_be("-5"),
        "two-lengths": answers.said_to_be("4", "7"),
        "no-brotli": packed(b"not brotli at all", "br"),
        "odd-coding": packed(text.encode(), "x-own"),
        "cp1256-said-utf8": Page(text.encode("cp1256", "replace")),
        "utf8-said-cp1256": Page(text, "text/html; charset=windows-1256"),
        "odd-charset": Page(text, "text/html; charset=x-arabic-9"),
        "codec-as-charset": Page(text, "text/html; charset=zlib"),
        "html-as-binary": Page(text, "application/octet-stream"),
        "html-as-image": Page(text, "image/png"),
        "image-as-html": Page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        "nothing": Page(b""),
        "no-content": Page(b"", status=204),
        "endless-redirect": Page("", status=302, headers={"Location": "/n/endless-redirect"}),
        "redirect-nowhere": Page("", status=302, headers={"Location": "ftp://files.test/x"}),
        "redirect-broken": Page("", status=302, headers={"Location": "http://[broken"}),
        "redirect-missing": Page("", status=302),
        "redirect-encoded": Page("", status=302, headers={"Location": f"/n/3001?x=%0d%0a{INJECTED}:1"}),
        "redirect-splits": raw(
            f"HTTP/1.1 302 Found\r\nLocation: /n/3003?x=\r{INJECTED}: 1\r\nContent-Length: 0\r\n\r\n"
        ),
        "redirect-tracks": Page("", status=302, headers={"Location": "/n/3005", "Set-Cookie": "id=1; Domain=.test"}),
        "odd-status": raw("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"),
        "big-header": raw(b"HTTP/1.1 200 OK\r\nX-Big: " + b"a" * 200_000 + b"\r\n\r\n" + text.encode()),
        "no-headers": raw(text),
        "nul-bytes": Page(text.replace("<p>", "\0<p>\0")),
    }
    urls = []
    for number, (name, page) in enumerate(broken.items(), 3001):
        web.put(f"http://pages.test/n/{name}", page)
        web.put(f"http://pages.test/n/{number}", article(number))
        urls += [f"http://pages.test/n/{name}", f"http://pages.test/n/{number}"]
    web.put("http://pages.test/", HOME)
    web.put("http://pages.test/feed", Page(rss(urls), "application/rss+xml"))


def resets(web: Web) -> None:
    """A site whose every article breaks off."""
    urls = [f"http://resets.test/n/{number}" for number in range(4001, 4061)]
    web.put("http://resets.test/", HOME)
    web.put("http://resets.test/feed", Page(rss(urls), "application/rss+xml"))
    for url in urls:
        web.put(url, played(answers.reset))


def robots(web: Web) -> None:
    """A robots.txt of 10 MB, the rules at its beginning."""
    body = "User-agent: *\nDisallow: /secret/\n" + "# nothing to see here\n" * 480_000
    web.put("http://robots.test/robots.txt", Page(body, PLAIN))
    web.put("http://robots.test/", HOME)
    web.put("http://robots.test/feed", Page(rss(["http://robots.test/n/1001", "http://robots.test/secret/1"]), XML))
    web.put("http://robots.test/n/1001", article(1001))


def bombs(web: Web) -> None:
    """Sitemaps and feeds that explode, or are something else."""
    maps = ["laughs.xml", "zip.xml.gz", "self.xml", "html.xml", "feedlaughs"]
    web.put("http://bomb.test/robots.txt", Page("".join(f"Sitemap: http://bomb.test/{m}\n" for m in maps), PLAIN))
    link = '<a href="/story/5001">مكتبة جديدة تفتح أبوابها في الحي القديم</a>'
    web.put("http://bomb.test/", f'<link rel="alternate" type="application/rss+xml" href="/htmlfeed">{HOME}{link}')
    web.put("http://bomb.test/laughs.xml", Page(answers.laughs(), XML))
    web.put("http://bomb.test/zip.xml.gz", Page(answers.gzip_bomb(150), "application/gzip"))
    web.put("http://bomb.test/html.xml", HOME)
    web.put("http://bomb.test/htmlfeed", HOME)
    entity = '<!DOCTYPE rss [<!ENTITY x "y">]>'
    web.put("http://bomb.test/feedlaughs", Page(rss(["http://bomb.test/n/1003"]).replace("<rss", entity + "<rss"), XML))
    web.put("http://bomb.test/self.xml", Page(urlset([]).replace("urlset", "sitemapindex"), XML))
    child = "<sitemap><loc>http://bomb.test/self.xml?{}</loc></sitemap>"
    index = Endless(lambda path: _endless_index(path, child))
    index.update(web.hosts["bomb.test"])
    web.hosts["bomb.test"] = index
    web.put("http://bomb.test/story/5001", article(5001))
    web.put("http://bomb.test/n/1002", article(1002))


def _endless_index(path: str, child: str) -> Page | None:
    if not path.startswith("/self.xml?"):
        return None
    number = int(path.partition("?")[2])
    return Page(f"<sitemapindex>{child.format(number + 1)}{child.format(number + 2)}</sitemapindex>", XML)


def loop(web: Web) -> None:
    web.hosts["loop.test"] = Endless(
        lambda path: None if path == "/robots.txt" else Page("", status=302, headers={"Location": path + "x"})
    )


def cookies(web: Web) -> None:
    """Nothing without a cookie."""
    headers = {"Location": "/", "Set-Cookie": "seen=1; Path=/"}
    web.put("http://cookies.test/", Page("", status=302, headers=headers))


def calendar(web: Web) -> None:
    """Each day links to the next one and to a page of its own, without end."""

    def day(path: str) -> Page | None:
        number = int("".join(filter(str.isdigit, path)) or 0)
        if path == "/robots.txt" or "feed" in path or "rss" in path or "sitemap" in path or "atom" in path:
            return None
        return Page(
            f'<html><body><a href="/day/{number + 1}">التالي</a> <a href="/events/{number + 1}">أحداث اليوم</a>'
            f'<a rel="next" href="/list/{number + 1}">المزيد</a></body></html>'
        )

    web.hosts["calendar.test"] = Endless(day)


def charset(web: Web) -> None:
    """A start page in an encoding that is none for text."""
    link = '<a href="/story/6001">مكتبة جديدة تفتح أبوابها في الحي القديم</a>'
    web.put("http://charset.test/", Page(f"{HOME}{link}", "text/html; charset=zlib"))
    web.put("http://charset.test/story/6001", article(6001))


def error(web: Web) -> None:
    """Every page says, with status 200, that something went wrong."""
    page = Page("<html><head><title>خطأ</title></head><body><h1>عذرًا، حدث خطأ غير متوقع</h1></body></html>")
    web.hosts["error.test"] = Endless(lambda path: None if path == "/robots.txt" else page)

"""Crawls of test sites, each in a process of its own."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.processes import run
from tests.server import Page, Web

ROOT = Path(__file__).parent.parent.parent
QUICK = {
    "DOWNLOAD_DELAY": 0.01,
    "AUTOTHROTTLE_ENABLED": 0,
    "ALLOW_PRIVATE_ADDRESSES": 1,
    "RETRY_TIMES": 1,
    "CLEAN_WORKERS": 1,
}

SENTENCES = (
    "افتتحت البلدية صباح اليوم مكتبة عامة جديدة في الحي القديم بحضور عدد من السكان والمسؤولين.",
    "وقال رئيس البلدية إن المكتبة تضم نحو عشرين ألف كتاب، وإن أبوابها ستبقى مفتوحة طوال أيام الأسبوع.",
    "وأوضح أن المبنى كان مدرسة قديمة أعيد ترميمها على مدى عامين بتمويل من سكان المدينة.",
    "ويأمل القائمون على المشروع أن تصير المكتبة مكانًا يلتقي فيه الصغار والكبار.",
)


@dataclass
class Run:
    """What a crawl left behind."""

    status: int
    output: str
    errors: str
    folder: Path

    def rows(self, site: str, kind: str = "articles") -> list[dict[str, Any]]:
        """Records or rejected rows of a site."""
        files = sorted((self.folder / site).glob(f"{kind}*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    def urls(self, site: str) -> list[str]:
        """URLs of a site's articles, sorted."""
        return sorted(row["url"] for row in self.rows(site))


def crawl(
    web: Web,
    folder: Path,
    *arguments: str,
    program: Sequence[str] = ("-m", "scrapy"),
    patience: float = 100,
    **settings: object,
) -> Run:
    """Run `scrapy crawl news` with arguments as -a takes them; `program` is what Python runs. After `patience` seconds
    it is killed, and the test fails."""
    command = [sys.executable, *program, "crawl", "news"]
    for argument in arguments:
        command += ["-a", argument]
    for name, value in ({"OUTPUT_DIR": folder, "NAQI_SITES": folder / "no-sites"} | QUICK | settings).items():
        command += ["-s", f"{name}={value}"]
    done = run(command, cwd=ROOT, env=web.environment(), timeout=patience)
    return Run(done.returncode, done.stdout, done.stderr, folder)


def article(number: int, extra: str = "", head: str = "") -> Page:
    """An article page that cleans well."""
    body = "".join(f"<p>{sentence} ({number})</p>" for sentence in SENTENCES * 2)
    return Page(
        f'<html lang="ar"><head><title>مكتبة رقم {number} تفتح أبوابها</title>{head}</head>'
        f"<body><article><h1>مكتبة رقم {number} تفتح أبوابها</h1>{body}{extra}</article></body></html>"
    )


def rss(urls: list[str]) -> str:
    """A feed of these pages."""
    items = "".join(
        f"<item><title>خبر</title><link>{url}</link><pubDate>Wed, 30 Oct 2024 10:00:00 GMT</pubDate></item>"
        for url in urls
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>صدى</title>{items}</channel></rss>'


def urlset(urls: list[str], lastmod: str = "2024-10-30") -> str:
    """A sitemap of these pages."""
    entries = "".join(f"<url><loc>{url}</loc><lastmod>{lastmod}</lastmod></url>" for url in urls)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'

"""The same page, crawled, out of the crawl's archive, out of a saved file: one record but for origin and time."""

import json
import sys
from pathlib import Path
from typing import Any

from tests.processes import run
from tests.server import Page, Web, serving
from tests.spiders.crawling import ROOT, SENTENCES, crawl

HOST = "http://sada.test"
SITE = """home = "http://sada.test/"
timezone = "Asia/Riyadh"
furniture = ["خدمة صدى للأخبار العاجلة على مدار الساعة"]
"""
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 2)
FURNITURE = "<p>خدمة صدى للأخبار العاجلة على مدار الساعة</p>"
LD = {
    "@type": "NewsArticle",
    "headline": "مكتبة رقم 3 تفتح أبوابها",
    "datePublished": "2026-11-25T09:30",
    "author": {"@type": "Person", "name": "سلمى حداد"},
}
TEMPLATES = {
    "/news/1001/a-library-opens": (
        '<meta property="article:published_time" content="2026-11-25T09:30"><meta name="keywords" content="مكتبات">',
        f"<article><h1>مكتبة رقم 1 تفتح أبوابها</h1>{BODY}{FURNITURE}</article>",
    ),
    "/news/1002/a-library-opens": (
        "",
        f"<div id=main><h1>مكتبة رقم 2 تفتح أبوابها</h1><time>25/11/2026 09:30</time>{FURNITURE}{BODY}</div>",
    ),
    "/news/1003/خبر-المكتبة": (
        f'<script type="application/ld+json">{json.dumps(LD, ensure_ascii=False)}</script>',
        f"<main><h1>مكتبة رقم 3 تفتح أبوابها</h1>{BODY}{FURNITURE}</main>",
    ),
    "/news/story.php?b=2&a=1004": (
        "",
        f"<table><tr><td><h1>مكتبة رقم 4 تفتح أبوابها</h1><span>الأربعاء 25 نوفمبر 2026</span>{BODY}</td></tr></table>",
    ),
}


def page(path: str) -> str:
    head, body = TEMPLATES[path]
    query = "&" if "?" in path else "?"
    canonical = f'<link rel="canonical" href="{HOST}{path}{query}utm_source=x#top">'.replace("&", "&amp;")
    title = body.partition("<h1>")[2].partition("</h1>")[0]
    return (
        f'<html lang="ar"><head><meta charset="utf-8"><title>{title}</title>{canonical}{head}</head><body>{body}</body>'
    )


def clean(target: Path, output: Path, sites: Path) -> list[dict[str, Any]]:
    settings = [f"SITES_DIR={sites}", "CLEAN_WORKERS=1"]
    command = [sys.executable, "-m", "scrapy", "clean", str(target), "-o", str(output)]
    for setting in settings:
        command += ["-s", setting]
    assert run(command, cwd=ROOT).returncode == 0
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def same(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = [{name: value for name, value in row.items() if name not in {"origin", "fetched_at"}} for row in rows]
    return sorted(kept, key=lambda row: str(row["url"]))


def test_one_record_whichever_way_the_page_comes_in(tmp_path: Path) -> None:
    web, sites, saved = Web(), tmp_path / "sites", tmp_path / "saved"
    sites.mkdir()
    saved.mkdir()
    (sites / "sada.toml").write_text(SITE, encoding="utf-8")
    links = ""
    for number, path in enumerate(TEMPLATES):
        html = page(path)
        web.put(
            f"{HOST}{path}".replace("خبر-المكتبة", "%D8%AE%D8%A8%D8%B1-%D8%A7%D9%84%D9%85%D9%83%D8%AA%D8%A8%D8%A9"),
            Page(html),
        )
        (saved / f"{number}.html").write_text(html, encoding="utf-8")
        links += f'<a href="{path}">مكتبة عامة جديدة تفتح أبوابها في الحي</a>'.replace("&", "&amp;")
    web.put(f"{HOST}/", f"<h1>صدى</h1>{links}")
    with serving(web):
        run = crawl(web, tmp_path / "out", "site=sada", SITES_DIR=sites, ARCHIVE=1)
    crawled = same(run.rows("sada"))
    assert len(crawled) == len(TEMPLATES)
    assert {row["site"] for row in crawled} == {"sada"}
    assert not any("utm_source" in row["url"] or "#" in row["url"] for row in crawled)
    assert not any("خدمة صدى" in row["text"] for row in crawled)
    assert [row["published"] for row in crawled].count("2026-11-25T09:30+03:00") == 3
    archived = [row for row in same(clean(tmp_path / "out" / "archive", tmp_path / "a.jsonl", sites)) if row["id"]]
    assert archived == crawled
    assert same(clean(saved, tmp_path / "s.jsonl", sites)) == crawled

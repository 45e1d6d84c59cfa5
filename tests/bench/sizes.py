"""Cost against size: python -m tests.bench.sizes [--largest MB]

Pages of ten kinds from 10 KB to 10 MB; the figures are microseconds of CPU a KB. Where they stay level the cost is
linear in the size; where they rise with it something is quadratic. A star marks a page that is refused.
"""

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime

from crawler.items import Rejected
from pipelines.cleaning.chain import clean_page
from tests.bench.pages import news_page
from tests.made_pages import make_page

KB = (10, 30, 100, 300, 1_000, 3_000, 10_000)
SENTENCE = make_page(1).paragraphs[0]


def _page(inside: str, head: str = "") -> str:
    body = "".join(f"<p>{text}</p>" for text in make_page(2).paragraphs)
    return (
        f'<html><head><meta charset="utf-8"><title>عنوان الخبر الطويل - الموقع</title>{head}</head><body><article>'
        f"<h1>عنوان الخبر الطويل</h1>{body}</article>{inside}</body></html>"
    )


def _filled(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit.encode()))


def _article(size: int) -> str:
    return news_page(0, paragraphs=max(1, size // len(SENTENCE.encode())), weight=0.1).html.decode()


KINDS: dict[str, Callable[[int], str]] = {
    "article": _article,
    "furniture": lambda size: news_page(0, weight=size / 40_000).html.decode(),
    "one block": lambda size: _page(f"<div>{_filled(SENTENCE + ' ', size)}</div>"),
    "short lines": lambda size: _page("<div>" + _filled("<span>المصدر: وكالات</span><br>", size) + "</div>"),
    "links": lambda size: _page("<div>" + _filled('<a href="/tag/a">وسم</a> ', size) + "</div>"),
    "nested": lambda size: _page(_filled("<div><p>فقرة قصيرة هنا.</p>" * 40 + "</div>" * 40, size)),
    "script": lambda size: _page("", f"<script>var a = {{{_filled('x: 1, ', size)}}}</script>"),
    "JSON-LD": lambda size: _page(
        "", f'<script type="application/ld+json">[{_filled("{{}},", size)}{{"@type": "NewsArticle"}}]</script>'
    ),
    "plain text": lambda size: _filled(SENTENCE + "\n", size),
    "spaces": lambda size: _page(f"<p>{_filled(' ', size)}</p>"),
}


def cost(html: bytes) -> tuple[float, str]:
    """CPU seconds of the better of two runs, and the reason where the page is refused."""
    best, word = float("inf"), ""
    for _ in range(2):
        begin = time.process_time()
        try:
            clean_page(html, fetched_at=datetime(2024, 11, 30, tzinfo=UTC))
        except Rejected as why:
            word = why.reason
        best = min(best, time.process_time() - begin)
    return best, word


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=float, default=10, help="MB")
    args = parser.parse_args()
    sizes = [size for size in KB if size <= args.largest * 1000]
    cost(make_page(1).html.encode())
    print(f"{'CPU µs a KB':12}" + "".join(f"{size:>9} KB" for size in sizes))
    for name, make in KINDS.items():
        print(f"{name:12}", end="", flush=True)
        for size in sizes:
            html = make(size * 1000).encode()
            seconds, word = cost(html)
            print(f"{seconds * 1e9 / len(html):11.0f}" + ("*" if word else " "), end="", flush=True)
        print(f"  * {word}" if word else "")


if __name__ == "__main__":
    main()

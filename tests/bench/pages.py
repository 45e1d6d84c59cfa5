"""The pages that are measured: of a folder of saved ones, or made here, as heavy as a news page is (80 KB)."""

import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.made_pages import PEOPLE, PLACES, THINGS, MadePage, make_page

SCRIPT = "window.dataLayer=window.dataLayer||[];function track(e){dataLayer.push({event:e,page:location.href})}"
STYLE = ".post-%d .entry-content p{margin:0 0 1.2em;line-height:1.9}.widget-%d{float:right;width:%dpx}"
SITES = 4
"""Templates: a blog, a portal of cards, an old one of tables, a bare one; the last two state dates only in the text."""


@dataclass(frozen=True)
class BenchPage:
    """A page, and its text where that is known."""

    name: str
    html: bytes
    paragraphs: list[str] | None = None


def load(folder: Path | None, count: int) -> list[BenchPage]:
    """The `.html` pages of a folder, with `body_text` of the `.json` beside each; without a folder, made ones."""
    if folder is None:
        return [news_page(number) for number in range(count)]
    found = []
    for path in sorted(folder.glob("*.html"))[:count]:
        beside = path.with_suffix(".json")
        gold = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
        found.append(BenchPage(path.name, path.read_bytes(), gold.get("body_text")))
    return found


def news_page(number: int, paragraphs: int = 0, weight: float = 2.0) -> BenchPage:
    """The page of a number, always the same. `weight` scales the furniture around the text; with 2 a page has about
    80 KB and 900 elements, as the 19 real pages that were measured have (medians: 85 KB, 850 elements)."""
    rng = random.Random(number)
    made = make_page(number, paragraphs or rng.choice((3, 5, 6, 8, 12, 20)))
    template = (_blog, _portal, _tables, _bare)[number % SITES]
    return BenchPage(f"{number:05}.html", template(made, rng, weight).encode(), made.paragraphs)


def _headline(rng: random.Random) -> str:
    return f"{rng.choice(PEOPLE)} في {rng.choice(PLACES)}: {rng.choice(THINGS)} يصل إلى {rng.choice(PLACES)} قريبا"


def _date(made: MadePage) -> str:
    return f'<div class="date">{1 + made.number % 28} أكتوبر 2024 - 10:15</div>'


def _head(made: MadePage, rng: random.Random, weight: float, *, dated: bool) -> str:
    """Meta elements, styles and scripts: half of a page's bytes. `dated`: they say when it was published."""
    day = f"2024-10-{1 + made.number % 28:02}"
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": made.title, "datePublished": day}
    stated = (
        f'<meta property="article:published_time" content="{day}T10:15:00+03:00">'
        f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'
    )
    style = "".join(STYLE % (i, i, 200 + i) for i in range(int(100 * weight)))
    script = "".join(f"<script>{SCRIPT}/*{rng.random()}*/</script>" for _ in range(int(80 * weight)))
    return (
        f'<head><meta charset="utf-8"><title>{made.title} - موقع الاختبار</title>'
        f'<meta property="og:title" content="{made.title}"><meta property="og:site_name" content="موقع الاختبار">'
        f"{stated if dated else ''}<style>{style}</style>{script}</head>"
    )


def _menu(rng: random.Random, count: float) -> str:
    links = (
        f'<li class="menu-item"><a href="/section/{rng.randrange(99)}">{rng.choice(PLACES)}</a></li>'
        for _ in range(int(count))
    )
    return f'<nav class="main-menu"><ul>{"".join(links)}</ul></nav>'


def _cards(rng: random.Random, count: float) -> str:
    cards = (
        f'<div class="card"><a href="/article/{rng.randrange(9999)}"><img src="/i/{rng.randrange(999)}.jpg" alt="">'
        f'<h3>{_headline(rng)}</h3></a><time datetime="2024-09-0{rng.randrange(1, 9)}">سبتمبر</time></div>'
        for _ in range(int(count))
    )
    return f'<aside class="related-posts sidebar"><h2>الأكثر قراءة</h2>{"".join(cards)}</aside>'


def _blog(made: MadePage, rng: random.Random, weight: float) -> str:
    body = "".join(f"<p>{text}</p>" for text in made.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl">{_head(made, rng, weight, dated=True)}'
        '<body class="single single-post">'
        f"<header>{_menu(rng, 40 * weight)}</header><main><article class='post-{made.number}'>"
        f'<h1 class="entry-title">{made.title}</h1><div class="share-buttons">شارك على فيسبوك</div>'
        f'<div class="entry-content">{body}</div></article>{_cards(rng, 40 * weight)}</main>'
        f'<footer class="site-footer">{_menu(rng, 25 * weight)}<p>جميع الحقوق محفوظة © 2024</p></footer></body></html>'
    )


def _portal(made: MadePage, rng: random.Random, weight: float) -> str:
    body = "".join(f'<div class="paragraph"><span>{text}</span></div>' for text in made.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl">{_head(made, rng, weight, dated=True)}<body><div id="app">'
        f'<div class="top">{_menu(rng, 60 * weight)}</div><div class="layout"><div class="story">'
        f'<h1>{made.title}</h1><div class="story-body">{body}</div><div class="tags"><a href="/tag/1">اقتصاد</a></div>'
        f"</div>{_cards(rng, 60 * weight)}</div></div></body></html>"
    )


def _tables(made: MadePage, rng: random.Random, weight: float) -> str:
    body = "<br><br>".join(made.paragraphs)
    return (
        f'<html dir="rtl">{_head(made, rng, weight, dated=False)}<body><table width="100%"><tr><td colspan="2">'
        f'{_menu(rng, 30 * weight)}</td></tr><tr><td valign="top"><h1>{made.title}</h1>{_date(made)}'
        f'<div class="text">{body}</div></td><td width="300">{_cards(rng, 30 * weight)}</td></tr></table></body></html>'
    )


def _bare(made: MadePage, rng: random.Random, weight: float) -> str:
    body = "".join(f"<p>{text}</p>" for text in made.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="ar">{_head(made, rng, weight, dated=False)}<body><h1>{made.title}</h1>'
        f"{_date(made)}{body}{_cards(rng, 50 * weight)}<footer>{_menu(rng, 20 * weight)}</footer></body></html>"
    )


def f1(text: str, paragraphs: list[str]) -> float:
    """How much of the text is the article's and the article's is in the text: runs of four words inside a line."""
    said, gold = _shingles(text.split("\n")), _shingles(paragraphs)
    hits = (said & gold).total()
    return 2 * hits / (said.total() + gold.total()) if said and gold else 0.0


def _shingles(lines: list[str]) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        words = re.findall(r"\w+", line)
        found.update(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)
    return found

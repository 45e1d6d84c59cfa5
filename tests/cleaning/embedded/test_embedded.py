"""Pages that show their article by script only: where the text is found, and where it must not be."""

import html
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.items import FetchedPage, Hints, Rejected
from pipelines.cleaning.chain import clean_fetched
from tests.spiders.crawling import SENTENCES

URL = "https://sada.test/news/library-opens-in-old-town-4711"
TITLE = "مكتبة عامة جديدة تفتح أبوابها في الحي القديم"
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TEXT = "\n".join(SENTENCES)
OTHER = [f"{sentence.replace('المكتبة', 'المدرسة')} وفي خبر آخر." for sentence in SENTENCES]
OTHER_BODY = "".join(f"<p>{sentence}</p>" for sentence in OTHER)
OTHER_TITLE = "مدرسة ثانوية جديدة تستقبل تلاميذها هذا العام"

ARTICLE = {
    "id": 4711,
    "title": TITLE,
    "content": BODY,
    "author": {"name": "سلمى الحداد", "bio": BODY.replace("ق", "ف")},
}
LIST = [
    {"title": OTHER_TITLE, "url": "/news/school", "content": OTHER_BODY},
    {"title": "خبر ثالث من المدينة", "url": "/3"},
]


def shell(scripts: str = "", head: str = "", body: str = '<div id="app"></div>') -> bytes:
    return (
        f'<html lang="ar" dir="rtl"><head><title>{TITLE} | صدى</title><meta property="og:site_name" content="صدى">'
        f'<meta property="article:published_time" content="2026-11-20T08:00:00+03:00">{head}</head>'
        f"<body>{body}{scripts}</body></html>"
    ).encode()


def read(page: bytes, hints: Hints | None = None, url: str | None = URL) -> str:
    """The text of the record, or the reason of the rejection."""
    fetched = FetchedPage(page, url, fetched_at=datetime(2026, 11, 20, tzinfo=UTC), hints=hints or Hints())
    result, trace = clean_fetched(fetched)
    if isinstance(result, Rejected):
        return result.reason
    assert result.title == TITLE
    assert result.published == "2026-11-20T08:00:00+03:00"
    assert "embedded-text" in result.flags
    assert trace.url == URL
    return result.text


def data(value: Any, kind: str = 'type="application/json"') -> str:
    return f"<script {kind}>{json.dumps(value, ensure_ascii=False).replace('</', '<' + chr(92) + '/')}</script>"


def js(source: str) -> str:
    return f"<script>{source.replace('</', '<' + chr(92) + '/')}</script>"


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


BLOCKS = [{"type": "paragraph", "data": {"text": sentence}} for sentence in SENTENCES]
PORTABLE = [
    {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": one[:20]}, {"text": one[20:]}]}
    for one in SENTENCES
]
ARC = [{"type": "text", "_id": "A1", "content": sentence} for sentence in SENTENCES]
TREE = {
    "root": {"type": "root", "children": [{"type": "p", "children": [{"type": "text", "text": s}]} for s in SENTENCES]}
}

NEXT = {"props": {"pageProps": {"post": ARTICLE, "related": LIST, "comments": [{"title": TITLE, "body": OTHER_BODY}]}}}
APOLLO = {"Article:1": ARTICLE | {"related": [{"__ref": "Article:2"}]}, "Article:2": LIST[0]}
PACKED = [{"data": 1}, ["ShallowReactive", 2], {"post": 3, "latest": 6}, {"title": 4, "body": 5}, TITLE, BODY, [7]]
PACKED += [{"title": 8, "body": 9}, OTHER_TITLE, OTHER_BODY]

PROPS = "5:" + dumped([["$", "div", None, {"post": {"title": TITLE, "body": "$7"}}]])
ROW = f"\n7:T{len(BODY.encode()):x},{BODY}8:null"
ANGULAR = dumped({"a": ARTICLE}).replace("<", "&l;").replace(">", "&g;").replace('"', "&q;")

STORE = {f"Block:{n}": {"__typename": "Paragraph", "text": sentence} for n, sentence in enumerate(SENTENCES)} | {
    "ROOT_QUERY": {"post": {"__ref": "Post:1"}},
    "Post:1": {
        "title": TITLE,
        "blocks": [{"__ref": f"Block:{n}"} for n in range(len(SENTENCES))],
        "self": {"__ref": "Post:1"},
    },
    "Post:2": LIST[0],
}
ROUTED = [
    {"_1": 2},
    "loaderData",
    {"_3": 4, "_7": 8},
    "post",
    {"_5": 6, "_9": 10},
    "title",
    TITLE,
    "list",
    [],
    "body",
    BODY,
]
FUSION = {"headlines": {"basic": TITLE}, "content_elements": ARC}
OTHERS = {"ROOT_QUERY": {}, "P:1": {"title": TITLE, "related": {"__ref": "P:2"}}, "P:2": LIST[0]}
PAIRS = {"article": [0, {"title": [0, TITLE], "body": [0, BODY]}], "latest": [1, [[0, {"title": [0, OTHER_TITLE]}]]]}


def attribute(tag: str, name: str, value: Any) -> str:
    return f"<{tag} {name}='{html.escape(dumped(value))}'></{tag}>"


SHAPES = {
    "next": data(NEXT, 'id="__NEXT_DATA__" type="application/json"'),
    "wordpress": data({"post": {"title": {"rendered": TITLE}, "content": {"rendered": BODY, "protected": False}}}),
    "apollo": js(f"window.__APOLLO_STATE__ = {dumped(APOLLO)};"),
    "generic": js(f"var x=1;\nwindow.__INITIAL_STATE__={dumped({'article': {'data': ARTICLE}, 'list': LIST})}; run()"),
    "parsed": js(f"window.__STATE__ = JSON.parse({dumped(dumped({'article': ARTICLE}))})"),
    "nuxt2": js(
        'window.__NUXT__=(function(a,b,c){return {layout:"default",data:[{post:{title:a,body:b,views:void 0,hot:!0,'
        f"more:[{{title:c,body:{dumped(OTHER_BODY)}}}]}}}}],error:null}}}}({dumped(TITLE)},{dumped(BODY)},{dumped(OTHER_TITLE)}));"
    ),
    "nuxt3": data(PACKED, 'type="application/json" id="__NUXT_DATA__"'),
    "editorjs": data({"a": {"headline": TITLE, "body": {"time": 1, "blocks": BLOCKS}}}),
    "editorjs-string": data({"a": {"headline": TITLE, "body": dumped({"time": 1, "blocks": BLOCKS})}}),
    "portable": data({"a": {"title": TITLE, "body": PORTABLE}}),
    "arc": data({"a": {"headlines": {"basic": TITLE}, "headline": TITLE, "content_elements": ARC}}),
    "tree": data({"a": {"title": TITLE, "content": TREE}}),
    "plain": data({"a": {"title": TITLE, "text": "\n\n".join(SENTENCES), "summary": SENTENCES[0]}}),
    "by-address": data({"a": {"title": TITLE, "slug": "library-opens-in-old-town-4711", "details": BODY}}),
    "flight": js(f"self.__next_f.push([1,{dumped(PROPS)}])") + js(f"self.__next_f.push([1,{dumped(ROW)}])"),
    "apollo-references": js(f"window.__APOLLO_STATE__ = {dumped(STORE)};"),
    "react-router": js(f"window.__reactRouterContext.streamController.enqueue({dumped(dumped(ROUTED))});"),
    "sveltekit": data(
        {"status": 200, "body": dumped({"post": ARTICLE})}, 'type="application/json" data-sveltekit-fetched'
    ),
    "sveltekit-start": js(
        'Promise.all([import("./a.js")]).then(([kit, app]) => {kit.start(app, element, {node_ids: [0, 2], '
        f"data: [null, {{type: 'data', data: {{post: {dumped(ARTICLE)}}}}}]}});}});"
    ),
    "fusion": js(f"window.Fusion=window.Fusion||{{}};Fusion.globalContent={dumped(FUSION)};"),
    "shoebox": data({"records": {"data": {"attributes": ARTICLE}}}, 'type="fastboot/shoebox"'),
    "inertia": attribute("div", "data-page", {"component": "Post", "props": {"post": ARTICLE, "latest": LIST}}),
    "vue": attribute("post-page", ":post", ARTICLE),
    "livewire": attribute("div", "wire:snapshot", {"data": {"post": [ARTICLE, {"s": "arr"}]}}),
    "astro": attribute("astro-island", "props", PAIRS),
    "angular": f'<script type="application/json">{ANGULAR}</script>',
    "json-ld": data(
        {"@type": "NewsArticle", "headline": TITLE, "articleBody": TEXT, "url": URL}, 'type="application/ld+json"'
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_text_is_found_whatever_holds_it(shape: str) -> None:
    assert read(shell(SHAPES[shape])) == TEXT


FOREIGN = {
    "another article": data({"a": {"title": OTHER_TITLE, "content": OTHER_BODY, "url": "/x"}}),
    "related items under our headline": data({"title": TITLE, "related": LIST, "items": LIST}),
    "comments": data({"title": TITLE, "comments": [{"text": one} for one in OTHER]}),
    "an author's life": data({"title": TITLE, "author": {"bio": OTHER_BODY}}),
    "a summary": data({"title": TITLE, "summary": SENTENCES[0]}),
    "a text that is cut off": data({"title": TITLE, "body": f"{BODY}<p>وأضاف أن...</p>"}),
    "two texts for one headline": data([{"title": TITLE, "body": BODY}, {"title": TITLE, "body": OTHER_BODY}]),
    "site's own words": data({"title": "صدى", "about": OTHER_BODY}),
    "another language": data({"title": TITLE, "body": "The library opened its doors to the public today. " * 12}),
    "an article of another page in JSON-LD": data(
        [
            {"@type": "NewsArticle", "headline": OTHER_TITLE, "articleBody": " ".join(OTHER), "url": f"{URL}-{number}"}
            for number in (1, 2)
        ],
        'type="application/ld+json"',
    ),
    "another article in an attribute": attribute("div", "data-page", {"props": {"latest": LIST}}),
    "a store of others": js(f"window.__APOLLO_STATE__ = {dumped(OTHERS)};"),
    "code": js("function f(a){return {title:a}}; window.x = f(2); var y = {z: [1,2,"),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_what_is_not_the_articles_own_is_left(case: str) -> None:
    assert read(shell(FOREIGN[case])) == "empty-body"


def test_what_the_page_says_of_its_use_holds_for_the_text_that_is_found() -> None:
    head = (
        '<meta http-equiv="X-Robots-Tag" content="noai"><meta http-equiv="Content-Type" content="text/html; charset=x">'
    )
    result, _ = clean_fetched(FetchedPage(shell(SHAPES["next"], head), URL))
    assert not isinstance(result, Rejected)
    assert result.flags == ["no-ai-training", "embedded-text"]
    assert result.text == TEXT


def test_a_page_that_shows_text_is_not_asked() -> None:
    shown = "".join(f"<p>{sentence}</p>" for sentence in OTHER)
    page = shell(SHAPES["next"], body=f"<article><h1>{TITLE}</h1>{shown}</article>")
    result, _ = clean_fetched(FetchedPage(page, URL))
    assert not isinstance(result, Rejected)
    assert result.text == "\n".join(OTHER)
    assert "embedded-text" not in result.flags


def test_the_feeds_full_text_is_taken_where_the_page_has_none() -> None:
    assert read(shell(), Hints(title=TITLE, content=BODY)) == TEXT
    assert read(shell(), Hints(title=TITLE, content=f"{BODY}<p>وأضاف […]</p>")) == "empty-body"
    assert read(shell(), Hints(title=TITLE, content=f"<p>{SENTENCES[0]}</p>")) == "empty-body"


def test_a_menu_around_an_empty_article_is_no_list() -> None:
    menu = "".join(f'<li><a href="/{n}">خبر طويل العنوان رقم {n} من أخبار المدينة</a></li>' for n in range(30))
    body = f'<ul>{menu}</ul><div id="app"></div>'
    assert read(shell(SHAPES["next"], '<meta property="og:type" content="article">', body)) == TEXT


def test_json_ld_decides_where_the_state_tells_something_else() -> None:
    state = data({"a": {"title": TITLE, "body": OTHER_BODY}})
    assert read(shell(state + SHAPES["json-ld"])) == TEXT

"""Whatever the bytes are: clean_page returns an Article or raises Rejected, nothing else."""

import json
import random
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.items import FLAGS, REASONS, RECORD_FIELDS, Article, Rejected
from pipelines.cleaning.chain import clean_page
from tests.cleaning.pages import article

FAST = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])

BYLINE = "<p>كتب: سالم الهادي</p><time datetime='2024-05-01T10:00:00Z'>1 مايو 2024</time>"
HEAD = (
    "<title>ترميم السد | نداء</title><meta property='og:title' content='ترميم السد'><link rel=canonical href='/news/1'>"
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{"name":["a","b"]},'
    '"datePublished":"2024-05-01","publisher":[{"name":"نداء"}],"itemListElement":[{"item":{"name":"y"}}]}</script>'
)
SEED = article(BYLINE, "<p>المصدر: صدى</p><p>الوسوم: <a href='/tag/x'>الري</a></p>", HEAD)
PIECES = [piece.encode() for piece in re.findall(r"<[^>]+>|[^<>]+", SEED.decode())]


def outcome(html: bytes, url: str | None = "https://nidaa.example/news/1") -> Article | Rejected:
    try:
        item = clean_page(html, url=url)
    except Rejected as refused:
        assert refused.reason in REASONS
        return refused
    record = item.record()
    assert list(record) == list(RECORD_FIELDS)
    assert item.text
    assert set(item.flags) <= set(FLAGS)
    assert "\x00" not in item.text
    assert all(line == " ".join(line.split()) and line for line in item.text.split("\n"))
    for name in ("title", "source", "section", "description", "image", "url"):
        assert record[name] is None or record[name].strip() == record[name] != ""
    return item


@FAST
@given(st.binary(max_size=3000))
def test_random_bytes(raw: bytes) -> None:
    outcome(raw)


@FAST
@given(st.text(max_size=1500), st.sampled_from(["utf-8", "cp1256", "utf-16", "utf-32", "iso8859-6"]))
def test_random_text(text: str, codec: str) -> None:
    outcome(text.encode(codec, "replace"))
    outcome(f"<html><body><p>{text}</p></body></html>".encode(codec, "replace"))


@FAST
@given(st.integers(0, 2**32), st.integers(1, 30))
def test_bytes_of_a_page_changed(seed: int, changes: int) -> None:
    rng = random.Random(seed)
    raw = bytearray(SEED)
    for _ in range(changes):
        at = rng.randrange(len(raw))
        if rng.random() < 0.5:
            raw[at] = rng.randrange(256)
        else:
            del raw[at : at + rng.randrange(1, 40)]
    outcome(bytes(raw))


@FAST
@given(
    st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from([None, "https://nidaa.example/", "http://[", "x"])
)
def test_pieces_of_a_page_shuffled(pieces: list[bytes], url: str | None) -> None:
    outcome(b"".join(pieces), url)


KEYS = ["@type", "name", "url", "item"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
FIELDS = "headline author publisher image articleSection datePublished itemListElement description url".split()


@FAST
@given(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6))
def test_json_ld_of_any_shape(fields: dict[str, object]) -> None:
    node = json.dumps({"@type": "NewsArticle", **fields})
    html = article(head=f'<script type="application/ld+json">{node}</script>')
    assert isinstance(outcome(html), Article)


def test_the_seed_itself_is_an_article() -> None:
    item = outcome(SEED)
    assert isinstance(item, Article)
    assert (item.authors, item.source, item.tags) == (["سالم الهادي"], "صدى", ["الري"])

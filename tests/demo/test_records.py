"""Each page of the demo, cleaned, against its expected record: one test a page and field, so that both are named."""

import hashlib
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from crawler.demo.pages import Reply, build_site
from crawler.demo.story import HERE, read_stories, read_toml
from crawler.items import Article, FetchedPage, Hints, Rejected
from crawler.sites import Site
from pipelines.cleaning.chain import clean_fetched
from pipelines.cleaning.text import fold
from tests.demo.expected import EXPECTED, FIELDS, RECORDS, REJECTS, same

FROZEN = datetime(2025, 12, 1, 9, 30, tzinfo=UTC)
STORIES = read_stories("content")
SITE = Site(name="demo", **read_toml(HERE / "demo.toml"))


@cache
def site() -> dict[str, Reply]:
    return build_site(date(2025, 12, 1))


@cache
def clean(slug: str) -> Article:
    """The page as the crawl hands it to cleaning: with what feed and sitemap said of it."""
    story = STORIES[slug]
    reply = site()[story.address]
    page = FetchedPage(
        url=story.url,
        origin=story.url,
        site=SITE,
        body=reply.body,
        content_type=reply.content_type,
        fetched_at=FROZEN,
        hints=Hints(
            feed_published=story.feed.get("published"),
            sitemap_published=story.sitemap.get("news"),
            lastmod=story.sitemap.get("lastmod"),
        ),
    )
    result, _ = clean_fetched(page)
    if isinstance(result, Rejected):
        raise result
    return result


def test_every_page_has_its_expected_record_and_no_other() -> None:
    assert set(EXPECTED) == set(STORIES)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("slug", RECORDS)
def test_field(slug: str, field: str) -> None:
    article = clean(slug)
    got: Any = getattr(article, field)
    want = RECORDS[slug][field]
    if field == "text":
        assert got.split("\n") == want
    assert same(field, got, want, article.fetched_at), f"{slug}: {field} is {got!r}, not {want!r}"


@pytest.mark.parametrize("slug", RECORDS)
def test_the_id_is_that_of_the_url_and_the_hash_that_of_the_folded_text(slug: str) -> None:
    article = clean(slug)
    assert article.id == RECORDS[slug]["id"]
    assert article.content_hash == hashlib.sha256(fold("\n".join(RECORDS[slug]["text"])).encode()).hexdigest()


@pytest.mark.parametrize("slug", REJECTS)
def test_what_is_no_article_is_rejected_by_its_reason(slug: str) -> None:
    with pytest.raises(Rejected) as caught:
        clean(slug)
    assert caught.value.reason == REJECTS[slug]["reason"]

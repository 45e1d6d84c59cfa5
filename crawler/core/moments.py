"""The dates of feeds and sitemaps as points in time, to compare them; the record keeps them as written."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.items import Hints

MARGIN = datetime(1, 1, 3)
"""Moments before it, or as near to the end of time, cannot be brought to another zone."""


def moment(text: str | None) -> datetime | None:
    """The moment that an ISO 8601 or RFC 2822 date names, aware (UTC where it names no zone); else None."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, OverflowError):
            return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found if MARGIN < found.replace(tzinfo=None) < datetime.max - (MARGIN - datetime.min) else None


def newest(hints: Hints) -> datetime | None:
    """The latest moment that a page's witnesses name: when it was published or last changed."""
    named = (
        moment(text) for text in (hints.feed_published, hints.sitemap_published, hints.lastmod, hints.own_published)
    )
    return max((one for one in named if one), default=None)

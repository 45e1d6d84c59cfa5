"""What feeds and sitemaps said of a page, as the ledger keeps it."""

import json
import math
from collections.abc import Callable
from dataclasses import fields

from crawler.core.moments import moment
from crawler.items import Hints

NAMES = tuple(one.name for one in fields(Hints))


def dump(hints: Hints, *, done: bool = False) -> str:
    """As JSON. `done`: the page has been cleaned, so that a feed's full text, the bulk of it, is needed no more."""
    said = {name: value for name in NAMES if (value := getattr(hints, name)) and not (done and name == "content")}
    return json.dumps(said, ensure_ascii=False)


def load(hints: str) -> Hints:
    """From JSON."""
    return Hints(**json.loads(hints))


def merge(one: Hints, other: Hints) -> Hints:
    """What both say. Where they differ the same is chosen whoever came first: the first day of publication, the last
    change, the longer title and text, the tags of both."""
    return Hints(
        title=_chosen(one.title, other.title, len),
        feed_published=_chosen(one.feed_published, other.feed_published, _earliness),
        sitemap_published=_chosen(one.sitemap_published, other.sitemap_published, _earliness),
        lastmod=_chosen(one.lastmod, other.lastmod, _lateness),
        tags=_tags(one.tags, other.tags),
        section=_chosen(one.section, other.section, len),
        content=_chosen(one.content, other.content, len),
        own_published=_chosen(one.own_published, other.own_published, _lateness),
    )


def _chosen(one: str | None, other: str | None, worth: Callable[[str], float]) -> str | None:
    """The one that is worth more; of equal ones, always the same."""
    said = [text for text in (one, other) if text]
    return max(said, key=lambda text: (worth(text), text), default=None)


def _lateness(text: str) -> float:
    found = moment(text)
    return found.timestamp() if found else -math.inf


def _earliness(text: str) -> float:
    found = moment(text)
    return -found.timestamp() if found else -math.inf


def _tags(one: list[str], other: list[str]) -> list[str]:
    """In the order of the witness where there is one, else in the order of the alphabet."""
    if not one or not other or one == other:
        return one or other
    return sorted({*one, *other})


def is_later(new: str | None, old: str | None) -> bool:
    """Whether `new` is a later moment; strings that name none are later when they differ."""
    if not new or new == old:
        return False
    first, second = moment(new), moment(old)
    return first is None or second is None or first > second

"""What feeds and sitemaps said of a page, as the ledger keeps it."""

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime

from crawler.items import Hints


def dump(hints: Hints, *, done: bool = False) -> str:
    """As JSON. `done`: the page has been cleaned, so that a feed's full text, the bulk of it, is needed no more."""
    if done:
        hints = replace(hints, content=None)
    return json.dumps({k: v for k, v in asdict(hints).items() if v}, ensure_ascii=False)


def load(hints: str) -> Hints:
    """From JSON."""
    return Hints(**json.loads(hints))


def merge(old: Hints, new: Hints) -> Hints:
    """What both say; where they differ, the first word stands, and the newest `lastmod`."""
    merged = Hints(**(asdict(new) | {k: v for k, v in asdict(old).items() if v}))
    if is_later(new.lastmod, old.lastmod):
        merged.lastmod = new.lastmod
    return merged


def is_later(new: str | None, old: str | None) -> bool:
    """Whether `new` is a later moment; strings that are no ISO 8601 are later when they differ."""
    if not new or new == old:
        return False
    if not old:
        return True
    try:
        moments = [datetime.fromisoformat(text) for text in (new, old)]
    except ValueError:
        return True
    first, second = (m if m.tzinfo else m.replace(tzinfo=UTC) for m in moments)
    return first > second

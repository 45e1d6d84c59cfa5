"""Links to other sites: several in a row are what the article is about, and no list of its own site's headlines."""

from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from pipelines.cleaning.page import Block

ROW = 3
"""Lines in a row that lead to other sites; fewer may be advertisements or a button to a network."""

MOST_LINKS = 5
"""Links of one line that are looked at."""


def leads_out(block: Block, host: str) -> bool:
    """Whether all links of a block lead to hosts that are not the page's, nor above or below it."""
    if not host:
        return False
    own = host.removeprefix("www.")
    element = block.element if next(block.element.iter("a"), None) is not None else block.element.getparent()
    targets = [link.get("href") or "" for link in islice((() if element is None else element.iter("a")), MOST_LINKS)]
    hosts = [_host(target) for target in targets]
    return bool(hosts) and all(
        h and h != own and not h.endswith(f".{own}") and not own.endswith(f".{h}") for h in hosts
    )


def _host(target: str) -> str:
    try:
        return (urlsplit(target).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def rows_out(outward: Sequence[bool], last: int) -> frozenset[int]:
    """The positions of lines that stand in a row of ROW or more which lead out, up to the last paragraph."""
    found: set[int] = set()
    row: list[int] = []
    for position, leads in enumerate([*outward[: last + 1], False]):
        if leads:
            row.append(position)
            continue
        found.update(row if len(row) >= ROW else ())
        row = []
    return frozenset(found)

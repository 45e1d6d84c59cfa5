"""What repeats is furniture: lines that come again on many pages of one site are learned, and need no lexicon.

Pure: this module says which lines of a page to count and when a count is enough; the ledger keeps the counts.
"""

from collections.abc import Iterable, Mapping

from pipelines.cleaning.text import key_of

MIN_SITE_PAGES = 20
"""Pages of a site that must have been seen before anything is learned of it: on fewer, a running story repeats too."""

MIN_PAGES = 8
"""Pages that a line must have stood on: a quotation that three reports of one day share stays under it."""

MIN_SHARE = 0.2
"""Share of the site's pages that a line must have stood on: an agency's stock sentence about the background of a war
stands on single per cents of the pages, a site's own note on nearly all."""

MAX_CHARS = 160
"""Characters of a line that is counted. Notices that sites repeat are shorter; paragraphs are never learned."""

MAX_KEYS = 200
"""Lines counted a page: the first so many, so that a page with 100,000 lines costs the ledger little."""


FEWEST_PROOFS = 3
"""Pages of a site that must have proved the order of its dates, before it is believed of the others (own choice)."""

AGREED = 10
"""How many pages must have proved one order for each that proved the other (own choice: dates are quoted, too)."""

_ORDER = "ORDER "
"""Opens the key of what a page proved of its dates: folded lines have no capitals."""


def order_keys(order: str | None) -> list[str]:
    """What is counted of a page whose dates prove an order (DMY, MDY); nothing where they prove none."""
    return [] if order is None else [_ORDER + order]


def learned_order(learned: frozenset[str]) -> str | None:
    """The order of numeric dates that the site has taught, among its learned keys; None where it has taught none."""
    return next((key.removeprefix(_ORDER) for key in learned if key.startswith(_ORDER)), None)


def line_keys(lines: Iterable[str]) -> list[str]:
    """The folded keys of a page's lines that are worth counting: short ones, each once, in their order.

    `lines` are all lines that cleaning weighed: those kept and those removed.
    """
    keys: dict[str, None] = {}
    for line in lines:
        if len(line) <= MAX_CHARS and (key := key_of(line)):
            keys[key] = None
            if len(keys) == MAX_KEYS:
                break
    return list(keys)


def learned_keys(counts: Mapping[str, int], pages: int) -> frozenset[str]:
    """The keys that are furniture, from how many of the site's `pages` pages each stood on; and that of the order of
    its dates (`learned_order`)."""
    orders = {key: count for key, count in counts.items() if key.startswith(_ORDER)}
    rest = sum(orders.values())
    taught = frozenset(
        key for key, count in orders.items() if count >= FEWEST_PROOFS and count >= AGREED * (rest - count)
    )
    if pages < MIN_SITE_PAGES:
        return taught
    enough = max(MIN_PAGES, MIN_SHARE * pages)
    return taught | frozenset(key for key, count in counts.items() if count >= enough and key not in orders)

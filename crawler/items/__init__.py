"""What comes in, what goes out, what happened: `FetchedPage`, `Article` (exactly the record) and `Trace`."""

from crawler.items.article import RECORD_FIELDS, RECORD_VERSION, Article, article_id, id_of_address
from crawler.items.attributes import without_excess_attributes
from crawler.items.group import PageGroup
from crawler.items.page import MAX_PAGE_BYTES, Attempt, Corrections, FetchedPage, Hints, too_large
from crawler.items.reasons import FLAGS, REASONS, Rejected, check_flag
from crawler.items.timestamps import in_utc, in_zone, moved, utc_stamp
from crawler.items.trace import Place, RemovedLine, Trace

__all__ = [
    "FLAGS",
    "MAX_PAGE_BYTES",
    "REASONS",
    "RECORD_FIELDS",
    "RECORD_VERSION",
    "Article",
    "Attempt",
    "Corrections",
    "FetchedPage",
    "Hints",
    "PageGroup",
    "Place",
    "Rejected",
    "RemovedLine",
    "Trace",
    "article_id",
    "check_flag",
    "id_of_address",
    "in_utc",
    "in_zone",
    "moved",
    "too_large",
    "utc_stamp",
    "without_excess_attributes",
]

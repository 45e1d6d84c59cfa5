"""Pages out of WARC files (ISO 28500)."""

from crawler.warc.pages import RENDERED_WITH
from crawler.warc.records import page_at, read_warc

__all__ = ["RENDERED_WITH", "page_at", "read_warc"]

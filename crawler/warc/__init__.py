"""Pages out of WARC files (ISO 28500)."""

from crawler.warc.records import is_warc, read_warc

__all__ = ["is_warc", "read_warc"]

"""What a worker process must have loaded before its first page. Imported by the fork server, never by the crawl."""

from pipelines.cleaning.chain import clean_page

__all__ = ["clean_page"]

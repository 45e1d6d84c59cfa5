"""Pure functions from a page to an Article: no Scrapy, no I/O."""

"""`scrapy sites check`: what the live sites answer to their files, as a table for a pull request."""

from crawler.checking.look import SiteCheck, look, robots_told
from crawler.checking.table import check_report

__all__ = ["SiteCheck", "check_report", "look", "robots_told"]

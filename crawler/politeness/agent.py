"""Who we say we are."""

import logging
from importlib.metadata import PackageNotFoundError, version

from scrapy.settings import BaseSettings

from crawler.sites.robots_tag import NAME

__all__ = ["NAME", "HonestAgent", "advise"]

log = logging.getLogger(__name__)


NO_CONTACT = "no CONTACT_URL is set: a page that says who crawls, -s CONTACT_URL=https://…, spares you being blocked"
"""Advice for those who crawl other people's sites."""


class HonestAgent:
    """Sets USER_AGENT to our name and version and, where `CONTACT_URL` is set, the page that says who crawls and why.

    An add-on, so that a USER_AGENT of the user's own wins and every spider has the same.
    """

    def update_settings(self, settings: BaseSettings) -> None:
        """Scrapy calls this once, before anything is made."""
        contact = settings.get("CONTACT_URL")
        about = f"+{contact}" if contact else "Arabic news crawler"
        settings.set("USER_AGENT", f"{NAME}/{own_version()} ({about})", "addon")
        settings.set("ROBOTSTXT_USER_AGENT", NAME, "addon")


def advise(settings: BaseSettings, *, asks_others: bool) -> None:
    """Log one line of advice where other people's sites are asked and CONTACT_URL says nothing of who asks."""
    if asks_others and not settings.get("CONTACT_URL"):
        log.info("%s", NO_CONTACT)


def own_version() -> str:
    """The version of naqi; `0` where it is not installed."""
    try:
        return version("naqi")
    except PackageNotFoundError:  # run from a folder, not installed
        return "0"

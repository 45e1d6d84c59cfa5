"""Which pages of an archive are wanted, told before anything is parsed."""

from dataclasses import dataclass

from crawler.items import FetchedPage
from crawler.sites.hosts import host_of
from pipelines.cleaning.screen import may_be_arabic

LANGUAGES = ("ar",)
"""Languages that can be asked for: the bytes tell Arabic script, and no other yet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run takes out of archives. Hosts name themselves and all hosts below them, in lower case."""

    language: str | None = None
    """ISO 639-1, one of LANGUAGES; None takes pages of any language."""
    hosts_in: frozenset[str] = frozenset()
    """Where not empty, pages of other hosts are left out."""
    hosts_out: frozenset[str] = frozenset()
    """Pages of these hosts are left out."""
    keep_copies: bool = False
    """Whether an article is written each time that it comes; else of the same article with the same text the first."""

    def __post_init__(self) -> None:
        if self.language is not None and self.language not in LANGUAGES:
            raise ValueError(f"language {self.language!r}: there is {', '.join(LANGUAGES)}")

    def unwanted(self, page: FetchedPage) -> str | None:
        """Why a page is left out before it is cleaned: `other-host` or `other-script`; None where it is wanted."""
        host = page.site_name or ""
        if self.hosts_out and _is_below(host, self.hosts_out):
            return "other-host"
        if self.hosts_in and not _is_below(host, self.hosts_in):
            return "other-host"
        if self.language and page.body and not may_be_arabic(page.body):
            return "other-script"
        return None

    def is_other_language(self, language: str | None) -> bool:
        """Whether a cleaned text is in another language than the one that is wanted (null may be it)."""
        return bool(self.language and language and language != self.language)


def read_hosts(text: str) -> frozenset[str]:
    """The hosts of a list, one a line, also as addresses; blank lines and those that begin with # do not count.

    Raises ValueError for a line that is no host.
    """
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    return frozenset(_host(number, line) for number, line in lines if line and not line.startswith("#"))


def _host(number: int, line: str) -> str:
    host = host_of(line if "://" in line else f"http://{line}").strip(".")
    if not host or len(line.split()) > 1:  # of a tab and a number before it an address would make one name
        raise ValueError(f"line {number}: {line[:80]!r} is no host")
    return host.removeprefix("www.")


def _is_below(host: str, hosts: frozenset[str]) -> bool:
    labels = host.lower().rstrip(".").split(".")
    return any(".".join(labels[at:]) in hosts for at in range(len(labels)))

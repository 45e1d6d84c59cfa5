"""Which machine crawls which sites: `-a shard=I/N`. Each registered domain belongs to one shard, with all its hosts.

Rendezvous hashing (Thaler and Ravishankar, "Using name-based mappings to increase hit rates", IEEE/ACM Transactions on
Networking 6, 1998): every shard draws a number for the domain and the highest has it. So where a machine is added, only
the domains that it wins move, one in N.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.core.shard_folders import shard_folder
from crawler.sites.hosts import host_of, registered_domain

_FORM = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` shards; `index` counts from 0."""

    index: int
    count: int

    @property
    def folder(self) -> str:
        """The name of the folder below OUTPUT_DIR that holds its output and its ledger."""
        return shard_folder(self.index, self.count)

    def holds(self, domain: str) -> bool:
        """Whether the sites of a registered domain are this shard's."""
        return shard_of(domain, self.count) == self.index

    def has(self, home: str) -> bool:
        """Whether the site with this start page is this shard's."""
        return self.holds(registered_domain(host_of(home)))


def read_shard(text: str) -> Shard:
    """The shard that "I/N" names. I counts from 0; N/N is 0/N, so that counting from 1 covers all shards as well.

    Raises ValueError, one line, for anything else.
    """
    found = _FORM.fullmatch(text.strip())
    index, count = map(int, found.groups()) if found else (0, 0)
    if count < 1 or index > count:
        raise ValueError(f"shard={text}: I/N is wanted, such as 0/4: part I, counted from 0, of N parts")
    return Shard(index % count, count)


def shard_output(settings: BaseSettings, shard: Shard) -> None:
    """Give a run the shard's own folder below OUTPUT_DIR, with a ledger of its own in it.

    Raises ValueError where LEDGER names one ledger for all: shards share nothing.
    """
    if settings.get("LEDGER"):
        raise ValueError("shard: LEDGER is set, and a shard has a ledger of its own; leave LEDGER out")
    settings.set("OUTPUT_DIR", str(Path(settings["OUTPUT_DIR"], shard.folder)), priority="cmdline")


def shard_of(domain: str, count: int) -> int:
    """Which of `count` shards a registered domain belongs to: 0 to count - 1, on every machine the same."""
    return max(range(count), key=lambda index: hashlib.sha256(f"{index}/{domain}".encode()).digest())

"""Saved pages: which files there are, and what is in them."""

import html
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from crawler.core.disk import open_regular
from crawler.core.machine import is_machine_fault
from crawler.core.unpack import TooLarge, unpack
from crawler.items import MAX_PAGE_BYTES, FetchedPage, Rejected, too_large
from crawler.origins import origin_of, path_of
from crawler.saved_kinds import HEAD, head_of, is_page, kind_of
from crawler.sites import SitesByHost, whose
from crawler.sites.hosts import host_of


def find_files(path: Path) -> Iterator[tuple[Path, bool]]:
    """Yield (file, whether it is of a known kind) for a file, or for all files of a folder in the order of names.

    A file that is named itself counts as known: its content decides. Links to folders are not followed.
    """
    if not path.is_dir():
        yield path, True
        return
    try:
        with os.scandir(path) as entries:  # it tells folders from files without asking for each
            children = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield path, True  # whoever reads it gets the reason
        return
    for child in children:
        if child.is_dir():
            if not child.is_symlink():
                yield from find_files(path / child.name)
        else:
            file = path / child.name
            yield file, is_page(file)


def saved_page(path: Path) -> FetchedPage:
    """The page that is saved in a file, yet to be read."""
    return FetchedPage(body=None, origin=origin_of(path), content_type=kind_of(path))


def stated_url(head: bytes) -> str | None:
    """The address that a page gives as its own in its first bytes; None where it gives none."""
    for found in TAG.finditer(head):  # most pages name it early: the rest is not searched
        tag = found[1]
        if b"canonical" not in (lower := tag.lower()) and b"og:url" not in lower:
            continue  # asked of every page: its attributes are taken apart where it may be the one
        attributes = {name.lower(): value.strip(b"\"' ") for name, value in ATTRIBUTE.findall(tag)}
        if b"canonical" in attributes.get(b"rel", b"").lower().split() or attributes.get(b"property") == b"og:url":
            url = html.unescape(
                (attributes.get(b"href") or attributes.get(b"content") or b"").decode("utf-8", "replace")
            )
            if host_of(url):
                return url
    return None


def url_in(file: Path) -> str | None:
    """The address that a page in a file gives as its own. Most give it early: the rest is not read for it."""
    return stated_url(head_of(file, FIRST)) or stated_url(head_of(file))


def placed(page: FetchedPage, sites: SitesByHost) -> FetchedPage:
    """The page with the site that it is of, by its address or the one that it states."""
    body = page.body
    url = page.url or (url_in(path_of(page.origin)) if body is None else stated_url(body[:HEAD]))
    site = whose(url, sites)
    return replace(page, site=site) if site else page


FIRST = 16 * 1024
"""Bytes of a page in which its address is looked for before those of its whole head (HEAD)."""

TAG = re.compile(rb"<(?:link|meta)\s([^<>]{1,4000})>", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"""([a-zA-Z:-]{1,20})\s{0,9}=\s{0,9}("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'>]{1,2000})""")


def outlet_of(page: FetchedPage) -> str:
    """Whose page it is: the site's that it is known to be of, else the folder's or archive's that it lies in."""
    if page.site_name:
        return page.site_name
    archive, _, place = page.origin.rpartition("#")
    return archive if archive and place.isdigit() else str(path_of(page.origin).parent)


def read_page(page: FetchedPage) -> FetchedPage:
    """The page with the bytes of its file. Raises Rejected: `truncated-gzip`, `unreadable-file`, `too-large`;
    OSError where the machine is at fault."""
    try:
        return replace(page, body=_read(path_of(page.origin)))
    except OSError as error:
        if is_machine_fault(error):
            raise
        raise Rejected("unreadable-file", error.strerror or str(error)) from error


def _read(path: Path) -> bytes:
    with open_regular(path) as file:
        content = file.read(MAX_PAGE_BYTES + 1)
    try:
        body, whole = unpack(content, MAX_PAGE_BYTES)  # what stands behind packed data is none of the page's
    except TooLarge:
        raise too_large() from None
    if not whole:
        raise Rejected("truncated-gzip", "it ends too early, or is damaged")
    return body

"""Paths that a user gives to a command: what is wrong with them, in one line for people."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from crawler.origins import STDIN, is_warc, place_of
from crawler.saved_kinds import ending_of, head_of, is_list_of_urls, is_page
from crawler.sites.hosts import NO_USER, host_of, names_user, without_user
from crawler.warc import page_at

EXPORTS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
}
"""Endings of files that `scrapy export` writes, and its name for the format."""

FOREIGN = frozenset(
    (".xlsx", ".xls", ".feather", ".arrow", ".xml", ".html", ".pdf", ".docx", ".zip", ".gz", ".zst", ".bz2", ".xz")
)
"""Endings of files that are never JSON Lines."""

LISTS = ("", ".txt", ".lst", ".list", ".csv", ".urls")
"""Endings of files that may be lists of addresses."""


def wrong_input(path: str) -> str | None:
    """Why a path cannot be cleaned: nothing is there, or it is no page but a list of URLs. None where it can."""
    if path == STDIN:
        return None
    if not path.strip():
        return "an empty path: a variable that is not set? The working folder is `.`"
    if path.startswith(("http://", "https://")):
        return f"{path}: an address: `scrapy crawl news -a url=URL` crawls a site, `scrapy explain URL` shows one page"
    try:
        file, place = place_of(path)
        is_there, is_file = file.exists(), file.is_file()
        is_no_place = is_file and place is not None and (not is_warc(file) or page_at(file, place) is None)
    except OSError as error:  # a folder above it is closed, or its name is too long
        return f"{path}: {error.strerror}"
    if not is_there:
        return f"{path}: there is no such file or folder"
    if is_no_place:
        return f"{path}: there is no page of a WARC archive at this place"
    if is_file and place is None and ending_of(file) in LISTS and is_list_of_urls(head_of(file)):
        return f"{path}: {what_to_do_with(path)}"
    return None


def wrong_url(url: str) -> str | None:
    """Why an address is not fetched; None where it is. The line does not repeat the password that it holds."""
    if names_user(url):
        return f"{without_user(url)} with a user's name or password: {NO_USER}"
    return None if host_of(url) else f"{url}: an absolute http:// or https:// URL is wanted"


def what_to_do_with(urls: str) -> str:
    """What to tell of a list of URLs."""
    return f"a list of URLs and no page: `scrapy crawl news -a urls={urls}` fetches and cleans them"


def wrong_folder(path: str | None) -> str | None:
    """Why a path cannot be the folder in which each archive gets a file. None where it can, and for None."""
    place = Path(path or "")
    if path and "://" not in path and not place.is_dir():
        if place.exists():
            return f"{path}: a file is there; each archive gets a file of its own, so a folder is wanted: -o FOLDER/"
        if not path.endswith("/") and place.suffix.lower() in (".json", ".jsonl", *EXPORTS, *FOREIGN):
            return f"{path}: each archive gets a file of its own: name a folder, such as -o {place.with_suffix('')}/"
    return None


def in_the_way(outputs: Iterable[str], inputs: Iterable[str]) -> list[str]:
    """What to say of output files that are named twice or that would take the place of what is read, one line each.

    Devices and pipes take rows of all kinds.
    """
    files = [one for one in outputs if not _is(Path(one), Path.exists) or _is(Path(one), Path.is_file)]
    read = [os.path.realpath(_file_of(one)) for one in inputs if one != STDIN]
    found = []
    for at, name in enumerate(files):
        place = os.path.realpath(name)
        if place in map(os.path.realpath, files[:at]):
            found.append(f"{name}: is named twice; each kind of rows has a file of its own")
        elif place in read or (any(_lies_in(place, one) for one in read) and _holds_pages(Path(place))):
            found.append(f"{name} is what is read; name another file")
    return found


def _file_of(path: str) -> Path:
    """The file or folder that a path of a page names: of a page in an archive the archive."""
    try:
        return place_of(path)[0]
    except OSError:  # a name that is too long: who opens it says so
        return Path(path)


def _lies_in(file: str, folder: str) -> bool:
    return file.startswith(os.path.join(folder, ""))  # noqa: PTH118 - no path is taken apart


def _holds_pages(file: Path) -> bool:
    """Whether a file of a folder that is read is a page or an archive. Records may lie among them under any name: they
    begin otherwise."""
    return _is(file, Path.is_file) and (is_page(file) or is_warc(file)) and head_of(file, 1) not in (b"", b"{")


def _is(path: Path, what: Callable[[Path], bool]) -> bool:
    try:
        return what(path)
    except OSError:  # a name that is too long: who opens it says so
        return False


def wrong_output(path: str | None) -> str | None:
    """Why JSON Lines cannot go to a file of this name, and what to do. None where they can, and for None."""
    file = Path(path or "")
    ending = file.suffix.lower()
    if form := EXPORTS.get(ending):
        lines, exported = file.with_suffix(".jsonl"), file.with_suffix(f".{form}")
        how = f"`-o {lines}`, then `scrapy export {lines} --to {form} -o {exported}`"
        return f"{path}: records are written as JSON Lines: {how}"
    if ending in FOREIGN:
        return (
            f"{path}: records are written as JSON Lines, to a file such as x.jsonl; `scrapy export -h`: other formats"
        )
    return None

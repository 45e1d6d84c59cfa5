"""What the output files hold, told to a ledger that was lost or that is older than they are."""

import logging
import re
from pathlib import Path

from crawler.ledger import Ledger
from crawler.ledger.restore import Kept, restore
from crawler.sites.urls import normalise
from pipelines.reading.lines import lines_of
from pipelines.reading.snapshot import PACKED, Piece, named, plain_name
from pipelines.writing.lines import Row, read_lines, rewrite, row_of, set_aside
from pipelines.writing.removed_file import REMOVED, is_removed_row, set_unfinished_aside

OWN_LEDGER = "ledger.sqlite"
"""A folder in the output that has one is that of a run which knows only itself, as the demo's: its pages are no news
to the ledger of the others."""

log = logging.getLogger("naqi.output")

NAMES = re.compile(r"articles-\d{4}-\d\d-\d\d\.jsonl|rejected\.jsonl|gone\.jsonl|removed\.jsonl")
"""The files that naqi writes; everything else in the output folder is somebody else's."""

BEGINNINGS = (b'{"id": "', b'{"origin": "')
"""How naqi's rows begin: by this the torn first line of a file is known to be naqi's."""


def fill(folder: Path, ledger: Ledger) -> None:
    """Fill a new ledger from the files in the output folder, and from those that somebody has packed since.

    Raises OSError, LedgerError.
    """
    rows = 0
    for path in _files_of_naqi(folder):
        if path.suffix in PACKED:
            rows += _learn(path, ledger)
            continue
        if path.name == REMOVED:
            set_unfinished_aside(path, [one for one in path.parent.glob("*.jsonl") if is_of_pages(one)])
        rows += take_stock(folder, path, ledger)
    if rows:
        log.warning("The ledger was made anew from %d lines of the output files", rows)


def _files_of_naqi(folder: Path) -> list[Path]:
    found = sorted(named(folder, "*/*.jsonl"))
    return [path for path in found if NAMES.fullmatch(plain_name(path)) and not (path.parent / OWN_LEDGER).exists()]


def _learn(path: Path, ledger: Ledger) -> int:
    """Tell the ledger of the pages in a packed file, up to where it is damaged; returns their number."""
    kept = []
    try:
        for line in lines_of(Piece(path, path.stat().st_size)):
            if (row := row_of(line.text)) and (one := _kept(row, path.parent.name)):
                kept.append(one)
    except OSError as error:
        log.warning("%s; what stands behind that is not known", error)
    restore(ledger, kept, {})
    return len(kept)


def is_of_pages(path: Path) -> bool:
    """Whether a file has a row for each page: all of naqi's but those of removed lines."""
    return path.name != REMOVED and NAMES.fullmatch(path.name) is not None


def take_stock(folder: Path, path: Path, ledger: Ledger) -> int:
    """Tell the ledger what a file holds, and set aside lines that are damaged; returns the number of naqi's rows.

    A file that holds nothing of naqi's is left as it is, and the ledger does not hear of it. Raises OSError.
    """
    kept, bad, whole, ours, rows = [], [], True, False, 0
    for line in read_lines(path):
        if line.row is None:
            bad.append(line)
            ours = ours or line.content.startswith(BEGINNINGS)
        elif (one := _kept(line.row, path.parent.name)) is not None:
            kept.append(one)
        elif path.name == REMOVED and is_removed_row(line.row):
            rows += 1
        whole = line.content.endswith(b"\n")
    if not kept and not ours and not rows:
        return 0
    if bad:
        set_aside(path, bad)
    elif not whole:
        rewrite(path, lambda line: True)  # its last line lacks the end
    restore(ledger, kept, {path.relative_to(folder).as_posix(): path.stat().st_size})
    return len(kept) + rows


def _kept(row: Row, site: str) -> Kept | None:
    """What a row says; None where it is none of naqi's."""
    words = {name: value for name, value in row.items() if isinstance(value, str)}
    # The ledger knows a page by the normalised URL that was asked for, which may differ from the page's canonical one.
    origin = words.get("origin", "")
    key = normalise(origin) or words.get("url") or origin
    moment, article = words.get("fetched_at", ""), words.get("id")
    if not key:
        return None
    if words.get("reason") == "gone":
        return Kept(key, site, "gone", moment, "gone", article, "")
    if "reason" in words:
        return Kept(key, site, "rejected", moment, words["reason"])
    if article is None or "content_hash" not in words:
        return None
    revision = row.get("revision")
    revision = revision if isinstance(revision, int) and 0 < revision < 2**31 else 1
    return Kept(key, site, "written", moment, None, article, words["content_hash"], revision)

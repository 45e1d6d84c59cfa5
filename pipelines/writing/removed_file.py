"""The lines that a crawl takes out of pages: <site>/removed.jsonl, where they are asked for (REMOVED_LINES).

Rows of a page are committed with its record, or with the row of its rejection. They are written before it, and say
which visit of the page they are of: so a ledger that is made anew from the files knows which pages they belong to.
"""

from collections import deque
from collections.abc import Iterable
from itertools import groupby, islice
from pathlib import Path

from pipelines.writing.lines import Row, read_lines, row_of, set_aside
from pipelines.writing.store import GROUP

REMOVED = "removed.jsonl"
"""The file's name in a site's folder."""


def is_removed_row(row: Row) -> bool:
    """Whether a row of a file is that of a removed line."""
    return all(isinstance(row.get(name), str) for name in ("origin", "fetched_at", "rule", "text"))


def set_unfinished_aside(path: Path, others: Iterable[Path]) -> None:
    """Move out of the file's last group the rows of pages that no other file of the site has: a killed run wrote them
    and not the pages' own rows, and those pages will be fetched again. Raises OSError.
    """
    done = {visit_mark(line.row) for other in others for line in read_lines(other) if line.row is not None}
    ours = (line for line in read_lines(path) if line.row is not None and is_removed_row(line.row))
    last = deque((list(rows) for _, rows in groupby(ours, lambda line: visit_mark(line.row))), maxlen=GROUP)
    if unfinished := [line for rows in last for line in rows if visit_mark(line.row) not in done]:
        set_aside(path, unfinished)


def is_group(lines: Iterable[bytes]) -> bool:
    """Whether lines are no more than what a killed run leaves: rows of a group of pages, one of them torn."""
    pages: Iterable[object] = (key for key, _ in groupby(enumerate(lines), _page_of))
    return sum(1 for _ in islice(pages, GROUP + 2)) <= GROUP + 1


def visit_mark(row: Row | None) -> int:
    """Tells one visit of one page from all others, in this process."""
    return hash((row.get("origin"), row.get("fetched_at"))) if row else 0


def _page_of(numbered: tuple[int, bytes]) -> tuple[int, int | None]:
    """The page that a line is of; a line that is torn or none of naqi's is a page by itself."""
    number, line = numbered
    row = row_of(line)
    return (0, visit_mark(row)) if row and is_removed_row(row) else (number, None)

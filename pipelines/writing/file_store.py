"""Records of saved pages: one file that the user names. The file is its own memory, so no ledger is needed."""

import logging
from pathlib import Path

from crawler.items import Article, Rejected, Trace
from pipelines.writing.lines import LinesFile, Row, cut_back, read_whole_lines
from pipelines.writing.store import rejected_row

log = logging.getLogger("naqi.output")


class FileStore:
    """Appends records to one file and rejected rows to another.

    A run that was killed is carried on by running it again: the files' torn tails are cut at the start, and pages
    that are in them already (by `origin`) are not cleaned again.
    """

    def __init__(self, records: Path | None, rejected: Path | None = None, removed: Path | None = None) -> None:
        """`records` None is standard output.

        Raises OSError where a file cannot be written, ValueError where one that exists holds something else.
        """
        self.done: set[str] = set()
        """The origins that the files hold already."""
        self._paths = [path for path in (records, rejected, removed) if path]
        for path in (records, rejected):
            if path and path.exists():
                self.done |= _take_up(path)
        if removed and removed.exists():
            # Several rows a page, written before the page's record: rows of pages that are not done go.
            _take_up(removed, self.done)
        self._files = [
            LinesFile(records),
            LinesFile(rejected) if rejected else None,
            LinesFile(removed) if removed else None,
        ]
        self._rows: list[list[Row]] = [[], [], []]

    def add(self, article: Article, trace: Trace) -> str:
        """Take an article, and its removed lines where they are asked for."""
        self._rows[0].append(article.record())
        self._take_removed(trace)
        return "written"

    def reject(self, trace: Trace, why: Rejected) -> None:
        """Take a rejected page."""
        self._rows[1].append(rejected_row(trace, why))
        self._take_removed(trace)

    def flush(self) -> None:
        """Put what was taken on the disk: removed lines and rejects first, records last."""
        for index in (2, 1, 0):
            file, rows = self._files[index], self._rows[index]
            if file and rows:
                file.append(rows)
            self._rows[index] = []

    def close(self) -> None:
        """Flush and close."""
        try:
            self.flush()
        finally:
            for file in self._files:
                if file:
                    file.close()

    def places(self) -> list[str]:
        """The files' paths."""
        return [str(path) for path in self._paths]

    def _take_removed(self, trace: Trace) -> None:
        for line in trace.removed:
            row = {"origin": trace.origin, "text": line.text, "rule": line.rule, "kind": line.kind}
            self._rows[2].append(row | {"place": line.place, "moved_to": line.moved_to, "position": line.position})


def _take_up(path: Path, wanted: set[str] | None = None) -> set[str]:
    """Read a file of an earlier run, cut off what is torn at its end, and return its origins.

    With `wanted`, the file is cut at the first row of another origin.
    """
    origins: set[str] = set()
    sound = 0
    for row, end in read_whole_lines(path):
        if "origin" not in row:
            break
        if wanted is not None and row["origin"] not in wanted:
            break
        origins.add(row["origin"])
        sound = end
    with path.open("rb") as file:
        file.seek(sound)
        tail = file.read(1)
    if tail not in (b"", b"{", b"\0"):
        raise ValueError(f"{path} holds something else than naqi's rows; name another file, or -O to overwrite it")
    if cut := cut_back(path, sound):
        log.info("%s: %d bytes that a killed run left at its end were cut off", path, cut)
    return origins

"""Records of a crawl: output/<site>/articles-YYYY-MM-DD.jsonl, with the ledger's "done" in the same breath."""

import logging
import re
from pathlib import Path

from crawler.items import Article, Rejected, Trace
from crawler.ledger import Ledger, Outcome
from crawler.sites.urls import normalise
from pipelines.writing.lines import LinesFile, Row, cut_back, read_whole_lines
from pipelines.writing.store import rejected_row

log = logging.getLogger("naqi.output")


class CrawlStore:
    """Appends lines, forces them to the disk, then commits "done" and the files' new lengths in one transaction.

    A process that is killed between the two leaves lines that no ledger knows: the next run cuts them off and fetches
    those pages again. So a line is never torn, never lost and never there twice.
    """

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder = folder
        self.ledger = ledger
        self._files: dict[str, LinesFile] = {}
        self._rows: dict[str, list[Row]] = {}
        self._outcomes: list[Outcome] = []
        self._hashes: dict[str, str] = {}
        self._touched: set[str] = set()
        recover(folder, ledger)

    def add(self, article: Article, trace: Trace) -> str:
        """Take an article; `unchanged` where its newest revision has the same text."""
        site = folder_name(article.site)
        known = self._hashes.get(article.id) or self.ledger.content_hash(article.id)
        same = known == article.content_hash
        lines = () if same else tuple(trace.line_keys)
        key = trace.key or trace.origin
        self._outcomes.append(Outcome(key, site, "written", None, article.id, article.content_hash, lines))
        if same:
            return "unchanged"
        self._hashes[article.id] = article.content_hash
        self._rows.setdefault(f"{site}/articles-{article.fetched_at[:10]}.jsonl", []).append(article.record())
        return "written"

    def reject(self, trace: Trace, why: Rejected) -> None:
        """Take a rejected page."""
        site = folder_name(trace.site)
        self._outcomes.append(Outcome(trace.key or trace.origin, site, "rejected", why.reason))
        self._rows.setdefault(f"{site}/rejected.jsonl", []).append(rejected_row(trace, why))

    def flush(self) -> None:
        """Lines first, then the ledger. On OSError what was taken stays taken and the files are as committed."""
        if not self._outcomes:
            return
        lengths = {}
        try:
            for name, rows in self._rows.items():
                lengths[name] = self._open(name).append(rows)
            self.ledger.commit(self._outcomes, lengths)
        except OSError:  # LedgerError is one
            self._abandon()
            raise
        self._touched |= self._rows.keys()
        self._rows, self._outcomes, self._hashes = {}, [], {}

    def close(self) -> None:
        """Flush and close every file."""
        try:
            self.flush()
        finally:
            for file in self._files.values():
                file.close()
            self._files = {}

    def places(self) -> list[str]:
        """The files that this run wrote to."""
        return [str(self.folder / name) for name in sorted(self._touched)]

    def _open(self, name: str) -> LinesFile:
        if name not in self._files:
            if name not in self.ledger.lengths():
                # Known before its first line: a run that is killed here must not leave a file that nobody cuts back.
                self.ledger.commit([], {name: _sound_length(self.folder / name)})
            self._files[name] = LinesFile(self.folder / name)
        return self._files[name]

    def _abandon(self) -> None:
        """Close the files that may hold a torn group and cut them back."""
        for file in self._files.values():
            file.close()
        self._files = {}
        committed = self.ledger.lengths()
        for name in self._rows:
            path = self.folder / name
            if path.exists():
                cut_back(path, committed.get(name, 0))


def folder_name(site: str | None) -> str:
    """A site's or host's name as one folder: letters, digits, dots and dashes; never a way out of the output folder."""
    name = re.sub(r"[^\w.-]+", "-", site or "", flags=re.ASCII).strip(".-").lower()
    return name[:100] or "unnamed"


def recover(folder: Path, ledger: Ledger) -> None:
    """Bring files and ledger together at the start of a run.

    A new ledger learns from the files what was written; an old one has every file cut back to its committed length.
    """
    if ledger.is_new:
        _rebuild(folder, ledger)
        return
    for name, length in ledger.lengths().items():
        path = folder / name
        if not path.exists():
            log.info("%s was taken away; a new one is begun when there is something to write", path)
            ledger.forget_file(name)
        elif path.stat().st_size < length:
            log.warning("%s is shorter than the ledger says; its whole lines are kept", path)
            ledger.commit([], {name: _sound_length(path)})
        elif cut := cut_back(path, length):
            log.info("%s: %d bytes that a killed run left were cut off; their pages are fetched again", path, cut)


def _sound_length(path: Path) -> int:
    """The length of a file up to its last whole line; what is behind is cut off. 0 where there is no file."""
    if not path.exists():
        return 0
    sound = max((end for _, end in read_whole_lines(path)), default=0)
    cut_back(path, sound)
    return sound


def _rebuild(folder: Path, ledger: Ledger) -> None:
    """Fill a new ledger from the JSON Lines files that are there."""
    rows = 0
    for path in sorted(folder.glob("*/*.jsonl")):
        name = path.relative_to(folder).as_posix()
        site, end = path.parent.name, 0
        outcomes = []
        for row, end in read_whole_lines(path):  # noqa: B007 - the last `end` is where the file is sound
            outcomes.append(_outcome(row, site))
        if cut := cut_back(path, end):
            log.warning("%s: %d bytes behind the last whole line were cut off", path, cut)
        ledger.commit([one for one in outcomes if one.key], {name: end})
        rows += len(outcomes)
    if rows:
        log.warning("The ledger was made anew from %d lines of the output files", rows)


def _outcome(row: Row, site: str) -> Outcome:
    # The ledger knows a page by the normalised URL that was asked for, which may differ from the page's canonical one.
    key = normalise(row.get("origin") or "") or row.get("url") or row.get("origin") or ""
    if "reason" in row:
        return Outcome(key, site, "rejected", row["reason"])
    return Outcome(key, site, "written", None, row.get("id"), row.get("content_hash"))

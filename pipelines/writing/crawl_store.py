"""Records of a crawl: output/<site>/articles-YYYY-MM-DD.jsonl, with the ledger's "done" in the same breath."""

import logging
from itertools import islice
from pathlib import Path

from crawler.core.disk import free_name, sync_folder
from crawler.items import Article, Rejected, Trace
from crawler.ledger import Ledger, Outcome
from pipelines.duplicates.fill import open_index
from pipelines.duplicates.index import Index
from pipelines.duplicates.tables import article_count, declare, is_complete
from pipelines.writing.folder_name import folder_name
from pipelines.writing.lines import LinesFile, Row, cut_back
from pipelines.writing.rebuild import NAMES, take_stock
from pipelines.writing.removed_file import REMOVED, is_group
from pipelines.writing.store import GROUP, rejected_row, removed_rows

log = logging.getLogger("naqi.output")

MAX_OPEN = 64
"""Output files that are open at a time. A site has two or more, a run any number of sites, and a process 1,024 files
(Linux' default), of which connections and workers need some hundred."""


class CrawlStore:
    """Appends lines, forces them to the disk, then commits "done" and the files' new lengths in one transaction.

    A process that is killed between the two leaves lines that no ledger knows: the next run cuts them off and fetches
    those pages again. So a line is never torn, never lost and never there twice.
    """

    def __init__(self, folder: Path, ledger: Ledger, *, keep_removed: bool = False) -> None:
        """With `keep_removed` the lines that were taken out of each page go to removed.jsonl beside its record, or the
        row of its rejection. Raises OSError, LedgerError."""
        self.folder = folder
        self.ledger = ledger
        self._files: dict[str, LinesFile] = {}
        self._rows: dict[str, list[Row]] = {}
        self._outcomes: list[Outcome] = []
        self._newest: dict[str, tuple[str, int]] = {}
        """Hash and revision of articles that are not yet committed, by id."""
        self._touched: set[str] = set()
        self._index: Index | None = None
        self._keep_removed = keep_removed
        recover(folder, ledger)

    def add(self, article: Article, trace: Trace) -> str:
        """Take an article; `unchanged` where its newest revision has the same text."""
        site = folder_name(article.site)
        known = self._newest.get(article.id) or self.ledger.newest(article.id)
        same = known is not None and known[0] == article.content_hash
        article.revision = known[1] + (not same) if known else 1
        self._newest[article.id] = article.content_hash, article.revision
        lines = () if same else tuple(trace.line_keys)
        key, hash_ = trace.key or trace.origin, article.content_hash
        self._outcomes.append(Outcome(key, site, "written", None, article.id, hash_, article.revision, lines))
        if same:
            return "unchanged"
        self._rows.setdefault(f"{site}/articles-{article.fetched_at[:10]}.jsonl", []).append(article.record())
        self._take_removed(site, trace, article.url, article.title)
        return "written"

    def is_copy(self, article: Article) -> bool:
        """Never: an article that comes again may be another revision."""
        return False

    def reject(self, trace: Trace, why: Rejected) -> None:
        """Take a rejected page. One that was an article and is gone goes to gone.jsonl, with the article's id."""
        site = folder_name(trace.site)
        article = self.ledger.article_of(trace.key or trace.origin) if why.reason == "gone" else None
        if article is not None:
            known = self._newest.get(article) or self.ledger.newest(article) or ("", 1)
            self._newest[article] = "", known[1]
            self._outcomes.append(Outcome(trace.key or trace.origin, site, "gone", "gone", article, "", known[1]))
            if known[0]:  # else it is written down already
                self._rows.setdefault(f"{site}/gone.jsonl", []).append({"id": article} | rejected_row(trace, why))
            return
        self._outcomes.append(Outcome(trace.key or trace.origin, site, "rejected", why.reason))
        self._rows.setdefault(f"{site}/rejected.jsonl", []).append(rejected_row(trace, why))
        self._take_removed(site, trace, trace.url, trace.found.get("title"))

    def keep_index(self) -> Index:
        """The index of duplicates in the ledger; made anew from the output files where it is not whole."""
        files = [path for path in self.folder.glob("*/articles-*.jsonl") if NAMES.fullmatch(path.name)]
        was_complete = is_complete(self.ledger)
        self._index = open_index(self.ledger, files)
        if not was_complete and (count := article_count(self.ledger)):
            log.info("The index of duplicates was made anew from %d articles", count)
        return self._index

    def flush(self) -> None:
        """Lines first, then the ledger. On OSError what was taken stays taken and the files are as committed."""
        if not self._outcomes:
            return
        lengths = {}
        try:
            self._begin([name for name in self._rows if self.ledger.length(name) is None])
            for name in sorted(self._rows, key=lambda name: not name.endswith(REMOVED)):  # see removed_file.py
                lengths[name] = self._open(name).append(self._rows[name])
            self._commit(lengths)
        except OSError:  # LedgerError is one
            self._abandon()
            raise
        self._touched |= self._rows.keys()
        self._rows, self._outcomes, self._newest = {}, [], {}

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

    def _take_removed(self, site: str, trace: Trace, url: str | None, title: str | None) -> None:
        if self._keep_removed and trace.removed:
            self._rows.setdefault(f"{site}/{REMOVED}", []).extend(removed_rows(trace, url, title))

    def _commit(self, lengths: dict[str, int]) -> None:
        """Done, the files' lengths and the signatures: all of them or none."""
        written = [one.article for one in self._outcomes if one.state == "written" and one.article]
        with self.ledger.transaction():
            self.ledger.commit(self._outcomes, lengths)
            if self._index:
                self._index.commit(written)
            elif written:
                declare(self.ledger, complete=False)
        if self._index:
            self._index.release(written)

    def _open(self, name: str) -> LinesFile:
        if name not in self._files:
            while len(self._files) >= MAX_OPEN:
                self._files.pop(next(iter(self._files))).close()  # every group is on the disk: nothing waits in it
            self._files[name] = LinesFile(self.folder / name)
        self._files[name] = self._files.pop(name)  # the one that was not used for longest stands first
        return self._files[name]

    def _begin(self, names: list[str]) -> None:
        """The ledger hears of files before their first line: a run that is killed must not leave a file that nobody
        cuts back. Of one that is there already it learns what is in it."""
        for path in map(self.folder.joinpath, names):
            if path.exists() and path.stat().st_size and not take_stock(self.folder, path, self.ledger):
                path.rename(free_name(path.with_name(f"{path.name}.foreign")))
                sync_folder(path.parent)
                log.warning("%s held nothing of naqi's and was moved aside", path)
        new = {name: 0 for name in names if self.ledger.length(name) is None}
        if new:
            self.ledger.commit([], new)

    def _abandon(self) -> None:
        """Close the files that may hold a torn group and cut them back."""
        for file in self._files.values():
            file.close()
        self._files = {}
        for name in self._rows:
            path, length = self.folder / name, self.ledger.length(name)
            if length is not None and path.exists():
                cut_back(path, length)


def recover(folder: Path, ledger: Ledger) -> None:
    """Bring files and ledger together at the start of a run: every file is cut back to its committed length.

    A file that is otherwise than a killed run leaves it was changed by somebody else, or the ledger is an older one:
    then the ledger learns from the file, and nothing is cut. Raises OSError, LedgerError.
    """
    for name, length in ledger.lengths().items():
        path = folder / name
        if not path.exists():
            if length:  # else it was announced, and its first lines could not be written
                log.info("%s was taken away; a new one is begun when there is something to write", path)
            ledger.forget_file(name)
        elif (size := path.stat().st_size) != length:
            if size > length and _is_tail(path, length):
                cut = cut_back(path, length)
                log.info("%s: %d bytes that a killed run left were cut off; their pages are fetched again", path, cut)
            else:
                log.warning("%s is not as the ledger knows it; its whole lines are kept", path)
                if not take_stock(folder, path, ledger):
                    ledger.forget_file(name)


def _is_tail(path: Path, length: int) -> bool:
    """Whether what is behind `length` is what a killed run leaves: it begins a line and is no more than a group."""
    with path.open("rb") as file:
        file.seek(max(length - 1, 0))
        if length and file.read(1) != b"\n":
            return False
        if path.name == REMOVED:  # any number of rows a page
            return is_group(file)
        return sum(1 for _ in islice(file, GROUP + 1)) <= GROUP

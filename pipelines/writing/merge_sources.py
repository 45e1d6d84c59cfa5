"""The folders that a merge brings in: which they are, their records in order, and the pages that wait in them."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from pathlib import Path

from crawler.core.found import Found
from crawler.core.shard_folders import FOLDERS
from crawler.items import Article
from crawler.ledger import Ledger, LedgerError
from crawler.ledger.database import check_version
from pipelines.reading.lines import lines_of
from pipelines.reading.passed_over import PassedOver
from pipelines.reading.records import Record, parse
from pipelines.reading.snapshot import LEDGER, Piece, named, plain_name

log = logging.getLogger("naqi.merge")


def sources(folders: Iterable[Path], into: Path) -> list[Path]:
    """The outputs that folders stand for, each once: a folder with the shards of a crawl stands for these as well.

    Raises ValueError, one line, for what is no output of naqi's, or is `into` itself; LedgerError for that of a newer
    naqi: it may hold what this one cannot bring in.
    """
    found: dict[Path, Path] = {}
    for folder in folders:
        shards = sorted(path for path in folder.glob(FOLDERS) if path.is_dir())
        if folder.resolve() == into.resolve():
            hint = f"; its shards are {into}/{FOLDERS}" if shards else ""
            raise ValueError(f"{folder}: an output cannot be brought into itself{hint}")
        if not folder.is_dir():
            raise ValueError(f"{folder}: {'is no folder' if folder.exists() else 'there is no such folder'}")
        outputs = [one for one in (folder, *shards) if _is_output(one)]
        if not outputs:
            raise ValueError(
                f"{folder}: there is no output of naqi's in it (articles-*.jsonl, rejected.jsonl or {LEDGER})"
            )
        for one in outputs:
            if one.resolve() != into.resolve():
                found.setdefault(one.resolve(), one)
    for one in found.values():
        check_version(one / LEDGER)
    return list(found.values())


def _is_output(folder: Path) -> bool:
    return (folder / LEDGER).is_file() or any(True for _ in named(folder, "*.jsonl", "*/*.jsonl"))


def in_order(outputs: Sequence[Iterable[Piece]]) -> Iterator[tuple[int, Record]]:
    """All records of several outputs, day by day, those of a site by their moments, each with its output's number.

    Lines that are no records are passed over, with a word in the log. Raises OSError.
    """
    together: dict[tuple[str, str], list[tuple[int, Piece]]] = defaultdict(list)
    for at, pieces in enumerate(outputs):
        for piece in pieces:
            together[plain_name(piece.path), piece.path.parent.name].append((at, piece))
    for _, same in sorted(together.items()):
        yield from merge(*(_records(at, piece) for at, piece in same), key=_moment)


def _moment(found: tuple[int, Record]) -> str:
    return str(found[1]["fetched_at"])


def _records(at: int, piece: Piece) -> Iterator[tuple[int, Record]]:
    passed = PassedOver(piece.path)
    for line in lines_of(piece):
        try:
            record = parse(line.text).record
            Article(**record)
        except ValueError as why:  # NotARecord is one
            passed.add(line.number, why)
        else:
            yield at, record
    passed.tell(log)


def bring_pending(folder: Path, ledger: Ledger) -> int:
    """Tell a ledger of the pages that wait in an output folder; returns how many it did not know of.

    A ledger there that cannot be read costs these pages, and a word in the log. Raises LedgerError.
    """
    path = folder / LEDGER
    count = 0
    with ledger.transaction():
        for site, found in _waiting(path) if path.is_file() else ():
            if not ledger.read("SELECT 1 FROM url WHERE url = ?", (found.url,)):
                ledger.discover(site, [found])
                count += 1
    return count


def _waiting(path: Path) -> Iterator[tuple[str, Found]]:
    """The pages that an output's ledger knows and has not done, those that failed and are tried again among them."""
    try:
        other = Ledger.reader(path)
        try:
            for url, site, address in other.read(
                "SELECT url, site, address FROM url WHERE state IN ('pending', 'failed')"
            ):
                yield site, Found(url, other.hints(url), address)
        finally:
            other.close()
    except LedgerError as error:
        log.warning("%s; the pages that wait there are left out", error)

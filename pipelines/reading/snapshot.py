"""Which files are read, and how far: one moment for all of them."""

import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.core.shard_folders import FOLDERS
from crawler.ledger import Ledger, LedgerError

log = logging.getLogger("naqi.reading")

LEDGER = "ledger.sqlite"
"""The ledger's name in an output folder."""

REJECTED = "rejected.jsonl"
"""The rows of rejected pages; `clean` names them `*.rejected.jsonl` where it makes a file an archive."""

GONE = "gone.jsonl"
"""The rows of articles whose pages are gone."""

OTHERS = (REJECTED, GONE, "removed.jsonl")
"""How the names of files end that hold other rows of naqi's than records."""

PACKED = (".gz", ".zst")
"""What names of packed files end with, behind that of the file itself, as pandas, DuckDB and Hugging Face have it."""

TIMES = 5
"""What packed records unpack to, in their packed size, for reckoning: gzip makes Arabic ones a fourth to a sixth."""

LISTINGS = 10
"""How often the folders are listed at most until two listings agree; a crawl begins a new file in hours."""


class NothingToRead(FileNotFoundError):
    """A path that is not there, or holds no records; one line for people."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, up to the length that it had."""

    path: Path
    length: int
    """Bytes on the disk; a packed file, which no crawl writes, is read to its end."""

    @property
    def size(self) -> int:
        """Bytes of its lines, about, where its name says that it is packed."""
        return self.length * (TIMES if self.path.suffix in PACKED else 1)


def plain_name(path: Path) -> str:
    """The name of a file; of a packed one the name that it has unpacked."""
    return path.stem if path.suffix in PACKED else path.name


def named(folder: Path, *patterns: str) -> Iterator[Path]:
    """What in a folder has a name like one of the patterns, packed or not."""
    return (path for one in patterns for end in ("", *PACKED) for path in folder.glob(one + end))


def with_shards(paths: Iterable[Path]) -> list[Path]:
    """Paths of output folders, each behind the folders that the shards of a crawl have in it.

    A record that is in both (the shards were merged into the folder) counts as the folder has it, which comes later.
    """
    return [one for path in paths for one in (*sorted(filter(Path.is_dir, path.glob(FOLDERS))), path)]


def snapshot(paths: Iterable[Path], *, ledger: Path | None = None, but: Path | None = None) -> tuple[Piece, ...]:
    """The JSON Lines files of output folders, and files that are named, each up to its length at this moment.

    Of a folder: its `*.jsonl` and those of its subfolders, packed ones (PACKED) as well. A file that a ledger knows
    ends where the ledger says, so that a group of lines that is being written is there whole or not at all; `ledger`
    is one that lies elsewhere than in its output folder. `but` is left out of folders: the file that is about to be
    replaced.
    Raises NothingToRead where a path is not there, or is neither.
    """
    paths = list(paths)
    files: list[Path] = []
    committed: dict[Path, int] = {}
    for _ in range(LISTINGS):
        if files == (files := _files(paths, but)):
            break  # no file was begun while the ledgers were read
        committed = _committed(files, ledger)
    sizes = {path: path.stat().st_size for path in files}
    return tuple(Piece(path, min(size, committed.get(path, size))) for path, size in sizes.items())


def rejected_files(paths: Iterable[Path]) -> tuple[Piece, ...]:
    """The files of rejected rows in output folders, as far as they are written."""
    return _whole(paths, f"*{REJECTED}")


def gone_files(paths: Iterable[Path]) -> tuple[Piece, ...]:
    """The files of articles that are gone in output folders, as far as they are written."""
    return _whole(paths, GONE)


def is_record_file(path: Path, folder: Path) -> bool:
    """Whether a file at `path`, there or not, is one that `snapshot` reads of an output folder, by its name or link."""
    folder = Path(os.path.realpath(folder))
    places = (Path(os.path.realpath(path)), Path(os.path.realpath(path.parent)) / path.name)
    return any(plain_name(one).endswith(".jsonl") and folder in (one.parent, one.parent.parent) for one in places)


def is_of_a_crawl(path: Path) -> bool:
    """Whether there is a file that a crawl's ledger, in its folder or the one above, knows the length of."""
    return path.is_file() and path in _committed([path], None)


def _whole(paths: Iterable[Path], pattern: str) -> tuple[Piece, ...]:
    found = [path for folder in paths if folder.is_dir() for path in _below(folder, pattern)]
    return tuple(Piece(path, path.stat().st_size) for path in dict.fromkeys(found))


def _files(paths: Iterable[Path], but: Path | None) -> list[Path]:
    left_out = Path(os.path.realpath(but)) if but else None
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += [
                file
                for file in _below(path, "*.jsonl")
                if not plain_name(file).endswith(OTHERS) and file.resolve() != left_out
            ]
        elif path.is_file():
            found.append(path)
        elif path.exists():
            raise NothingToRead(f"{path}: a pipe or a device: records are read from files and folders")
        else:
            raise NothingToRead(f"{path}: there is no such file or folder")
    return list({path.resolve(): path for path in reversed(found)}.values())[::-1]


def _below(folder: Path, pattern: str) -> list[Path]:
    """Files of a folder and its subfolders, in the order of their names, hidden ones left out."""
    found = sorted(named(folder, pattern, f"*/{pattern}"))
    return [path for path in found if path.is_file() and not path.name.startswith(".")]


def _committed(files: list[Path], ledger: Path | None) -> dict[Path, int]:
    """The committed lengths of those files that a ledger knows.

    A ledger names its files `<site>/<file>`. It lies in the output folder; that of a run with a folder of its own
    (`scrapy crawl demo`) lies beside the files.
    """
    lengths: dict[Path, int] = {}
    known: dict[Path, dict[str, int]] = {}
    for path in files:
        for place in [path.parent / LEDGER, path.parent.parent / LEDGER, *([ledger] if ledger else [])]:
            if place not in known:
                known[place] = _read_lengths(place)
            if (length := known[place].get(f"{path.parent.name}/{path.name}")) is not None:
                lengths[path] = length
                break
    return lengths


def _read_lengths(path: Path) -> dict[str, int]:
    """What one ledger says. One that cannot be read says nothing: the files then end at their last whole lines."""
    if not path.is_file():
        return {}
    try:
        ledger = Ledger.reader(path)
        try:
            return ledger.lengths()
        finally:
            ledger.close()
    except LedgerError as error:
        log.warning("%s; the files are read up to their last whole lines", error)
        return {}

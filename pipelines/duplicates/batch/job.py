"""Records in, the same records out with their duplicates marked: what `scrapy duplicates -o` does."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from crawler.core.disk import make_folder, put_in_place
from pipelines.duplicates.batch.find import find
from pipelines.duplicates.batch.rows import only, rows_in
from pipelines.duplicates.batch.texts import records_of
from pipelines.duplicates.index import name_of
from pipelines.duplicates.verdict import Verdict
from pipelines.engines.exchange import Exchange, Sent
from pipelines.engines.target import PART
from pipelines.reading.snapshot import Piece, plain_name, snapshot, with_shards

PART_BYTES = 64 * 1024 * 1024
"""Records of a part: about 15,000 articles, whose signatures and keys take a process 200 MB at most."""

Target = tuple[Piece, Path]
"""A file of records, and where its records go."""


class SameName(ValueError):
    """Two files of records would become one; one line for people."""


def targets_of(paths: Iterable[Path], into: Path) -> list[Target]:
    """Files of records in folders, in the order in which `ledger merge` takes them, and what each becomes, unpacked.

    Raises NothingToRead where a path is not there, SameName.
    """
    found: dict[Path, Target] = {}
    for path in paths:
        for piece in snapshot(with_shards([path]), but=into):
            if into.resolve() in piece.path.resolve().parents:
                continue
            inside = piece.path.relative_to(path) if path.is_dir() else Path(piece.path.name)
            target = (into / inside).with_name(plain_name(piece.path))
            if target in found and found[target][0].path.resolve() != piece.path.resolve():
                raise SameName(f"{found[target][0].path} and {piece.path} would both become {target}")
            found[target] = piece, target
    return sorted(found.values(), key=lambda one: (one[1].name, one[0].path.parent.name))


def parts_for(targets: Sequence[Target], least: int) -> int:
    """How many parts the work is divided into: of PART_BYTES, but so many at least."""
    return max(1, least, sum(piece.size for piece, _ in targets) // PART_BYTES)


def mark_all(targets: Sequence[Target], exchange: Exchange) -> Counter[str]:
    """Write each file's records to its target, `duplicate_of` and `contained_in` as the index would fill them.

    Files appear whole. A record that is there twice (same article, same text) is written once. Returns how many were
    `written`, and of them `duplicate` and `contained`, and how many left out as `repeated`. Raises ExchangeError,
    OSError.
    """
    exchange.load("piece", _divided(targets, exchange.parts))
    bases = find(exchange)
    exchange.run(partial(write, bases), ["piece", "known", "named"], ["done"])
    done: Counter[str] = Counter()
    for counts in rows_in(packed for sent in exchange.collect("done") for packed in sent):
        done.update(counts)
    return done


def write(bases: Sequence[int], part: int, sent: Sent) -> Sent:
    """`piece`, `known`, `named` → files, and in `done` what was written."""
    twice = {time for time, number in rows_in(sent["known"]) if number is None}
    named = {time: (verdict, article) for time, verdict, article in rows_in(sent["named"])}
    done: Counter[str] = Counter()
    time = bases[part]
    for piece, target in rows_in(sent["piece"]):
        make_folder(target.parent)
        begun = target.with_name(target.name + PART)
        with begun.open("w", encoding="utf-8") as file:
            for record in records_of(piece, told=True):  # when it was read
                verdict, article = named.get(time, (Verdict.OTHER, None))
                if time in twice:
                    done["repeated"] += 1
                else:
                    other = name_of(article) if article is not None else None
                    record["duplicate_of"] = other if verdict is Verdict.DUPLICATE else None
                    record["contained_in"] = other if verdict is Verdict.CONTAINED else None
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
                    done["written"] += 1
                    if verdict is not Verdict.OTHER:
                        done[verdict.value] += 1
                time += 1
        put_in_place(begun, target)
    return {"done": only(0, len(bases), [dict(done)])}


def _divided(targets: Sequence[Target], parts: int) -> list[bytes]:
    """Runs of files, about as many bytes each."""
    whole = sum(piece.size for piece, _ in targets) or 1
    runs: list[list[Target]] = [[] for _ in range(parts)]
    before = 0
    for one in targets:
        runs[min(parts - 1, before * parts // whole)].append(one)
        before += one[0].size
    return [only(part, parts, run)[part] for part, run in enumerate(runs)]

"""Records are read, those that are there twice are left out, and each text gets its place."""

import logging
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from pipelines.duplicates.batch.rows import Outgoing, Story, only, part_at, rows_in
from pipelines.duplicates.index import number_of
from pipelines.duplicates.repeats import keys_of
from pipelines.duplicates.signature import Signature
from pipelines.engines.exchange import Sent
from pipelines.reading.lines import lines_of
from pipelines.reading.passed_over import PassedOver
from pipelines.reading.records import NotARecord, Record, parse
from pipelines.reading.snapshot import Piece
from pipelines.writing.folder_name import folder_name

log = logging.getLogger("naqi.duplicates")


def records_of(piece: Piece, *, told: bool = False) -> Iterator[Record]:
    """The records of a file; lines that are none are passed over, with a word in the log where it was not `told`."""
    passed = PassedOver(piece.path)
    for line in lines_of(piece):
        try:
            yield parse(line.text).record
        except NotARecord as why:
            passed.add(line.number, why)
    if not told:
        passed.tell(log)


def read(parts: int, part: int, sent: Sent) -> Sent:
    """`piece` → `text`: id, site, paragraphs; `visit`: to the part of its id, where it stands; `size`: how many."""
    texts: list[tuple[int, str, tuple[bytes, ...]]] = []
    visits = Outgoing(parts)
    for piece, _ in rows_in(sent["piece"]):
        for record in records_of(piece):
            article = number_of(record["id"])
            mark = int(record["content_hash"][:16], 16)
            visits.add(article % parts, (part, len(texts), article, mark))
            texts.append((article, folder_name(record["site"]), Signature.of(record["text"]).paragraphs))
    return {"text": only(part, parts, texts), "visit": visits.packed(), "size": only(0, parts, [len(texts)])}


def meet(bases: Sequence[int], part: int, sent: Sent) -> Sent:
    """`visit` → `known`: of texts that are not the first of their article, time and number; None where it is there."""
    visits: dict[int, list[tuple[int, int]]] = {}
    for place, index, article, mark in rows_in(sent["visit"]):
        visits.setdefault(article, []).append((bases[place] + index, mark))
    known = Outgoing(len(bases))
    for times in visits.values():
        seen: set[int] = set()
        first = min(times)[0]
        for time, mark in sorted(times) if len(times) > 1 else ():
            if mark in seen:
                known.add(part_at(bases, time), (time, None))
            elif time != first:
                known.add(part_at(bases, time), (time, first))
            seen.add(mark)
    return {"known": known.packed()}


def times_of(base: int, sent: Sent) -> dict[int, Any]:
    """`known`, `text` → the rows of `text` that are there once, by their times, in their order."""
    twice = {time for time, number in rows_in(sent["known"]) if number is None}
    return {base + at: row for at, row in enumerate(rows_in(sent["text"])) if base + at not in twice}


def count(bases: Sequence[int], part: int, sent: Sent) -> Sent:
    """`text`, `known` → `kept_texts`: how many texts are there once."""
    return {"kept_texts": only(0, len(bases), [len(times_of(bases[part], sent))])}


def order(bases: Sequence[int], ranks: Sequence[int], part: int, sent: Sent) -> Sent:
    """`text`, `known` → `story`; `printed`: to the part of its site, what `sites.repeated` wants of it."""
    numbers = dict(rows_in(sent["known"]))
    stories = [
        Story(time, numbers.get(time, time), ranks[part] + at, site, paragraphs)
        for at, (time, (_, site, paragraphs)) in enumerate(times_of(bases[part], sent).items())
    ]
    printed = Outgoing(len(bases))
    for one in stories:
        row = (one.time, one.number, one.rank, one.site, keys_of(one.paragraphs))
        printed.add(zlib.crc32(one.site.encode()) % len(bases), row)
    return {"story": only(part, len(bases), stories), "printed": printed.packed()}


def name(bases: Sequence[int], part: int, sent: Sent) -> Sent:
    """`wanted`, `text` → `named`: to the part of a text, what it is to which article, by that article's id."""
    articles = [article for article, _, _ in rows_in(sent["text"])]
    named = Outgoing(len(bases))
    for time, verdict, number in rows_in(sent["wanted"]):
        named.add(part_at(bases, time), (time, verdict, articles[number - bases[part]]))
    return {"named": named.packed()}

"""What the page of one article shows: its record, its lines kept and removed, and the source page's text."""

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from crawler.items import Article, Rejected, Trace
from crawler.saved import read_page, saved_page
from pipelines.cleaning.decode import open_page
from pipelines.reading.lines import lines_of
from pipelines.reading.records import NotARecord, Record, parse
from pipelines.reading.snapshot import snapshot, with_shards


def find_record(folder: Path, name: str) -> Record | None:
    """The newest record of an output folder with that id or URL; None where there is none. Raises NothingToRead."""
    found: Record | None = None
    wanted = os.fsencode(name)  # it may be a file's name, in any encoding
    for piece in snapshot(with_shards([folder])):
        for line in lines_of(piece):
            if wanted not in line.text:
                continue
            try:
                record = parse(line.text).record
            except NotARecord:
                continue
            if name in (record["id"], record["url"]) and (not found or record["revision"] >= found["revision"]):
                found = record
    return found


def values_of_record(record: Record) -> dict[str, Any]:
    """What can be shown where the page itself is not at hand."""
    return {"record": record, "lines": [], "rejected": None, "source": "", "origin": record["origin"]}


def values_of_page(result: Article | Rejected, trace: Trace, source: str) -> dict[str, Any]:
    """What is shown of a page that was cleaned now; `source` is the file that it is in, empty where there is none."""
    record = result.record() if isinstance(result, Article) else {"title": None, "text": ""} | trace.found
    return {
        "record": record,
        "lines": list(lines(record.get("text") or "", trace)),
        "rejected": result if isinstance(result, Rejected) else None,
        "source": source_text(Path(source)) if source else "",
        "origin": trace.origin,
    }


def lines(text: str, trace: Trace) -> Iterator[dict[str, Any]]:
    """Kept and removed lines in the order of the page; kept ones have no rule."""
    for line in trace.lines(text):
        yield {"text": line, "rule": None} if isinstance(line, str) else asdict(line)


def source_text(path: Path) -> str:
    """The words of the page in a file, a block a line; empty where they cannot be read."""
    try:
        page = open_page(read_page(saved_page(path)))
    except Rejected:
        return ""
    return "\n".join(block.text for block in page.blocks) or page.text

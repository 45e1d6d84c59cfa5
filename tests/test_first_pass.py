"""`scrapy clean --site NAME`: what an outlet repeats is learned before its pages are cleaned."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

import pytest

from crawler.items import FetchedPage, Rejected
from crawler.saved import outlet_of
from pipelines import first_pass
from pipelines.cleaning.text import key_of
from pipelines.first_pass import MOST_LINES, edges_of, in_workers, learn_repeats, repeats_of, texts_of
from tests.commands.test_clean import clean

PROSE = [
    "قالت بلدية المرفأ يوم الثلاثاء إن العمل في الجسر رقم {n} ينتهي قبل موسم الأمطار، وإن السير يعود إليه بعدها.",
    "وأضافت في بيانها أن الكلفة بلغت {n} مليون دينار، وأن المقاول التزم بالجدول الذي أعلن عند توقيع العقد.",
]
SLOGAN, STRIP = "منبر الميناء الحر", "لأن الخبر أمانة والكلمة موقف"
QUOTE = "لن نترك الميناء، هذا آخر ما قاله العمال."


def document(n: int, *behind: str) -> str:
    return "\n".join([SLOGAN, f"البلدية تعيد فتح الجسر رقم {n}", *(line.format(n=n) for line in PROSE), *behind])


def pages(*texts: str, folder: str = "a") -> list[FetchedPage]:
    return [FetchedPage(body=text.encode(), origin=f"{folder}/{n}.txt") for n, text in enumerate(texts)]


def learned(*texts: str) -> frozenset[str]:
    return read_here(pages(*texts))["a"]


def read_here(found: list[FetchedPage]) -> dict[str, frozenset[str]]:
    return repeats_of((page, texts_of(page)) for page in found)


def test_what_most_pages_print_at_their_edges_is_learned() -> None:
    assert learned(*(document(n, STRIP) for n in range(30))) == {key_of(SLOGAN), key_of(STRIP)}


def test_so_many_pages_of_an_outlet_are_read_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_pass, "MOST_PAGES", 30)
    read: list[str] = []

    async def here(
        wanted: Iterable[FetchedPage], lines_of: Callable[[FetchedPage], list[str]], _timeout: float
    ) -> AsyncIterator[tuple[FetchedPage, list[str]]]:
        for page in wanted:
            read.append(page.origin)
            yield page, lines_of(page)

    monkeypatch.setattr(first_pass, "in_workers", here)
    refused = FetchedPage(origin="a/refused.txt", refused=Rejected("unreadable-file"))
    asyncio.run(learn_repeats([refused, *pages(*(document(n) for n in range(35)))], timeout=1))
    assert read == [f"a/{n}.txt" for n in range(30)]
    later = [(page, document(n).split("\n")) for n, page in enumerate(pages(*["x"] * 300)) if n >= 30]
    first = [(page, document(n, STRIP).split("\n")) for n, page in enumerate(pages(*["x"] * 30))]
    assert key_of(STRIP) in repeats_of([*first, *later])["a"]


def test_so_many_lines_of_an_edge_are_looked_at() -> None:
    short = [f"سطر قصير {n}" for n in range(MOST_LINES + 5)]
    head, tail = edges_of([*short, *(line.format(n=1) for line in PROSE), *short])
    assert (len(head), len(tail)) == (MOST_LINES, MOST_LINES)


def test_few_pages_teach_nothing() -> None:
    assert learned(*(document(n, STRIP) for n in range(15))) == frozenset()


def test_copies_of_one_page_teach_nothing() -> None:
    assert learned(*[document(1, STRIP)] * 40) == frozenset()


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param((QUOTE,), id="a quotation that follow-ups share"),
        pytest.param(("سامي الخوري",), id="the columnist of all pages"),
        pytest.param(("المقادير:", "كوب ماء"), id="a heading"),
        pytest.param(("الذهب عيار أربعة وعشرين", "{n}00 دينار"), id="a table of prices"),
    ],
)
def test_what_journalists_repeat_is_not_learned(behind: tuple[str, ...]) -> None:
    texts = [
        document(n, *(line.format(n=n) for line in behind[:1]), *(b.format(n=n) for b in behind[1:])) for n in range(30)
    ]
    assert learned(*texts) == {key_of(SLOGAN)}


def test_lines_inside_a_text_are_not_looked_at() -> None:
    inside = [PROSE[0], "فقرة تتكرر", PROSE[1]]
    assert edges_of([line.format(n=1) for line in inside]) == ([], [])


def slow_or_deadly(page: FetchedPage) -> list[str]:
    if page.origin == "a/1.txt":
        while True:
            pass
    if page.origin == "a/3.txt":
        os._exit(7)
    return texts_of(page)


def test_a_page_that_hangs_and_one_that_kills_its_worker_teach_nothing() -> None:
    async def read() -> list[tuple[FetchedPage, list[str]]]:
        found = in_workers(pages(*(document(n) for n in range(5))), slow_or_deadly, timeout=1)
        return [one async for one in found]

    found = asyncio.run(read())
    assert [page.origin for page, _ in found] == [f"a/{n}.txt" for n in range(5)]
    assert [len(texts) for _, texts in found] == [4, 0, 4, 0, 4]


def test_workers_learn_the_same() -> None:
    texts = [document(n, STRIP) for n in range(12)]
    assert asyncio.run(learn_repeats(pages(*texts), timeout=30)) == read_here(pages(*texts))


def test_outlets_are_told_apart_by_their_folders() -> None:
    mixed = [
        *pages(*(document(n, STRIP) for n in range(30)), folder="a"),
        *pages(*(document(n) for n in range(30)), folder="b"),
    ]
    found = read_here(mixed)
    assert (found["a"], found["b"]) == ({key_of(SLOGAN), key_of(STRIP)}, {key_of(SLOGAN)})


def test_a_named_site_is_the_outlet() -> None:
    assert outlet_of(FetchedPage(origin="a/1.txt", site="minbar")) == "minbar"
    assert outlet_of(FetchedPage(origin="a/x.warc.gz#120")) == "a/x.warc.gz"


def test_clean_reads_the_pages_twice_and_comes_to_the_same_the_next_time(tmp_path: Path) -> None:
    folder, records = tmp_path / "docs", tmp_path / "records.jsonl"
    folder.mkdir()
    for n in range(24):
        (folder / f"{n}.txt").write_text(document(n, QUOTE, STRIP), encoding="utf-8")
    late = folder / "late.txt"
    done = clean(folder, "-o", records, "--site", "minbar", "--jobs", 2)
    late.write_text(document(99, QUOTE, STRIP), encoding="utf-8")
    again = clean(folder, "-o", records, "--site", "minbar", "--jobs", 1)
    rows = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    assert (done.returncode, again.returncode, len(rows)) == (0, 0, 25)
    assert {row["site"] for row in rows} == {"minbar"}
    for row in rows:
        assert row["text"].split("\n")[-1] == QUOTE
        assert SLOGAN not in row["text"]


def test_a_folder_of_records_is_told_that_it_cannot(tmp_path: Path) -> None:
    done = clean(tmp_path, "-o", f"{tmp_path}/out/", "--learn")
    assert done.returncode == 2
    assert "--site, --learn" in done.stderr


def test_what_is_no_label_of_an_outlet() -> None:
    words = "قنديل زورق مجداف"
    assert first_pass._key(words) is not None
    for text in (f"{words}.", f"{words}:", f"{words} " * 40, "12 34"):
        assert first_pass._key(text) is None

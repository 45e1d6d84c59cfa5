from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.reading.snapshot import NothingToRead, with_shards
from pipelines.report.figures import BOUNDS, EXTREMES, LONGEST_TITLE, Figures, TooManyDays, collect
from pipelines.report.page import CLUSTERS, biggest_clusters, copies_by_pair
from tests.report.outputs import record, write

LAST = date(2026, 11, 20)


def test_what_is_counted(tmp_path: Path) -> None:
    long = " ".join(["كلمة"] * (BOUNDS[-1] + 1))
    records = [
        record(1, published="2026-11-20", published_from="meta", authors=["ليلى الحسن"], source="وكالة السدر"),
        record(2, text=long, flags=["short"], revision=2, title=None),
        record(3, fetched_at="2026-11-19T23:59:59Z", section="اقتصاد", language="fr"),
    ]
    figures = collect([write(tmp_path, records)], until=LAST)
    site = figures.sites["sada"]
    assert dict(site.days) == {LAST: 2, date(2026, 11, 19): 1}
    assert (site.dated, site.titled, site.signed, site.sourced, site.copies) == (1, 2, 1, 1, 0)
    assert figures.languages == {"ar": 2, "fr": 1}
    assert figures.dates_from == {"meta": 1, "none": 2}
    assert figures.flags == {"short": 1}
    assert figures.revisions == 1
    assert figures.lengths[0] == 2
    assert figures.lengths[-1] == 1
    assert figures.longest[0].words == BOUNDS[-1] + 1
    assert len(list(figures.days())) == 30


def test_days_outside_are_left_out_and_counted(tmp_path: Path) -> None:
    records = [record(1), record(2, fetched_at="2026-09-01T08:00:00Z")]
    figures = collect([write(tmp_path, records)], since=LAST, until=LAST)
    assert (figures.articles, figures.earlier) == (1, 1)


def test_an_old_output_is_shown_up_to_its_newest_day(tmp_path: Path) -> None:
    file = tmp_path / "sada" / "articles-2020-01-31.jsonl"
    write(tmp_path, [record(1, fetched_at="2020-01-31T08:00:00Z")])
    (tmp_path / "sada" / "articles-2026-11-20.jsonl").rename(file)
    assert collect([tmp_path]).last == date(2020, 1, 31)
    recent = datetime.now(UTC).date() - timedelta(days=2)
    figures = collect([tmp_path], since=recent)
    assert figures.first == recent <= figures.last
    assert figures.earlier == 1


def test_days_at_the_ends_of_time(tmp_path: Path) -> None:
    write(tmp_path, [record(1), record(2, fetched_at="yesterday"), record(3, fetched_at="9999-12-31T23:59:59Z")])
    assert collect([tmp_path], until=date.min).first == date.min
    figures = collect([tmp_path], since=date.max, until=date.max)
    assert (figures.articles, figures.earlier, figures.unread) == (1, 1, 1)
    with pytest.raises(TooManyDays):
        collect([tmp_path], since=date.min)


def test_who_prints_whom(tmp_path: Path) -> None:
    write(tmp_path, [record(1), record(2)])
    copies = [record(number, site="miraat", duplicate_of=f"{1:016x}") for number in (3, 4)]
    write(tmp_path, [*copies, record(5, site="miraat", duplicate_of=f"{2:016x}")], "miraat")
    figures = collect([tmp_path], until=LAST)
    assert copies_by_pair(figures) == {("sada", "miraat"): 3}
    assert [[told.site for told in cluster] for cluster in biggest_clusters(figures)] == [
        ["sada", "miraat", "miraat"],
        ["sada", "miraat"],
    ]


def test_of_long_titles_the_beginning_and_of_many_articles_the_ends_are_kept(tmp_path: Path) -> None:
    texts = [" ".join(["كلمة"] * (number + 1)) for number in range(EXTREMES + 5)]
    records = [record(number, text=text, title="ع" * 500) for number, text in enumerate(texts)]
    write(tmp_path, [record(100, site="miraat", text=texts[EXTREMES - 1], duplicate_of=f"{0:016x}")], "miraat")
    figures = collect([write(tmp_path, records)], until=LAST)
    assert [one.words for one in figures.longest] == [*range(len(texts), len(texts) - EXTREMES, -1)]
    assert [one.words for one in figures.shortest] == [*range(1, EXTREMES + 1)]
    assert {len(one.title) for one in figures.longest} == {LONGEST_TITLE}
    assert len(figures.told[f"{0:016x}"].title) == LONGEST_TITLE


def test_so_many_clusters_are_listed() -> None:
    figures = Figures(LAST, LAST, copies={str(n): [f"{n}-copy"] for n in range(CLUSTERS + 5)})
    assert len(biggest_clusters(figures)) == CLUSTERS


def test_shards_that_were_merged_into_their_folder_count_once_as_merged(tmp_path: Path) -> None:
    write(tmp_path / "shard-0-of-2", [record(1), record(2)])
    write(tmp_path, [record(1), record(2, duplicate_of=record(1)["id"]), record(2, revision=2, text="أخرى")])
    folders = with_shards([tmp_path])[::-1]
    figures = collect(folders, until=LAST)
    assert (figures.articles, figures.sites["sada"].copies, figures.revisions) == (3, 1, 1)


def test_lines_that_are_no_records_are_counted(tmp_path: Path) -> None:
    write(tmp_path, [record(1)])
    with (tmp_path / "sada" / "articles-2026-11-20.jsonl").open("a") as file:
        file.write('{"not": "a record"}\n{"half": ')
    assert collect([tmp_path], until=LAST).unread == 1


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        collect([tmp_path / "none"])

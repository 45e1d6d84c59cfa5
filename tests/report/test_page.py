"""One file that opens offline, in which nothing of a page's text is markup."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import lxml.html
import pytest

from crawler.core import faults
from crawler.health import TEXTS, Ailment
from crawler.items import FLAGS, REASONS, Place
from pipelines.cleaning.publication.statements import Source
from pipelines.report import words
from pipelines.report.figures import collect
from pipelines.report.page import SITES, article_page, report_page
from pipelines.report.removed import Rule, Sample
from pipelines.report.upkeep import IllSite, Upkeep
from tests.report.outputs import record, write

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
LAST = date(2026, 11, 20)


def hostile_page(tmp_path: Path) -> str:
    records = [
        record(1, title=HOSTILE, authors=[HOSTILE], section=HOSTILE, site=HOSTILE, url=f"javascript:{HOSTILE}"),
        record(2, title=HOSTILE, site="b", duplicate_of=f"{1:016x}"),
    ]
    upkeep = Upkeep(watched=1, ill=[IllSite(HOSTILE, (Ailment("unreached", {"why": HOSTILE}),))])
    upkeep.rules = [Rule(HOSTILE, HOSTILE, 3, [Sample(HOSTILE, f"javascript:{HOSTILE}", HOSTILE, HOSTILE, HOSTILE)])]
    upkeep.rejected["empty-body"] = 1
    upkeep.examples["empty-body"] = [(HOSTILE, HOSTILE)]
    upkeep.repeats = [(HOSTILE, HOSTILE, 9)]
    return report_page(collect([write(tmp_path, records)], until=LAST), upkeep, "ar")


def test_nothing_of_a_page_is_markup(tmp_path: Path) -> None:
    tree = lxml.html.document_fromstring(hostile_page(tmp_path))
    assert len(tree.findall(".//script")) == 1
    assert tree.findall(".//img") == []
    assert not [link for link in tree.iter("a") if not re.match("https?://|#", link.get("href"))]
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


def test_nothing_comes_from_elsewhere(tmp_path: Path) -> None:
    page = hostile_page(tmp_path)
    tree = lxml.html.document_fromstring(page)
    assert tree.xpath("//*[@src] | //link[not(@href='data:,')] | //@style") == []
    assert "@import" not in page
    assert "url(" not in page
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_there_is_a_bar_for_each_day_and_a_table_behind_it(tmp_path: Path) -> None:
    figures = collect([write(tmp_path, [record(1)])], since=date(2026, 11, 14), until=LAST)
    tree = lxml.html.document_fromstring(report_page(figures, Upkeep(), "en"))
    chart = tree.xpath("//div[@class='chart']")[0]
    assert len(chart.findall(".//rect")) == 7
    assert len(tree.xpath("//details[1]//tbody/tr")) >= 7


def test_the_language_and_direction_that_are_shown_first(tmp_path: Path) -> None:
    figures = collect([write(tmp_path, [record(1)])], until=LAST)
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        tree = lxml.html.document_fromstring(report_page(figures, Upkeep(), language))
        assert (tree.get("lang"), tree.get("dir")) == (language, direction)


def test_the_size_does_not_grow_with_the_output(tmp_path: Path) -> None:
    for site in range(500):
        write(tmp_path, [record(site, site=f"site-{site}")], f"site-{site}")
    page = report_page(collect([tmp_path], until=LAST), Upkeep(), "ar")
    assert len(page.encode()) < 2_000_000
    assert sum(f">site-{site}<" in page for site in range(500)) == SITES


def test_one_article_with_its_lines(tmp_path: Path) -> None:
    lines = [
        {"text": "بقي", "rule": None},
        {"text": HOSTILE, "rule": "ad:x", "kind": "ad", "place": "inside", "moved_to": None},
    ]
    values = {"record": record(1), "lines": lines, "rejected": None, "source": "النص", "origin": "x"}
    tree = lxml.html.document_fromstring(article_page(values, "ar"))
    assert [one.text_content() for one in tree.iter("del")] == [HOSTILE]
    assert "ad:x" in tree.text_content()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_label_is_there_in_both_languages(language: words.Language) -> None:
    for name in words.labels()["words"]:
        assert words.word(name, language)
    assert words.labels()["ailments"].keys() == TEXTS.keys()
    assert len(words.labels()["numbers"]["months"][language]) == 12


CLOSED: dict[words.Meanings, set[str]] = {
    "reasons": set(REASONS),
    "flags": set(FLAGS),
    "dates": {*get_args(Source), "none"},
    "places": set(get_args(Place)),
    "faults": {*faults.WORDS.values(), *faults.PARTS.values(), "Forbidden by robots.txt"},
}
"""What the code can say, from the code itself."""


@pytest.mark.parametrize("table", CLOSED)
def test_every_word_of_a_closed_set_is_told_in_both_languages(table: words.Meanings) -> None:
    assert words.meanings()[table].keys() == CLOSED[table]
    for name in CLOSED[table]:
        told = words.meaning(table, name, "ar"), words.meaning(table, name, "en")
        assert any("\u0600" < letter < "\u06ff" for letter in told[0])
        assert told[1].isascii() or "“" in told[1]
        assert table == "faults" or name not in told


def test_a_fault_that_is_in_no_set_is_told_as_it_is() -> None:
    assert words.meaning("faults", "status 503", "ar") == "رمز الحالة ٥٠٣"
    assert words.meaning("faults", "robots.txt: status 500", "ar") == "robots.txt: status 500"


def test_numbers_and_days_are_in_the_readers_form() -> None:
    assert words.number(1234.5, "en", 1) == "1,234.5"
    assert words.number(1234.5, "ar", 1) == "١٬٢٣٤٫٥"
    assert words.day(date(2026, 11, 7), "ar") == "٧ نوفمبر ٢٠٢٦"
    assert words.share(0.25, "ar") == "٢٥٪"
    ill = Ailment("silent", {"days": 6, "usual": 40})
    assert words.ailment(ill, "en") == "no article for 6 days, usually 40 a run"
    assert words.ailment(ill, "ar") == "لا مقال منذ ٦ أيام، والمعتاد ٤٠ في كل جولة"
    assert [words.days(count, "ar") for count in (14, 101, 103)] == ["١٤ يوماً", "١٠١ يوم", "١٠٣ أيام"]


def test_what_is_wrong_with_a_site_is_told_in_words() -> None:
    assert words.ailment(Ailment("unreached", {"why": ": status 503"}), "ar") == "تعذّر الوصول إليه: رمز الحالة ٥٠٣"
    assert words.ailment(Ailment("unreached", {"why": ""}), "en") == "could not be reached"
    refused = Ailment("refused", {"pages": 12, "count": 11, "reason": "login-wall"})
    assert words.ailment(refused, "en") == "all 12 pages were rejected, 11 as: the text is for subscribers"

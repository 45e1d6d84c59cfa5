"""A report with something in every place, of invented outlets: what the browser's tests and the pictures show."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from crawler.health import Ailment
from pipelines.report.figures import Figures, collect
from pipelines.report.removed import Rule, Sample
from pipelines.report.upkeep import IllSite, Speed, Upkeep
from tests.report.outputs import record, write

LAST = date(2026, 11, 20)
HOSTILE = "<script>window.hit=1</script>\"'><img src=x onerror=window.hit=2>"
OUTLETS = {"sada": 34, "miraat": 21, "alwaha": 13, "minbar": 8, "khalij24": 5}
"""Site to articles on its busiest day."""

TITLES = (
    "مكتبة عامة جديدة تفتح أبوابها في الحي القديم",
    "سفينة معدات طبية تصل إلى الميناء",
    "موسم الزيتون يبدأ مبكرًا هذا العام",
    "الجامعة تطلق مختبرًا للروبوتات المدرسية",
    HOSTILE,
)
SECTIONS = ("اقتصاد", "محليات", "رياضة", "ثقافة")
AUTHORS = ("ليلى الحسن", "سامر عودة", "هدى المنصور")
SENTENCE = "وقال رئيس البلدية إن المكتبة تضم نحو عشرين ألف كتاب وإن أبوابها مفتوحة طوال أيام الأسبوع."


PLAIN = "أغلق الطريق الساحلي ساعات للصيانة"
"""What stands in the place of hostile words where people look."""


def figures(folder: Path, *, hostile: bool = True) -> Figures:
    """What the records of five outlets in thirty days say."""
    number = 0
    titles = TITLES if hostile else (*TITLES[:-1], PLAIN)
    for place, (site, most) in enumerate(OUTLETS.items()):
        records = []
        for back in range(30):
            day = LAST - timedelta(days=back)
            for _ in range(max(0, (most * (7 + (back * 5 + place * 3) % 11)) // 18 - most // 3 * (day.weekday() == 4))):
                number += 1
                records.append(_record(number, site, day, place) | {"title": titles[number % len(titles)]})
        write(folder, records, site)
    return collect([folder], until=LAST)


def _record(number: int, site: str, day: date, place: int) -> dict[str, Any]:
    values: dict[str, Any] = {
        "site": site,
        "url": f"https://{site}.test/news/{number}",
        "text": "\n".join([SENTENCE] * (2 + number * 7 % 23)),
        "fetched_at": f"{day}T08:00:00Z",
        "section": SECTIONS[number % 4],
        "authors": [AUTHORS[number % 3]] if number % 5 else [],
        "source": "وكالة السدر" if number % 3 else None,
        "published": f"{day}" if number % 9 else None,
        "published_from": ("json-ld", "meta", "visible")[number % 3] if number % 9 else None,
        "flags": [["short"], ["no-ai-training"], ["date-of-update", "rendered"]][number % 3] if not number % 4 else [],
    }
    if place and not number % 6:
        values["duplicate_of"] = f"{1 + number % 40:016x}"
    return record(number, **values)


def upkeep(*, hostile: bool = True) -> Upkeep:
    """What lies beside them."""
    words = HOSTILE if hostile else PLAIN
    found = Upkeep(watched=7, rendered=Counter({"alwaha": 41}), removed_files=[Path("output/sada/removed.jsonl")])
    found.ill = [
        IllSite("khalij24", (Ailment("silent", {"days": 6, "usual": 40}),)),
        IllSite("nahr", (Ailment("scripted", {"count": 31, "pages": 33}),)),
        IllSite("shuruq", (Ailment("undated", {"now": 0.04, "before": 0.97}),)),
        IllSite(
            words if hostile else "rukn", (Ailment("unreached", {"why": f": {words if hostile else 'status 503'}"}),)
        ),
    ]
    for back in range(12, -1, -1):
        found.speeds[LAST - timedelta(days=back)] = Speed(4000 + back * 37 % 900, 900.0 + back * 53 % 400)
    hosts = ("www.nahr.test", "no answer in time"), ("shuruq.test", "status 503"), ("khalij24.test", "no such host")
    found.failures = Counter({host: 9 - 3 * place for place, host in enumerate(hosts)})
    found.failures["rss.test", words if hostile else "too large"] = 1
    found.rejected = Counter({"empty-body": 64, "tdm-reserved": 22, "list-page": 17, "login-wall": 5})
    for reason in found.rejected:
        found.examples[reason] = [(f"https://nahr.test/{reason}", "one line"), (f"javascript:{words}", words)][
            : 1 + hostile
        ]
    lines = (
        ("اقرأ أيضًا: سفينة معدات طبية تصل إلى الميناء", "phrase:read-also", "read-also"),
        (words, words if hostile else "phrase:ad", "ad"),
    )
    found.rules = [
        Rule(rule, kind, 900 - 100 * place, [Sample("sada", "https://sada.test/1", SENTENCE, line, SENTENCE)] * 3)
        for place, (line, rule, kind) in enumerate(lines)
    ]
    found.repeats = [("sada", "تابعوا آخر أخبار صدى", 212), ("miraat", words, 90)]
    return found


def one_article(*, hostile: bool = True) -> dict[str, Any]:
    """What the page of one article shows."""
    words = HOSTILE if hostile else PLAIN
    gone = {"kind": "read-also", "place": "inside", "moved_to": None}
    lines = [
        {"text": SENTENCE, "rule": None},
        {"text": "وأوضح أن المبنى كان مدرسة قديمة أعيد ترميمها على مدى عامين بتمويل من سكان المدينة.", "rule": None},
        {"text": "اقرأ أيضًا: سفينة معدات طبية تصل إلى الميناء", "rule": "phrase:read-also"} | gone,
        {"text": words, "rule": "ad:x"} | gone,
    ]
    values = record(
        1, title=words, authors=[words if hostile else AUTHORS[0]], url="https://sada.test/news/1", flags=["short"]
    )
    return {"record": values, "lines": lines, "rejected": None, "source": SENTENCE, "origin": "x"}

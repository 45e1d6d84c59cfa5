"""Label lines: each is written for the test; the phrases are those of labels.toml."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.cleaning.draft import Metadata
from pipelines.cleaning.labels import read_label
from pipelines.cleaning.labels.record import with_label

SHARED = Path(__file__).parents[2].parent / "shared"

CASES = [
    ("المصدر: صدى الجنوب", "source", {"source": ("صدى الجنوب",)}),
    ("المَصــدر : رويترز", "source", {"source": ("رويترز",)}),
    ('المصدر: "النداء"', "source", {"source": ("النداء",)}),
    ('*نقلا عن "النداء" السودانية', "quoted-from", {"source": ('"النداء" السودانية',)}),
    ("المصدر", "source", {"source": ()}),
    ("رابط المصدر", "source-link", {"source": ()}),
    ("المصدر: https://example.com/1", "source", {"source": ()}),
    ("كلمات دلالية: الزراعة الجفاف الري", "tags", {"tags": ("الزراعة الجفاف الري",)}),
    ("الوسوم: سياسة، اقتصاد | رياضة", "tags", {"tags": ("سياسة", "اقتصاد", "رياضة")}),
    ("#الري #الجفاف #مجلس الزراعة", "hashtags", {"tags": ("الري", "الجفاف", "مجلس الزراعة")}),
    ("كتب: سالم الهادي", "byline", {"authors": ("سالم الهادي",)}),
    ("كتبت هدى سالم في “المرفأ”:", "named-byline", {"authors": ("هدى سالم",)}),
    ("كتبت هدى سالم", "named-byline", {"authors": ("هدى سالم",)}),
    ("حوار: سالم الهادي", "byline", {"authors": ("سالم الهادي",)}),
    ("كتبت - هدى سالم:", "byline", {"authors": ("هدى سالم",)}),
    ("كتب ـ سالم الهادي", "byline", {"authors": ("سالم الهادي",)}),
    ("كتب: سالم الهادي ومنى رشيد", "byline", {"authors": ("سالم الهادي", "منى رشيد")}),
    ("كتب: سالم الهادي - عدن", "byline", {"authors": ("سالم الهادي",)}),
    ("كتب: سالم الهادي وليد", "byline", {"authors": ("سالم الهادي وليد",)}),
    ("بقلم سالم الهادي", "byline", {"authors": ("سالم الهادي",)}),
    ("حاورها في تونس / سالم الهادي", "byline", {"authors": ("سالم الهادي",)}),
    ("سالم الهادي (وكالة الوادي)", "signed", {"authors": ("سالم الهادي",), "source": ("وكالة الوادي",)}),
    ("--(بترا)", "agency", {"source": ("بترا",)}),
    ("فرانس24/ أ ف ب", "agency", {"source": ("فرانس24/ أ ف ب",)}),
    ("عدن - وكالات", "credit", {"source": ("وكالات",)}),
    (
        "2023-08-07 00:00 - المصدر: النداء",
        "stamped-source",
        {"published": ("2023-08-07 00:00",), "source": ("النداء",)},
    ),
    (
        "نشر في النداء يوم 14 - 02 - 2013",
        "stamped-source",
        {"source": ("النداء",), "published": ("14 - 02 - 2013",)},
    ),
    ("محليات | 7-12-2021, 17:48 |", "published", {"section": ("محليات",), "published": ("7-12-2021, 17:48",)}),
    ("تاريخ النشر: 30th, October 2024 GMT", "published", {"published": ("30th, October 2024 GMT",)}),
    ("آخر تحديث: 12 مايو 2024", "modified", {"modified": ("12 مايو 2024",)}),
    ("الرئيسية > أخبار > زراعة", "crumbs", {"section": ("زراعة",)}),
]

PROSE = [
    "وأضاف المصدر أن المزارعين عادوا إلى حقولهم.",
    "المصدر الذي تحدث إلى الصحيفة رفض الكشف عن اسمه",
    "كتب سالم رسالة طويلة إلى صديقه قبل أن يسافر",
    "كتب سالم رسالة في “الطريق” إلى أهله",
    "تحرير المدينة من الألغام",
    "القسم: 3 طوابق",
    "نشر المركز خريطة توضح مواقع الآبار",
    "القناة: وزير الري يزور الجنوب",
    "حماس ترد",
    "تقرير: المياه الجوفية تتراجع",
    "قنا",
    "تقرير: المياه الجوفية في الجنوب تتراجع إلى مستويات غير مسبوقة منذ سنوات",
    "",
    "…",
]


@pytest.mark.parametrize(("line", "kind", "fields"), CASES)
def test_label(line: str, kind: str, fields: dict[str, tuple[str, ...]]) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.kind, dict(label.fields)) == (kind, fields)


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_label(line: str) -> None:
    assert read_label(line) is None


def test_the_sites_own_name_counts_as_an_agency_behind_a_place() -> None:
    assert read_label("(عدن - النداء)") is None
    label = read_label("(عدن - النداء)", frozenset({"النداء"}))
    assert label is not None
    assert label.values("source") == ("النداء",)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not here")
def test_traps_are_no_labels() -> None:
    lines = [json.loads(row)["text"] for row in (SHARED / "boilerplate/traps.jsonl").open(encoding="utf-8")]
    assert [line for line in lines if read_label(line)] == []


@given(st.sampled_from(CASES), st.sampled_from(["", " ", "\u200f", "* ", "- "]))
def test_marks_around_a_label_change_nothing(case: tuple[str, str, object], mark: str) -> None:
    line = case[0]
    if line.startswith(("#", "-", "*", "2", "(")) or case[1] in ("signed", "crumbs", "published", "dateline"):
        mark = mark if mark in ("", " ", "\u200f") else " "
    assert read_label(mark + line + mark.strip("-* ")) == read_label(line)


@given(st.text(max_size=320))
def test_any_text_is_read(text: str) -> None:
    label = read_label(text)
    assert label is None or label.fields


def test_a_label_fills_only_what_is_empty() -> None:
    said = Metadata(authors=["منى رشيد"])
    label = read_label("سالم الهادي (وكالة الوادي)")
    assert label is not None
    said = with_label(said, label)
    assert (said.authors, said.source) == (["منى رشيد"], "وكالة الوادي")
    label = read_label("المصدر: النداء")
    assert label is not None
    said = with_label(said, label)
    assert said.source == "وكالة الوادي"


@pytest.mark.parametrize("post", ["Saint-Aubin, envoyée spéciale", "Lyon, correspondant", "special to the Times"])
def test_where_a_writer_was_sent_is_no_source(post: str) -> None:
    label = read_label(f"Sylvie Morel ({post})")
    assert label is not None and (label.values("authors"), label.values("source")) == (("Sylvie Morel",), ())


@pytest.mark.parametrize("word", ["دبي", "خاص", "الأحد", "س. ه", "سامي الهادي", "سالم الهادي", "تحديث"])
def test_what_stands_before_a_day_and_a_bar_and_is_no_section(word: str) -> None:
    label = read_label(f"{word} | 2020-01-22 17:40")
    assert label is not None and label.fields == (("published", ("2020-01-22 17:40",)),)

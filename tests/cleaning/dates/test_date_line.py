"""Lines that are nothing but a date, and lines that must not be taken for one."""

import pytest

from pipelines.cleaning.dates import is_date_line


@pytest.mark.parametrize(
    "line",
    [
        "تاريخ النشر: 30th, October 2024 GMT",
        "12 آذار 2025",
        "الاثنين ٣ شباط ٢٠٢٥ - ١٠:٢٠ ص",
        "آخر تحديث: 14/3/2025 18:05 بتوقيت القاهرة",
        "نُشر في 2 مايو/أيار 2023 | آخر تحديث 3 مايو/أيار 2023",
        "منذ 3 ساعات",
        "تاريخ النشر: 9 ماي 2024 • وقت القراءة: 4 دقائق",
        "5 رمضان 1445 هـ الموافق 15 مارس 2024 م",
        "14-03-2025 08:15 | 1250 مشاهدة",
        "14 مارس 2025 1,250 مشاهدة",
        "آخر تعديل على الجمعة 14 مارس 2025",
    ],
)
def test_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "في 23 مايو/أيار، حضر الوزير مؤتمرا في بروكسل.",
        "افتتح المعرض في 12 آذار 2025 بحضور الوزير.",
        "ولد الكاتب في القاهرة في 12 يناير 1990",
        "23 مايو/أيار",
        "أكتوبر 2024",
        "الأحد",
        "[إعلان 2]",
        "تعليق (0)",
        "قبل ثلاث سنوات بدأ كل شيء",
        "اليوم",
        "2-1",
        "كتب أحمد علي - 30 أكتوبر 2024",
        "القاهرة",
        "",
        "و" * 5000,
    ],
)
def test_no_date_line(line: str) -> None:
    assert not is_date_line(line)

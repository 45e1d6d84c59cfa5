from pipelines.cleaning.repeats import MAX_KEYS, MIN_PAGES, MIN_SITE_PAGES, learned_keys, line_keys


def test_short_lines_are_counted_once_a_page() -> None:
    assert line_keys(["تابعنا!", "تابعنا", "", "***", "نص طويل " * 40]) == ["تابعنا"]


def test_a_huge_page_is_counted_in_part() -> None:
    assert len(line_keys(f"سطر {number}" for number in range(10 * MAX_KEYS))) == MAX_KEYS


def test_nothing_is_learned_of_a_site_that_is_hardly_known() -> None:
    assert learned_keys({"تابعنا": MIN_SITE_PAGES - 1}, MIN_SITE_PAGES - 1) == frozenset()


def test_what_stands_on_many_pages_is_learned_and_a_quotation_is_not() -> None:
    counts = {"صحيفة المرفأ منذ 1950": 90, "جملة تتكرر في ثلاثة تقارير": 3, "يوم": MIN_PAGES}
    assert learned_keys(counts, 100) == {"صحيفة المرفأ منذ 1950"}

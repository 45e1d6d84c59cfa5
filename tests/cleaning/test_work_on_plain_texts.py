"""Work on a plain text grows in proportion to its lines, counted in calls and not timed. The texts are written here."""

import cProfile
from collections.abc import Callable

import pytest

from pipelines.cleaning.chain import clean_page
from tests.quality.text import PROSE

HEADLINE = "الجسر الجديد يفتح أمام السيارات نهاية الشهر"

MOST = 2.6
"""Times the calls on a text of twice the lines: 2 is in proportion, 4 is quadratic."""

PAIRS = 60
"""Lines of a page's between as many paragraphs, in the shorter text."""

KINDS: dict[str, Callable[[int], list[str]]] = {
    "sources between paragraphs": lambda i: [f"المصدر: مجهول {i}", PROSE[0]],
    "pictures between paragraphs": lambda i: [f"الصورة: فلان {i}", PROSE[0]],
    "what else to read between paragraphs": lambda i: [f"اقرأ أيضا: خبر آخر {i}", PROSE[0]],
    "dates between paragraphs": lambda i: [f"{1 + i % 28}/03/2024", PROSE[0]],
    "papers behind the text": lambda i: ["الوطن", f"من الناس {i}"],
    "subjects behind the text": lambda i: [f"الجسر، السيارات، النهر {i}"],
}


def calls_of(text: str) -> int:
    """Calls of functions, those in C as well, that cleaning a text makes."""
    profile = cProfile.Profile()
    profile.runcall(clean_page, text.encode())
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_lines_are_twice_the_work(kind: str) -> None:
    few, many = (
        "\n".join([HEADLINE, *PROSE, *(line for i in range(pairs) for line in KINDS[kind](i))])
        for pairs in (PAIRS, 2 * PAIRS)
    )
    calls_of(many)  # what is read once for all texts, and remembered of these lines
    assert calls_of(many) < MOST * calls_of(few)

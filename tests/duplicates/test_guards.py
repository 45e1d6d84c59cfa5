"""Each threshold by itself: on codes, as words are stored, not on texts."""

from collections import Counter
from random import Random

import pytest

from pipelines.duplicates import choice, index
from pipelines.duplicates.batch.join import _earlier
from pipelines.duplicates.choice import CANDIDATES, ROWS_PER_KEY, Kept, most_shared, newest, verdicts
from pipelines.duplicates.compare import Differences, Text, differences
from pipelines.duplicates.fill import OwnDatabase
from pipelines.duplicates.tables import make_empty
from pipelines.duplicates.verdict import Verdict, has_other_numbers, is_other, judge

START, END = bytes(range(100, 120)), bytes(range(120, 140))
OLD, NEW = bytes(range(140, 170)), bytes(range(170, 200))


def pairs(count: int) -> set[tuple[bytes, bytes]]:
    return {(bytes([200 + at]), bytes([220 + at])) for at in range(count)}


@pytest.mark.parametrize(
    ("found", "length", "said"),
    [
        (Differences(equal=30, numbers=1, other_numbers=1), 39, True),  # brief: nothing may differ
        (Differences(equal=30, numbers=1, other_numbers=1), 100, False),
        (Differences(equal=1_000, numbers=4, other_numbers=2), 200, True),  # half of the numbers
        (Differences(equal=1_000, numbers=40, other_numbers=2), 200, False),
        (Differences(equal=70, other_words=pairs(1), places=2), 79, True),  # one name in two places of a form
        (Differences(equal=70, other_words=pairs(1), places=2), 200, False),
        (Differences(equal=400, other_words=pairs(2), places=9), 200, True),  # two teams in many places
        (Differences(equal=400, other_words=pairs(2), places=8), 200, False),
    ],
)
def test_what_makes_a_form_another_one(found: Differences, length: int, said: bool) -> None:
    assert is_other(found, length) is said


def test_numbers_of_long_texts() -> None:
    ours, theirs, both = ([bytes([kind, at]) for at in range(5)] for kind in (1, 2, 3))
    assert has_other_numbers(ours[:3], theirs[:3])
    assert not has_other_numbers(ours[:2], theirs[:2])
    assert not has_other_numbers(ours[:4] + both, theirs[:4] + both)


def test_numbers_outside_of_what_is_kept_of_a_long_text_count() -> None:
    """The pieces that are kept begin with the first sixty codes; the next is far behind the hundredth."""
    words = bytes(Random(1).choices(range(33, 256), k=1_000))
    one, other = (
        words[:70] + b"".join(bytes([first + at, 1, 40]) for at in range(5)) + words[85:] for first in (2, 12)
    )
    assert judge_whole(one, other) is Verdict.OTHER
    assert judge_whole(one, one[:500] + bytes([99]) + one[500:]) is Verdict.DUPLICATE


def judge_whole(earlier: bytes, later: bytes) -> Verdict:
    return judge(choice.stored(earlier), len(earlier), Text(later))


def test_brief_items_must_share_more() -> None:
    brief = START
    assert judge_whole(brief, brief[:10] + NEW[:12] + brief[10:]) is Verdict.OTHER  # half of the shingles
    long = START + END + OLD
    assert judge_whole(long, long[:35] + NEW + bytes(range(200, 214)) + long[35:]) is Verdict.DUPLICATE


def test_what_is_too_long_on_one_side_is_no_slot() -> None:
    assert differences(START + OLD[:5] + END, START + NEW[:25] + END).places == 0
    assert differences(START + OLD[:25] + END, START + NEW[:5] + END).places == 0
    assert differences(START + OLD[:5] + END, START + NEW[:5] + END).places > 0


def test_what_stands_twice_in_one_text_counts_once() -> None:
    assert differences(START + OLD + START, START).equal == len(START)


def test_another_lead_is_no_slot_where_one_is_much_longer() -> None:
    same = bytes(range(200, 205))
    old = b"".join(same[at : at + 1] + OLD[at : at + 1] for at in range(5))
    new = b"".join(same[at : at + 1] + NEW[2 * at : 2 * at + 2] for at in range(5))
    short = b"".join(same[at : at + 1] + NEW[at : at + 1] for at in range(5))
    assert differences(old + START, new + START).places == 0
    assert differences(old + START, short + START).places > 0


def test_a_long_slot_that_shares_one_word_is_compared_whole_by_names_of_four_words() -> None:
    old, new = (side[:5] + b"\xff" + side[5:9] for side in (OLD, NEW))
    found = differences(START + old + END, START + new + END)
    assert found.other_words == {(old[:4], new[:4]), (old[4:], new[4:])}


def test_so_many_articles_are_compared() -> None:
    assert len(most_shared(Counter(dict.fromkeys(range(50), 5)))) == CANDIDATES
    assert newest(range(1_000)) == list(range(1_000 - ROWS_PER_KEY, 1_000))[::-1]
    rows = ((7, time, time) for time in range(200))
    assert max(len(found) for _, found in _earlier(rows, None)) == ROWS_PER_KEY  # type: ignore[arg-type]


def test_a_key_gives_the_newest_from_the_table() -> None:
    database = OwnDatabase()
    make_empty(database)
    with database.transaction() as db:
        db.executemany("INSERT INTO duplicates_key VALUES (7, ?)", ((number,) for number in range(200)))
    rows = database.read(index._HAVING, (7,))
    assert [number for _, number in rows] == list(range(200 - ROWS_PER_KEY, 200))[::-1]


def test_a_much_shorter_one_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []

    def judged(codes: bytes, length: int, text: Text) -> Verdict:
        looked_at.append(length)
        return Verdict.OTHER

    monkeypatch.setattr(choice, "judge", judged)
    kept = [Kept(number, length, bytes(length)) for number, length in enumerate((10, 29, 31, 100))]
    assert list(verdicts(kept, bytes(100))) == []
    assert looked_at == [31, 100]

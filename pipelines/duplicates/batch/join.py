"""Texts that share keys are brought together, and compared."""

from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from pipelines.duplicates.batch.rows import Outgoing, Story, numbers_in, only, pack, part_at, rows_in
from pipelines.duplicates.choice import ROWS_PER_KEY, Kept, most_shared, verdicts
from pipelines.duplicates.repeats import without
from pipelines.duplicates.signature import keys, stored
from pipelines.engines.exchange import Sent

Times = Collection[int] | None
"""Times of texts that a step is for; None is all."""

KeyRow = tuple[int, int, int]
"""Key, time and number."""


def enter(bases: Sequence[int], those: Times, part: int, sent: Sent) -> Sent:
    """`story`, `often` → `key`: to the part of a key, who has it; `kept`: to the part of an article, a text of it.

    Of all texts; where `those` are named, of them alone and under the names `new_key` and `new_kept`.
    """
    key_rows, kept = Outgoing(len(bases)), Outgoing(len(bases))
    for story, codes in _stories(sent):
        if those is None or story.time in those:
            for key in keys(codes):
                key_rows.add(key % len(bases), (key, story.time, story.number))
            row = (story.number, story.time, len(codes), stored(codes))
            kept.add(part_at(bases, story.number), row)
    before = "" if those is None else "new_"
    return {f"{before}key": key_rows.packed(), f"{before}kept": kept.packed()}


def touch(bases: Sequence[int], changed: Collection[int], part: int, sent: Sent) -> Sent:
    """`key`, `new_key` → `touched`: times of texts that share, or shared, a key with an article that changed.

    `changed` are numbers: a text is found by the keys of an article's older texts, too, and compared with the newest.
    """
    touched: set[int] = set()
    rows = sorted((*rows_in(sent["key"]), *rows_in(sent["new_key"])))
    for _, group in groupby(rows, itemgetter(0)):
        begun = False
        for _, time, number in group:
            begun = begun or number in changed
            if begun:
                touched.add(time)
    return {"touched": only(0, len(bases), touched)}


def join(bases: Sequence[int], changed: Collection[int], those: Times, part: int, sent: Sent) -> Sent:
    """`key`, `new_key` → `pair`: to the part of a text, the earlier articles that share a key with it.

    Of `changed` texts the new keys count; `those` are the texts of which it is asked.
    """
    rows = [row for row in rows_in(sent["key"]) if row[1] not in changed]
    rows += rows_in(sent["new_key"])
    rows.sort()
    pairs = Outgoing(len(bases))
    for _, group in groupby(rows, itemgetter(0)):
        for time, others in _earlier(group, those):
            pairs.add(part_at(bases, time), (time, pack(others)))
    return {"pair": pairs.packed()}


def _earlier(group: Iterator[KeyRow], those: Times) -> Iterator[tuple[int, list[int]]]:
    """Of the texts that have a key, in their order: the earlier articles that the index would find by it."""
    numbers: list[int] = []
    for _, time, number in group:
        if (those is None or time in those) and (found := numbers[-ROWS_PER_KEY:]):
            yield time, [one for one in found if one != number]
        if not numbers or number > numbers[-1]:
            numbers.append(number)
        elif number not in numbers:
            insort(numbers, number)


def choose(bases: Sequence[int], part: int, sent: Sent) -> Sent:
    """`pair` → `ask`: to the part of an article, which text wants to be compared with it, as which."""
    shared: dict[int, Counter[int]] = {}
    for time, others in rows_in(sent["pair"]):
        shared.setdefault(time, Counter()).update(numbers_in(others))
    ask = Outgoing(len(bases))
    for time, counts in shared.items():
        for at, number in enumerate(most_shared(counts)):
            ask.add(part_at(bases, number), (number, time, at))
    return {"ask": ask.packed()}


def answer(bases: Sequence[int], changed: Collection[int], part: int, sent: Sent) -> Sent:
    """`ask`, `kept`, `new_kept` → `candidate`: to the part of a text, an article as it was when the text came."""
    texts: dict[int, list[tuple[int, int, bytes]]] = {}
    for number, *text in (row for row in rows_in(sent["kept"]) if row[1] not in changed):
        texts.setdefault(number, []).append(tuple(text))
    for number, *text in rows_in(sent["new_kept"]):
        texts.setdefault(number, []).append(tuple(text))
    candidates = Outgoing(len(bases))
    for number, time, at in rows_in(sent["ask"]):
        _, length, codes = max(text for text in texts[number] if text[0] < time)
        candidates.add(part_at(bases, time), (time, at, number, length, codes))
    return {"candidate": candidates.packed()}


def compare(bases: Sequence[int], those: Times, part: int, sent: Sent) -> Sent:
    """`candidate`, `story`, `often` → `found`: time, number, and what the text is to which articles.

    A revision that is nothing to any has a row, too: it takes back what its article was.
    """
    candidates: dict[int, list[tuple[int, Kept]]] = {}
    for time, at, *kept in rows_in(sent["candidate"]):
        candidates.setdefault(time, []).append((at, Kept(*kept)))
    found = []
    for story, codes in _stories(sent):
        if those is None or story.time in those:
            ordered = [kept for _, kept in sorted(candidates.get(story.time, ()), key=itemgetter(0))]
            told = list(verdicts(ordered, codes))
            if told or story.number != story.time:
                found.append((story.time, story.number, told))
    return {"found": only(0, len(bases), found)}


def _stories(sent: Sent) -> Iterator[tuple[Story, bytes]]:
    """The texts of a part, with the codes by which they are compared."""
    often = dict(rows_in(sent["often"]))
    for story in rows_in(sent["story"]):
        yield story, without(story.paragraphs, often.get(story.time, ()))

"""The batch job: its steps, repeated until nothing changes, and what they come to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate
from typing import Any

from pipelines.duplicates.batch import join, sites, texts
from pipelines.duplicates.batch.rows import Outgoing, pack, part_at, rows_in
from pipelines.duplicates.choice import earliest
from pipelines.duplicates.verdict import Verdict
from pipelines.engines.exchange import Exchange

Told = list[tuple[Verdict, int]]


@dataclass(slots=True)
class Progress:
    """What is known so far of texts that are something to another."""

    bases: Sequence[int]
    """The time at which each part begins."""
    told: dict[int, tuple[int, Told]] = field(default_factory=dict)
    """By time: the number of a text's article, and what it is to which."""
    changed: dict[int, int] = field(default_factory=dict)
    """Times and numbers of texts of which first other paragraphs were left out than at last."""
    again: set[int] = field(default_factory=set)
    """Times of texts that were compared again for that."""

    def found(self) -> dict[int, tuple[Verdict, int]]:
        """By time: what a text is to the earliest article, and that article's number."""
        first: dict[int, int] = {}
        outcome: dict[int, tuple[Verdict, int]] = {}

        def root(number: int) -> int:
            passed = {number}
            while (before := first.get(number)) is not None and before not in passed:
                passed.add(before)
                number = before
            return number

        for time in sorted(self.told):
            number, told = self.told[time]
            verdict, best = earliest(told, number if number != time else None, root)
            first.pop(number, None)
            if best is not None:
                outcome[time] = verdict, best
                if verdict is Verdict.DUPLICATE:
                    first[number] = best
        return outcome


def find(exchange: Exchange) -> Sequence[int]:
    """Find the duplicates among the records of the files that were loaded as `piece`, in the order of the parts.

    Sends each part, as `named`, rows of time, verdict and the id (as a number) of the other article; `known` is there
    from then on as well. Returns the times at which the parts begin. Raises ExchangeError, OSError.
    """
    parts = exchange.parts
    exchange.run(partial(texts.read, parts), ["piece"], ["text", "visit", "size"])
    bases = _begins(exchange, "size")
    exchange.run(partial(texts.meet, bases), ["visit"], ["known"])
    exchange.run(partial(texts.count, bases), ["text", "known"], ["kept_texts"])
    ranks = _begins(exchange, "kept_texts")
    exchange.run(partial(texts.order, bases, ranks), ["text", "known"], ["story", "printed"])
    progress = Progress(bases)
    _leave_out(exchange, progress)
    _compare(exchange, progress, everything=True)
    while changed := _leave_out(exchange, progress):
        progress.changed |= changed
        _compare(exchange, progress, everything=False)
    _name(exchange, progress)
    return bases


def _leave_out(exchange: Exchange, progress: Progress) -> dict[int, int]:
    """Tell what sites repeat, by what is known so far; returns the texts for which that is otherwise than before."""
    times = pack(progress.found())
    task = partial(sites.repeated, progress.bases, times)
    exchange.run(task, ["printed", "before"], ["often", "before", "changed"])
    return dict(_all(exchange, "changed"))


def _compare(exchange: Exchange, progress: Progress, *, everything: bool) -> None:
    bases, changed = progress.bases, frozenset(progress.changed)
    if everything:
        exchange.run(partial(join.enter, bases, None), ["story", "often"], ["key", "kept"])
        those = None
    else:
        exchange.run(partial(join.enter, bases, changed), ["story", "often"], ["new_key", "new_kept"])
        exchange.run(partial(join.touch, bases, frozenset(progress.changed.values())), ["key", "new_key"], ["touched"])
        progress.again |= changed | set(_all(exchange, "touched"))
        those = frozenset(progress.again)
    exchange.run(partial(join.join, bases, changed, those), ["key", "new_key"], ["pair"])
    exchange.run(partial(join.choose, bases), ["pair"], ["ask"])
    exchange.run(partial(join.answer, bases, changed), ["ask", "kept", "new_kept"], ["candidate"])
    exchange.run(partial(join.compare, bases, those), ["candidate", "story", "often"], ["found"])
    for time in those or ():
        progress.told.pop(time, None)
    progress.told |= {time: (number, told) for time, number, told in _all(exchange, "found")}


def _name(exchange: Exchange, progress: Progress) -> None:
    """Give each part the ids of the articles that its texts are something to."""
    wanted = Outgoing(exchange.parts)
    for time, (verdict, number) in progress.found().items():
        wanted.add(part_at(progress.bases, number), (time, verdict, number))
    exchange.load("wanted", wanted.packed())
    exchange.run(partial(texts.name, progress.bases), ["wanted", "text"], ["named"])


def _begins(exchange: Exchange, name: str) -> list[int]:
    """How many rows stand before those of each part."""
    return [0, *accumulate(_all(exchange, name))][: exchange.parts]


def _all(exchange: Exchange, name: str) -> Iterable[Any]:
    return rows_in(packed for sent in exchange.collect(name) for packed in sent)

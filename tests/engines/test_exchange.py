"""Parts in processes of this machine, which send one another bytes."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from pipelines.engines.exchange import ExchangeError, LocalExchange, Sent


@pytest.fixture
def exchange() -> Iterator[LocalExchange]:
    made = LocalExchange(3, 2)
    yield made
    made.close()


def spread(part: int, sent: Sent) -> Sent:
    """Sends each part its letter with the receiver's number; part 1 sends nothing to part 0."""
    (letter,) = sent["letter"]
    return {"word": [b"" if (part, to) == (1, 0) else letter + str(to).encode() for to in range(3)]}


def joined(part: int, sent: Sent) -> Sent:
    return {"line": [b" ".join(sent["word"]) if to == 0 else b"" for to in range(3)]}


def test_each_part_gets_what_was_sent_to_it_in_the_order_of_the_senders(exchange: LocalExchange) -> None:
    exchange.load("letter", [b"a", b"b", b"c"])
    exchange.run(spread, ["letter"], ["word"])
    assert exchange.collect("word") == [[b"a0", b"c0"], [b"a1", b"b1", b"c1"], [b"a2", b"b2", b"c2"]]
    exchange.run(joined, ["word", "never sent"], ["line"])
    assert exchange.collect("line") == [[b"a0 c0", b"a1 b1 c1", b"a2 b2 c2"], [], []]


def counted(folder: Path, deaths: int, part: int, sent: Sent) -> Sent:
    """Reads what it wrote in the step before; part 1 ends its process, so often."""
    mark = folder / str(part)
    tries = len(mark.read_text()) if mark.exists() else 0
    mark.write_text("x" * (tries + 1))
    if part == 1 and tries < deaths:
        os._exit(3)
    return {"count": [str(len(sent["count"])).encode() if to == part else b"" for to in range(3)]}


def test_a_part_whose_process_dies_is_begun_again(exchange: LocalExchange, tmp_path: Path) -> None:
    exchange.load("count", [b"x", b"y", b"z"])
    exchange.run(partial(counted, tmp_path, 1), ["count"], ["count"])
    assert exchange.collect("count") == [[b"1"]] * 3
    assert (tmp_path / "1").read_text() == "xx"


def test_a_part_that_always_dies_is_named(exchange: LocalExchange, tmp_path: Path) -> None:
    exchange.load("count", [b"x", b"y", b"z"])
    with pytest.raises(ExchangeError, match="part 1 died 2 times"):
        exchange.run(partial(counted, tmp_path, 9), ["count"], ["count"])

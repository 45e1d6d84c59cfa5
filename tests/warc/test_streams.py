"""A window onto a stream holds a bounded part of it, whatever the stream's length."""

from crawler.warc.streams import PIECE, Window


class Stream:
    """Many pieces of zeros, and how many of them were asked for."""

    def __init__(self, pieces: int) -> None:
        self.left = pieces
        self.pulled = 0

    def pull(self) -> bytes:
        """The next piece; none behind the last."""
        if not self.left:
            return b""
        self.left -= 1
        self.pulled += 1
        return bytes(PIECE)


def test_no_more_is_read_than_what_is_asked_for() -> None:
    stream = Stream(100)
    window = Window(stream.pull)
    assert window.peek(1) == b"\0"
    assert stream.pulled == 1
    assert len(window.take(PIECE + 1)) == PIECE + 1
    assert stream.pulled == 2


def test_what_is_left_out_is_not_held() -> None:
    stream = Stream(100)
    window = Window(stream.pull)
    held = []

    def watched() -> bytes:
        held.append(len(window._buffer))
        return stream.pull()

    window._pull = watched
    assert window.skip(90 * PIECE) == 90 * PIECE
    assert max(held) < 2 * PIECE
    assert window.position == 90 * PIECE


def test_the_end_of_a_line_is_looked_for_within_the_limit() -> None:
    stream = Stream(100)
    assert Window(stream.pull).line_at(0, PIECE) is None
    assert stream.pulled <= 2


def test_the_end_is_known_where_the_stream_ends() -> None:
    window = Window(Stream(2).pull)
    assert len(window.take(3 * PIECE)) == 2 * PIECE
    assert (window.end, window.peek(1)) == (2 * PIECE, b"")

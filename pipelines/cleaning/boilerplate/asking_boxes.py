"""Boxes between paragraphs that ask the reader for something, whatever they are called: to subscribe, to vote."""

from collections.abc import Sequence

from pipelines.cleaning.boilerplate.call_boxes import beside_calls
from pipelines.cleaning.boilerplate.line_rules import Hit, Marks, ReadLine
from pipelines.cleaning.boilerplate.polls import poll_lines


def mark_boxes(lines: Sequence[ReadLine], _title: str) -> Marks:
    """What stands in a box beside a call to subscribe, and polls of readers."""
    marks = {i: lines[i].marked(Hit("box:call", "newsletter")) for i in beside_calls(lines)}
    return marks | {i: lines[i].marked(Hit("box:poll", "widget")) for i in poll_lines(lines)}

"""Boxes between paragraphs that want something of the reader, whatever they are called: to subscribe, vote, read on."""

from collections.abc import Sequence

from pipelines.cleaning.boilerplate.call_boxes import beside_calls
from pipelines.cleaning.boilerplate.headed_boxes import under_headings
from pipelines.cleaning.boilerplate.line_rules import Hit, Marks, ReadLine
from pipelines.cleaning.boilerplate.polls import poll_lines


def mark_boxes(lines: Sequence[ReadLine], _title: str) -> Marks:
    """What stands in a box beside a call to subscribe, polls of readers, and headlines under "other news"."""
    marks = {i: lines[i].marked(Hit("box:call", "newsletter")) for i in beside_calls(lines)}
    marks |= {i: lines[i].marked(Hit("box:headed", "related")) for i in under_headings(lines)}
    return marks | {i: lines[i].marked(Hit("box:poll", "widget")) for i in poll_lines(lines)}

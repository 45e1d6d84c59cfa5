"""What an export says when it is done, for people."""

from pathlib import Path

from pipelines.reading.selection import Selection

WHY = {
    "site": "another site",
    "language": "another language",
    "section": "another section",
    "date": "not in the time, or without a date that says so",
    "flag": "flags",
    "older": "older revisions",
    "duplicate": "duplicates",
    "gone": "gone at their publishers",
    "copy": "in a packed copy of a file as well",
}
"""The names of what leaves a record out."""


def faults(selection: Selection) -> list[str]:
    """A line for each file that has lines which are no records."""
    return [str(one) for one in selection.skipped]


def summary(selection: Selection, place: Path | None) -> str:
    """The counts, and where the records are."""
    lines = [f"{'read':<12}{selection.read}", f"{'exported':<12}{len(selection)}"]
    if selection.left_out:
        lines.append(f"{'left out':<12}{selection.left_out.total()}")
        lines += [f"  {count:<10}{WHY[name]}" for name, count in selection.left_out.most_common()]
    if count := sum(one.count for one in selection.skipped):
        lines.append(f"{'skipped':<12}{count}")
    if selection.unfinished:
        lines.append(f"{'unfinished':<12}{selection.unfinished}")
    return "\n".join([*lines, f"{'in':<12}{place}"] if place else lines)

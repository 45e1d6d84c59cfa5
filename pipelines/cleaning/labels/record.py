"""What a label says goes into the record."""

from dataclasses import replace

from pipelines.cleaning.draft import Metadata
from pipelines.cleaning.labels.label import Label


def with_label(said: Metadata, label: Label) -> Metadata:
    """What a line says (`labels.read_label`), moved into the record: only fields that are empty, never dates."""
    return replace(
        said,
        authors=said.authors or list(label.values("authors")),
        tags=said.tags or list(label.values("tags")),
        source=said.source or next(iter(label.values("source")), None),
        section=said.section or next(iter(label.values("section")), None),
    )

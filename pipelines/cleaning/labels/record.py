"""What a label says goes into the record."""

from pipelines.cleaning.draft import Draft
from pipelines.cleaning.labels.label import Label


def apply_label(article: Draft, label: Label) -> None:
    """Move what a line says (`labels.read_label`) into the record: only fields that are empty, never dates."""
    article.authors = article.authors or list(label.values("authors"))
    article.tags = article.tags or list(label.values("tags"))
    article.source = article.source or next(iter(label.values("source")), None)
    article.section = article.section or next(iter(label.values("section")), None)

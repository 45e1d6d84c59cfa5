"""What a line says of the record."""

from dataclasses import dataclass
from typing import Literal

LabelKind = Literal[
    "source",
    "source-link",
    "quoted-from",
    "partner",
    "tags",
    "hashtags",
    "byline",
    "named-byline",
    "verse-byline",
    "section",
    "crumbs",
    "published",
    "modified",
    "agency",
    "dateline",
    "credit",
    "edge-credit",
    "stamped-source",
    "initials",
    "signed",
]
"""What sort of line a label is.

`named-byline` is one without a separator (above the text only), `verse-byline` a poet's (above the text only: inside
and behind one it names whom the text quotes), `agency` a line of agency names only, `dateline` a
place and agencies ("القاهرة - وكالات"), `credit` outlet, place, name and date in one line, `edge-credit` the same where
it names no agency, `stamped-source` a date and a source, `initials` those of a desk, `signed` "Name (agency)", which is
a byline only right before the end zone: the caller decides by place.
"""

Field = Literal["source", "tags", "authors", "section", "published", "modified"]
"""A field of the record that a label may name; `published` and `modified` hold the string as printed."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line says of the record."""

    kind: LabelKind
    fields: tuple[tuple[Field, tuple[str, ...]], ...]
    """Field names with their values in the page's spelling. No values: they stand in the lines behind a bare label."""
    helper: bool = False
    """Whether it names a translator or an editor, who is the author only where nobody is said to have written it."""

    def values(self, field: Field) -> tuple[str, ...]:
        """The values of one field; none where the line does not name it."""
        return next((values for name, values in self.fields if name == field), ())

"""What a line says of the record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """What a line says of the record."""

    kind: str
    """`source`, `source-link`, `quoted-from`, `partner`, `tags`, `hashtags`, `byline`, `section`, `crumbs`,
    `published`, `modified`, `named-byline` (without a separator: above the text only), `agency` (a line of agency names
    only), `dateline` ("القاهرة - وكالات"),
    `credit` (outlet, place, name, date in one line), `edge-credit` (the same where it names no agency),
    `stamped-source` (a date and a source), `initials` (of a desk) or `signed` ("Name (agency)", which is a
    byline only right before the end zone: the caller decides by place)."""
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    """Field names with their values in the page's spelling. No values: they stand in the lines behind a bare label.
    Fields: `source`, `tags`, `authors`, `section`; `published` and `modified` hold the string as printed."""

    def values(self, field: str) -> tuple[str, ...]:
        """The values of one field; none where the line does not name it."""
        return next((values for name, values in self.fields if name == field), ())

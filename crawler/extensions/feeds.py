"""Feed exports of Scrapy (`-O articles.xml`) where its own form of a record would mislead."""

from collections.abc import Mapping
from typing import Any

from scrapy import Field
from scrapy.exporters import CsvItemExporter, XmlItemExporter

from crawler.core.spreadsheets import harmless


class XmlFeed(XmlItemExporter):
    """XML has no null: what is not known is an empty element, where Scrapy writes the word None."""

    def serialize_field(self, field: Mapping[str, Any] | Field, name: str, value: Any) -> Any:
        """The value as it is written."""
        return super().serialize_field(field, name, "" if value is None else value)


class CsvFeed(CsvItemExporter):
    """A spreadsheet runs what begins with `=`: headlines are others' words."""

    def serialize_field(self, field: Mapping[str, Any] | Field, name: str, value: Any) -> Any:
        """The value as it is written."""
        written = super().serialize_field(field, name, value)
        return harmless(written) if isinstance(written, str) else written

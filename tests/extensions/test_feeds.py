"""Scrapy's own feed exports of naqi's records."""

import io

from crawler.extensions.feeds import CsvFeed
from tests.made_articles import made_article


def test_a_spreadsheet_runs_no_headline() -> None:
    file = io.BytesIO()
    feed = CsvFeed(file)
    feed.start_exporting()
    feed.export_item(made_article("https://sada.test/1", "text", title="=cmd|'/c calc'!A0", authors=["@SUM(1)", "b"]))
    feed.finish_exporting()
    written = file.getvalue().decode()
    assert ",'=cmd|'/c calc'!A0," in written
    assert '"\'@SUM(1),b"' in written

import logging

import pytest

from crawler.running import safe_logs
from crawler.summary import MOST, summary


def test_no_control_character_of_a_page_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogRecordFactory()
    try:
        safe_logs()
        logging.getLogger("naqi.test").warning("%s: %s", "http://a.test/\x1b[2J", "\u009b31mخبر\u202e")
        logging.getLogger("naqi.test").warning("خبر {}", exc_info=None)
    finally:
        logging.setLogRecordFactory(before)
    assert caplog.messages == ["http://a.test/\ufffd[2J: \ufffd31mخبر\ufffd", "خبر {}"]


def test_of_very_many_reasons_the_most_frequent_are_listed_and_the_others_counted() -> None:
    stats = {f"naqi/failed/{number:03}": 1 for number in range(MOST + 30)} | {"naqi/failed": MOST + 30}
    *listed, last = [line for line in summary(stats).splitlines() if line.startswith("  ")]
    assert (len(listed), last.split()) == (MOST, ["30", "for", "other", "reasons"])
    assert "other reasons" not in summary({"naqi/failed": 1, "naqi/failed/timeout": 1})

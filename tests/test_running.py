import logging

import pytest

from crawler.running import safe_logs


def test_no_control_character_of_a_page_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogRecordFactory()
    try:
        safe_logs()
        logging.getLogger("naqi.test").warning("%s: %s", "http://a.test/\x1b[2J", "\u009b31mخبر\u202e")
        logging.getLogger("naqi.test").warning("خبر {}", exc_info=None)
    finally:
        logging.setLogRecordFactory(before)
    assert caplog.messages == ["http://a.test/\ufffd[2J: \ufffd31mخبر\ufffd", "خبر {}"]

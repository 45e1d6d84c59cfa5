"""What declarations of a style say: whether an element is shown, and whether its line feeds are."""

import re
from functools import lru_cache

_HIDDEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:left|right|top|inset|text-indent|margin-left|margin-top)\s{0,9}:\s{0,9}-(?:\d{4,}|\d{3,}(?:e?r?em|v[wh]))"
    r"|clip\s{0,9}:\s{0,9}rect\(\s{0,9}[01](?:px)?[ ,]|font-size\s{0,9}:\s{0,9}0(?![.\d])"
    r"|clip-path\s{0,9}:\s{0,9}inset\(\s{0,9}(?:50|100)%|transform\s{0,9}:\s{0,9}scale\(\s{0,9}0\s{0,9}\)",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"(?<![\w-])(?:max-)?(?:height|width)\s{0,9}:\s{0,9}[01](?:px|e?r?em)?\s{0,9}(?:!|;|$)", re.IGNORECASE
)
_CUT_OFF = re.compile(r"overflow\s{0,9}:\s{0,9}(?:hidden|clip)", re.IGNORECASE)
_LINE_FEEDS = re.compile(r"white-space\s{0,9}:\s{0,9}(?:pre|break-spaces)", re.IGNORECASE)


@lru_cache(4096)  # the same come again on every page of a site
def hides(declarations: str) -> bool:
    """Whether declarations ("display: none") say that an element is not shown, is off the screen or has no size."""
    if _HIDDEN.search(declarations):
        return True
    return _CUT_OFF.search(declarations) is not None and _FLAT.search(declarations) is not None


def keeps_line_feeds(declarations: str) -> bool:
    """Whether declarations say that a line feed in the text is one on the screen too."""
    return "white-space" in declarations and _LINE_FEEDS.search(declarations) is not None

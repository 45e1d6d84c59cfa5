"""What styles say of whether an element is shown: a style attribute's declarations, and the page's own style sheets.

Of a sheet only what it says plainly is read: one class or id, outside of media queries, that nothing else shows again.
"""

import re
from functools import lru_cache

MOST_READ = 100_000
"""Characters of a style sheet that are read; those in pages are far shorter, but for whole frameworks (own choice)."""

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
_SPEAKS = re.compile(r"(?:display|visibility)\s{0,9}:", re.IGNORECASE)
_BRACES = re.compile(r"([{}])")
_SIMPLE = re.compile(r"(?:[A-Za-z][A-Za-z0-9]{0,9})?([.#][\w-]{1,99})")
_NAMES = re.compile(r"[.#][\w-]{1,99}")


@lru_cache(4096)  # the same come again on every page of a site
def hides(declarations: str) -> bool:
    """Whether declarations ("display: none") say that an element is not shown, is off the screen or has no size."""
    if _HIDDEN.search(declarations):
        return True
    return _CUT_OFF.search(declarations) is not None and _FLAT.search(declarations) is not None


@lru_cache(64)  # a sheet in the page is the same on all pages of a site
def hidden_names(sheet: str) -> frozenset[str]:
    """The classes (".x") and ids ("#x") that a style sheet hides, and does not show again in another rule."""
    opened: list[str] = []
    hidden: set[str] = set()
    shown: set[str] = set()
    text = ""
    for piece in _BRACES.split(_without_comments(sheet[:MOST_READ])):
        if piece == "{":
            opened.append(text.rpartition(";")[2].strip())
            text = ""
        elif piece == "}":
            selectors = opened.pop() if opened else "@"
            on_paper = any("print" in rule for rule in opened)
            if selectors and selectors[0] != "@" and not on_paper and (_SPEAKS.search(text) or hides(text)):
                _read(selectors, hides(text) and not opened, hidden, shown)
            text = ""
        else:
            text = piece
    return frozenset(hidden - shown)


def _read(selectors: str, hiding: bool, hidden: set[str], shown: set[str]) -> None:
    for selector in selectors.split(","):
        simple = _SIMPLE.fullmatch(selector.strip())
        if hiding and simple is not None:
            hidden.add(simple[1])
        elif not hiding:
            shown.update(_NAMES.findall(selector))


def _without_comments(sheet: str) -> str:
    return "".join(part.partition("/*")[0] for part in sheet.split("*/"))

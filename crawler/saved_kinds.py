"""What kind a saved file is: by its name, and where that leaves it open by its first bytes."""

import re
import zlib
from pathlib import Path

from crawler.core.disk import open_regular

KINDS = {".html": "text/html", ".htm": "text/html", ".xhtml": "text/html", ".txt": "text/plain"}
"""Endings of the files that are read in a folder, and the type that each stands for; also with .gz behind it."""

SCRIPTS = frozenset({".php", ".asp", ".aspx", ".jsp", ".cfm", ".shtml", ""})
"""Endings that saved pages have as well as other files do, and none: what is in them tells."""

ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}")
"""What counts as an ending: a dot inside a headline or a number is none."""

HEAD = 128 * 1024
"""Bytes of a page in which its kind and its address are looked for."""

MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title)[\s>]", re.IGNORECASE)
"""What the beginning of an HTML page holds."""

SNIFFED = 4096
"""Bytes of a file in which that is looked for, in all encodings of one byte a letter for ASCII."""

WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How UTF-16 begins: its ASCII has a zero byte beside each letter."""

PROGRAM = re.compile(rb"\s*<(?:\?php|%)", re.IGNORECASE)
"""How the source of a page's program begins."""

ADDRESS = re.compile(rb"https?://\S+", re.IGNORECASE)

LISTED = 200
"""Lines of a text that are looked at for addresses."""


def kind_of(path: Path) -> str | None:
    """The content type that a file's name stands for; None where its content must tell, or naqi does not read it."""
    return KINDS.get(ending_of(path))


def ending_of(path: Path) -> str:
    """The ending of a file's name in lower case, without .gz and without a query (`a.php?id=5`); empty: it has none."""
    name = path.name.partition("?")[0].lower().removesuffix(".gz")
    dot = name.rfind(".")
    return name[dot:] if dot > 0 and ENDING.fullmatch(name, dot) else ""  # a name that begins with its dot has none


def is_page(path: Path) -> bool:
    """Whether a file of a folder is a saved page: by its ending, or where that leaves it open by its content."""
    if kind_of(path) is not None:
        return True
    if ending_of(path) not in SCRIPTS or path.name.startswith("."):
        return False
    head = head_of(path, SNIFFED)
    if head.startswith(WIDE):
        head = head.replace(b"\0", b"")
    return PROGRAM.match(head) is None and MARKUP.search(head) is not None


def is_list_of_urls(text: bytes) -> bool:
    """Whether a text is a list of addresses, one a line: lines that are empty or begin with # do not count."""
    stripped = (line.strip() for line in text.removeprefix(b"\xef\xbb\xbf").splitlines()[:LISTED])
    lines = [line for line in stripped if line and not line.startswith(b"#")]
    return bool(lines) and all(ADDRESS.fullmatch(line) for line in lines)


def head_of(path: Path, size: int = HEAD) -> bytes:
    """The first bytes of a file, at most so many, unpacked where it is gzip; none where it cannot be read."""
    try:
        with open_regular(path) as file:
            head = file.read(size)
        if head.startswith(b"\x1f\x8b"):
            head = zlib.decompressobj(wbits=31).decompress(head, size)
    except (OSError, zlib.error):
        return b""
    return head

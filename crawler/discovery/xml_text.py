"""Feeds and sitemaps that are not quite XML, mended before a parser sees them."""

import re
from collections.abc import Iterator

PREDEFINED = rb"(?:amp|lt|gt|quot|apos)"
"""The entities that XML itself knows (XML 1.0, 4.6)."""

AMPERSAND = re.compile(rb"&(?:#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,8}));|" + PREDEFINED + rb";)?")
HIGH, LOW, BEHIND = range(0xD800, 0xDC00), range(0xDC00, 0xE000), 0x110000


def mend_xml(body: bytes, *, entities: bool) -> bytes:
    """The text of a feed or sitemap whose ampersands are what XML allows.

    A bare one, as hand-made files have it in addresses, becomes `&amp;`; so does one of an entity that XML does not
    know, but where `entities` says that the parser knows HTML's, and one that the document declares itself stays: the
    parser does not unfold it, and it is no part of an address. Numeric references to half a surrogate pair are put
    together, or stand for U+FFFD where they are alone; those to no character of XML go. CDATA stays as it is.
    """
    own = frozenset(DECLARED.findall(body[:PROLOGUE]))
    return b"".join(piece if is_cdata else _mended(piece, own, entities=entities) for piece, is_cdata in _pieces(body))


def _pieces(body: bytes) -> Iterator[tuple[bytes, bool]]:
    """What stands outside and inside of CDATA sections, in order."""
    at = 0
    while (start := body.find(b"<![CDATA[", at)) >= 0:
        end = body.find(b"]]>", start)
        if end < 0:
            break  # it never ends: all that follows is read as text
        yield body[at:start], False
        yield body[start : end + 3], True
        at = end + 3
    yield body[at:], False


NAMED = re.compile(rb"([A-Za-z][A-Za-z0-9]{1,31});")

PROLOGUE = 64 * 1024
"""Bytes at the beginning of a document in which its own entities are looked for (XML 1.0, 2.8)."""

DECLARED = re.compile(rb"<!ENTITY\s{1,9}([A-Za-z][A-Za-z0-9]{1,31})\s")


def _mended(text: bytes, own: frozenset[bytes], *, entities: bool) -> bytes:
    parts: list[bytes] = []
    at, high = 0, None
    for match in AMPERSAND.finditer(text):
        parts.append(text[at : match.start()])
        if match.end() - match.start() == 1:
            name = NAMED.match(text, match.end())
            known = name and (entities or name[1] in own)
            parts.append(b"&" if known else b"&amp;")
        elif match[1] or match[2]:
            code = int(match[1], 16) if match[1] else int(match[2])
            if code in LOW and high is not None and match.start() == at:
                parts[-2:] = [b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)]
            else:
                parts.append(_reference(code))
            high = code if code in HIGH else None
        else:
            parts.append(match[0])
        at = match.end()
    parts.append(text[at:])
    return b"".join(parts)


def _reference(code: int) -> bytes:
    """XML 1.0, 2.2, "Char"."""
    if code in HIGH or code in LOW:
        return b"&#65533;"
    good = code in {9, 10, 13} or (code >= 0x20 and code < BEHIND and code not in {0xFFFE, 0xFFFF})
    return b"&#%d;" % code if good else b""


CLOSED = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex|rss|RDF|feed)\s{0,9}>", re.IGNORECASE)
TAIL = 4096
"""Bytes at the end of a document in which its root ends: a comment or a space may stand behind it."""


def is_cut_off(body: bytes) -> bool:
    """Whether a feed or sitemap in XML ends before its root does."""
    return body.startswith(b"<") and CLOSED.search(body, max(0, len(body) - TAIL)) is None


ENTRY_ENDS = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:url|sitemap|item|entry)\s{0,9}>")


def whole_entries(body: bytes) -> bytes:
    """A feed or sitemap that is cut off, up to the end of its last entry: the address of the next is torn. As it is
    where it is whole, or no entry of it ends."""
    end = 0
    for match in ENTRY_ENDS.finditer(body) if is_cut_off(body) else ():
        end = match.end()
    return body[:end] if end else body


ROOT = re.compile(rb"<(?:(\w+):)?(rss|RDF|feed)[\s>]")
ENDS = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")


def first_items(body: bytes, most: int) -> bytes:
    """A feed without what follows its `most` first items, closed as it was opened; as it is where it has fewer."""
    number, end = 0, 0
    for number, match in enumerate(ENDS.finditer(body), 1):
        if number == most:
            end = match.end()
            break
    root = ROOT.search(body, 0, 65536)
    if number < most or root is None:
        return body
    prefix = (root[1] + b":" if root[1] else b"") + root[2]
    return body[:end] + (b"</channel>" if root[2] == b"rss" else b"") + b"</" + prefix + b">"

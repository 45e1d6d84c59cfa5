"""Bytes become a Page: refused where they are no page, decoded, parsed once, cut into blocks once."""

import re
from datetime import UTC, datetime

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from crawler.items import MAX_PAGE_BYTES, FetchedPage, Rejected, in_utc, too_large, without_excess_attributes
from crawler.sites import Site
from pipelines.cleaning.encoding import decode, wide
from pipelines.cleaning.halves import may_have_halves, without_halves
from pipelines.cleaning.lexicon.own import corrections_here
from pipelines.cleaning.page import Page

MAX_ELEMENTS = 100_000
"""Elements of one page; the gold pages have under 3,000. Cleaning is linear in them: some 5 s for this many."""

SHORTEST_ELEMENT = 3
"""Bytes that an element takes at least: `<p>`."""

MAX_DEPTH = 2_000
"""Levels of nesting. libxml2 (2.14) drops what lies deeper than 2,048 without a word; up to here all text is found."""

CONTROLS = 0.03
"""Share of control characters in the first 4,096 bytes from which they are binary: random bytes have 0.11."""

_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"wOFF", "a font"),
    (b"SQLite format 3", "a database"),
    (b"WARC/0.", "a WARC archive: its name must end in .warc or .warc.gz"),
    (b"WARC/1.", "a WARC archive: its name must end in .warc or .warc.gz"),
    (b"filedesc://", "an ARC archive: a WARC must be made of it first, as `warcio recompress` does"),
)
"""First bytes of files that are sent or saved as pages (file(1), magic numbers)."""

_XML_DECLARATION = re.compile(r"[\ufeff\s]*<\?xml[^>]{0,500}\?>", re.IGNORECASE)
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|title|meta|div|p|br|a|span|table|tr|td|h[1-6]|article|section|main|ul|li|script|font"
    r"|center|b|i|strong|em|img|frameset|iframe|blockquote|header|form|link|style)\b",
    re.IGNORECASE,
)
_FEED = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL)
_SHOWN = re.compile("[^\ufeff \t\r\n\f\v\xa0]")
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]))(?:;|(?!\w))", re.IGNORECASE
)
"""Written references to characters that XML may not hold."""
_CONTROL_IN_UTF8 = re.compile(_CONTROL_REFERENCE.pattern.encode(), re.IGNORECASE)
"""The same, where it is found faster."""

_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")
_COUNT = etree.XPath("count(//*)")
_CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b") + b"\x7f"
_PLAIN_ELEMENTS = etree.ElementDefaultClassLookup(
    element=HtmlElement,
    comment=lxml.html.HtmlComment,
    pi=lxml.html.HtmlProcessingInstruction,
    entity=lxml.html.HtmlEntity,
)
"""lxml.html asks a Python function for each element, to give forms their methods; nobody fills in forms here."""

_PARSER = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, collect_ids=False)  # kept: a new one costs a tenth
_PARSER.set_element_class_lookup(_PLAIN_ELEMENTS)

_PLAIN_TYPES = ("text/plain", "text/markdown")


def open_page(fetched: FetchedPage) -> Page:
    """Decode and parse the body of a page that shows some text; the flags say what was repaired.

    Raises Rejected: `empty-file`, `binary`, `too-large`, `too-deep`, `not-html`, `malformed`, `empty-body`.
    """
    page = read_page(fetched)
    if page.tree is not None and not page.blocks:
        raise Rejected("empty-body", "no text outside scripts and frames")
    return page


def read_page(fetched: FetchedPage) -> Page:
    """Decode and parse the body, whether or not it shows any text. Raises what `open_page` raises."""
    body = fetched.body or b""
    _refuse(body)
    source, flags, utf8 = decode(body, fetched.content_type)
    if not _SHOWN.search(source):
        raise Rejected("empty-file", "there is nothing but white space")
    moment = in_utc(fetched.fetched_at or datetime.now(UTC)).replace(microsecond=0)
    page = Page(
        text=source,
        tree=_parse(source, utf8) if _is_html(source, fetched.content_type) else None,
        url=fetched.url,
        fetched_at=moment,
        site=fetched.site if isinstance(fetched.site, Site) else None,
        hints=fetched.hints,
        learned=fetched.learned,
        corrections=corrections_here() if fetched.corrections is None else fetched.corrections,
        reference=None if fetched.fetched_at is None else moment,
        flags=tuple(sorted(flags)),
    )
    if page.tree is not None and len(page.whole) > MAX_DEPTH:
        _refuse_deep(page.tree)
    return page


def _refuse(raw: bytes) -> None:
    """Raise Rejected where the bytes cannot be a page, before anything costly is done with them."""
    if not raw:
        raise Rejected("empty-file", "0 bytes")
    if len(raw) > MAX_PAGE_BYTES:
        raise too_large()
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            raise Rejected("binary", name)
    if raw[4:8] == b"ftyp":
        raise Rejected("binary", "an MP4 file")
    head = raw[:4096]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or wide(raw):  # UTF-16: its zeros are no controls
        return
    if len(head) - len(head.translate(None, _CONTROL_BYTES)) > CONTROLS * len(head):
        raise Rejected("binary", "control characters: no text in any encoding")


def _is_html(source: str, content_type: str | None) -> bool:
    """Whether the text is markup; a file or header that says plain text is believed. Raises Rejected for feeds."""
    if (content_type or "").split(";")[0].strip().lower() in _PLAIN_TYPES:
        return False
    if _FEED.match(_without_declaration(source[:4000])):
        raise Rejected("not-html", "a feed or sitemap")
    return _MARKUP.search(source) is not None


def _without_declaration(source: str) -> str:
    found = _XML_DECLARATION.match(source)
    return source[found.end() :] if found else source


def _parse(source: str, utf8: bytes | None) -> HtmlElement:
    """Parse once. The declared encoding is not looked at again. `utf8` is the source so, if it is at hand."""
    parsed = _without_declaration(source)
    given = utf8 if utf8 is not None and parsed is source else _in_utf8(parsed)
    sound = _CONTROL_REFERENCE.sub("", parsed) if _CONTROL_IN_UTF8.search(given) else parsed
    sound = without_excess_attributes(sound)
    sound = without_halves(sound) if sound is not parsed or may_have_halves(given) else sound
    if sound is not parsed:
        given = _in_utf8(sound)
    try:
        tree = lxml.html.document_fromstring(given, parser=_PARSER)
    except etree.ParserError as error:  # "Document is empty": all of it is one comment, or no element is closed
        raise Rejected("empty-body", str(error)[:200]) from error
    except (etree.LxmlError, ValueError) as error:
        raise Rejected("malformed", str(error)[:200]) from error
    count = int(_COUNT(tree)) if len(given) > SHORTEST_ELEMENT * MAX_ELEMENTS else 0
    if count > MAX_ELEMENTS:
        _refuse_deep(tree)
        raise Rejected("too-large", f"{count} elements; the limit is {MAX_ELEMENTS}")
    return tree


def _in_utf8(source: str) -> bytes:
    return source.encode("utf-8", "replace")


def _refuse_deep(tree: HtmlElement) -> None:
    """Raise Rejected where elements are nested too deep; pages with so many only are asked, as that takes a while."""
    if _TOO_DEEP(tree):
        raise Rejected("too-deep", f"elements are nested more than {MAX_DEPTH} deep")

"""Bytes of every kind: read whatever the labels say, or refused by reason; never a traceback."""

import gzip
import zlib

import pytest

from crawler.items import MAX_PAGE_BYTES, FetchedPage, Rejected
from pipelines.cleaning.decode import MAX_DEPTH, MAX_ELEMENTS, open_page
from pipelines.cleaning.encoding import decode, repair
from pipelines.cleaning.page import Page
from tests.cleaning.pages import HEADLINE, LEAD, SECOND, article

LABELS = ["utf-8", "windows-1256", "iso-8859-1", "iso-8859-6", "hex", "no-such-charset", ""]
PAGE = "<html><head><meta charset='{}'></head><body><h1>{}</h1><p>{}</p><p>{}</p></body></html>"


def opened(html: bytes, content_type: str | None = None) -> Page:
    return open_page(FetchedPage(body=html, content_type=content_type))


def reason(html: bytes, content_type: str | None = None) -> str:
    with pytest.raises(Rejected) as refused:
        opened(html, content_type)
    return refused.value.reason


def misread(text: str, codec: str) -> str:
    """UTF-8 bytes read as a single-byte code page; what it leaves undefined becomes a control character."""
    return "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize("header", [None, *LABELS])
@pytest.mark.parametrize("meta", LABELS)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_bytes_decide_whichever_label_lies(codec: str, meta: str, header: str | None) -> None:
    source = PAGE.format(meta, HEADLINE, LEAD, SECOND)
    text = decode(source.encode(codec), None if header is None else f"text/html; charset={header}").text
    assert text.lstrip("\ufeff") == source


def test_french_in_latin_1_is_read_as_french() -> None:
    source = "<p>La présidente a déclaré à l'assemblée que la réforme était prête.</p>"
    assert decode(source.encode("cp1252"), "text/html; charset=utf-8")[0] == source


def test_a_lying_label_is_flagged_and_an_honest_one_is_not() -> None:
    source = PAGE.format("windows-1256", HEADLINE, LEAD, SECOND)
    assert decode(source.encode("cp1256"))[1] == set()
    assert decode(source.encode("utf-8"))[1] == {"encoding-repaired"}
    assert decode(source.encode("cp1256"), "text/html; charset=utf-8")[1] == {"encoding-repaired"}
    assert decode(source.encode("utf-8"), "text/html; charset=utf-8")[1] == set()


@pytest.mark.parametrize("codec", ["cp1256", "cp1252"])
def test_mojibake_is_repaired_once_and_twice(codec: str) -> None:
    source = PAGE.format("utf-8", HEADLINE, LEAD, SECOND)
    assert decode(misread(source, codec).encode())[0] == source
    assert decode(misread(source, codec).encode())[1] == {"encoding-repaired"}
    assert repair(misread(misread(source, codec), codec)) == source


def test_mojibake_in_a_sound_template_is_repaired() -> None:
    sound = "<title>نداء</title>"
    assert repair(sound + misread(LEAD + SECOND, "cp1256")) == sound + LEAD + SECOND


def test_sound_text_with_many_tahs_is_left_alone() -> None:
    text = "ظل الطبيب الطيب يطالع ظروف الطفل طوال الطريق الطويل، وظن أنه ينتظر طائرة تطير ظهرا"
    assert repair(text) == text


def test_broken_bytes_are_tolerated_and_flagged() -> None:
    raw = LEAD.encode()
    text, flags, _ = decode(raw[:40] + b"\xff\xfe\xd8" + raw[40:])
    assert text.replace("\ufffd", "") == LEAD
    assert flags == {"encoding-damaged"}
    assert decode(raw[:-1])[0].startswith(LEAD[:-1])


def test_bytes_are_kept_where_they_are_the_text() -> None:
    source = PAGE.format("utf-8", HEADLINE, LEAD, SECOND)
    assert decode(source.encode()).utf8 == source.encode()
    assert decode(source.encode().replace(b" ", b" \x00", 3)).utf8 == source.encode()
    for other in (source.encode("cp1256"), source.encode("utf-16"), misread(source, "cp1256").encode()):
        assert decode(other).utf8 is None


def test_nul_bytes_go() -> None:
    assert decode(b"<p>" + LEAD.encode().replace(b" ", b" \x00", 3) + b"</p>")[0] == f"<p>{LEAD}</p>"


def test_characters_that_no_document_may_hold_go() -> None:
    html = f"<p>{LEAD}&#27;&#x0b;\x1b\x0c\uffff{SECOND}&#1575;</p>"
    assert [block.text for block in opened(html.encode()).blocks] == [LEAD + SECOND + "\u0627"]


@pytest.mark.parametrize(
    "raw",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"%PDF-1.7 text text text",
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + article(),
        b"filedesc://x.arc 0.0.0.0 20261120100000 text/plain 75\n1 0 IA\n" + article(),
        b"PK\x03\x04\x14\x00",
        b"\x00\x00\x00\x18ftypmp42\x00\x00",
        gzip.compress(article()),
        b"\x08" + zlib.compress(bytes(range(256)) * 20),
        bytes(range(256)) * 16,
        b"\x00" * 5000,
    ],
)
def test_binary(raw: bytes) -> None:
    assert reason(raw) == "binary"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\n".encode()])
def test_empty_files(raw: bytes) -> None:
    assert reason(raw) == "empty-file"


@pytest.mark.parametrize(
    ("raw", "why"),
    [(b"", "0 bytes"), (b"\x00\x00\x00\x18ftypmp42\x00\x00", "an MP4 file"), (b"%PDF-1.7 x", "a PDF")],
)
def test_what_a_file_is_is_said(raw: bytes, why: str) -> None:
    with pytest.raises(Rejected) as refused:
        opened(raw)
    assert refused.value.detail == why


def test_what_is_too_large_is_not_parsed() -> None:
    assert reason(b"<p>" + b"a " * (MAX_PAGE_BYTES // 2)) == "too-large"
    assert reason(b"<i>a</i>" * (MAX_ELEMENTS + 1)) == "too-large"


@pytest.mark.parametrize("tag", ["div", "span", "font"])
def test_deep_nesting_is_read_to_its_end_or_refused(tag: str) -> None:
    def nested(levels: int) -> bytes:
        return f"<body>{f'<{tag}>' * levels}<p>{LEAD}</p>{f'</{tag}>' * levels}<p>{SECOND}</p></body>".encode()

    assert [block.text for block in opened(nested(MAX_DEPTH - 10)).blocks] == [LEAD, SECOND]
    assert reason(nested(MAX_DEPTH)) == "too-deep"
    assert reason(nested(100_000)) == "too-deep"


def test_a_frameset_has_no_text() -> None:
    assert reason(b"<html><frameset><frame src='a.html'></frameset></html>") == "empty-body"
    assert reason(b"<html><body><script>let a = 1</script></body></html>") == "empty-body"


def test_a_feed_is_no_page() -> None:
    assert reason(b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel/></rss>") == "not-html"


def test_an_xml_declaration_does_no_harm() -> None:
    html = f"<?xml version='1.0' encoding='windows-1256'?><html><body><p>{LEAD}</p></body></html>"
    assert [block.text for block in opened(html.encode()).blocks] == [LEAD]


def test_plain_text_is_known_by_its_type_or_by_having_no_markup() -> None:
    text = f"{LEAD}\n\n{SECOND}\r\n5 < 7"
    for page in (opened(text.encode()), opened(text.encode(), "text/plain; charset=utf-8")):
        assert page.tree is None
        assert [line.text for line in page.plain_lines] == [LEAD, SECOND, "5 < 7"]
    assert opened(f"<p>{LEAD}</p>".encode(), "text/plain").tree is None
    assert opened(f"{LEAD}<br>{SECOND}".encode()).tree is not None

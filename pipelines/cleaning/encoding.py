"""Bytes become text: which encoding it is, whatever the labels say, and what was read wrongly before, repaired.

The bytes decide: a label (header, meta element) counts only where they leave the choice open, so a page decodes to the
same text whichever of its labels lies.
"""

import codecs
import re
from typing import NamedTuple

from pipelines.cleaning.letters import ARTICLE
from pipelines.cleaning.misread import repair

DAMAGED = 0.001
"""Share of U+FFFD among the characters from which a text is flagged as damaged: one in a thousand (own choice)."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"))
_BOMS_16 = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE
)
_HEADER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "windows-1256": "cp1256",
}
"""What labels stand for on the web (WHATWG Encoding Standard); the rest is Python's own names."""

_SINGLE = ("cp1256", "iso8859-6", "cp1252")
"""Single-byte encodings that are told apart by the text itself: Arabic Windows, Arabic ISO, Western European."""

_SAMPLE = 200_000
"""Bytes or characters that are looked at to tell encodings apart: far more than any page's text."""

_CONTROL_BYTES = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that no XML document may hold (XML 1.0, 2.2): lxml refuses to write them."""

_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_ACCENTED = re.compile("[a-z][\u00e0\u00e2\u00e7-\u00eb\u00ee\u00ef\u00f4\u00f9\u00fb\u0153][a-z ]", re.IGNORECASE)


class Decoded(NamedTuple):
    """The text of a page, and what it took to read it."""

    text: str
    flags: set[str]
    """`encoding-repaired`, `encoding-damaged`."""
    utf8: bytes | None
    """The text in UTF-8, where it came so: it need not be encoded again."""


def decode(raw: bytes, content_type: str | None = None) -> Decoded:
    """The text of a page. Never raises.

    `content_type` is the header, or None. A byte order mark wins; then UTF-8 wherever the bytes are that; then the
    encoding in which the text reads most like Arabic or French; then the label; then a statistical guess.
    """
    label = _label(raw, content_type)
    is_wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or wide(raw) is not None
    plain = raw if is_wide else raw.translate(None, _CONTROL_BYTES)
    text, used = _decoded(plain, label)
    flags = set()
    if label and used and _family(label) != _family(used):
        flags.add("encoding-repaired")
    damaged = text.count("\ufffd") if "\ufffd" in text else 0  # one is looked for ten times as fast as it is counted
    utf8 = plain if used in (None, "utf-8") and not damaged else None
    if is_wide or "\ufffe" in text or "\uffff" in text:
        text, utf8 = _UNUSABLE.sub("", text), None
    repaired = repair(text, utf8)
    if repaired != text:
        flags.add("encoding-repaired")
        text, utf8, damaged = repaired, None, repaired.count("\ufffd")
    if damaged > DAMAGED * len(text):
        flags.add("encoding-damaged")
    return Decoded(text, flags, utf8)


def _label(raw: bytes, content_type: str | None) -> str | None:
    """The encoding that the header names, else the document; None where it is none that Python knows."""
    found = _HEADER.search(content_type or "")
    name = found[1] if found else ""
    if not name and (inside := _META.search(raw[:4000])):
        name = inside[1].decode("ascii", "ignore")
    try:
        codec = codecs.lookup(_ALIASES.get(name.lower(), name)).name if name else None
        if codec is not None:
            "".encode(codec)  # "hex" and "rot13" are codecs too, but none for text
    except (LookupError, ValueError):
        return None
    return codec


def _family(codec: str) -> str:
    """UTF-16 with and without byte order are one; so are ASCII's supersets where nothing differs."""
    name = codecs.lookup(codec).name
    return "utf-16" if name.startswith("utf-16") else "utf-8" if name in ("utf-8-sig", "utf-8", "ascii") else name


def _decoded(raw: bytes, label: str | None) -> tuple[str, str | None]:
    """(text, the codec it took; None where the bytes are plain ASCII and any will do)."""
    for mark, name in _BOMS + _BOMS_16:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), name
    if codec := wide(raw):
        return raw.decode(codec, "replace"), codec
    if raw.isascii():
        return raw.decode("ascii"), None
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    text = raw.decode("utf-8", "replace")
    if _mostly_utf8(text):
        return text, "utf-8"
    best = _by_reading(raw) or _trusted(raw, label) or _guessed(raw) or "cp1256"
    return raw.decode(best, "replace"), best


def wide(raw: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte is 00 (ASCII) or 06 (Arabic), the others are not."""
    head = raw[:2000]
    if len(head) < 8 or 0 not in head:
        return None
    even, odd = (len(half) - len(half.translate(None, b"\x00\x06")) for half in (head[::2], head[1::2]))
    half = len(head) / 2
    if odd > 0.8 * half and even < 0.3 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * half and odd < 0.3 * half else None


def _mostly_utf8(text: str) -> bool:
    """Whether broken bytes are the exception: ten sound characters beyond ASCII for each."""
    broken = text.count("\ufffd")
    sample = text[:_SAMPLE]
    sound = sum(map(len, _NON_ASCII.findall(sample))) - sample.count("\ufffd")
    return sound > 10 * min(broken, sample.count("\ufffd")) and sound > 0


def _by_reading(raw: bytes) -> str | None:
    """The single-byte encoding in which the text reads best: the article "al", or accents inside Latin words."""
    sample = raw[:_SAMPLE]
    arabic = {codec: sample.decode(codec, "ignore").count(ARTICLE) for codec in ("cp1256", "iso8859-6")}
    best = max(arabic, key=lambda codec: arabic[codec])
    western = len(_ACCENTED.findall(sample.decode("cp1252", "ignore")))
    if arabic[best] > western and arabic[best] > 2 * min(arabic.values()):
        return best
    return "cp1252" if western > 2 else None


def _trusted(raw: bytes, label: str | None) -> str | None:
    """The label, where the bytes can be read by it."""
    if label is None or _family(label) == "utf-8":
        return None
    try:
        raw.decode(label)
    except UnicodeDecodeError:
        return None
    return label


def _guessed(raw: bytes) -> str | None:
    import charset_normalizer  # here, since few pages need it: all others are spared 0.03 s

    best = charset_normalizer.from_bytes(raw[:_SAMPLE]).best()
    return best.encoding if best is not None else None

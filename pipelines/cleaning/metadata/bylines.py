"""What the lines of a page say of who wrote it and where it is from: "by …", "source: …"."""

import re
from itertools import islice, pairwise

from pipelines.cleaning.dates import is_date_line
from pipelines.cleaning.labels import (
    Label,
    after_phrase,
    beside_date,
    is_borne,
    is_credit_word,
    is_full_name,
    is_phrase,
    is_place,
    label_behind_date,
    label_pieces,
    read_label,
    trim,
)
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.pictures import is_pictures_credit
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.letters import ARTICLE, TO
from pipelines.cleaning.lexicon import lexicon
from pipelines.cleaning.metadata.subjects import is_led_to
from pipelines.cleaning.outlets import is_outlet, sounds_like_outlet
from pipelines.cleaning.page import Block
from pipelines.cleaning.people import agency
from pipelines.cleaning.rendering import shown_text
from pipelines.cleaning.roles import heads_phrase, opens_with_profession
from pipelines.cleaning.text import SPACE, fold, key_of, tidy

LONGEST_LABEL = 120
"""Characters of a block that may be a label line."""

MOST_ELEMENTS = 30
"""Elements inside one block that are looked at; a byline has a handful."""

PAIR = 2
"""Words of a name that no list knows, behind a byline's phrase and the site's name."""

MOST_BEFORE = 6
"""Words before a byline's colon: the site's name, and the phrase (own choice)."""

_DASH = re.compile(rf"{SPACE}[-–—:/]\s+")
_DASH_APART = re.compile(rf"{SPACE}[-–—]\s+")
_ABOVE: dict[str, int] = {"named-byline": 1, "verse-byline": 0}  # blocks of the text
_LAST_BRACKET = re.compile(r"\([^()]{2,30}\)$")
_WESTERN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+(?: [A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+){1,2}")
_DATES = frozenset({"published", "modified"})
_LABELLED = frozenset({"byline", "source"})
_CREDITS = frozenset({"dateline", "credit", "edge-credit"})
INLINE = ("a", "span", "b", "strong", "address", "em", "i", "font", "small", "cite", "p", "div", "li")


def byline_labels(around: Surroundings) -> list[Label]:
    """Label lines over the text and around its end; a bare "المصدر:" with what stands in the block behind it."""
    found: list[Label] = []
    blocks = around.signed
    headline = around.blocks[around.title_at].text if around.title_at is not None else ""
    for at, block in enumerate(blocks):
        if block.text == headline:
            continue  # "interview: X and the secrets of the stage" names whom it tells of
        if strung := _strung(block):
            found += strung
            continue
        label = _label(block, around.outlets) if len(block.text) <= LONGEST_LABEL else None
        if label is None:
            found += _dated_agency(block) or _pieces(block) or _beside_date(block) or _numbered_outlet(block, around)
            found += _barred(block, around.outlets) or _source_behind_date(block)
            continue
        if label.kind in _DATES:
            found += _dated_agency(block)
        elif label.kind == "source" and not label.values("source") and at + 1 < len(blocks):
            value = _pictured(block) or trim(tidy(blocks[at + 1].spaced))
            if is_phrase(block.spaced) and (agency(value, around.outlets) or _is_bare_name(value)):
                found.append(Label("source", (("source", (value,)),)))
        elif label.kind == "source" and (sent := _placed_person(label)):
            found.append(sent)
        elif is_pictures_credit(label, block, around.holds(block)) or _is_caption(label, block, around):
            continue
        elif label.kind == "source" and any(map(str.isdigit, block.text)):
            found.append(_undated(label))
        elif label.kind == "byline" and (inner := _outlets_in(block.spaced, around.outlets)):
            found.append(inner)
        elif label.kind in _ABOVE and block.index > around.start + _ABOVE[label.kind]:
            continue  # "X wrote ..." inside a text
        elif label.kind == "signed" and (
            is_led_to(block, around) or any(map(opens_with_profession, label.values("source")))
        ):
            continue  # a guest of a show, and what he is
        elif label.kind != "signed" or block.index > max(around.end - 3, around.start - 1):
            found.append(label)
    return found


def _pictured(block: Block) -> str:
    """What a source's logo says, where its phrase has nothing but that behind it."""
    logo = next(block.element.iterdescendants("img"), None)
    said = trim(tidy(logo.get("alt") or "")) if logo is not None else ""
    return said if agency(said) or sounds_like_outlet(said) else ""


def _strung(block: Block) -> list[Label]:
    """Labels one behind the other in one line of text: "الكاتب: …  المصدر: …"."""
    if block.text.count(":") < 2 or len(block.text) > LONGEST_LABEL or len(_pieces(block)) > 1:
        return []
    labels = [label for text in label_pieces(block.spaced) if (label := read_label(text)) is not None]
    told = [label for label in labels if label.kind in ("byline", "source") and label.fields[0][1]]
    return [label for label in told if not any(map(is_place, label.values("source")))]


def _is_caption(label: Label, block: Block, around: Surroundings) -> bool:
    """Whether an agency alone stands in what is named after a caption or its credit: it sent the picture."""
    if label.kind != "agency":
        return False
    return around.layout.outline.zone(block.index) == "caption" or _is_in_picture_box(block)


def _is_in_picture_box(block: Block) -> bool:
    """Whether a line stands behind the picture that opens a box named after it: `<div class="img"><img>AFP</div>`."""
    box = block.element if block.element.tag == "div" else block.element.getparent()
    if box is None or not len(box) or box[0] is block.element or not says(box, "picture-box"):
        return False
    return box[0].tag in ("img", "picture") or next(box[0].iter("img"), None) is not None


def _placed_person(label: Label) -> Label | None:
    """The byline in a source's place: a town and a full name, "source: Dubai - X"."""
    value = next(iter(label.values("source")), "")
    credit = read_label(value) if _DASH.search(value) else None
    if credit is None or credit.kind != "edge-credit" or not all(map(is_full_name, credit.values("authors"))):
        return None
    return Label("byline", credit.fields) if credit.values("authors") else None


def _undated(label: Label) -> Label:
    """The label of a source without the date that stands beside it in the line."""
    values = tuple((beside_date(value) or [value])[0] for value in label.values("source"))
    return Label(label.kind, (("source", values),))


def _label(block: Block, outlets: frozenset[str]) -> Label | None:
    """What a block says, without its hidden parts, or with those: they may be the label's phrase."""
    shown = read_label(spaced_text(block), outlets) if block.spaced != block.text else None
    spaced = block.spaced
    return shown or read_label(spaced, outlets) or _behind_own(spaced, outlets) or _behind_credit(spaced, outlets)


def _behind_credit(line: str, outlets: frozenset[str]) -> Label | None:
    """The byline that ends a line of the site's name and a word such as "exclusive", parted by dashes."""
    *before, last = _DASH_APART.split(line) if len(line) <= LONGEST_LABEL else [line]
    if not before or ":" not in last or not any(map(is_credit_word, before)):
        return None
    if not all(is_credit_word(part) or part.isascii() or is_outlet(part, outlets) for part in before):
        return None
    label = read_label(last, outlets)
    return label if label is not None and label.kind == "byline" else None


def _behind_own(line: str, outlets: frozenset[str]) -> Label | None:
    """The byline that stands right behind the site's name: "… follow-up: X"."""
    head, colon, _ = line.partition(":")
    words = head.split()
    if not colon or not 1 < len(words) <= MOST_BEFORE or len(line) > LONGEST_LABEL:
        return None
    own = next((at for at in range(len(words) - 1, 0, -1) if is_outlet(" ".join(words[:at]), outlets)), 0)
    label = read_label(line.split(maxsplit=own)[own], outlets) if own else None
    if label is None or label.kind != "byline":
        return None
    return label if all(is_full_name(name) or _may_be_name(name) for name in label.values("authors")) else None


def _may_be_name(words: str) -> bool:
    """Whether two words, none with the article, open with one that people bear, perhaps behind the letter that stands
    for the article in some countries, and that heads no phrases."""
    parts = words.split()
    if len(parts) != PAIR or any(part.startswith(ARTICLE) for part in parts):
        return False
    return is_borne(parts[0].removeprefix(TO)) and not heads_phrase(parts[0])


def _outlets_in(text: str, outlets: frozenset[str]) -> Label | None:
    """The outlets behind a byline's phrase: "text: …/ AFP" names no person."""
    inner = read_label(text.partition(":")[2], outlets)
    return inner if inner is not None and inner.kind in ("agency", "credit") and inner.values("source") else None


def _dated_agency(block: Block) -> list[Label]:
    """ "الجمعة 2024/05/03 م (واس)": a short line with a date, which ends in an agency in brackets."""
    cut = _LAST_BRACKET.search(block.text) if len(block.text) <= LONGEST_LABEL else None
    if cut is None or not any(map(str.isdigit, block.text)):
        return []
    label = agency(cut[0]) or read_label(cut[0][1:-1])
    return [label] if label is not None and label.kind != "byline" and label.values("source") else []


def _numbered_outlet(block: Block, around: Surroundings) -> list[Label]:
    """The outlets behind a byline's phrase, where a number in a name makes the line none: "text: France 24 / AFP"."""
    if ":" not in block.text or len(block.text) > LONGEST_LABEL or not any(map(str.isdigit, block.text)):
        return []
    led = after_phrase(block.spaced.partition(":")[0], "authors") == ""
    found = _outlets_in(block.spaced, around.outlets) if led else None
    return [found] if found is not None else []


def _barred(block: Block, outlets: frozenset[str]) -> list[Label]:
    """What a bar parts from a date: a byline that names an agency ("15-05-2022 20:02 | by: AFP |"), a credit."""
    if "|" not in block.text or len(block.text) > LONGEST_LABEL or not any(map(str.isdigit, block.text)):
        return []
    texts = [trim(part) for part in block.spaced.split("|") if not part.strip()[:1].isdigit()]
    labels = [label for text in texts if (label := read_label(text, outlets)) is not None]
    sent = [label for label in labels if label.kind == "byline" and any(map(agency, label.values("authors")))]
    return sent or [label for label in labels if label.kind in _CREDITS and label.values("source")]


def _source_behind_date(block: Block) -> list[Label]:
    """ "18-11-2022 | 00:00 المصدر: …", with no number in the name."""
    if ":" not in block.text or len(block.text) > LONGEST_LABEL or not any(map(str.isdigit, block.text)):
        return []
    label = read_label(label_behind_date(block.spaced))
    values = label.values("source") if label is not None and label.kind == "source" else ()
    return [label] if label and values and not any(map(str.isdigit, values[0])) else []


def _beside_date(block: Block) -> list[Label]:
    """A byline in one line with a date, and nothing that parts them: "by … on 3 May 2024"."""
    if len(block.text) > LONGEST_LABEL or not any(map(str.isdigit, block.text)):
        return []
    texts = beside_date(block.spaced)
    labels = [label for text in texts if (label := read_label(text)) is not None]
    return [label for label in labels if label.kind in ("byline", "named-byline") and label.fields[0][1]] or (
        _author_beside(texts)
    )


def _pieces(block: Block) -> list[Label]:
    """Labels that stand side by side in one line: "بقلم: …", a date, "المصدر: …", each in an element of its own."""
    if len(block.text) > LONGEST_LABEL or not (len(block.element) > 1 or block.spaced != block.text):
        return []
    texts = [shown_text(e) for e in islice(block.element.iterchildren(*INLINE), MOST_ELEMENTS)]
    labels = [label for text in texts if (label := read_label(text)) is not None]
    kinds = _LABELLED if block.link_chars else _LABELLED | _CREDITS
    found = [label for label in labels if label.kind in kinds and label.fields[0][1]]
    return found or _author_beside(texts) or _source_beside(texts)


def _author_beside(texts: list[str]) -> list[Label]:
    """The full name in the element behind one that says "author" and nothing else."""
    for text, behind in pairwise(texts):
        if text and after_phrase(text, "authors") == "" and (is_full_name(trim(behind)) or _is_western(trim(behind))):
            return [Label("byline", (("authors", (trim(behind),)),))]
    return []


def _is_western(text: str) -> bool:
    """Whether a text is two or three words in Latin letters, each with a capital."""
    return _WESTERN.fullmatch(text) is not None


def _source_beside(texts: list[str]) -> list[Label]:
    """The name in the element behind one that says "source" and nothing else."""
    for text, behind in pairwise(texts):
        label = read_label(text)
        if label is not None and label.kind == "source" and not label.values("source"):
            name = trim(behind)
            return [Label("source", (("source", (name,)),))] if agency(name) or _is_bare_name(name) else []
    return []


def _is_bare_name(value: str) -> bool:
    place = _DASH.split(value, maxsplit=1)
    if len(place) == 2 and is_place(place[0]) and " " in place[1] and not sounds_like_outlet(place[1]):
        return False  # "city - somebody"
    if is_date_line(value) or lexicon().find(fold(value), key_of(value)):
        return False
    return 1 < len(value) <= 50 and len(value.split()) <= 6 and read_label(value) is None


def spaced_text(block: Block) -> str:
    """The block's text with a space between its inline elements, where its element holds nothing else."""
    text = shown_text(block.element)
    letters, own = text.replace(" ", ""), block.text.replace(" ", "")
    if letters != own:  # more: the element holds other lines, too; fewer: what is hidden was left out
        return block.spaced if len(letters) > len(own) else block.text
    return text

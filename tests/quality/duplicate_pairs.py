"""Pairs of texts of which it is known whether they are one story: made from real articles and from templates."""

import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

MADE_WITH = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FORMS = tomllib.loads(Path(__file__).with_name("duplicate_forms.toml").read_text(encoding="utf-8"))
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Pair:
    """Two texts, the earlier one first."""

    kind: str
    earlier: str
    later: str


Change = Callable[[random.Random, list[str]], list[str]]
"""Takes the paragraphs of a story and gives those of a copy."""


def agency_line(rng: random.Random, lines: list[str]) -> list[str]:
    return [f"{rng.choice(MADE_WITH['agency_lines'])} {lines[0]}", *lines[1:]]


def other_lead(rng: random.Random, lines: list[str]) -> list[str]:
    return [rng.choice(MADE_WITH["leads"]), *lines[1:]]


def paragraph_cut(rng: random.Random, lines: list[str]) -> list[str]:
    gone = rng.randrange(len(lines))
    return [line for at, line in enumerate(lines) if at != gone]


def paragraph_added(rng: random.Random, lines: list[str]) -> list[str]:
    at = rng.randrange(1, len(lines) + 1)
    return [*lines[:at], rng.choice(MADE_WITH["sentences"]), *lines[at:]]


def moved(rng: random.Random, lines: list[str]) -> list[str]:
    rest = lines[1:]
    rng.shuffle(rest)
    return [lines[0], *rest]


def spelling(rng: random.Random, lines: list[str]) -> list[str]:
    def word(found: re.Match[str]) -> str:
        text = found.group()
        kind = rng.randrange(8)
        if kind == 0:
            text = re.sub("[أإآ]", "ا", text)
        elif kind == 1:
            text = re.sub("ى$", "ي", text)
        elif kind == 2:
            text = re.sub("ة$", "ه", text)
        elif kind == 3 and len(text) > 3:
            at = rng.randrange(1, len(text))
            text = text[:at] + "ـ" * rng.randrange(1, 4) + text[at:]
        elif kind == 4:
            text = "".join(letter + rng.choice(["", "", "\u064e", "\u0650", "\u064f", "\u0651"]) for letter in text)
        return text

    return [WORD.sub(word, line) for line in lines]


def house_style(rng: random.Random, lines: list[str]) -> list[str]:
    """A house puts each of its words always: most of the list, chosen once a text."""
    swaps = [pair if rng.random() < 0.5 else pair[::-1] for pair in MADE_WITH["styles"] if rng.random() < 0.7]
    text = "\n".join(lines)
    for one, other in swaps:
        text = re.sub(rf"(?<!\w){one}(?!\w)", other, text)
    return text.split("\n")


def all_together(rng: random.Random, lines: list[str]) -> list[str]:
    changes: list[Change] = [house_style, spelling, paragraph_added, rng.choice([agency_line, other_lead])]
    if len(lines) > 5:
        changes.append(rng.choice([moved, paragraph_cut]))
    for change in changes:
        lines = change(rng, lines)
    return lines


def reworded(rng: random.Random, lines: list[str]) -> list[str]:
    """One word in ten becomes another word of the article."""
    words = WORD.findall("\n".join(lines))
    return [WORD.sub(lambda m: rng.choice(words) if rng.random() < 0.1 else m.group(), line) for line in lines]


def other_digits(rng: random.Random, lines: list[str]) -> list[str]:
    """Arabic-Indic digits, thousands parted otherwise."""
    text = re.sub(r"(?<![\d.,])(\d{1,3})(\d{3})(?![\d.,])", r"\1,\2", "\n".join(lines))
    digits = "".join(map(chr, range(0x660, 0x66A)))
    return text.translate(str.maketrans("0123456789", digits) if rng.random() < 0.8 else {}).split("\n")


def other_marks(rng: random.Random, lines: list[str]) -> list[str]:
    """Other quotation marks, no space behind marks, `and` apart from its word, marks of direction."""
    text = re.sub('[«»“”"]', rng.choice(["", '"', "'"]), "\n".join(lines))
    and_ = MADE_WITH["and"]
    text = re.sub(rf"(?<!\w){and_}(?=\w{{4}})", lambda _: f"{and_} " if rng.random() < 0.5 else and_, text)
    text = re.sub(r"([،.:]) ", lambda m: m[1] if rng.random() < 0.3 else m[0], text)
    return "".join(f"{one}\u200f" if rng.random() < 0.02 else one for one in text).split("\n")


def other_paragraphs(rng: random.Random, lines: list[str]) -> list[str]:
    """All in one, or a paragraph a sentence."""
    return [" ".join(lines)] if rng.random() < 0.5 else re.split(r"(?<=[.؟!])\s+", "\n".join(lines))


def furniture_left(rng: random.Random, lines: list[str]) -> list[str]:
    """A byline, and lines of the page between the paragraphs."""
    lines = [rng.choice(MADE_WITH["bylines"]), *lines]
    for one in rng.sample(MADE_WITH["furniture"], 3):
        lines.insert(rng.randrange(2, len(lines) + 1), one)
    return lines


COPIES: dict[str, Change] = {
    "agency line": agency_line,
    "other lead": other_lead,
    "paragraph cut": paragraph_cut,
    "paragraph added": paragraph_added,
    "paragraphs moved": moved,
    "spelling": spelling,
    "house style": house_style,
    "other digits": other_digits,
    "other marks": other_marks,
    "other paragraphs": other_paragraphs,
    "furniture left": furniture_left,
    "all together": all_together,
    "hard rewording": reworded,
}
"""The ways in which a story is printed again. Another title changes nothing: the text is what is compared."""


def copies(kind: str, articles: list[str], count: int, rng: random.Random) -> Iterator[Pair]:
    """Stories and their copies. An article of four paragraphs or more: a cut of one of three is another story."""
    fit = [one for one in articles if one.count("\n") >= 3]
    for text in rng.choices(fit, k=count):
        yield Pair(kind, text, "\n".join(COPIES[kind](rng, text.split("\n"))))


def short_copies(articles: list[str], count: int, rng: random.Random) -> Iterator[Pair]:
    """The first paragraph or two as a brief item, with an agency line, other spelling, or house style."""
    for text in rng.choices(articles, k=count):
        lines = text.split("\n")[: rng.choice([1, 2])]
        change = rng.choice([spelling, house_style, agency_line])
        yield Pair(f"short: {change.__name__.replace('_', ' ')}", "\n".join(lines), "\n".join(change(rng, lines)))


def inside(articles: list[str], count: int, rng: random.Random) -> Iterator[Pair]:
    """A wire item of two to four paragraphs, after the longer story that holds it, with an agency line or without."""
    fit = [one.split("\n") for one in articles if one.count("\n") >= 5 and len(one.split()) >= 200]
    for lines in rng.choices(fit, k=count):
        size = rng.randrange(2, max(3, min(5, len(lines) // 2 + 1)))
        start = rng.randrange(len(lines) - size + 1)
        item = lines[start : start + size]
        yield Pair(
            "wire item inside", "\n".join(lines), "\n".join(agency_line(rng, item) if rng.random() < 0.5 else item)
        )


def templates(kind: str, count: int, rng: random.Random) -> Iterator[Pair]:
    """One form filled twice, so that all its slots, or at least two, differ."""
    for form in rng.choices(MADE_WITH["templates"][kind], k=count):
        slots = re.findall(r"\{(\w+)\}", form)
        one = [_filling(rng, slot) for slot in slots]
        kept = rng.sample(range(len(slots)), rng.randrange(0, max(1, len(slots) - 2)) if len(slots) > 3 else 0)
        other = [value if at in kept else _other(rng, slots[at], value) for at, value in enumerate(one)]
        yield Pair(f"template: {kind}", _fill(form, one), _fill(form, other))


def forms(kind: str, count: int, rng: random.Random) -> Iterator[Pair]:
    """Forms that are put together of sentences, each filled twice: at least two of its values differ."""
    parts = FORMS["forms"][kind]
    while count:
        middles = rng.sample(parts["middles"], rng.randrange(1, len(parts["middles"]) + 1))
        form = "\n".join([rng.choice(parts["openings"]), *middles, rng.choice(parts["closings"])])
        slots = list(dict.fromkeys(re.findall(r"\{([\w.]+)\}", form)))
        slots = [
            f"{slot} {number}" for slot in slots for number in range(1 if "." in slot else form.count(f"{{{slot}}}"))
        ]
        if len(slots) < 2:
            continue
        one = {slot: _value(rng, slot) for slot in slots}
        others = rng.sample(slots, rng.randrange(2, len(slots) + 1))
        other = one | {slot: _value(rng, slot, one[slot]) for slot in others}
        yield Pair(f"form: {kind}", _filled(form, one), _filled(form, other))
        count -= 1


def numbers_changed(articles: list[str], count: int, rng: random.Random) -> Iterator[Pair]:
    """Real articles with at least three numbers, all of which are others."""
    fit = [one for one in articles if len(set(NUMBER.findall(one))) >= 3]
    for text in rng.choices(fit, k=count):
        values = {one: str(int(re.sub(r"\D", "", one)) + rng.randrange(1, 90)) for one in NUMBER.findall(text)}
        yield Pair("real, other numbers", text, NUMBER.sub(lambda m, v=values: v[m.group()], text))


def names_changed(articles: list[str], count: int, rng: random.Random) -> Iterator[Pair]:
    """Real articles in which the words that are most their own (names of people, teams, places) are others'."""
    seen = Counter(word for one in articles for word in set(WORD.findall(one)))

    def own(text: str) -> list[str]:
        times = Counter(word for word in WORD.findall(text) if len(word) > 3 and seen[word] < len(articles) / 40)
        return [word for word, many in times.most_common(8) if many > 1]

    fit = [one for one in articles if len(own(one)) >= 3]
    for text in rng.choices(fit, k=count):
        others = own(rng.choice([one for one in fit if one != text]))
        swap = dict(zip(own(text), others + rng.choices(MADE_WITH["family"], k=8), strict=False))
        yield Pair("real, other names", text, WORD.sub(lambda m, s=swap: s.get(m.group(), m.group()), text))


def follow_ups(articles: list[str], count: int, rng: random.Random) -> Iterator[Pair]:
    """Another story's beginning before the same background, up to half of the text."""
    fit = [one.split("\n") for one in articles if one.count("\n") >= 5]
    for lines in rng.choices(fit, k=count):
        other = rng.choice([one for one in fit if one != lines])
        background = lines[len(lines) // 2 :]
        news = other[: max(2, len(other) // 2)]
        while sum(map(len, news)) < sum(map(len, background)):
            news = [*news, rng.choice(rng.choice(fit))]
        yield Pair("follow-up", "\n".join(lines), "\n".join([*news, *background]))


def _filling(rng: random.Random, slot: str) -> str:
    return str(rng.randrange(2, 100)) if slot == "n" else rng.choice(MADE_WITH[slot])


def _other(rng: random.Random, slot: str, value: str) -> str:
    while (other := _filling(rng, slot)) == value:
        pass
    return other


def _value(rng: random.Random, slot: str, but: str = "") -> str:
    choices = FORMS["values"][slot.split()[0].split(".")[0]]
    while (value := str(rng.randrange(2, 1000)) if choices == ["#"] else rng.choice(choices)) == but:
        pass
    return value


def _filled(form: str, values: dict[str, str]) -> str:
    """Each slot with its value: one that is named (`team.1`) with the same wherever it stands."""
    seen: Counter[str] = Counter()

    def value(found: re.Match[str]) -> str:
        slot = found[1]
        number = 0 if "." in slot else seen[slot]
        seen[slot] += 1
        return values[f"{slot} {number}"]

    return re.sub(r"\{([\w.]+)\}", value, form)


def _fill(form: str, values: list[str]) -> str:
    left = iter(values)
    return re.sub(r"\{\w+\}", lambda _: next(left), form)

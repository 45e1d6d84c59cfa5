"""What stands behind a plain text: contact lines, the headline again, credits, a name that signs."""

import re
from itertools import takewhile

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.bylines import read_byline
from pipelines.cleaning.boilerplate.plain.captions import is_marked
from pipelines.cleaning.boilerplate.plain.contacts import invites, is_contact
from pipelines.cleaning.boilerplate.plain.controls import is_control, is_markup
from pipelines.cleaning.boilerplate.plain.credit import Credit
from pipelines.cleaning.boilerplate.plain.credits import read_credit_line
from pipelines.cleaning.boilerplate.plain.desks import is_press_office, tells_office
from pipelines.cleaning.boilerplate.plain.glued import is_glued, repeats_subjects
from pipelines.cleaning.boilerplate.plain.last_marks import is_about, last_mark, teased
from pipelines.cleaning.boilerplate.plain.last_names import last_outlet
from pipelines.cleaning.boilerplate.plain.lists import ends_list, heads_list, is_listed, named_writer, tells_of_text
from pipelines.cleaning.boilerplate.plain.names import (
    bare_name,
)
from pipelines.cleaning.boilerplate.plain.notices import is_disclaimer
from pipelines.cleaning.boilerplate.plain.outlets import (
    is_agency,
    is_news_name,
    is_outlet_line,
    may_be_outlet,
    opens_with_outlet,
)
from pipelines.cleaning.boilerplate.plain.own_lines import is_introduced
from pipelines.cleaning.boilerplate.plain.own_lists import is_own_item
from pipelines.cleaning.boilerplate.plain.parts import exclusive_to
from pipelines.cleaning.boilerplate.plain.parts_of_text import is_led_up_to
from pipelines.cleaning.boilerplate.plain.posts import read_post
from pipelines.cleaning.boilerplate.plain.prompts import is_counter, is_prompt
from pipelines.cleaning.boilerplate.plain.remainders import desk_rule, marks, remainders
from pipelines.cleaning.boilerplate.plain.sections import is_section
from pipelines.cleaning.boilerplate.plain.signatures import find_signature, is_note
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict, credit_verdict, is_replaceable, tells_more
from pipelines.cleaning.boilerplate.plain.whence import read_quoted
from pipelines.cleaning.boilerplate.plain.wording import loose_stems, runs, stems, stops, tokens, zone_words
from pipelines.cleaning.labels import is_place
from pipelines.cleaning.text import fold

ECHO_WORDS = 7
"""Words beside the headline in a line that prints it again behind the text ("link to the news in the paper X: …")."""

ECHO_LETTERS = 15
"""Letters of a headline that such a line is known by; a shorter one may be words of a sentence."""

LEAST_TAGS, TAG_WORDS = 2, 3
"""Lines of tags without a label, at least, and words of one."""

SERVICE = 70
"""Characters of a line behind an invitation to write, which goes with it."""

COUNT_DIGITS = 3
"""Digits of a count; a year has more."""

_PAUSE = re.compile(r"\.\.+|…|[|:]")
_DESK = re.compile(r"[^\W\d_]{1,2}(?:\s[^\W\d_]{1,2}){1,3}")
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:[ /.]{1,3}[^\W\d_]{1,2}){1,4}")
"""Who wrote and who edited, in letters."""
_CLOSED = re.compile(r"[(\[/]\s*+([^()\[\]/]{3,30}?)\s*+[)\]/]\s*+(?:[^\W\d_]{1,2}[ ./]{0,5}){0,6}")
"""Brackets behind a dispatch, and the desk's initials behind them."""
_WIRE = re.compile(r"[^\W\d_]{1,12}(?: [^\W\d_]{1,12})?")


def tail_verdicts(lines: list[ReadLine], title: str, above: frozenset[str] = frozenset()) -> dict[int, Verdict]:
    """Lines behind the last line of running text that are the page's. `title` is the headline, or empty; `above` are
    the folded keys of what the page printed around it: who wrote it, for whom."""
    if not lines:
        return {}
    found = {len(lines) - 1: Verdict(Hit("tail:other-articles", "read-also"))} if _is_glued_box(lines) else {}
    found |= teased(lines)
    last = max((i for i, line in enumerate(lines) if i not in found and _is_text(line)), default=-1)
    if last < 0:
        return {}
    if title:
        echoes = {i: v for i, line in enumerate(lines) if i > 1 and (v := _echo(line, title))}
        while last in echoes and last > 0:
            last = max((i for i in range(last) if _is_text(lines[i])), default=-1)
        found |= {i: v for i, v in echoes.items() if i > last}
    invited, tags = False, _tags(lines, last, title)
    for i in range(last + 1, len(lines)):
        line = lines[i]
        if i in found or is_own_item(lines, i):
            continue
        if _bare_key(line) in above and (line.hit is None or line.hit.where == "edges"):
            found[i] = Verdict(Hit("tail:again", "byline"))
        elif line.hit is not None and line.hit.action == "sign" and is_prompt(line.text):
            found[i] = Verdict(Hit("tail:control", "share"))
        elif (
            line.hit is not None
            and line.hit.action == "sign"
            and line.text[0] != "*"
            and (source := read_quoted(line.text))
        ):
            found[i] = credit_verdict(source, "tail:credit")
        elif invites(line):
            invited = True
            found[i] = Verdict(Hit("tail:contact", "contact"))
        elif invited and line.hit is None and len(line.text) <= SERVICE and not stops(line.text):
            found[i] = Verdict(Hit("tail:contact", "contact"))
        elif i in tags:
            found[i] = Verdict(Hit("tail:tags", "tags"))
        elif (
            _is_open(lines, i)
            and not is_introduced(lines, i)
            and not is_led_up_to(lines, i)
            and not is_listed(lines, i, last)
            and (verdict := _by_form(line))
            and tells_more(line, verdict)
        ):
            own = heads_list(lines, i, verdict) or ends_list(lines, i, verdict) or tells_of_text(lines, i, verdict)
            found |= {} if own else {i: verdict}
        elif _is_menu(lines, i, found):
            found[i] = Verdict(Hit("tail:menu", "navigation"))
        elif is_about(lines, i):
            found[i] = Verdict(Hit("tail:other-articles", "read-also"))
    end = len(lines) - 1
    if end > last and lines[end].hit is None and end not in found and is_glued(lines[end].text, _words(lines[:end])):
        found[end] = Verdict(Hit("tail:tags", "tags"))
    signature = find_signature(lines, found, last)
    if signature is not None:
        found[signature] = credit_verdict(Credit((bare_name(lines[signature].text),)), "tail:signature")
        if signature + 1 < len(lines) and signature + 1 not in found and tells_office(lines[signature + 1].text):
            found[signature + 1] = Verdict(Hit("tail:office", "byline"))
    if end > last and end not in found and lines[end].hit is None and (name := last_outlet(lines, end)):
        found[end] = credit_verdict(Credit(source=name), "tail:credit")
    if end > last and end not in found and lines[end].hit is None and repeats_subjects(lines, end):
        found[end] = Verdict(Hit("tail:tags", "tags"))
    if end > last and end not in found and lines[end].hit is None and _is_number_alone(lines, end):
        found[end] = Verdict(Hit("tail:counter", "meta"))
    if end > last and end not in found and (mark := last_mark(lines, end, above)):
        found[end] = mark
    found |= {i: Verdict(Hit("inside:caption", "photo")) for i in range(last + 1, len(lines)) if is_marked(lines, i)}
    found |= remainders(lines, found, last)
    return found | marks(lines, found, last, above)


def _is_menu(lines: list[ReadLine], i: int, found: dict[int, Verdict]) -> bool:
    """Whether a line that no rule knows names sections, beside a line of the page's: alone under a text such words are
    the last of a list of the text's, "youth and sports"."""
    if lines[i].hit is not None or len(tokens(lines[i].text)) == 1 or not is_section(lines[i].text):
        return False
    return i - 1 in found or any(line.hit is not None for line in (*lines[i - 1 : i], *lines[i + 1 : i + 2]))


def _is_number_alone(lines: list[ReadLine], i: int) -> bool:
    """Whether a short number stands right behind a sentence, as the last line: a count or a page."""
    return lines[i].text.isdigit() and len(lines[i].text) <= COUNT_DIGITS and i > 0 and stops(lines[i - 1].text)


def _bare_key(line: ReadLine) -> str:
    """A line's key, in a starred line without the word before the name."""
    first, _, rest = line.key.strip("* ").partition(" ")
    return rest if line.text[0] == "*" and first in zone_words("from") | zone_words("signs_with") else line.key


def _words(lines: list[ReadLine]) -> frozenset[str]:
    return frozenset(word for line in lines for word in tokens(line.text))


def _tags(lines: list[ReadLine], last: int, title: str) -> frozenset[int]:
    """Two lines or more right behind a text that ended, of few words that the text holds (of three and more all but
    one), with furniture right behind them, or all of the headline's words: tags that lost their label. A list of the
    text's own ends the page."""
    left = list(takewhile(lambda i: lines[i].hit is None, range(last + 1, len(lines))))
    closed = bool(left) and left[-1] + 1 < len(lines) and lines[left[-1] + 1].hit is not None
    headed = all(stems(lines[i].text) and stems(lines[i].text) <= loose_stems(title) for i in left)
    if not (closed or headed) or len(left) < LEAST_TAGS or not stops(lines[last].text):
        return frozenset()
    said = stems("\n".join(line.text for line in lines[: last + 1]))
    few = all(len(tokens(lines[i].text)) <= TAG_WORDS and lines[i].text[-1].isalpha() for i in left)
    unsaid = sum(not stems(lines[i].text) <= said for i in left)
    return frozenset(left) if few and unsaid <= (len(left) > LEAST_TAGS) else frozenset()


def _is_open(lines: list[ReadLine], i: int) -> bool:
    """Whether a line may be read here: no rule knows it, or as a credit only, which may have a date; and it is not the
    value of a label above it."""
    above, hit = lines[i - 1].hit if i else None, lines[i].hit
    if above is not None and above.bare:
        return False
    return hit is None or (hit.action != "sign" and is_replaceable(lines[i]))


def _is_text(line: ReadLine) -> bool:
    """Running text, and no note under it."""
    return line.hit is None and runs(line.text) and not is_note(line) and not is_disclaimer(line.text)


def _is_glued_box(lines: list[ReadLine]) -> bool:
    """Whether the last line is a box of the author's other articles, their headlines glued together."""
    return lines[-1].hit is None and lines[-1].key.startswith(tuple(zone_words("glued_boxes")))


def _echo(line: ReadLine, title: str) -> Verdict | None:
    """A line that prints the headline again behind a few words of its own that lead to it: "link to the news in X:"."""
    key, headline = line.key, fold(title)
    if line.hit is None and _is_part_of(key, headline):
        return Verdict(Hit("tail:headline-link", "source"))
    if len(headline) < ECHO_LETTERS or headline not in key or key == headline:
        return None
    beside = tokens(key.replace(headline, " ", 1))
    label = 0 < len(beside) <= ECHO_WORDS and key.endswith(headline)
    leads = label and (not zone_words("leads_to_page").isdisjoint(beside) or may_be_outlet(" ".join(beside)))
    return Verdict(Hit("tail:headline-link", "source")) if leads else None


def _is_part_of(key: str, headline: str) -> bool:
    """Whether a line is what stands behind "in pictures …" in the folded headline: the name of its pictures."""
    shown, *parts = _PAUSE.split(headline)
    if len(key) < ECHO_LETTERS or zone_words("shows_pictures").isdisjoint(tokens(shown)):
        return False
    return any(key == part.strip() for part in parts)


def _by_form(line: ReadLine) -> Verdict | None:
    text = line.text
    if is_contact(text):
        return Verdict(Hit("tail:contact", "contact"))
    if is_news_name(text) and not stops(text):
        return credit_verdict(Credit(source=exclusive_to(text) or text.strip(" -–—*()")), "tail:credit")
    if (found := read_credit_line(text)) and found.authors and opens_with_outlet(found.source or ""):
        return credit_verdict(found, "tail:credit")
    if (who := named_writer(text)) is not None:
        return credit_verdict(Credit(who), "tail:byline")
    if found := read_quoted(text):
        return credit_verdict(found, "tail:credit")
    if is_control(text) or is_markup(text) or is_prompt(text) or " ".join(tokens(text)) in zone_words("leftovers"):
        return Verdict(Hit("tail:control", "share"))
    first, _, desk = text.partition("/")
    if desk and is_agency(first) and _INITIALS.fullmatch(desk.strip()):
        return credit_verdict(Credit(source=first.strip()), "tail:initials")
    if is_press_office(text) or read_post(text) is not None:
        return Verdict(Hit("tail:office", "byline"))
    if is_counter(text):
        return Verdict(Hit("tail:counter", "meta"))
    if _DESK.fullmatch(text) and (zone_words("function") | zone_words("short_words")).isdisjoint(tokens(text)):
        return Verdict(Hit("tail:initials", "byline"))
    if (closed := _CLOSED.fullmatch(text)) and (credit := _in_brackets(closed[1])):
        return credit_verdict(credit, "tail:credit")
    if is_disclaimer(text):
        return Verdict(Hit("tail:disclaimer", "copyright"))
    if desk_rule(text):
        return Verdict(Hit("tail:initials", "byline"))
    if text[0] == "*":  # a footnote, unless it tells the writer's office
        sent = tokens(text)[:1] != [] and tokens(text)[0] in zone_words("our_people")
        return Verdict(Hit("tail:office", "byline")) if tells_office(text) or sent else None
    if line.key in zone_words("box_openers") or any(
        line.key.startswith(phrase) for phrase in zone_words("glued_boxes")
    ):
        return Verdict(Hit("tail:other-articles", "read-also"))
    if found := read_byline(text):
        return credit_verdict(found, "tail:byline")
    if (credit := read_credit_line(text)) and (credit.strong or _joins(credit, text)):
        return credit_verdict(credit, "tail:credit")
    return None


def _in_brackets(inner: str) -> Credit | None:
    """What brackets close a dispatch with: its place, or its agency and place."""
    if is_place(inner):
        return Credit()
    credit = read_credit_line(inner)
    known = credit is not None and credit.source and (is_agency(credit.source) or is_outlet_line(credit.source))
    return credit if known else None


def _joins(credit: Credit, text: str) -> bool:
    """Whether a credit with an unknown part names somebody, joined by dashes or slashes: a colon heads a list; or an
    outlet, by the word that says so."""
    if opens_with_outlet(text):
        return True
    return ":" not in text and bool(credit.authors or (credit.source and ("/" in text or "+" in text)))

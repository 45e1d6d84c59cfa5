"""How long a line may be that is taken for furniture: each limit by itself, one line within and one beyond it.

A line beyond is the same with words more: nothing but the limit keeps it.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from pipelines.cleaning.boilerplate import _or_outlet
from pipelines.cleaning.boilerplate.calls import is_call
from pipelines.cleaning.boilerplate.headline_rows import unlinked_headlines
from pipelines.cleaning.boilerplate.line_rules import Known, is_headline_link
from pipelines.cleaning.boilerplate.plain import (
    captions,
    contacts,
    controls,
    notices,
    posts,
    prompts,
    sections,
    wording,
)
from pipelines.cleaning.boilerplate.plain.contents import MOST_ENTRIES, contents
from pipelines.cleaning.boilerplate.plain.datelines import read_dateline
from pipelines.cleaning.boilerplate.plain.desks import is_press_office, tells_office
from pipelines.cleaning.boilerplate.plain.glued import is_glued, repeats_subjects
from pipelines.cleaning.boilerplate.plain.lists import named_writer
from pipelines.cleaning.boilerplate.plain.outlets import is_news_name, is_present, opens_with_outlet
from pipelines.cleaning.boilerplate.plain.page_titles import page_titles
from pipelines.cleaning.dates.dated_line import find_date
from pipelines.cleaning.dates.words import MONTHS
from pipelines.cleaning.text import key_of
from pipelines.cleaning.words import words
from tests.cleaning.boilerplate.lines import line

FILL = "قنديل "
"""A word that is in no list."""


def a(group: str) -> str:
    """A single word of a list that plain texts are read by."""
    return next(word for word in sorted(wording.zone_words(group)) if " " not in word)


def lines(*texts: str) -> list[Any]:
    return [SimpleNamespace(text=text, key=key_of(text), hit=None) for text in texts]


def marked(text: str) -> bool:
    return captions.is_marked(lines("قال الوزير إن العمل تم.", text), 1)


def captioned(text: str) -> bool:
    return captions.is_captioned(lines(a("caption_labels"), text, "وقال الوزير إن العمل تم."), 1)


def invites(text: str) -> bool:
    return contacts.invites(*lines(text))


def view(text: str) -> bool:
    return captions.shows(text, wording.stems(FILL))


def titled(text: str, inner: str = "اتفاق جديد في المدينة القديمة") -> bool:
    return bool(page_titles(lines(text, inner), 2))


def short_title(inner: str) -> bool:
    return titled(f"{inner} | صدى", inner)


def row(text: str) -> bool:
    return len(unlinked_headlines([line("اقرأ أيضا:"), line(FILL * 5), line(text)], 0)) > 1


def site_name(text: str, outlets: frozenset[str]) -> bool:
    return _or_outlet(line(text), Known(outlets=outlets)).hit is not None


def glued(text: str) -> bool:
    return is_glued(text, frozenset({"قنديل", "زورق"}))


def subjects(text: str) -> bool:
    return repeats_subjects(lines("أعلنت البلدية خطة الميناء الجديد والجسر القديم.", text), 1)


VIEW = next(iter(sorted(wording.zone_words("views_of")))) + " "
PRESS = next(iter(sorted(wording.zone_words("press_offices")))) + " "
PASSED = next(iter(sorted(wording.zone_words("passed_on")))) + " "
WRITE = next(phrase for phrase in sorted(wording.zone_words("contacts")) if " " in phrase) + " "
OPENER = next(iter(sorted(words("boilerplate/plain/outlets.toml", "openers")))) + " "
CONTROL = next(word for word in sorted(controls.control_words()) if len(word) > 3)
NOTE = f"- {a('photo_words')}"
STAMP = f"3 {next(iter(MONTHS))} {a('o_clock')} 9 15"
NOT_SAID = f"{a('not')} {a('disclaimed')} "
ASKS = f"{a('asks')} {a('pleased')} {a('pieces')} "

CALLED = frozenset({"قنديل الجنوب"})
NAMED = "صحيفة " + "قنديل " * 8

CASES: dict[str, tuple[Callable[[str], object], str, str]] = {
    "captions, credited": (captions.is_caption, FILL * 10 + "© صدى", FILL * 60 + "© صدى"),
    "captions, of the archive": (captions.is_caption, FILL * 10 + NOTE, FILL * 30 + NOTE),
    "captions behind a point": (marked, f"• {FILL * 5}", f"• {FILL * 30}"),
    "captions behind their label": (captioned, FILL * 5, FILL * 60),
    "views": (view, VIEW + FILL * 3, VIEW + FILL * 10),
    "accounts": (contacts.is_account, "sada@sada.test", "a" * 80 + "@sada.test"),
    "words before an address": (contacts.is_contact, "هنا sada@sada.test", "من هو في يد أو عن أب sada@sada.test"),
    "how to write": (invites, WRITE + FILL, WRITE + FILL * 12),
    "controls": (controls.is_control, f"{CONTROL} " * 3, f"{CONTROL} " * 60),
    "other words beside controls": (
        controls.is_control,
        f"{CONTROL} {CONTROL} {FILL * 2}",
        f"{CONTROL} {CONTROL} {FILL * 3}",
    ),
    "glued controls": (controls.is_control, CONTROL * 2, CONTROL * (100 // len(CONTROL))),
    "posts passed on": (posts.read_post, PASSED + FILL, PASSED + FILL * 20),
    "posters": (posts.is_poster, FILL * 3, FILL * 7),
    "stamps": (posts.is_stamp, STAMP, f"{STAMP} 1 2 3 4 5"),
    "calls to an own account": (
        prompts.is_click,
        f"{a('purposes')} {a('own_accounts')} {FILL}",
        f"{a('purposes')} {a('own_accounts')} {FILL * 25}",
    ),
    "where to click": (
        prompts.is_click,
        f"{a('purposes')} {FILL * 3}{a('clicks')} {FILL}",
        f"{a('purposes')} {FILL * 3}{a('clicks')} {FILL * 6}",
    ),
    "questions of use": (prompts.is_prompt, f"{ASKS}؟", f"{ASKS}{FILL * 4}؟"),
    "questions of use with counts": (prompts.is_prompt, f"{ASKS}؟ 12 34", f"{ASKS}؟{' 1234567' * 9}"),
    "calls that break off": (
        prompts.is_prompt,
        f"{a('own_accounts')} {a('onto')} {FILL}",
        f"{a('own_accounts')} {a('onto')} {FILL * 6}",
    ),
    "disclaimers": (
        notices.is_disclaimer,
        f"{a('about')} {FILL * 3}{NOT_SAID}{a('for_whom')} صدى",
        f"{a('about')} {FILL * 40}{NOT_SAID}{a('for_whom')} صدى",
    ),
    "words from a disclaimer's verb to the outlet": (
        notices.is_disclaimer,
        f"{a('about')} {NOT_SAID}{FILL * 3}{a('for_whom')} صدى",
        f"{a('about')} {NOT_SAID}{FILL * 16}{a('for_whom')} صدى",
    ),
    "an outlet's name in a disclaimer": (
        notices.is_disclaimer,
        f"{a('about')} {NOT_SAID}{a('for_whom')} {FILL * 2}",
        f"{a('about')} {NOT_SAID}{a('for_whom')} {FILL * 6}",
    ),
    "paths from home": (sections.is_section, f"الرئيسية > {FILL}", "الرئيسية" + f" > {FILL.strip()}" * 10),
    "steps from home": (sections.is_section, f"الرئيسية > {FILL * 3}", f"الرئيسية > {FILL * 4}"),
    "menus": (sections.is_section, f"رياضة | اقتصاد | {FILL}", f"رياضة | {FILL}"),
    "paths": (sections.is_path, f"{FILL}> {FILL}", f"{FILL}" + f"> {FILL}" * 10),
    "steps of a path": (sections.is_path, f"{FILL * 3}> {FILL}", f"{FILL * 5}> {FILL}"),
    "press offices": (is_press_office, PRESS + FILL, PRESS + FILL * 7),
    "offices": (tells_office, f"{a('roles')} {FILL}", f"{a('roles')} {FILL * 8}"),
    "names of news": (is_news_name, f"{FILL}نيوز", f"{FILL * 3}نيوز"),
    "names that open as outlets": (opens_with_outlet, OPENER + FILL, OPENER + FILL * 5),
    "the headline in the browser's title": (
        titled,
        "اتفاق جديد في المدينة القديمة | صدى",
        f"اتفاق جديد في المدينة القديمة | {FILL * 8}",
    ),
    "words of the headline in it": (short_title, "اتفاق جديد في المدينة القديمة", "المستشفيات والمستوصفات"),
    "letters of the headline in it": (short_title, "اتفاق جديد في المدينة القديمة", "من هو ذا هنا"),
    "a dispatch's place": (read_dateline, "الكويت - 12 - 3 (كونا) --", f"{FILL * 4}- 12 - 3 (كونا) --"),
    "a dispatch's agency": (
        read_dateline,
        f"الكويت - 12 - 3 - 2012 ({FILL * 2})",
        f"الكويت - 12 - 3 - 2012 ({FILL * 4})",
    ),
    "calls that end on the channel": (
        lambda text: is_call(text, frozenset()),
        "تابعوا قنديل زورق تلغرام",
        "تابعوا تلغرام قنديل زورق سنبله",
    ),
    "the outlet's name": (lambda text: site_name(text, CALLED | {key_of(NAMED)}), "قنديل الجنوب", NAMED),
    "linked headlines": (lambda text: is_headline_link(text, 1.0), FILL * 5, FILL * 40),
    "rows of headlines": (row, FILL * 5, FILL * 25),
    "dates in a line": (find_date, "قنديل 12 نوفمبر 2024", f"{FILL.strip() * 20} 12 نوفمبر 2024"),
    "words glued together": (glued, "قنديلزورق", f"قنديلزورق {FILL * 8}"),
    "subjects, how many": (subjects, "الميناء الجسر الميناء الجسر البلدية", "الميناء البلدية الميناء البلدية"),
    "subjects that come again": (subjects, "الميناء الجسر الميناء الجسر خطة", "الميناء الجسر البلدية خطة الجديد"),
    "subjects that were spoken of": (
        subjects,
        "الميناء الميناء البلدية البلدية قنديل",
        "الميناء الميناء قنديل قنديل زورق",
    ),
    "who signs": (named_writer, f"{a('signs_with')} محمد علي", f"{a('signs_with')} محمد علي حسن محمود أحمد"),
    "headlines": (wording.may_be_headline, FILL * 10, FILL * 40),
    "headlines that ask": (wording.may_be_headline, FILL * 10 + "؟", FILL * 20 + "؟"),
}


@pytest.mark.parametrize(("takes", "within", "beyond"), CASES.values(), ids=CASES)
def test_a_line_beyond_the_limit_is_text(takes: Callable[[str], object], within: str, beyond: str) -> None:
    assert takes(within.strip())
    assert not takes(beyond.strip())


def test_a_list_of_contents_has_so_many_parts() -> None:
    parts = [f"{FILL}{number}أ" for number in "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"] + [f"زورق {n}" for n in "ابتثجحخدذر"]
    heading = next(iter(sorted(wording.zone_words("contents"))))
    assert contents(lines(heading, *parts, *parts)) == list(range(1 + MOST_ENTRIES))


def test_what_reads_as_running_text() -> None:
    assert wording.runs(FILL * 20)
    assert wording.runs(f"{FILL * 8}،") and not wording.runs(f"{FILL}،")
    assert not wording.runs(FILL * 10)


def test_words_are_compared_by_their_beginnings_and_short_ones_not() -> None:
    assert wording.stems("مستشفيات") == wording.stems("مستشفيان")
    assert wording.stems("في ما") == frozenset()
    assert wording.stems("بيت") != frozenset()


def test_short_words_are_no_verbs() -> None:
    letter = a("present")
    assert is_present(f"{letter}ظضث") and not is_present(f"{letter}ظ")

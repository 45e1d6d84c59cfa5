import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.duplicates.compare import Text, may_share, share
from pipelines.duplicates.signature import STORED, Signature, keys, stored
from pipelines.duplicates.verdict import CONTAINED, SAME, Verdict, enough, judge
from tests.duplicates.texts import story
from tests.quality import duplicate_pairs as pairs


def verdict(earlier: str, later: str) -> Verdict:
    one, other = Signature.of(earlier).codes, Signature.of(later).codes
    return judge(stored(one), len(one), Text(other))


def meet(earlier: str, later: str) -> bool:
    return not set(keys(Signature.of(earlier).codes)).isdisjoint(keys(Signature.of(later).codes))


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي 0123456789\n", min_size=1).filter(lambda text: text.strip()))
@settings(max_examples=200, deadline=None)
def test_a_text_is_its_own_duplicate(text: str) -> None:
    if Signature.of(text).codes:
        assert verdict(text, text) is Verdict.DUPLICATE
        assert meet(text, text)


@pytest.mark.parametrize("kind", sorted(set(pairs.COPIES) - {"hard rewording"}))
def test_a_story_printed_again_is_a_duplicate(kind: str) -> None:
    rng = random.Random(kind)
    texts = [story(seed, paragraphs=8) for seed in range(40)]
    made = list(pairs.copies(kind, texts, 40, rng))
    found = [verdict(one.earlier, one.later) is Verdict.DUPLICATE and meet(one.earlier, one.later) for one in made]
    assert sum(found) >= 38


@pytest.mark.parametrize("kind", sorted(pairs.MADE_WITH["templates"]))
def test_a_form_with_other_names_and_numbers_is_another_story(kind: str) -> None:
    made = list(pairs.templates(kind, 60, random.Random(kind)))
    assert sum(verdict(one.earlier, one.later) is not Verdict.OTHER for one in made) <= 2


@pytest.mark.parametrize("kind", sorted(pairs.FORMS["forms"]))
def test_a_form_of_sentences_with_two_other_values_is_another_story(kind: str) -> None:
    made = list(pairs.forms(kind, 40, random.Random(kind)))
    assert sum(verdict(one.earlier, one.later) is not Verdict.OTHER for one in made) <= 1


def test_a_first_sentence_that_is_a_form_counts_and_another_lead_does_not() -> None:
    form = "استقبل وزير {} نبيل {} في مكتبه {} سفير {} لدى الدولة سعاد الزبيدي."
    rest = "\n" + story(4, paragraphs=2)
    one = form.format("الصحة", "سرحان", "الثلاثاء", "البرازيل") + rest
    assert verdict(one, form.format("الداخلية", "الدليمي", "الخميس", "باكستان") + rest) is Verdict.OTHER
    assert verdict(one, story(9, paragraphs=1)[:90] + rest) is Verdict.DUPLICATE


def test_a_follow_up_that_repeats_its_background_is_another_story() -> None:
    texts = [story(seed, paragraphs=8) for seed in range(40)]
    made = pairs.follow_ups(texts, 40, random.Random(1))
    assert all(verdict(one.earlier, one.later) is Verdict.OTHER for one in made)


def test_a_brief_item_with_one_other_name_is_another_story() -> None:
    form = "وفاة الفنان {} في القاهرة بعد معاناة مع المرض، ونقابة الممثلين تعلن موعد الجنازة والعزاء مساء غد في المسجد"
    assert verdict(form.format("سمير غانم"), form.format("عادل إمام")) is Verdict.OTHER
    assert verdict(form.format("سمير غانم"), "(وكالات) " + form.format("سمير غانم")) is Verdict.DUPLICATE


def test_an_item_inside_a_longer_story_is_contained_and_not_a_duplicate() -> None:
    whole = story(1, paragraphs=12)
    wire = "\n".join(whole.split("\n")[3:6])
    assert verdict(whole, wire) is Verdict.CONTAINED
    assert meet(whole, wire)
    assert verdict(wire, whole) is Verdict.OTHER


def test_a_long_text_is_kept_in_pieces_and_its_copy_is_found() -> None:
    text = story(5, paragraphs=40)
    assert len(stored(Signature.of(text).codes)) == STORED
    assert verdict(text, "خاص\n" + text) is Verdict.DUPLICATE
    assert verdict(text, story(6, paragraphs=40)) is Verdict.OTHER


def with_numbers(seed: int, numbers: list[int]) -> str:
    """A long text with a number in every eightieth word: most stand outside the pieces that are kept of it."""
    words = story(seed, paragraphs=40, words=24).split(" ")
    for at, number in enumerate(numbers):
        words[60 + 80 * at] = str(number)
    return " ".join(words)


@pytest.mark.parametrize("seed", range(5))
def test_a_long_form_with_other_numbers_is_another_story(seed: int) -> None:
    numbers = [11, 23, 37, 58, 64, 79]
    text = with_numbers(seed, numbers)
    assert verdict(text, with_numbers(seed, [one + 300 for one in numbers])) is Verdict.OTHER
    assert verdict(text, with_numbers(seed, [412, 413, *numbers[2:]])) is Verdict.DUPLICATE
    cut = text.split("\n")
    assert verdict(text, "\n".join([*cut[:10], *cut[20:]])) is Verdict.DUPLICATE


def test_of_very_many_numbers_those_are_compared_that_both_would_keep() -> None:
    numbers = " ".join(map(str, range(100, 300, 3)))
    text = f"{story(1, paragraphs=20)}\n{numbers}"
    assert verdict(text, f"{text} 7 8 9 10") is Verdict.DUPLICATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "أعلنت الشرطة في أوروبا أمس اعتقال عناصر من شركة نقل",
            "بينت الأجهزة الأمنية في أوربا أمس اعتقال رجال من مؤسسة نقل",
        ),
        ("قتل ثلاثة سائقين في حادث سير على طريق الجبل", "لقي مصرعه 3 سائقين في حادث مروري على طريق الجبل"),
        ("فاز منتخب المدينة يوم الثلاثاء بعد عناء كبير", "فاز فريق المدينة الثلاثاء عقب عناء كبير"),
    ],
)
def test_a_brief_item_in_another_house_style_is_a_duplicate(one: str, other: str) -> None:
    assert verdict(one, other) is Verdict.DUPLICATE


@given(st.integers(0, 500), st.integers(2, 12), st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_not_compared_would_be_another_story(seed: int, paragraphs: int, data: st.DataObject) -> None:
    whole = story(seed, paragraphs=paragraphs).split("\n")
    start = data.draw(st.integers(0, paragraphs - 1))
    part = whole[start : data.draw(st.integers(start + 1, paragraphs))]
    kept, text = Signature.of("\n".join(whole)).codes, Text(Signature.of("\n".join(part)).codes)
    shared = share(stored(kept), len(kept), text)
    if shared.jaccard >= SAME or shared.contained >= CONTAINED:
        assert may_share(stored(kept), len(kept), text, enough(len(kept), len(text.codes)), CONTAINED)


def test_texts_that_share_a_few_sentences_are_not_compared() -> None:
    """On a site whose articles are all of one form each would be compared with a dozen."""
    shared = story(1, paragraphs=2)
    one, other = (Signature.of(f"{shared}\n{story(seed, paragraphs=8)}").codes for seed in (2, 3))
    assert not may_share(stored(one), len(one), Text(other), enough(len(one), len(other)), CONTAINED)


def test_texts_of_which_nothing_is_left_are_nothing_to_any() -> None:
    some = Signature.of(story(1)).codes
    assert judge(b"", 0, Text(some)) is judge(some, len(some), Text(b"")) is judge(b"", 0, Text(b"")) is Verdict.OTHER


def test_an_item_of_half_a_story_stands_inside_it_and_one_of_most_of_it_is_a_copy() -> None:
    lines = story(1, paragraphs=12).split("\n")
    whole = "\n".join(lines)
    assert verdict(whole, "(وكالات) " + "\n".join(lines[:7])) is Verdict.CONTAINED
    assert verdict("\n".join(lines[:7]), whole) is Verdict.OTHER
    assert verdict(whole, "(وكالات) " + "\n".join(lines[:8])) is Verdict.DUPLICATE
    assert verdict("\n".join(lines[:8]), whole) is Verdict.DUPLICATE


def test_what_stands_before_an_item_in_the_longer_story_is_no_other_name() -> None:
    lines = story(1, paragraphs=12).split("\n")
    around = "\n".join(["غادر يوسف النجار إلى مسقط صباحا", *lines])
    item = "\n".join(["الرياض واس نقلا عن مصدر رسمي", *lines[:2]])
    assert verdict(around, item) is Verdict.CONTAINED
    words = lines[1].split()
    named = " ".join([*words[:9], "سعيد البكري", *words[11:19], "وليد حداد", *words[21:]])
    assert verdict(around, item.replace(lines[1], named)) is Verdict.OTHER


def test_phrases_of_a_cut_paragraph_that_stand_elsewhere_too_are_no_places() -> None:
    stock = ["في بيان صدر أمس", "على هامش أعمال القمة", "من جهة أخرى قال", "في وقت سابق اليوم", "بحسب المصدر نفسه"]
    named = ["سعيد", "البكري", "مسقط", "وهران", "النجار"]
    lines = [f"{line} {phrase}" for line, phrase in zip(story(3, 5, 12).split("\n"), stock, strict=True)]
    cut = " ".join(f"{phrase} {name}" for phrase, name in zip(stock, named, strict=True))
    whole = "\n".join([cut, *lines])
    assert verdict(whole, "\n".join(lines)) is Verdict.DUPLICATE
    assert verdict("\n".join(lines), whole) is Verdict.DUPLICATE


def test_a_long_text_with_five_other_names_is_another_story_and_one_with_three_other_words_is_not() -> None:
    words = story(8, paragraphs=15).split(" ")
    names = ["الحمدان", "البكري", "الزهراني", "المنصوري", "العتيبي"]
    others = ["شحادة", "الخوري", "بوعزة", "القحطاني", "المرزوقي"]
    for many, wanted in ((5, Verdict.OTHER), (3, Verdict.DUPLICATE)):
        one, other = list(words), list(words)
        for at in range(9):
            one[20 + 45 * at], other[20 + 45 * at] = names[at % many], others[at % many]
        assert verdict(" ".join(one), " ".join(other)) is wanted

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.duplicates.signature import STORED, Signature, keys, stored
from pipelines.duplicates.verdict import Verdict, judge
from tests.duplicates.texts import story
from tests.quality import duplicate_pairs as pairs


def verdict(earlier: str, later: str) -> Verdict:
    one, other = Signature.of(earlier).codes, Signature.of(later).codes
    return judge(stored(one), len(one), other)


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

"""Lines among the credits under a headline: the office of who is named, an outlet between two of them."""

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.credit import Credit
from pipelines.cleaning.boilerplate.plain.desks import tells_office
from pipelines.cleaning.boilerplate.plain.in_text import is_unsaid
from pipelines.cleaning.boilerplate.plain.outlets import EDGES, has_ordinary_name, is_present, may_be_outlet
from pipelines.cleaning.boilerplate.plain.sections import is_section
from pipelines.cleaning.boilerplate.plain.title import PlainHeadline
from pipelines.cleaning.boilerplate.plain.verdicts import DASHED, Verdict, credit_verdict
from pipelines.cleaning.boilerplate.plain.wording import may_be_headline, runs, tokens, zone_words
from pipelines.cleaning.boilerplate.salutations import is_salutation
from pipelines.cleaning.labels import Label, is_place
from pipelines.cleaning.letters import ARTICLE

BODY = 30
"""Lines of the text that are asked whether they quote an outlet's name, or hold a word."""

BETWEEN_WORDS = 3
"""Words of an outlet's name between two credits; a second headline has more."""

NOUN_AND_KIND = 2
"""Words of a noun and its adjective, both with the article: "the international bulletin"."""


def beside_credits(
    lines: list[ReadLine], title: PlainHeadline, known: frozenset[int], found: dict[int, Verdict]
) -> dict[int, Verdict]:
    """Under a headline, what stands among credits: the office of who is named right above, an outlet between two."""
    more: dict[int, Verdict] = {}
    for i in range(title.at + 1, title.start):
        text = lines[i].text
        under = i - 1 in known and i - 1 > title.at
        if (
            i in known
            or runs(text)
            or is_salutation(lines, i)
            or not (under or (i - 1 == title.at and i + 1 in known and i + 1 < title.start))
        ):
            continue
        if under and is_place(text.strip(EDGES)) and not any(is_place(line.text) for line in lines[title.start :]):
            more[i] = Verdict(Hit("head:between", "source"))
            known |= more.keys()
            continue
        above = found[i - 1].label if i - 1 in found else lines[i - 1].label
        if has_ordinary_name(text) and is_unsaid(text, _paragraphs(lines, title.start)):
            more[i] = credit_verdict(Credit(source=text.strip(EDGES)), "head:between")
            known |= more.keys()
            continue
        if above is not None and above.values("authors") and tells_office(text):
            more[i] = Verdict(Hit("head:office", "byline"))
        elif len(tokens(text)) <= BETWEEN_WORDS and may_be_headline(text):
            again = any(j in known and _names(lines[j].key, lines[i].key) for j in range(title.start) if j != title.at)
            again = again or lines[title.start].key.startswith((f"{lines[i].key} -", f"{lines[i].key} –"))
            dashed = DASHED.search(text) and not text[0].isdigit()  # "1/ Libya" is an item of a list
            if (i + 1 in known and _may_name(text, under)) or again or dashed:
                more[i] = _named_between(lines, i, title)
        known |= more.keys()
    return more


def _may_name(text: str, under: bool) -> bool:
    """Whether words above a credit may be the outlet's or a section's name. Right `under` another credit they are,
    unless they say something; under the headline a word is, a noun and its adjective, a land's name and a word:
    others are its second line."""
    said = tokens(text)
    if may_be_outlet(text) or is_section(text) or " ".join(said).startswith(tuple(zone_words("views_of"))):
        return True
    if not zone_words("countries").isdisjoint((said[0], ARTICLE + said[0])) and len(said) == NOUN_AND_KIND:
        return True
    if not zone_words("function").isdisjoint(said) or any(map(is_present, said)) or said[0] in zone_words("leads"):
        return False
    if len(said) == NOUN_AND_KIND and said[-1] in zone_words("describing"):
        return False  # "great joy"
    noun_and_kind = len(said) == NOUN_AND_KIND and all(word.startswith(ARTICLE) for word in text.split())
    return under or len(said) == 1 or noun_and_kind


def _names(key: str, name: str) -> bool:
    """Whether a folded line holds a folded name as words of its own."""
    return key != name and f" {name} " in f" {' '.join(tokens(key))} "


def _named_between(lines: list[ReadLine], i: int, title: PlainHeadline) -> Verdict:
    """A few words among credits: the outlet, where they sound like one or are printed again; else nobody knows."""
    text, key = lines[i].text, lines[i].key
    below = any(line.key == key for line in lines[title.start :]) or any(
        _names(line.key, key) for j, line in enumerate(lines[: title.start]) if j not in (i, title.at)
    )
    again = below or (
        len(tokens(text)) > 1 and any(key in lines[j].key for j in range(len(lines)) if j not in (i, title.at))
    )
    named = may_be_outlet(text) or (again and not DASHED.search(text))
    if tokens(text)[0] in zone_words("section_openers") or is_section(text):
        named = False
    label = Label("credit", (("source", (text.strip(EDGES),)),)) if named else None
    return Verdict(Hit("head:between", "source", moved_to="source" if label else None), label)


def _paragraphs(lines: list[ReadLine], start: int) -> str:
    return "\n".join(line.text for line in lines[start : start + BODY] if line.hit is None and runs(line.text))

"""Names alone under a plain text's headline, one right below the other."""

from pipelines.cleaning.boilerplate.line_rules import Hit, ReadLine
from pipelines.cleaning.boilerplate.plain.credit import Credit
from pipelines.cleaning.boilerplate.plain.names import is_initialled, is_name, is_titled, may_be_given
from pipelines.cleaning.boilerplate.plain.shaped_names import ends_on_given_name
from pipelines.cleaning.boilerplate.plain.verdicts import Verdict, credit_verdict


def joined_names(lines: list[ReadLine], found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Two names alone, each on its line, one right below the other: the upper line says both. A lower one that is no
    person's by the given names is his column's or office's."""
    named = {i: v.label.values("authors") for i, v in found.items() if v.hit.rule == "head:name" and v.label}
    pairs = [i for i in sorted(named) if i + 1 in named and i - 1 not in named and i + 2 not in named]
    his = [i + 1 for i in pairs if is_name(lines[i].text) and not _is_given(lines[i + 1].text)]
    both = {i: tuple(dict.fromkeys((*named[i], *named[i + 1]))) for i in pairs if i + 1 not in his}
    joined = {i: credit_verdict(Credit(authors), "head:name") for i, authors in both.items()}
    return joined | dict.fromkeys(his, Verdict(Hit("head:between", "source")))


def _is_given(text: str) -> bool:
    """Whether given names say that words are a name, or a title or initial before them."""
    return is_name(text) or is_titled(text) or is_initialled(text) or may_be_given(text) or ends_on_given_name(text)

"""Lines that name a field of the record: "المصدر: البوابة نيوز", "كلمات دلالية: …", "بقلم: …", "(رويترز)".

The phrases are data: labels.toml. A phrase is matched at the start of the line, on its folded key, and the line is
capped in length, because unanchored rules eat articles ("وكالة .*" 13 %, "كتبت?…" 10 %, "المصدر.*$" 3.5 % of 41,661).
"""

from functools import lru_cache

from pipelines.cleaning.labels.credits import (
    is_country,
    is_credit_word,
    is_opener,
    is_place,
    is_scene,
    outlet_words,
    read_credit,
    short_name,
)
from pipelines.cleaning.labels.dated_parts import beside_date
from pipelines.cleaning.labels.family_names import has_initial, is_family_name, is_nisba
from pipelines.cleaning.labels.given_names import (
    is_borne,
    is_foreign_name,
    is_full_name,
    is_given_name,
    is_no_name,
    is_preposition,
    is_surname,
    joins_names,
    may_be_phrase,
    may_be_word,
    opens_with_given_name,
    opens_with_waw,
)
from pipelines.cleaning.labels.initials import read_desk, read_initials
from pipelines.cleaning.labels.label import Label
from pipelines.cleaning.labels.patterns import read_agencies, read_crumbs, read_hashtags, read_signed, read_stamped
from pipelines.cleaning.labels.phrases import (
    after_phrase,
    is_known_outlet,
    is_phrase,
    label_behind_date,
    label_pieces,
    opens_label,
    read_phrase,
    split_names,
)
from pipelines.cleaning.labels.rules import (
    is_cloud_heading,
    is_heading_too,
    is_home,
    may_head_part,
    may_head_signs,
    trim,
    without_helpers,
)
from pipelines.cleaning.text import tidy

__all__ = [
    "Label",
    "after_phrase",
    "beside_date",
    "has_initial",
    "is_borne",
    "is_cloud_heading",
    "is_country",
    "is_credit_word",
    "is_family_name",
    "is_foreign_name",
    "is_full_name",
    "is_given_name",
    "is_heading_too",
    "is_home",
    "is_known_outlet",
    "is_nisba",
    "is_no_name",
    "is_opener",
    "is_phrase",
    "is_place",
    "is_preposition",
    "is_scene",
    "is_surname",
    "joins_names",
    "label_behind_date",
    "label_pieces",
    "may_be_phrase",
    "may_be_word",
    "may_head_part",
    "may_head_signs",
    "opens_label",
    "opens_with_given_name",
    "opens_with_waw",
    "outlet_words",
    "read_label",
    "short_name",
    "split_names",
    "trim",
    "without_helpers",
]

LONGEST_LABEL = 300
"""Characters. No label line in the catalogue is longer; a line of tags comes closest."""


@lru_cache(maxsize=4096)  # several stages read the same lines
def read_label(text: str, outlets: frozenset[str] = frozenset()) -> Label | None:
    """Read one line. None where it is no label: most lines; whether a label counts, its place decides.

    `outlets` are folded names that count as agencies on this page: the site's own (`metadata.outlets`).

    >>> read_label("Source: Reuters").fields
    (('source', ('Reuters',)),)
    """
    line = tidy(text)
    if not 2 < len(line) <= LONGEST_LABEL:
        return None
    if found := read_stamped(line) or read_phrase(line) or read_desk(line, outlets) or read_credit(line, outlets):
        return found
    if found := read_agencies(line, outlets) or read_hashtags(line) or read_crumbs(line):
        return found
    return read_initials(line, outlets) or read_signed(line)

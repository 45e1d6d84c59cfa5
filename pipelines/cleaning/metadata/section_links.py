"""The section as the links over the headline name it, where no class name says what they are."""

import re
from itertools import islice, pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from pipelines.cleaning.element_text import whole_text
from pipelines.cleaning.labels import is_home
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.page import Block
from pipelines.cleaning.text import fold
from pipelines.cleaning.toml_files import read_toml

REACH = 3
"""Blocks over the headline in which the path or the link is looked for: a kicker or a date may stand between."""

BEHIND = 10
"""Blocks behind the text that may name the section: counters and buttons stand between (own choice)."""

STEPS = 5
"""Links of the longest path, the home page and the article too; more are a menu (own choice)."""

LONGEST = 25
"""Characters of a section's name in a link that nothing else names (the longest of the gold pages has 22)."""

WORDS = 3
"""Words of the same; a kicker or a headline has more."""

_DATA = read_toml("metadata/section_links.toml")
_PAGES = frozenset(map(fold, _DATA["pages"]["names"]))
_LEADS = frozenset(map(fold, _DATA["leads"]["words"]))
_ELSEWHERE = re.compile("|".join(_DATA["addresses"]["words"]), re.IGNORECASE)
_FRONT = re.compile(r"/?(?:(?:ar|en|fr|de|es|tr|fa|ku)/?)?(?:(?:index|default|home)(?:\.\w+)?)?", re.IGNORECASE)
_STEP = re.compile(r"[>»›/\\→←]")


class Step(NamedTuple):
    """A link over the headline."""

    text: str
    address: str
    block: Block

    @property
    def leads_home(self) -> bool:
        """Whether it says so, or leads to the front page."""
        return is_home(self.text) or self.leads_to_front

    @property
    def leads_to_front(self) -> bool:
        """Whether its address is the front page's."""
        parts = urlsplit(self.address)
        return bool(self.address) and not parts.query and _FRONT.fullmatch(parts.path) is not None


def led_links(around: Surroundings) -> list[str]:
    """The link behind words that say section ("نشرت في …"), between headline and text or right behind the text."""
    first = around.start if around.title_at is None else around.title_at + 1
    for block in (*around.blocks[first : around.start], *around.behind(BEHIND)):
        links = [step for step in _steps(block) if step.text] if block.link_chars else []
        if len(links) == 1 and _is_section(links[0]) and _says_section(block.spaced, links[0].text):
            return [links[0].text]
    return []


def _says_section(line: str, name: str) -> bool:
    """Whether a line holds a name and words that say section before it."""
    before, _, behind = line.partition(name)
    return not behind.strip(" .|،") and fold(before).strip(" :-") in _LEADS


def over_headline(around: Surroundings, title: str | None) -> list[str]:
    """What the path that ends at the headline names last; else the one link that stands right over the headline."""
    if around.title_at is None:
        return []
    first = max(0, around.head_at - REACH)
    for block in reversed(around.blocks[first : around.head_at]):
        if not block.link_chars:
            if len(block.text) > LONGEST:
                break
            continue
        path = _path(around.blocks, block)
        home = next((at for at, step in enumerate(path) if step.leads_home), None)
        if home is not None and (found := _last_step(path[home:], title)):
            return found
        alone = [step for step in _steps(block) if step.text == block.text and _is_section(step)]
        fits = alone and _belongs_to(alone[0], around) and not _is_elsewhere(alone[0], around)
        return [alone[0].text] if fits else []
    return []


def menu_entries(blocks: list[Block]) -> dict[str, int]:
    """What the links of some blocks say, and the block that says it first; none that lead to the front page."""
    found: dict[str, int] = {}
    for block in blocks:
        if block.link_chars:
            for step in _steps(block):
                if len(step.text) <= LONGEST and not step.leads_home:
                    found.setdefault(step.text, block.index)
    return found


def _steps(block: Block) -> list[Step]:
    links = [block.element] if block.element.tag == "a" else islice(block.element.iter("a"), 3 * STEPS)
    found = (Step(whole_text(link), (link.get("href") or "").strip(), block) for link in links)
    return [step for step in found if step.text and step.text in block.spaced]


def _path(blocks: list[Block], last: Block) -> list[Step]:
    """The links of a block, and of those before it in the same list, back to the home page's."""
    path = _steps(last)
    box = _list_around(last.element)
    for block in reversed(blocks[max(0, last.index - STEPS) : last.index]):
        if box is None or any(step.leads_home for step in path) or box not in block.element.iterancestors():
            break
        path = [*_steps(block), *path]
    return path


def _list_around(element: HtmlElement) -> HtmlElement | None:
    """The list, or the row of boxes, that an entry stands in."""
    entry = next((one for one in (element, *islice(element.iterancestors(), 2)) if one.tag in ("li", "td", "dd")), None)
    above = (entry if entry is not None else element).getparent()
    return None if above is None or above.tag in ("body", "html", "main", "article", "header") else above


def _last_step(path: list[Step], title: str | None) -> list[str]:
    """The narrowest section of a path behind the home page; nothing of a menu that opens with the home page."""
    own = fold(title or "")
    steps = [step for step in path[1:] if fold(step.text) != own]
    if not steps or len(path) > STEPS or not all(map(_is_section, steps)):
        return []
    row = steps[-1].block.text
    parted = len(_STEP.findall(row)) >= len(path) - 1
    nested = all(below.address.startswith(above.address) for above, below in pairwise(steps))
    if parted or len(steps) < len(path) - 1 or (is_home(path[0].text) and nested and len(steps) <= 2):
        return [steps[-1].text]
    return []


def _is_section(step: Step) -> bool:
    """Whether a link could lead to a section: a short name, and an address that is none of a topic or a person."""
    if not (1 < len(step.text) <= LONGEST and len(step.text.split()) <= WORDS) or step.leads_home or not step.address:
        return False
    return fold(step.text) not in _PAGES and _ELSEWHERE.search(step.address) is None


def _is_elsewhere(step: Step, around: Surroundings) -> bool:
    """Whether the page's own address lies in a folder that another link above the headline leads to, not this one."""
    own, path = urlsplit(around.page.url or "").path, urlsplit(step.address).path
    folders = {urlsplit(one.address).path.rstrip("/") for b in around.blocks[: around.head_at] for one in _steps(b)}
    folder = max((one for one in folders if one and own.startswith(f"{one}/")), key=len, default="")
    return bool(folder) and not f"{path}/".startswith(f"{folder}/")


def _belongs_to(step: Step, around: Surroundings) -> bool:
    """Whether a link belongs to the headline behind it: closer to it than to a link before it, and in no menu."""
    block = step.block
    above = list(block.element.iterancestors())
    named = (*block.element.iter("a"), block.element, *above[:2])
    if any(says(one, "byline") or says(one, "source") or says(one, "tags") for one in named):
        return False
    shared = _shared(above, around.blocks[around.head_at].element)
    own = [block.element, *(above[: above.index(shared)] if shared is not None else above)]
    if shared is None or any(one.tag in ("header", "aside", "footer") for one in own):
        return False
    before = around.blocks[block.index - 1] if block.index else None
    links = [step for step in _steps(before) if not step.leads_home] if before is not None and before.link_chars else []
    if before is None or not links:
        return True
    other = _shared(above, before.element)
    return other is not None and other is not shared and other in shared.iterancestors()


def _shared(above: list[HtmlElement], element: HtmlElement) -> HtmlElement | None:
    """The innermost of some elements that another stands in."""
    around = set(element.iterancestors())
    return next((one for one in above if one in around), None)

"""The section of the site that the article stands in."""

from pipelines.cleaning.labels import is_home, read_label
from pipelines.cleaning.layout.element_names import says
from pipelines.cleaning.layout.surroundings import Surroundings
from pipelines.cleaning.outlets import SEPARATOR, is_outlet
from pipelines.cleaning.stated_values import stated_text
from pipelines.cleaning.text import fold

LONGEST_SECTION = 40
"""Characters; a longer one is a headline or a list (own choice)."""


def find_section(around: Surroundings, title: str | None) -> str | None:
    """The section, from article:section, JSON-LD, or the path of links over the headline."""
    named = around.layout.stated("article:section", "section", "articlesection")
    for node in around.nodes[:1]:
        value = node.get("articleSection")
        named += [
            stated_text(entry) for entry in (value[::-1] if isinstance(value, list) else [value])
        ]  # the narrowest is last
    named += [*_stated_crumbs(title, around), *_shown_crumbs(title, around), *_of_title(around), *_over_title(around)]
    named.append(stated_text(around.page.hints.section))
    for name in named:
        if (
            1 < len(name) <= LONGEST_SECTION
            and not is_outlet(name, around.outlets)
            and not is_home(name)
            and "," not in name
        ):
            return name
    return None


def _stated_crumbs(title: str | None, around: Surroundings) -> list[str]:
    """The last step but the article itself of a JSON-LD BreadcrumbList; nothing where there are only two steps."""
    for node in around.page.json_ld:
        items = node.get("itemListElement")
        if node.get("@type") != "BreadcrumbList" or not isinstance(items, list):
            continue
        names = [_crumb_name(item) for item in items if isinstance(item, dict)]
        steps = [name for name in names if name and fold(name) != fold(title or "")]
        return steps[-1:] if len(steps) > 1 else []
    return []


def _crumb_name(item: dict[str, object]) -> str:
    inner = item.get("item")
    return stated_text(item.get("name")) or (stated_text(inner.get("name")) if isinstance(inner, dict) else "")


def _shown_crumbs(title: str | None, around: Surroundings) -> list[str]:
    """The last step of the path that stands nearest to the headline: a menu in one line reads like a path, too."""
    first = around.start if around.title_at is None else around.title_at
    steps: list[str] = []
    path: list[str] = []
    for block in around.blocks[max(0, first - 12) : first + 3]:
        label = read_label(block.text) if len(block.text) <= 100 else None
        shows_path = label is not None and label.kind == "crumbs" and not _is_menu(block.text)
        if label is not None and shows_path and (block.index <= first or not path):
            path = list(label.values("section"))
        element, parent = block.element, block.element.getparent()
        named = says(element, "crumbs") or (parent is not None and says(parent, "crumbs"))
        if named and fold(block.text) != fold(title or ""):
            steps.append(block.text)
    return path or (steps[-1:] if len(steps) > 1 else [])


def _is_menu(path: str) -> bool:
    """Whether bars alone part three names or more: a menu in one line as often as a path."""
    return path.count("|") > 1 and not any(mark in path for mark in ">»›")


def _of_title(around: Surroundings) -> list[str]:
    """The part of <title> between the headline and the site's name: "headline | section | site"."""
    parts = [part for part in SEPARATOR.split(around.layout.document_title) if part]
    if len(parts) < 3 or not is_outlet(parts[-1], around.outlets):
        return []
    if len({mark.strip() for mark in SEPARATOR.findall(around.layout.document_title)}) > 1:
        return []
    return [part for part in parts[-2:-1] if len(part.split()) <= 3]


def _over_title(around: Surroundings) -> list[str]:
    """A short line beside the headline that is also an entry of the menu above."""
    if around.title_at is None:
        return []
    at, blocks = around.title_at, around.blocks
    near = [block for block in blocks[max(0, at - 2) : min(at + 3, around.start)] if len(block.text.split()) <= 3]
    menu = {b.text: b.index for b in reversed(blocks[:at]) if b.link_chars and len(b.text) <= 25}
    return [block.text for block in near if menu.get(block.text, block.index) < block.index]

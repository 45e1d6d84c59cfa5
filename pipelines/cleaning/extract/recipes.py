"""The parts of a recipe that stand in boxes of their own: what goes into it, what to do, what to mind.

Their lines are too short to be running text, so that no other rule takes them for the article's.
"""

from pipelines.cleaning.layout.outline import Outline, is_link
from pipelines.cleaning.page import Block
from pipelines.cleaning.text import fold
from pipelines.cleaning.words import words

LONGEST_HEADING = 40
"""Characters of such a part's heading: "the ingredients of the sauce"."""

LINES = (2, 60)
"""Lines of a part, with its heading."""

HEAD_LETTERS = 4
"""Letters by which a heading is looked for first: most pages are no recipes."""


def recipe_parts(blocks: list[Block], found: Outline, headline: int | None) -> frozenset[int]:
    """The blocks of a recipe's parts behind the headline, as indices; none where the page has not both ingredients and
    steps. A part is a box that opens with its heading, and in which nothing leads to another page."""
    starts = {head[:HEAD_LETTERS] for head in words("extract/recipes.toml", "ingredients")}
    if headline is None or not any(block.text[:HEAD_LETTERS].lower() in starts for block in blocks[headline + 1 :]):
        return frozenset()
    kinds = {kind: tuple(words("extract/recipes.toml", kind)) for kind in ("ingredients", "steps", "more")}
    parts: dict[str, list[range]] = {kind: [] for kind in kinds}
    for block in blocks[headline + 1 :]:
        if len(block.text) > LONGEST_HEADING or found.zone(block.index) is not None:
            continue
        text = fold(block.text)
        kind = next((kind for kind, heads in kinds.items() if text.startswith(heads)), None)
        if kind is not None:
            parts[kind].append(_box(block, blocks, found))
    if not any(parts["ingredients"]) or not any(parts["steps"]):
        return frozenset()
    return frozenset(index for boxes in parts.values() for box in boxes for index in box)


def _box(block: Block, blocks: list[Block], found: Outline) -> range:
    """The blocks of the part that opens with a heading; none where its box holds other things, too."""
    node = found.nodes[found.node_of[block.index]]
    while node.stop == block.index + 1 and node.parent >= 0:
        node = found.nodes[node.parent]
    inside = blocks[node.first : node.stop]
    whole = (
        node.first == block.index and LINES[0] <= len(inside) <= LINES[1] and node.element.tag not in ("body", "html")
    )
    return range(node.first, node.stop) if whole and not any(map(is_link, inside)) else range(0)

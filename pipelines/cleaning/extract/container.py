"""Which element holds the article."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pipelines.cleaning.extract.widening import DECAY, body_behind_lead, widened
from pipelines.cleaning.layout.outline import CELLS, INSIDE, Node, Outline
from pipelines.cleaning.page import Block

ABOVE = 0.3
"""What a paragraph above the headline counts: hardly the article's, but the headline may be mistaken."""

RIVAL = 0.3
"""Share of the best element's score, from which on another one is asked about too."""

HEADLINE_REACH = 12
"""Blocks between the headline and its text: date, byline, buttons, a caption."""

RUN, VOTE, BODY, HEADLINE = 2.0, 2.0, 3.0, 1.0
"""What the witnesses weigh: the longest run, trafilatura, the body that the page itself or its feed gives, and
standing next to the headline. The page's own statement outweighs each of the others, two of them outweigh it."""


BETWEEN = 80
"""Weight of running text between the headline and the element behind it, up to which nothing else can be the article:
a date, a byline, a caption; a paragraph has more (85 % of those of the gold pages)."""

LEAD = 0.1
"""The same for a lead, as a share of the score of the element behind it. What holds both has little more than half of
that score (DECAY), and a vote for both gives it a tenth more than the text alone has: too little to be chosen."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for blocks, as their indices."""

    headline: int | None
    ask: Callable[[], set[int]]
    """Asks trafilatura: it costs a sixth of all cleaning."""
    supported: set[int]
    """Those that the page's JSON-LD body or its feed holds."""
    described: frozenset[int] = frozenset()
    """Those that the page's description opens with."""

    @cached_property
    def votes(self) -> set[int]:
        """trafilatura's, which is asked when they are needed."""
        return self.ask()


def find_container(blocks: list[Block], found: Outline, evidence: Evidence) -> Node | None:
    """The element that holds the article; None where the page has no running text."""
    scores = _scores(blocks, found, evidence.headline)
    if not scores:
        return None
    rivals = _rivals(found, scores)
    stated = _best(_scores(blocks, found, evidence.headline, evidence.supported)) if evidence.supported else []
    near = _next_to_headline(found, scores, evidence.headline)
    agreed = len(scores) == 1 or (
        _is_behind(found, scores, rivals[0], evidence.headline)
        and all(others == rivals for others in (near, stated or near))
    )
    votes: set[int] = set() if agreed else evidence.votes
    rivals += _best(_scores(blocks, found, evidence.headline, votes)) if votes else []
    rivals += [*stated, *near]
    best = rivals[0]
    if any(index != best for index in rivals):
        top = scores[best]
        best = max(rivals, key=lambda i: (_speaks(found, i, evidence, votes) + RUN * scores.get(i, 0.0) / top, -i))
    best = body_behind_lead(blocks, found, best, scores, evidence.headline)
    return widened(blocks, found, found.nodes[best], evidence.headline, lambda: evidence.votes)


def _best(scores: dict[int, float]) -> list[int]:
    return [max(scores, key=lambda index: (scores[index], -index))] if scores else []


def _is_behind(found: Outline, scores: dict[int, float], index: int, headline: int | None) -> bool:
    """Whether an element begins right behind the headline, or its lead, or holds it."""
    if headline is None or found.nodes[index].stop <= headline:
        return False
    between = found.sums[max(found.nodes[index].first, headline)] - found.sums[headline]
    return between <= max(BETWEEN, LEAD * scores[index])


def _scores(
    blocks: list[Block], found: Outline, headline: int | None, only: set[int] | None = None
) -> dict[int, float]:
    """The score of each element by the blocks in and below it; `only` by these blocks, where given."""
    scores: dict[int, float] = {}
    for block, weight in zip(blocks, found.weights, strict=True):
        if weight <= 0 or (found.zone(block.index) if only is None else block.index not in only):
            continue
        if headline is not None and block.index < headline:
            weight *= ABOVE
        index = found.node_of[block.index]
        node = found.nodes[index]
        cell = block.element.tag in CELLS and node.stop - node.first > 1
        if block.element.tag in INSIDE and not cell and node.parent >= 0:
            index = node.parent
        index = found.outermost(index)
        for share in DECAY:
            scores[index] = scores.get(index, 0.0) + share * weight
            index = found.nodes[index].parent
            if index < 0:
                break
            index = found.outermost(index)
    return scores


def _rivals(found: Outline, scores: dict[int, float]) -> list[int]:
    """The best element and up to two others that have nothing in common with it."""
    order = sorted(scores, key=lambda index: (-scores[index], index))
    chosen = order[:1]
    for index in order[1:]:
        if len(chosen) == 3 or scores[index] < RIVAL * scores[order[0]]:
            break
        node = found.nodes[index]
        if all(node.stop <= found.nodes[i].first or node.first >= found.nodes[i].stop for i in chosen):
            chosen.append(index)
    return chosen


def _next_to_headline(found: Outline, scores: dict[int, float], headline: int | None) -> list[int]:
    """The best element that begins soon behind the headline: a short article beside longer texts of the site's own."""
    if headline is None:
        return []
    near = [index for index in scores if 0 < found.nodes[index].first - headline <= HEADLINE_REACH]
    return [max(near, key=lambda index: (scores[index], -index))] if near else []


def _speaks(found: Outline, index: int, evidence: Evidence, votes: set[int]) -> float:
    """What the witnesses say for an element."""
    node = found.nodes[index]
    value = VOTE * _share(found, node, votes) + BODY * _share(found, node, evidence.supported)
    if evidence.headline is not None and node.stop > evidence.headline:
        between = found.sums[max(node.first, evidence.headline)] - found.sums[evidence.headline]
        value += HEADLINE / (1 + between / 500)
    return value


def _share(found: Outline, node: Node, indices: set[int]) -> float:
    total = sum(found.weights[i] for i in indices)
    inside = sum(found.weights[i] for i in indices if node.first <= i < node.stop)
    return inside / total if total else 0.0

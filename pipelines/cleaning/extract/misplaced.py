"""A headline that is matched below the text: it cuts nothing off."""

from dataclasses import replace

from pipelines.cleaning.extract.container import Evidence, find_container
from pipelines.cleaning.layout.outline import Outline
from pipelines.cleaning.page import Block

LEFT = 0.3
"""Share of a text's weight that must stand below a headline under it, for it to be that of another, shorter text."""


def placed(blocks: list[Block], found: Outline, evidence: Evidence) -> Evidence:
    """The evidence, without the headline where more of the text stands above it than below it.

    A short article under long teasers keeps its headline: it is not inside them, and its text is below.
    """
    headline = evidence.headline
    if headline is None or found.sums[headline] <= found.sums[-1] - found.sums[headline]:
        return evidence
    without = replace(evidence, headline=None)
    container = find_container(blocks, found, without)
    if container is None or container.first >= headline:
        return evidence
    above = found.sums[min(headline, container.stop)] - found.sums[container.first]
    below = found.sums[max(headline, container.stop)] - found.sums[headline]
    if headline >= container.stop:
        below = sum(found.weights[i] for i in range(headline, len(blocks)) if not found.zone(i))
        return without if below < LEFT * above else evidence
    return without if below < above else evidence

"""Bars as inline SVG. The picture is stretched to its place, the words beside it are HTML, so that they keep their size
on a phone (labels inside a viewBox shrink with it)."""

from collections.abc import Sequence

from markupsafe import Markup

GAP = 0.2
"""Share of a bar's place that is left free."""

HEIGHT = 100


def bars(values: Sequence[float], titles: Sequence[str] = ()) -> Markup:
    """A bar for each value, the highest as high as the picture; `titles` are what pointing at a bar says.

    Nothing but numbers and escaped titles goes into the markup.
    """
    highest = max(values, default=0) or 1
    parts = []
    for number, value in enumerate(values):
        height = HEIGHT * value / highest
        shape = Markup('<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}">').format(
            number + GAP / 2, HEIGHT - height, 1 - GAP, height
        )
        title = Markup("<title>{}</title>").format(titles[number]) if titles else Markup()
        parts.append(shape + title + Markup("</rect>"))
    frame = Markup('<svg class="bars" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">')
    return frame.format(max(1, len(values)), HEIGHT) + Markup().join(parts) + Markup("</svg>")

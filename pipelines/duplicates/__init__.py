"""The same story once: what a text is known by, and when two texts are one story. Pure, but for `index`."""

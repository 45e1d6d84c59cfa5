"""Signals that naqi's components send each other through Scrapy's signal manager."""

give_up = object()
"""The run ends: downloads and cleaning that are still under way are broken off."""

page_cleaned = object()
"""With `site`, `key` (the ledger's URL of the page) and `content_hash`: an article has reached the store."""

page_rendered = object()
"""With `response`, whose body is the page after its scripts have run, and `request`."""

output_failed = object()
"""With `error`: whoever cannot write the output, the ledger or the archive (OSError) or clean any page sends it."""

group_ends = object()
"""Pages are about to be called done: whoever keeps something of them forces it to the disk now. A receiver that cannot
returns the OSError, and the pages stay due."""

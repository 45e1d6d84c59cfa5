"""What a worker process must have loaded before its first page. Imported by the fork server, never by the crawl.

A page with a bit of everything is cleaned once, so that phrases are read, patterns compiled and dateparser is set up
before the workers branch off: the first pages of each would else take 0.3 s more.
"""

from pathlib import Path

from pipelines.cleaning.chain import clean_page

clean_page(Path(__file__).with_suffix(".html").read_bytes())

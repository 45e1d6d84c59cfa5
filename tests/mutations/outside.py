"""What comes in from outside: archives, saved files, addresses; and judgements that had no test of their own."""

from tests.mutations.mutation import Mutation

DISK = "crawler/core/disk.py"
RECORDS = "crawler/warc/records.py"
PAYLOAD = "crawler/warc/payload.py"
PAYLOADS = "tests/warc/test_payload.py"
WARC = "tests/warc/test_records.py tests/warc/test_hostile.py tests/warc/test_places.py"
HOSTILE = "tests/warc/test_hostile.py"
CLEANING = "tests/cleaning"
SOURCES = "crawler/discovery/sources.py"
READING = "tests/discovery/test_reading.py"
SOURCES_TESTS = "tests/discovery/test_sources.py"
ADDRESSES = "crawler/politeness/addresses.py"
ADDRESSES_TESTS = "tests/politeness/test_addresses.py"
POLITE = "tests/politeness"
REDIRECTS = "crawler/politeness/redirects.py"

ROWS = [
    # What comes in
    Mutation(RECORDS, "window.end is not None and place + head.size + head.length > window.end", "False", WARC),
    Mutation(RECORDS, "        window.peek(BLANKS)  # the", "        # the", WARC),
    Mutation("crawler/warc/pages.py", "too_large() if length > MAX_PAGE_BYTES else None", "None", WARC),
    Mutation(
        "crawler/warc/pages.py", "_lines(window, MAX_HEAD, strict=True)", "_lines(window, 2**60, strict=True)", HOSTILE
    ),
    Mutation("crawler/warc/pages.py", "min(MAX_HEAD, length)", "length", HOSTILE),
    Mutation(
        PAYLOAD,
        "        if size > MAX_PAGE_BYTES:\n            break",
        "        if False:\n            break",
        PAYLOADS,
    ),
    Mutation(
        PAYLOAD,
        "            if size > MAX_PAGE_BYTES:\n                return",
        "            if False:\n                return",
        PAYLOADS,
    ),
    Mutation(PAYLOAD, "MAX_PAGE_BYTES + 1 - len(whole)", "2**40", PAYLOADS),
    Mutation(PAYLOAD, "options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW}", "", PAYLOADS),
    Mutation(
        DISK,
        "if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):\n        file.close()",
        "if False:\n        file.close()",
        "tests/test_saved.py",
    ),
    Mutation("crawler/core/text.py", "category(character) in NEVER_SHOWN or character", "character", "tests/core"),
    # Where the crawl may go
    Mutation(ADDRESSES, "address != name and is_private(address)", "False", ADDRESSES_TESTS),
    Mutation(ADDRESSES, "        if inside:", "        if False:", ADDRESSES_TESTS),
    Mutation(REDIRECTS, "not same_owner(request.url, home, hosts)", "False", "tests/politeness/test_pace.py"),
    Mutation(REDIRECTS, "if TRAPS.search(path) and", "if False and", "tests/politeness/test_pace.py"),
    Mutation("crawler/sites/hosts.py", 'if "@" in parts.netloc:', "if False:", "tests/sites/test_urls.py"),
    Mutation("crawler/sites/load.py", "if names_user(url):", "if False:", "tests/sites/test_load.py"),
    Mutation(
        "crawler/politeness/without_user.py",
        "if names_user(request.url) else",
        "if False else",
        f"{POLITE}/test_without_user.py",
    ),
    Mutation(
        "crawler/discovery/options.py", "why := wrong_url(text)", "why := None", "tests/discovery/test_options.py"
    ),
    Mutation("crawler/discovery/listed.py", "if names_user(url):", "if False:", "tests/discovery/test_listed.py"),
    Mutation("crawler/extensions/feeds.py", "harmless(written) if", "written if", "tests/extensions/test_feeds.py"),
    # Judgements that no suite of their own had noticed (HEADLINES and the like)
    Mutation("pipelines/cleaning/boilerplate/removal.py", "HEADLINES = 5", "HEADLINES = 3", f"{CLEANING}/boilerplate"),
    Mutation("pipelines/cleaning/extract/container.py", "ABOVE = 0.3", "ABOVE = 1.0", f"{CLEANING}/extract"),
    Mutation(
        "pipelines/cleaning/layout/element_names.py",
        "any(builder in names for builder in _BUILDERS)",
        "False",
        f"{CLEANING}/layout",
    ),
    Mutation(
        "pipelines/cleaning/metadata/title.py",
        "abs(around.start - heading.at)",
        "0",
        f"{CLEANING}/metadata/test_title.py",
    ),
    Mutation("crawler/discovery/reading.py", "SEVERAL = 3", "SEVERAL = 300", READING),
    Mutation(SOURCES, "source.patterns - recall(resource).patterns", "source.patterns", SOURCES_TESTS),
    Mutation(SOURCES, "since is not None and changed is not None and changed < since", "False", SOURCES_TESTS),
    Mutation(SOURCES, " if not OTHER_SITEMAPS.search(url)", "", SOURCES_TESTS),
    Mutation("crawler/discovery/copies.py", "COPIES = 5", "COPIES = 500", "tests/discovery/test_copies.py"),
]
